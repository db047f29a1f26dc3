import { RECORDERS } from '../access/functions.ts';
import type { Organ } from '../organs/schema.ts';
import { seatsOf, sitsAtHome } from '../organs/standing.ts';
import type { Mandate } from '../people/schema.ts';
import type { Room } from '../room.ts';
import type { Call, Stay } from './schema.ts';

const recorders: readonly string[] = RECORDERS;

/** Who is in the room of an organ now, in the order of coming. */
export const membersOf = (call: Call | undefined): readonly Stay[] => call?.stays.filter(stay => !stay.left) ?? [];
export const isMember = (call: Call | undefined, person: string): boolean =>
  membersOf(call).some(stay => stay.person === person);

/**
 * The mandate by which somebody comes into an organ's room: whoever sits in it, or may sit by their function; staff of
 * the centre, who write and call. Undefined where none lets in. `at` ISO 8601 UTC.
 */
export function joiningMandate(
  room: Room,
  organ: Organ,
  mandates: readonly Mandate[],
  at: string,
): Mandate | undefined {
  const seats = seatsOf(room, organ, at);
  const sits = mandates.find(mandate => seats.some(({ sitting }) => sitting?.mandate === mandate.id));
  const maySit = () =>
    mandates.find(mandate =>
      seats.some(({ seat, functions }) => functions.includes(mandate.function) && sitsAtHome(mandate, organ, seat)),
    );
  return sits ?? maySit() ?? mandates.find(mandate => recorders.includes(mandate.function));
}

/** Whether one of these mandates gives the floor: the chair of the organ, by seat or by function, or its staff. */
export const chairs = (room: Room, organ: Organ, mandates: readonly Mandate[], at: string): boolean => {
  const chair = seatsOf(room, organ, at).find(({ seat }) => seat === 'authority' || seat === 'director');
  return mandates.some(
    mandate =>
      recorders.includes(mandate.function) ||
      chair?.sitting?.mandate === mandate.id ||
      (chair?.functions.includes(mandate.function) && sitsAtHome(mandate, organ, chair.seat)),
  );
};
