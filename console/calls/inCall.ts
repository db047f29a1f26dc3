import { create } from 'zustand';

const KEY = 'belfry.call';
/** In which organ's room this console is: kept for the tab, so that a reload comes back into it. */
export const useInCall = create<{ readonly organ: string | undefined }>(() => ({
  organ: sessionStorage.getItem(KEY) ?? undefined,
}));
export function enterCall(organ: string | undefined): void {
  if (organ === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, organ);
  useInCall.setState({ organ });
}
