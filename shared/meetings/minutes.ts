import type { Room } from '../room.ts';
import type { Round, RoundRow } from '../rounds/schema.ts';
import { resultOf } from '../rounds/standing.ts';
import { inOrder } from './agenda.ts';
import { actionsOn } from './carried.ts';
import { compositionAt } from './organs.ts';
import { wordsOf } from './references.ts';
import type { Attendance, Meeting, Minutes, MinutesNote, Note } from './schema.ts';
import { nameOf, seatsTaken } from './seats.ts';
import { sha256 } from './sha256.ts';

/** The same content gives the same bytes, whatever the order of its fields. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
export const hashOfMinutes = (minutes: Minutes): string => sha256(canonical(minutes));
/** Of an addendum: bound to the minutes that it corrects, to its place among others, to its words. */
export const hashOfAddendum = (minutes: string, number: number, text: unknown): string =>
  sha256(canonical({ minutes, number, text }));

/** Rounds asked in a meeting, in the order in which they were asked. */
export const roundsIn = (room: Room, meeting: string): readonly Round[] =>
  Object.values(room.rounds)
    .filter(round => round.meeting === meeting)
    .sort((a, b) => (a.asked.at < b.asked.at ? -1 : a.asked.at > b.asked.at ? 1 : a.id < b.id ? -1 : 1));

/** The minutes of a meeting as they stand at a moment: what is frozen when it is closed. */
export function minutesOf(room: Room, meeting: Meeting, at: string): Minutes {
  const { id, number, organ, commune, name, place } = meeting;
  const incident = meeting.incident === undefined ? undefined : room.incidents[meeting.incident];
  const secretary = meeting.secretary === undefined ? undefined : officer(room, meeting.secretary);
  const minutes: Minutes = {
    version: 1,
    meeting: id,
    number,
    organ,
    ...(commune === undefined ? {} : { commune }),
    ...(name === undefined ? {} : { name }),
    ...(incident ? { incident: incident.title } : {}),
    place,
    opened: meeting.opened.at,
    closed: at,
    chair: officer(room, meeting.chair),
    ...(secretary ? { secretary } : {}),
    composition: compositionAt(organ, meeting.opened.at).version,
    seats: seatsTaken(room, meeting, at),
    attendance: Object.values(meeting.attendance).sort(byArrival),
    agenda: inOrder(meeting).map(item => ({
      ...item,
      notes: meeting.notes.filter(note => note.item === item.item).map(note => frozen(room, note)),
    })),
    rounds: roundsIn(room, id).map(round => ({
      question: round.question,
      asked: round.asked.at,
      closed: round.closed?.at ?? at,
      result: [...(round.closed?.result ?? resultOf(round))] as RoundRow[],
    })),
    actions: actionsOn(room, meeting).map(({ action, text, owner, due, from, done }) => ({
      action,
      text,
      owner,
      ...(due === undefined ? {} : { due }),
      from,
      ...(done === undefined ? {} : { done: done.at }),
    })),
  };
  // A field that is there but undefined would make the hash differ from that of what the journal keeps.
  return JSON.parse(JSON.stringify(minutes)) as Minutes;
}
const frozen = (room: Room, { text, at, refs = [] }: Note): MinutesNote => ({
  text,
  at,
  ...(refs.length > 0 ? { refs: refs.map(ref => ({ kind: ref.kind, text: wordsOf(room, ref) })) } : {}),
});
const byArrival = (a: Attendance, b: Attendance): number =>
  a.came < b.came ? -1 : a.came > b.came ? 1 : a.attendee < b.attendee ? -1 : 1;

function officer(room: Room, id: string): Minutes['chair'] {
  const mandate = room.mandates[id];
  return mandate
    ? { mandate: id, name: nameOf(room, mandate), function: mandate.function }
    : { mandate: id, name: id, function: 'regional-operator' };
}
