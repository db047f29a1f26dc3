import { VIDEO } from '../access/functions.ts';
import { type Context, command, type Refusal, refuse } from '../capability.ts';
import { mayWatch } from '../feeds/images.ts';
import type { Feed } from '../feeds/schema.ts';
import type { Room } from '../room.ts';
import { rulingAt } from '../ruling.ts';
import { allowPlayerSchema, allowSenderSchema, revokeStreamSchema, type StreamKey } from './schema.ts';
import { latestEnd, STREAM_HOURS_AT_MOST } from './standing.ts';

export const streamCommands = {
  /** Somebody may send to a feed that waits for it. */
  'stream.allow-sender': command(allowSenderSchema, (room, data, context) => {
    const feed = feedFor(room, data, 'send', context);
    if ('refused' in feed) return feed;
    if (feed.source.kind !== 'whip') return refuse('rejected', 'not-sent-to-us', { path: 'data.feed' });
    return [{ type: 'stream.sender-allowed', data }];
  }),
  /** Somebody without account may look through a foreign player; who gives it must be allowed to look, now and then. */
  'stream.allow-player': command(allowPlayerSchema, (room, data, context) => {
    const feed = feedFor(room, data, 'play', context);
    if ('refused' in feed) return feed;
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const may = mayWatch(room, feed, context.mandates, context.at, data.basis);
    if ('refusal' in may)
      return refuse('forbidden', may.refusal, { path: 'data.feed', params: { regime: feed.regime } });
    return [{ type: 'stream.player-allowed', data }];
  }),
  'stream.revoke': command(revokeStreamSchema, (room, data, { by, mandates }) => {
    const key = room.streamKeys[data.key];
    const own =
      key?.given.by.person === by.person || mandates.some(m => (VIDEO as readonly string[]).includes(m.function));
    if (!key || !own) return refuse('rejected', 'unknown-stream-key', { path: 'data.key' });
    return key.revoked
      ? refuse('conflict', 'already-lifted', { path: 'data.key' })
      : [{ type: 'stream.revoked', data }];
  }),
};

function feedFor(
  room: Room,
  data: { readonly key: string; readonly feed: string; readonly expiresAt: string },
  use: StreamKey['use'],
  { at, sees }: Context,
): Feed | Refusal {
  const feed = room.feeds[data.feed];
  if (!feed || !sees('feeds', data.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
  if (feed.retired) return refuse('conflict', 'feed-retired', { path: 'data.feed' });
  if (room.streamKeys[data.key]) return refuse('conflict', 'already-exists', { path: 'data.key' });
  const ends = Date.parse(data.expiresAt);
  if (ends <= Date.parse(at)) return refuse('rejected', 'deadline-past', { path: 'data.expiresAt' });
  if (ends > latestEnd(use, at)) {
    const hours = rulingAt(STREAM_HOURS_AT_MOST, at).value[use];
    return refuse('rejected', 'stream-too-long', { path: 'data.expiresAt', params: { hours } });
  }
  return feed;
}
