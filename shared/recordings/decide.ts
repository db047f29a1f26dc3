import type { z } from 'zod';
import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { type ImageRight, type ImageUse, imageRight, ownsImages } from '../feeds/images.ts';
import type { Feed } from '../feeds/schema.ts';
import type { Point } from '../geometry.ts';
import type { Room } from '../room.ts';
import { rulingAt } from '../ruling.ts';
import { distance } from '../territory/geodesy.ts';
import {
  endReplaySchema,
  exportSchema,
  type Hold,
  keepSchema,
  releaseSchema,
  replaySchema,
  reportExportSchema,
  reportSnapshotSchema,
  sealSchema,
  setRingSchema,
  snapshotSchema,
  stopRingSchema,
} from './schema.ts';
import { KEEP, longestRing, REPLAY_SPAN_HOURS } from './settings.ts';
import { ringOf } from './standing.ts';

export const recordingCommands = {
  /** Nothing is recorded before its owner decided it; a ring is never longer than the law of its images allows. */
  'recording.set-ring': command(setRingSchema, (room, data, context) => {
    const feed = owned(room, data.feed, context);
    if ('refused' in feed) return feed;
    if (feed.retired) return refuse('conflict', 'feed-retired', { path: 'data.feed' });
    const most = longestRing(feed.regime, context.at);
    if (data.seconds > most)
      return refuse('rejected', 'ring-too-long', { path: 'data.seconds', params: { days: most / 86_400 } });
    return [{ type: 'recording.ring-set', data }];
  }),
  'recording.stop-ring': command(stopRingSchema, (room, data, context) => {
    const feed = owned(room, data.feed, context);
    if ('refused' in feed) return feed;
    const ring = ringOf(room, data.feed);
    if (!ring || ring.stopped) return refuse('conflict', 'no-ring', { path: 'data.feed' });
    return [{ type: 'recording.ring-stopped', data }];
  }),
  /**
   * Which cameras are kept is computed: those in reach that are recorded and whose pictures the asker may see now.
   * Keeping shows nothing to anybody, so the right to look is enough; what is left out is named with its reason.
   */
  'recording.keep': command(keepSchema, (room, data, context) => keep(room, data, context)),
  'recording.release': command(releaseSchema, (room, data, context) => {
    const hold = standing(room, data.hold, context);
    if ('refused' in hold) return hold;
    // Evidence of others is not the zone's to give up.
    const zone = context.mandate?.function === 'zone-images';
    if (zone && !hold.feeds.every(id => isOwn(room.feeds[id], context)))
      return refuse('forbidden', 'not-the-owner', { path: 'data.hold' });
    return [{ type: 'recording.released', data }];
  }),
  'recording.seal': command(sealSchema, (room, data) => {
    const hold = room.holds[data.hold];
    if (!hold) return refuse('rejected', 'unknown-hold', { path: 'data.hold' });
    if (hold.released) return refuse('conflict', 'hold-released', { path: 'data.hold' });
    if (hold.sealed) return refuse('conflict', 'hold-sealed', { path: 'data.hold' });
    return [{ type: 'recording.sealed', data }];
  }),
  'recording.replay': command(replaySchema, (room, data, context) => {
    const { from, to } = { from: Date.parse(data.from), to: Date.parse(data.to) };
    if (room.replays[data.replay]) return refuse('conflict', 'already-exists', { path: 'data.replay' });
    if (to <= from) return refuse('rejected', 'span-backwards', { path: 'data.to' });
    if (to - from > REPLAY_SPAN_HOURS * 3_600_000)
      return refuse('rejected', 'span-too-long', { path: 'data.to', params: { hours: REPLAY_SPAN_HOURS } });
    if (from > Date.parse(context.at)) return refuse('rejected', 'moment-ahead', { path: 'data.from' });
    const refused =
      hidden(room, data, context) ?? mayUse(room, data.feeds, context, { ...data, right: 'replay' }, data.from);
    return refused ?? [{ type: 'recording.replayed', data }];
  }),
  'recording.end-replay': command(endReplaySchema, (room, data, { by }) => {
    const replay = room.replays[data.replay];
    if (!replay || (replay.begun.by.person !== by.person && by.person !== 'belfry'))
      return refuse('rejected', 'unknown-replay', { path: 'data.replay' });
    return replay.ended ? [] : [{ type: 'recording.replay-ended', data }];
  }),
  /** One picture of one moment; where the camera stands is written with it. */
  'recording.snapshot': command(snapshotSchema, (room, data, context) => {
    if (room.snapshots[data.snapshot]) return refuse('conflict', 'already-exists', { path: 'data.snapshot' });
    if (Date.parse(data.moment) > Date.parse(context.at))
      return refuse('rejected', 'moment-ahead', { path: 'data.moment' });
    const use = { ...data, right: 'replay' as const };
    const refused = hidden(room, data, context) ?? mayUse(room, [data.feed], context, use, data.moment);
    if (refused) return refused;
    const point = room.feeds[data.feed]?.point;
    return [{ type: 'recording.snapshot-taken', data: { ...data, ...(point ? { point } : {}) } }];
  }),
  'recording.report-snapshot': command(reportSnapshotSchema, (room, data) => {
    const snapshot = room.snapshots[data.snapshot];
    if (!snapshot) return refuse('rejected', 'unknown-snapshot', { path: 'data.snapshot' });
    if (snapshot.kept || snapshot.failed) return refuse('conflict', 'already-reported', { path: 'data.snapshot' });
    return [{ type: 'recording.snapshot-kept', data }];
  }),
  /** Leaves the house: a right of its own, camera by camera, and only of what is sealed. */
  'recording.export': command(exportSchema, (room, data, context) => {
    if (room.exports[data.export]) return refuse('conflict', 'already-exists', { path: 'data.export' });
    const hold = standing(room, data.hold, context);
    if ('refused' in hold) return hold;
    if (!hold.sealed) return refuse('conflict', 'hold-not-sealed', { path: 'data.hold' });
    const feeds = data.feeds ?? hold.feeds;
    const strange = feeds.findIndex(id => !hold.feeds.includes(id));
    if (strange >= 0) return refuse('rejected', 'not-in-hold', { path: `data.feeds.${strange}` });
    const refused = mayUse(room, feeds, context, { ...data, right: 'export' }, hold.from);
    return refused ?? [{ type: 'recording.exported', data: { ...data, feeds } }];
  }),
  'recording.report-export': command(reportExportSchema, (room, data) => {
    const made = room.exports[data.export];
    if (!made) return refuse('rejected', 'unknown-export', { path: 'data.export' });
    if (made.sealed || made.failed) return refuse('conflict', 'already-reported', { path: 'data.export' });
    return [{ type: 'recording.export-sealed', data }];
  }),
};

type Keeping = z.infer<typeof keepSchema>;

function keep(room: Room, data: Keeping, context: Context): readonly Draft[] | Refusal {
  if (room.holds[data.hold]) return refuse('conflict', 'already-exists', { path: 'data.hold' });
  const refused = hidden(room, { incident: data.incident }, context);
  if (refused) return refused;
  const moment = data.moment ?? context.actedAt;
  if (Date.parse(moment) > Date.parse(context.at)) return refuse('rejected', 'moment-ahead', { path: 'data.moment' });
  const setting = rulingAt(KEEP, context.at).value;
  const { before = setting.before, after = setting.after, moment: _moment, ...told } = data;
  if (before + after === 0) return refuse('rejected', 'nothing-to-keep', { path: 'data.before' });
  const around = data.point ?? (data.incident === undefined ? undefined : room.incidents[data.incident]?.point);
  const radius = data.radius ?? setting.radius;
  if (!data.feeds && !around) return refuse('rejected', 'no-place', { path: 'data.point' });
  const unknown = data.feeds?.findIndex(id => !room.feeds[id] || !context.sees('feeds', id)) ?? -1;
  if (unknown >= 0) return refuse('rejected', 'unknown-feed', { path: `data.feeds.${unknown}` });
  const reached = data.feeds
    ? [...new Set(data.feeds)].map(id => room.feeds[id] as Feed)
    : inReach(room, around as Point, radius, context);
  const judged = reached.map(feed => ({ feed, why: whyLeft(room, feed, data.basis, context) }));
  const feeds = judged.filter(({ why }) => !why).map(({ feed }) => feed.id);
  const left = judged.flatMap(({ feed, why }) => (why ? [{ feed: feed.id, why: why.reason }] : []));
  if (feeds.length === 0) {
    const [first] = judged;
    // What was named is refused for its own reason; around a place there is simply nothing.
    const why = data.feeds ? first?.why : judged.find(({ why }) => why?.code === 'forbidden')?.why;
    if (why) return refuse(why.code, why.reason, { path: data.feeds ? 'data.feeds.0' : 'data.incident' });
    return refuse('rejected', 'nothing-in-reach', { path: 'data.radius' });
  }
  const at = Date.parse(moment);
  const span = {
    ...{ moment, from: new Date(at - before * 1000).toISOString(), to: new Date(at + after * 1000).toISOString() },
    ...(around && !data.feeds ? { point: around, radius } : {}),
  };
  return [{ type: 'recording.kept', data: { ...told, ...span, feeds, left } }];
}

/** Cameras in use that the asker knows within so many metres, nearest first. */
function inReach(room: Room, around: Point, radius: number, context: Context): readonly Feed[] {
  return Object.values(room.feeds)
    .flatMap(feed => {
      const metres = feed.point && !feed.retired ? distance(around, feed.point) : Number.POSITIVE_INFINITY;
      return metres <= radius && context.sees('feeds', feed.id) ? [{ feed, metres }] : [];
    })
    .sort((a, b) => a.metres - b.metres)
    .map(({ feed }) => feed)
    .slice(0, 100);
}
function whyLeft(room: Room, feed: Feed, basis: unknown, context: Context) {
  const right = imageFor(room, feed, context, { right: 'live', basis });
  if ('refusal' in right) return { code: 'forbidden', reason: right.refusal } as const;
  // One that was stopped may still hold what was before.
  return ringOf(room, feed.id) ? undefined : ({ code: 'rejected', reason: 'no-ring' } as const);
}

/** Belfry itself has no mandates and acts for nobody: what it does is not a look. */
const imageFor = (
  room: Room,
  feed: Feed,
  { mandates, at, by, mandate }: Context,
  use: ImageUse,
): ImageRight | object => (by.person === 'belfry' && !mandate ? {} : imageRight(room, feed, mandates, at, use));

/** The first camera that may not be used so, with why; undefined where all may. */
function mayUse(
  room: Room,
  feeds: readonly string[],
  context: Context,
  use: ImageUse,
  takenAt: string,
): Refusal | undefined {
  for (const [i, id] of feeds.entries()) {
    const feed = room.feeds[id];
    const path = feeds.length === 1 ? 'data.feed' : `data.feeds.${i}`;
    if (!feed || !context.sees('feeds', id)) return refuse('rejected', 'unknown-feed', { path });
    const { right, basis, prosecutorRef } = use;
    const may = imageFor(room, feed, context, { right, basis, prosecutorRef, takenAt });
    if ('refusal' in may) return refuse('forbidden', may.refusal, { path, params: { regime: feed.regime } });
  }
  return undefined;
}

/** What the asker names but may not see is unknown to them. */
function hidden(
  room: Room,
  { incident, hold }: { readonly incident?: string | undefined; readonly hold?: string | undefined },
  { sees }: Context,
): Refusal | undefined {
  if (incident !== undefined && (!room.incidents[incident] || !sees('incidents', incident)))
    return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
  if (hold !== undefined && (!room.holds[hold] || !sees('holds', hold)))
    return refuse('rejected', 'unknown-hold', { path: 'data.hold' });
  return undefined;
}
function standing(room: Room, id: string, { sees }: Context): Hold | Refusal {
  const hold = room.holds[id];
  if (!hold || !sees('holds', id)) return refuse('rejected', 'unknown-hold', { path: 'data.hold' });
  return hold.released ? refuse('conflict', 'hold-released', { path: 'data.hold' }) : hold;
}

const isOwn = (feed: Feed | undefined, { mandates }: Context): boolean =>
  feed !== undefined && mandates.some(m => ownsImages(feed, m));
/** The camera, where the asker may decide on its recording. */
function owned(room: Room, id: string, context: Context): Feed | Refusal {
  const feed = room.feeds[id];
  if (!feed || !context.sees('feeds', id)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
  if (context.by.person === 'belfry') return feed;
  const zone = context.mandate?.function === 'zone-images';
  if ((feed.regime === 'police' || zone) && !isOwn(feed, context))
    return refuse('forbidden', 'not-the-owner', { path: 'data.feed', params: { zones: feed.zones } });
  return feed;
}
