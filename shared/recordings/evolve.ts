import type { Evolve, Patch } from '../capability.ts';
import type { Words } from '../language/text.ts';
import { ringKey } from './ringKey.ts';
import type {
  Exported,
  ExportReported,
  Kept,
  Replayed,
  RingSet,
  Sealed,
  SnapshotReported,
  SnapshotTaken,
} from './schema.ts';

/** Replays stay in the room for a day, so that "who looked" answers at once; the journal keeps them all. */
const REPLAY_KEPT_MS = 24 * 3_600_000;

export const recordingEvolve = {
  'recording.ring-set': ((_room, told, { at, by }): Patch => ({
    rings: { [ringKey(told.feed)]: { ...told, id: ringKey(told.feed), set: { at, by } } },
  })) as Evolve<RingSet>,
  'recording.ring-stopped': ((room, { feed, reason }, { at, by }): Patch => {
    const ring = room.rings[ringKey(feed)];
    return ring ? { rings: { [ring.id]: { ...ring, stopped: { at, by, reason } } } } : {};
  }) as Evolve<{ feed: string; reason: Words }>,
  'recording.kept': ((_room, { hold: id, ...told }, { at, by }): Patch => ({
    holds: { [id]: { ...told, id, kept: { at, by } } },
  })) as Evolve<Kept>,
  'recording.sealed': ((room, { hold: id, parts }, { at }): Patch => {
    const hold = room.holds[id];
    return hold ? { holds: { [id]: { ...hold, sealed: { at, parts } } } } : {};
  }) as Evolve<Sealed>,
  'recording.released': ((room, { hold: id, reason }, { at, by }): Patch => {
    const hold = room.holds[id];
    return hold ? { holds: { [id]: { ...hold, released: { at, by, reason } } } } : {};
  }) as Evolve<{ hold: string; reason: Words }>,
  'recording.replayed': ((room, { replay: id, ...told }, { at, by }): Patch => {
    const now = Date.parse(at);
    const old = Object.values(room.replays).filter(each => now - Date.parse(each.begun.at) > REPLAY_KEPT_MS);
    return {
      replays: { ...Object.fromEntries(old.map(each => [each.id, null])), [id]: { ...told, id, begun: { at, by } } },
    };
  }) as Evolve<Replayed>,
  'recording.replay-ended': ((room, { replay: id }, { at }): Patch => {
    const replay = room.replays[id];
    return replay ? { replays: { [id]: { ...replay, ended: at } } } : {};
  }) as Evolve<{ replay: string }>,
  'recording.snapshot-taken': ((_room, { snapshot: id, ...told }, { at, by }): Patch => ({
    snapshots: { [id]: { ...told, id, taken: { at, by } } },
  })) as Evolve<SnapshotTaken>,
  'recording.snapshot-kept': ((room, { snapshot: id, kept, failed }): Patch => {
    const snapshot = room.snapshots[id];
    return snapshot
      ? { snapshots: { [id]: { ...snapshot, ...(kept ? { kept } : {}), ...(failed ? { failed } : {}) } } }
      : {};
  }) as Evolve<SnapshotReported>,
  'recording.exported': ((_room, { export: id, ...told }, { at, by }): Patch => ({
    exports: { [id]: { ...told, id, asked: { at, by } } },
  })) as Evolve<Exported>,
  'recording.export-sealed': ((room, { export: id, sealed, failed }, { at }): Patch => {
    const made = room.exports[id];
    return made
      ? {
          exports: {
            [id]: { ...made, ...(sealed ? { sealed: { ...sealed, at } } : {}), ...(failed ? { failed } : {}) },
          },
        }
      : {};
  }) as Evolve<ExportReported>,
};
