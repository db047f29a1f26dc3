import type { Evolve, Patch } from '../capability.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';
import type {
  DroneBound,
  ImagesWithheld,
  Mission,
  MissionApproved,
  MissionBounds,
  MissionChanged,
  MissionEnded,
  MissionRefused,
  MissionRequested,
} from './schema.ts';

interface Named {
  readonly mission: string;
}
const change = (room: Room, id: string, to: (mission: Mission) => Mission): Patch => {
  const mission = room.missions[id];
  return mission ? { missions: { [id]: to(mission) } } : {};
};
/** The facts, and when and by whom they were told. */
const telling = (facts: object, { at, by }: Event) => ({
  told: Object.fromEntries(Object.keys(facts).map(field => [field, at])),
  toldBy: Object.fromEntries(Object.keys(facts).map(field => [field, by])),
});

export const droneEvolve = {
  'drone.bound': ((_room, { feed: id, ...sources }, { at, by }): Patch => ({
    drones: { [id]: { ...sources, id, bound: { at, by } } },
  })) as Evolve<DroneBound>,
  'mission.requested': ((_room, { mission: id, ...facts }, event): Patch => ({
    missions: {
      [id]: { ...facts, id, state: 'requested', requested: { at: event.at, by: event.by }, ...telling(facts, event) },
    },
  })) as Evolve<MissionRequested>,
  'mission.changed': ((room, { mission: id, ...facts }, event) =>
    change(room, id, mission => {
      const { told, toldBy } = telling(facts, event);
      return {
        ...mission,
        ...facts,
        told: { ...mission.told, ...told },
        toldBy: { ...mission.toldBy, ...toldBy },
      } as Mission;
    })) as Evolve<MissionChanged>,
  'mission.approved': ((room, { mission: id, ...references }, { at, by }) =>
    change(room, id, mission => ({
      ...mission,
      ...references,
      state: 'approved',
      approved: { at, by },
    }))) as Evolve<MissionApproved>,
  'mission.refused': ((room, { mission: id, reason }, { at, by }) =>
    change(room, id, mission => ({
      ...mission,
      state: 'refused',
      declined: { at, by, reason },
    }))) as Evolve<MissionRefused>,
  'mission.started': ((room, { mission: id }, { at, by }) =>
    change(room, id, mission => ({ ...mission, state: 'flying', started: { at, by } }))) as Evolve<Named>,
  'mission.ended': ((room, { mission: id, outcome }, { at, by }) =>
    change(room, id, ({ beyond: _beyond, ...mission }) => ({
      ...mission,
      state: 'ended',
      ended: { at, by, ...(outcome === undefined ? {} : { outcome }) },
    }))) as Evolve<MissionEnded>,
  'mission.images-withheld': ((room, { mission: id, reason }, { at, by }) =>
    change(room, id, mission => ({ ...mission, withheld: { at, by, reason } }))) as Evolve<ImagesWithheld>,
  'mission.images-released': ((room, { mission: id }) =>
    change(room, id, ({ withheld: _withheld, ...mission }) => mission)) as Evolve<Named>,
  'mission.strayed': ((room, { mission: id, beyond }, { at }) =>
    change(room, id, mission => ({ ...mission, beyond: { at, what: beyond } }))) as Evolve<MissionBounds>,
  'mission.returned': ((room, { mission: id }) =>
    change(room, id, ({ beyond: _beyond, ...mission }) => mission)) as Evolve<Named>,
};
