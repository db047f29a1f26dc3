import { randomBytes } from 'node:crypto';
import type { MediaPlatform, SessionPatch } from '../../media/port.ts';
import { readOffer } from '../../media/webrtc/offer.ts';
import { mayWatch } from '../../shared/feeds/images.ts';
import type { LookStarted } from '../../shared/feeds/schema.ts';
import type { StreamKey } from '../../shared/streams/schema.ts';
import { isOpen } from '../../shared/streams/standing.ts';
import type { Asker } from '../room/decide.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { Failed } from '../room/outcome.ts';

/** Who stands behind a bearer token: a key that was given, or a person who is signed in. */
export type Bearer =
  | { readonly key: StreamKey }
  | { readonly session: { readonly id: string; readonly person: string; readonly device: string } };
/** One client that sends or plays. */
export interface StreamSession {
  readonly id: string;
  readonly way: 'whip' | 'whep';
  readonly feed: string;
  readonly bearer: Bearer;
  /** Changes with each restart of ICE. */
  etag: string;
  /** A player that sends its candidates without saying for which generation. */
  trickles?: boolean;
  /** The look that the room has recorded, of a client that plays. */
  readonly look?: string;
}
export interface StreamSessions {
  /** @throws MediaRefusal */
  publish(feed: string, bearer: Bearer, offer: string): Promise<Opened | 'other-sender'>;
  /** Records the look first. @throws MediaRefusal; the look is ended then */
  play(feed: string, bearer: Bearer, why: Why, offer: string): Promise<Opened | Failed>;
  find(id: string): StreamSession | undefined;
  /** @throws MediaRefusal */
  patch(session: StreamSession, fragment: string, mayRestart: boolean): Promise<SessionPatch>;
  end(session: StreamSession): Promise<void>;
  close(): Promise<void>;
}
export interface Opened {
  readonly session: StreamSession;
  readonly answer: string;
}
export type Why = Pick<LookStarted, 'purpose'> & Partial<Pick<LookStarted, 'incident' | 'basis'>>;
export interface StreamSessionsDeps {
  readonly media: MediaPlatform;
  readonly live: RoomKeeper;
  readonly isAlive: (session: string) => Promise<boolean> | boolean;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
}
/** A key, a grant, a mandate runs out by itself: so soon after, the stream stops. */
const CHECK_MS = 2_000;
const newTag = (): string => `"${randomBytes(9).toString('base64url')}"`;

export const keyOf = (bearer: Bearer): string | undefined => ('key' in bearer ? bearer.key.id : undefined);
/** Whether two tokens are those of one client. */
export const isSame = (a: Bearer, b: Bearer): boolean =>
  'key' in a ? a.key.id === keyOf(b) : 'session' in b && a.session.person === b.session.person;
const personOf = (bearer: Bearer): Exclude<Asker, 'belfry'> =>
  'key' in bearer
    ? { person: bearer.key.given.by.person, device: bearer.key.id }
    : { person: bearer.session.person, device: bearer.session.device };

export function createStreamSessions(deps: StreamSessionsDeps): StreamSessions {
  const { media, live, clock, newId, onError } = deps;
  const all = new Map<string, StreamSession>();

  const endLook = async (look: string): Promise<void> => {
    const told = { id: newId(), world: live.world, type: 'feed.unwatch', data: { look } };
    const outcome = await live.submit('belfry', told);
    if (!outcome.ok) onError(new Error(`the end of a look could not be told: ${outcome.reason}`));
  };
  const undo = media.onSessionEnd(id => {
    const session = all.get(id);
    all.delete(id);
    if (session?.look) void endLook(session.look).catch(onError);
  });

  const mayGoOn = async ({ feed: id, bearer, look }: StreamSession): Promise<boolean> => {
    const at = clock().toISOString();
    const feed = live.room.feeds[id];
    if (!feed || feed.retired) return false;
    if ('key' in bearer) {
      const key = live.room.streamKeys[bearer.key.id];
      if (!key || !isOpen(key, at)) return false;
    } else if (!(await deps.isAlive(bearer.session.id))) return false;
    if (!look) return true;
    const recorded = live.room.looks[look];
    const mandates = live.mandatesOf(personOf(bearer).person, at);
    return (
      recorded !== undefined && !recorded.to && !('refusal' in mayWatch(live.room, feed, mandates, at, recorded.basis))
    );
  };
  const check = async (): Promise<void> => {
    for (const session of all.values()) if (!(await mayGoOn(session))) await media.endSession(session.id);
  };
  const timer = setInterval(() => void check().catch(onError), CHECK_MS);
  timer.unref();

  const keep = (session: StreamSession): StreamSession => {
    all.set(session.id, session);
    return session;
  };
  return {
    async publish(feed, bearer, offer) {
      const others = [...all.values()].some(
        each => each.way === 'whip' && each.feed === feed && !isSame(each.bearer, bearer),
      );
      if (others) return 'other-sender';
      const session = keep({ id: newId(), way: 'whip', feed, bearer, etag: newTag() });
      try {
        return { session, answer: await media.publish(session.id, feed, offer) };
      } catch (error) {
        all.delete(session.id);
        throw error;
      }
    },
    async play(feed, bearer, why, offer) {
      // What can't be played is no look.
      readOffer(offer, 'play');
      const look = newId();
      const data = { look, feed, ...why };
      const outcome = await live.submit(personOf(bearer), { id: newId(), world: live.world, type: 'feed.watch', data });
      if (!outcome.ok) return outcome;
      const session = keep({ id: newId(), way: 'whep', feed, bearer, etag: newTag(), look });
      try {
        return { session, answer: await media.play(session.id, feed, offer) };
      } catch (error) {
        if (all.delete(session.id)) await endLook(look);
        throw error;
      }
    },
    find: id => all.get(id),
    async patch(session, fragment, mayRestart) {
      const patched = await media.patchSession(session.id, fragment, mayRestart);
      if (patched.kind === 'restarted') session.etag = newTag();
      return patched;
    },
    end: session => media.endSession(session.id),
    async close() {
      clearInterval(timer);
      undo();
      const looks = [...all.values()].flatMap(({ look }) => look ?? []);
      await Promise.all([...all.keys()].map(id => media.endSession(id)));
      all.clear();
      await Promise.allSettled(looks.map(endLook));
    },
  };
}
