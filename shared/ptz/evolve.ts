import type { Evolve, Patch } from '../capability.ts';
import type { Stamp } from '../incidents/schema.ts';
import type { Room } from '../room.ts';
import type { Lease, PresetNamed, PtzPreempted, PtzReleased, PtzTaken } from './schema.ts';

/** Hands that let go stay in the room for a day, so that whoever lost a camera can read why; the journal keeps them all. */
const LEASE_KEPT_MS = 24 * 3_600_000;

const begun = (room: Room, told: PtzTaken, stamp: Stamp): Record<string, Lease | null> => {
  const { lease: id, feed, purpose, incident, basis } = told;
  const now = Date.parse(stamp.at);
  const old = Object.values(room.leases).filter(l => l.ended && now - Date.parse(l.ended.at) > LEASE_KEPT_MS);
  const why = { purpose, ...(incident ? { incident } : {}), ...(basis ? { basis } : {}) };
  return { ...Object.fromEntries(old.map(l => [l.id, null])), [id]: { id, feed, taken: stamp, ...why } };
};

export const ptzEvolve = {
  'ptz.taken': ((room, data, { at, by }): Patch => ({ leases: begun(room, data, { at, by }) })) as Evolve<PtzTaken>,
  'ptz.pre-empted': ((room, data, { at, by }): Patch => {
    const held = room.leases[data.over];
    const because = { because: 'pre-empted', reason: data.reason, rule: data.rule } as const;
    return {
      leases: {
        ...begun(room, data, { at, by }),
        ...(held ? { [held.id]: { ...held, ended: { at, by, ...because } } } : {}),
      },
    };
  }) as Evolve<PtzPreempted>,
  'ptz.released': ((room, { lease: id, because }, { at, by }): Patch => {
    const lease = room.leases[id];
    return lease ? { leases: { [id]: { ...lease, ended: { at, by, because } } } } : {};
  }) as Evolve<PtzReleased>,
  'ptz.preset-named': ((room, { feed: id, preset, name }): Patch => {
    const feed = room.feeds[id];
    return feed ? { feeds: { [id]: { ...feed, presets: { ...feed.presets, [preset]: name } } } } : {};
  }) as Evolve<PresetNamed>,
};
