import { useEffect, useState } from 'react';
import { preferences } from '../shell/preferences.ts';

/** One thing found, as `GET /api/search` answers. */
export interface Hit {
  readonly collection: 'log' | 'messages' | 'decisions' | 'alerts' | 'incidents';
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
  readonly author: string;
  readonly incident?: string;
  readonly source?: string;
}
export type Found =
  | { readonly state: 'idle' }
  | { readonly state: 'asking'; readonly hits: readonly Hit[] }
  | { readonly state: 'found'; readonly hits: readonly Hit[] }
  | { readonly state: 'failed'; readonly why: string | undefined };

/** A hand that types is not asked at every letter. */
const PAUSE_MS = 120;
const NOTHING: Found = { state: 'idle' };

/** What the server finds for a text, while it is being typed; the last answer stays until the next one is here. */
export function useHits(
  text: string,
  {
    world,
    incident,
    limit,
  }: { readonly world: string; readonly incident?: string | undefined; readonly limit: number },
): Found {
  const [found, setFound] = useState<Found>(NOTHING);
  useEffect(() => {
    if (text.trim().length < 2) {
      setFound(NOTHING);
      return;
    }
    const given = new AbortController();
    setFound(before => ({ state: 'asking', hits: 'hits' in before ? before.hits : [] }));
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({
        world,
        q: text.slice(0, 200),
        limit: String(limit),
        ...(incident ? { incident } : {}),
      });
      try {
        const { language } = preferences();
        const response = await fetch(`/api/search?${query}`, {
          headers: { 'accept-language': language },
          signal: given.signal,
        });
        const body = (await response.json()) as { hits?: Hit[]; error?: { message: string } };
        if (given.signal.aborted) return;
        setFound(body.hits ? { state: 'found', hits: body.hits } : { state: 'failed', why: body.error?.message });
      } catch {
        if (!given.signal.aborted) setFound({ state: 'failed', why: undefined });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [text, world, incident, limit]);
  return found;
}
