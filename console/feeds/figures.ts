import { create } from 'zustand';

/** The tile whose figures are shown: how its picture arrives. One at a time. */
export const useFigures = create<{ readonly feed: string | undefined }>(() => ({ feed: undefined }));
export const toggleFigures = (feed: string): void =>
  useFigures.setState(shown => ({ feed: shown.feed === feed ? undefined : feed }));
