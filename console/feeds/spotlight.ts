import { create } from 'zustand';

/** The camera that is looked at closely: from its tile or from its eye on the map. */
export const useSpotlight = create<{ readonly feed: string | undefined }>(() => ({ feed: undefined }));
export const lookCloser = (feed: string | undefined): void => useSpotlight.setState({ feed });
