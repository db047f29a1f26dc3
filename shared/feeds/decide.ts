import { command, type Refusal, refuse } from '../capability.ts';
import type { Mandate } from '../people/schema.ts';
import type { By } from '../protocol.ts';
import { mayWatch, ownsImages } from './images.ts';
import {
  blackOutSchema,
  type Feed,
  grantFeedSchema,
  registerFeedSchema,
  retireFeedSchema,
  showAgainSchema,
  unwatchFeedSchema,
  watchFeedSchema,
  withdrawGrantSchema,
} from './schema.ts';
import { whyOf } from './why.ts';

export const feedCommands = {
  /** The same id again changes the registration; grants stay. */
  'feed.register': command(registerFeedSchema, (room, data, { territory }) => {
    if (room.feeds[data.feed]?.retired) return refuse('conflict', 'feed-retired', { path: 'data.feed' });
    const { communes, zones } = data.point ? territory.at(data.point) : { communes: [], zones: [] };
    return [{ type: 'feed.registered', data: { ...data, communes, zones } }];
  }),
  'feed.retire': command(retireFeedSchema, (room, data) => {
    const feed = room.feeds[data.feed];
    if (!feed) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    return feed.retired ? refuse('conflict', 'feed-retired', { path: 'data.feed' }) : [{ type: 'feed.retired', data }];
  }),
  'feed.grant': command(grantFeedSchema, (room, data, { at, mandates, by, sees }) => {
    const feed = room.feeds[data.feed];
    if (!feed || !sees('feeds', data.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    if (feed.retired) return refuse('conflict', 'feed-retired', { path: 'data.feed' });
    if (feed.grants[data.grant]) return refuse('conflict', 'already-exists', { path: 'data.grant' });
    if (data.incident && !sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    if (data.incident && room.incidents[data.incident]?.status === 'closed')
      return refuse('conflict', 'incident-closed', { path: 'data.incident' });
    if (Date.parse(data.until) <= Date.parse(at)) return refuse('rejected', 'deadline-past', { path: 'data.until' });
    if (data.from && Date.parse(data.from) >= Date.parse(data.until))
      return refuse('rejected', 'grant-ends-first', { path: 'data.until' });
    return notTheirs(feed, mandates, by) ?? [{ type: 'feed.granted', data: { ...data, from: data.from ?? at } }];
  }),
  'feed.withdraw': command(withdrawGrantSchema, (room, data, { mandates, by, sees }) => {
    const feed = room.feeds[data.feed];
    if (!feed || !sees('feeds', data.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    const grant = feed.grants[data.grant];
    if (!grant) return refuse('rejected', 'unknown-grant', { path: 'data.grant' });
    if (grant.withdrawn) return refuse('conflict', 'grant-over', { path: 'data.grant' });
    return notTheirs(feed, mandates, by) ?? [{ type: 'feed.grant-withdrawn', data }];
  }),
  'feed.black-out': command(blackOutSchema, (room, data, { at, mandates, by, sees }) => {
    const feed = room.feeds[data.feed];
    if (!feed || !sees('feeds', data.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    if (feed.retired) return refuse('conflict', 'feed-retired', { path: 'data.feed' });
    if (feed.blackouts?.[data.blackout]) return refuse('conflict', 'already-exists', { path: 'data.blackout' });
    const from = data.from ?? at;
    if (data.until && Date.parse(data.until) <= Math.max(Date.parse(from), Date.parse(at)))
      return refuse('rejected', 'deadline-past', { path: 'data.until' });
    return notTheirs(feed, mandates, by) ?? [{ type: 'feed.blacked-out', data: { ...data, from } }];
  }),
  'feed.show-again': command(showAgainSchema, (room, data, { mandates, by, sees }) => {
    const feed = room.feeds[data.feed];
    if (!feed || !sees('feeds', data.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    if (!feed.blackouts?.[data.blackout]) return refuse('rejected', 'unknown-blackout', { path: 'data.blackout' });
    return notTheirs(feed, mandates, by) ?? [{ type: 'feed.shown-again', data }];
  }),
  'feed.watch': command(watchFeedSchema, (room, data, { at, by, mandates, sees }) => {
    const feed = room.feeds[data.feed];
    if (!feed || !sees('feeds', data.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    if (room.looks[data.look]) return refuse('conflict', 'already-exists', { path: 'data.look' });
    if (data.incident && !sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const why = whyOf(room, by.person, data);
    const may = mayWatch(room, feed, mandates, at, why.basis);
    if ('refusal' in may)
      return refuse('forbidden', may.refusal, { path: 'data.feed', params: { regime: feed.regime } });
    if (!why.purpose) return refuse('rejected', 'purpose-missing', { path: 'data.purpose' });
    return [{ type: 'feed.look-started', data: { ...data, ...why } }];
  }),
  'feed.unwatch': command(unwatchFeedSchema, (room, data, { by }) => {
    const look = room.looks[data.look];
    if (!look || (look.from.by.person !== by.person && by.person !== 'belfry'))
      return refuse('rejected', 'unknown-look', { path: 'data.look' });
    return look.to ? [] : [{ type: 'feed.look-ended', data }];
  }),
};

/** Police images are given, taken back and darkened by the D3 of their zone alone (belgium.md §14.1). */
const notTheirs = (feed: Feed, mandates: readonly Mandate[], by: By): Refusal | undefined =>
  feed.regime !== 'police' || by.person === 'belfry' || mandates.some(m => ownsImages(feed, m))
    ? undefined
    : refuse('forbidden', 'not-the-owner', { path: 'data.feed', params: { zones: feed.zones } });
