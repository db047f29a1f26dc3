/** The pages of the console; each works when reloaded at its address. */
export type Place =
  | { readonly page: 'home' }
  | { readonly page: 'wall'; readonly screen: string }
  | { readonly page: 'alert'; readonly alert: string }
  /** One thing asked of whoever holds the phone (liaison/asked.ts), by its kind. */
  | { readonly page: 'asked'; readonly kind: string; readonly id: string }
  | { readonly page: 'sign-in' }
  | { readonly page: 'legend' };

/** First parts of the addresses of the phone's pages, beside alerts; the server's pages name them too. */
const ASKED: readonly (string | undefined)[] = ['decisions', 'rounds', 'tasks', 'rooms'];

/** What an address shows; an address that nothing answers to shows the home page. */
export function placeOf(path: string): Place {
  const [first, second] = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (first === 'wall' && second) return { page: 'wall', screen: second };
  if (first === 'alerts' && second) return { page: 'alert', alert: second };
  if (first && second && ASKED.includes(first)) return { page: 'asked', kind: first, id: second };
  if (first === 'sign-in') return { page: 'sign-in' };
  if (first === 'legend') return { page: 'legend' };
  return { page: 'home' };
}

const listeners = new Set<() => void>();
/** Goes to another page of the console without loading it anew. */
export function goTo(address: string, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  for (const listener of listeners) listener();
}
/** Calls back when the address changes. Returns its undo. */
export function onPlace(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
