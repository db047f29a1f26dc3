import { create } from 'zustand';
import type { Only } from './listState.ts';

/** Which cameras the list and the map show. What is on a tile stays there. */
export const useOnly = create<{ readonly only: Only }>(() => ({ only: 'all' }));
export const showOnly = (only: Only): void => useOnly.setState({ only });
