import type { Evolve, Patch } from '../capability.ts';
import { act } from '../phases/evolve.ts';
import type { Room } from '../room.ts';
import type { Organ, OrganClosed, OrganConvened, SeatLeft, SeatTaken } from './schema.ts';

const change = (room: Room, id: string, with_: (organ: Organ) => Organ): Patch => {
  const organ = room.organs[id];
  return organ ? { organs: { [id]: with_(organ) } } : {};
};

export const organEvolve = {
  'organ.convened': ((_room, data, event): Patch => {
    const { organ: id, kind, incident, communes = [], post, place } = data;
    const organ: Organ = {
      ...{ id, kind, communes },
      ...(incident === undefined ? {} : { incident }),
      ...(post === undefined ? {} : { post }),
      ...(place === undefined ? {} : { place }),
      convened: act(data, event),
      seats: {},
    };
    return { organs: { [id]: organ } };
  }) as Evolve<OrganConvened>,
  'organ.closed': ((room, data, event) =>
    change(room, data.organ, organ => ({ ...organ, closed: act(data, event) }))) as Evolve<OrganClosed>,
  'seat.taken': ((room, { organ: id, seat, mandate, presence, deputy = false }, { at, by }) =>
    change(room, id, organ => ({
      ...organ,
      seats: { ...organ.seats, [seat]: { mandate, presence, deputy, since: { at, by } } },
    }))) as Evolve<SeatTaken>,
  'seat.left': ((room, { organ: id, seat }) =>
    change(room, id, organ => ({
      ...organ,
      seats: Object.fromEntries(Object.entries(organ.seats).filter(([code]) => code !== seat)),
    }))) as Evolve<SeatLeft>,
};
