import type { Evolve, Patch } from '../capability.ts';
import type { BlackedOut, Feed, FeedGranted, FeedRegistered, GrantWithdrawn, LookStarted } from './schema.ts';

/** Looks that ended stay in the room for a day, so that "who looked" answers at once; the journal keeps them all. */
const LOOK_KEPT_MS = 24 * 3_600_000;

/** What stays when a camera is registered anew: what was given, darkened and named of it. */
const keptOf = (feed: Feed | undefined): Pick<Feed, 'grants' | 'blackouts' | 'presets'> => ({
  grants: feed?.grants ?? {},
  ...(feed?.blackouts ? { blackouts: feed.blackouts } : {}),
  ...(feed?.presets ? { presets: feed.presets } : {}),
});

export const feedEvolve = {
  'feed.registered': ((room, { feed: id, ...told }, { at, by }): Patch => ({
    feeds: { [id]: { ...keptOf(room.feeds[id]), ...told, id, registered: { at, by } } },
  })) as Evolve<FeedRegistered>,
  'feed.retired': ((room, { feed: id }, { at, by }): Patch => {
    const feed = room.feeds[id];
    return feed ? { feeds: { [id]: { ...feed, retired: { at, by } } } } : {};
  }) as Evolve<{ feed: string }>,
  'feed.granted': ((room, { feed: id, grant, ...told }): Patch => {
    const feed = room.feeds[id];
    return feed ? { feeds: { [id]: { ...feed, grants: { ...feed.grants, [grant]: { ...told, id: grant } } } } } : {};
  }) as Evolve<FeedGranted>,
  'feed.grant-withdrawn': ((room, { feed: id, grant, reason }, { at, by }): Patch => {
    const feed = room.feeds[id];
    const given = feed?.grants[grant];
    if (!feed || !given) return {};
    return {
      feeds: { [id]: { ...feed, grants: { ...feed.grants, [grant]: { ...given, withdrawn: { at, by, reason } } } } },
    };
  }) as Evolve<GrantWithdrawn>,
  'feed.blacked-out': ((room, { feed: id, blackout, ...told }, { at, by }): Patch => {
    const feed = room.feeds[id];
    const dark = { ...told, id: blackout, told: { at, by } };
    return feed ? { feeds: { [id]: { ...feed, blackouts: { ...feed.blackouts, [blackout]: dark } } } } : {};
  }) as Evolve<BlackedOut>,
  'feed.shown-again': ((room, { feed: id, blackout }): Patch => {
    const feed = room.feeds[id];
    if (!feed) return {};
    const { [blackout]: _lifted, ...blackouts } = feed.blackouts ?? {};
    return { feeds: { [id]: { ...feed, blackouts } } };
  }) as Evolve<{ feed: string; blackout: string }>,
  'feed.look-started': ((room, { look: id, ...told }, { at, by }): Patch => {
    const now = Date.parse(at);
    const old = Object.values(room.looks).filter(l => l.to !== undefined && now - Date.parse(l.to) > LOOK_KEPT_MS);
    return { looks: { ...Object.fromEntries(old.map(l => [l.id, null])), [id]: { ...told, id, from: { at, by } } } };
  }) as Evolve<LookStarted>,
  'feed.look-ended': ((room, { look: id }, { at }): Patch => {
    const look = room.looks[id];
    return look ? { looks: { [id]: { ...look, to: at } } } : {};
  }) as Evolve<{ look: string }>,
};
