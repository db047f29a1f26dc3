import { holdsForCommune, holdsForZone, isValid } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import type { Room } from '../room.ts';
import { seatsOf } from './organs.ts';
import type { Attendance, Meeting, Owner, Seat, SeatTaken, Signature } from './schema.ts';

/** The communes that a meeting is about: its own, else those of its incident. */
export const communesOf = (room: Room, meeting: Pick<Meeting, 'commune' | 'incident'>): readonly string[] =>
  meeting.commune !== undefined
    ? [meeting.commune]
    : ((meeting.incident === undefined ? undefined : room.incidents[meeting.incident])?.communes ?? []);

/** Whether a mandate fills a function over a ground: of an owner of an action, of a seat. */
export const fills = (mandate: Mandate, { function: code, commune, zone }: Seat | Owner): boolean =>
  mandate.function === code &&
  (commune === undefined || holdsForCommune(mandate, commune)) &&
  (zone === undefined || holdsForZone(mandate, zone));

/**
 * The seats of a meeting's organ and who is in them at a moment: present where somebody came who holds it or took it
 * for another, absent where somebody holds it, vacant where nobody does.
 */
export function seatsTaken(room: Room, meeting: Meeting, at: string): readonly SeatTaken[] {
  const attendance = Object.values(meeting.attendance);
  const valid = Object.values(room.mandates).filter(m => isValid(m, at));
  return seatsOf(meeting.organ, meeting.opened.at, communesOf(room, meeting)).map(seat => {
    const here = attendance.filter(a => sitsIn(room, a, seat)).map(a => a.name);
    if (here.length > 0) return { ...seat, state: 'present', names: unique(here) };
    const holders = valid.filter(m => fills(m, seat)).map(m => nameOf(room, m));
    return { ...seat, state: holders.length > 0 ? 'absent' : 'vacant', names: unique(holders) };
  });
}
function sitsIn(room: Room, { mandate, seat: taken }: Attendance, seat: Seat): boolean {
  if (taken === seat.id) return true;
  const held = mandate === undefined ? undefined : room.mandates[mandate];
  return held !== undefined && taken === undefined && seat.function !== undefined && fills(held, seat);
}
const unique = (names: readonly string[]): string[] => [...new Set(names)];

export const nameOf = (room: Room, mandate: Mandate): string => room.people[mandate.person]?.name ?? mandate.person;

/** As what a person signs: who chaired signs as chair also where they kept the minutes themselves. */
export function officeOf(room: Room, meeting: Meeting, person: string): Signature['as'] | undefined {
  if (room.mandates[meeting.chair]?.person === person) return 'chair';
  return room.mandates[meeting.secretary ?? '']?.person === person ? 'secretary' : undefined;
}
