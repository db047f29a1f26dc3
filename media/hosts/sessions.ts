import { type MediaPlatform, MediaRefusal } from '../port.ts';
import type { Host } from './placing.ts';

type Part = Pick<MediaPlatform, 'publish' | 'play' | 'patchSession' | 'endSession' | 'onSessionEnd'>;

/**
 * Sessions of foreign clients (WHIP, WHEP): each is at the home of its feed. One that another server of the centre opened is
 * asked for at each host.
 */
export function joinSessions(
  hosts: readonly Host[],
  homeFor: (feed: string) => Host,
): { readonly part: Part; close(): void } {
  const places = new Map<string, Host>();
  const onEnd = new Set<(session: string) => void>();
  const undo = hosts.map(({ platform }) =>
    platform.onSessionEnd(session => {
      places.delete(session);
      for (const listener of onEnd) listener(session);
    }),
  );
  const begin = (what: 'publish' | 'play'): Part['publish'] => {
    return async (session, feed, offer) => {
      const home = homeFor(feed);
      const answer = await home.platform[what](session, feed, offer);
      places.set(session, home);
      return answer;
    };
  };
  const whereIs = (session: string): readonly Host[] => {
    const known = places.get(session);
    return known ? [known] : hosts.filter(({ platform }) => platform.isThere());
  };
  return {
    part: {
      publish: begin('publish'),
      play: begin('play'),
      async patchSession(session, fragment, mayRestart) {
        for (const { platform } of whereIs(session)) {
          try {
            return await platform.patchSession(session, fragment, mayRestart);
          } catch (error) {
            if (!(error instanceof MediaRefusal) || error.reason !== 'unknown-session') throw error;
          }
        }
        throw new MediaRefusal('unknown-session');
      },
      async endSession(session) {
        await Promise.all(whereIs(session).map(({ platform }) => platform.endSession(session)));
      },
      onSessionEnd(listener) {
        onEnd.add(listener);
        return () => onEnd.delete(listener);
      },
    },
    close() {
      for (const end of undo) end();
    },
  };
}
