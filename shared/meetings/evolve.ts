import type { Evolve, Patch } from '../capability.ts';
import type { Room } from '../room.ts';
import type {
  ActionAgreed,
  ActionDone,
  AddendumAdded,
  ItemAdded,
  Meeting,
  MeetingAttended,
  MeetingClosed,
  MeetingLeft,
  MeetingNoted,
  MeetingOpened,
  MeetingSigned,
} from './schema.ts';

const change = (room: Room, id: string, with_: (meeting: Meeting) => Meeting): Patch => {
  const meeting = room.meetings[id];
  return meeting ? { meetings: { [id]: with_(meeting) } } : {};
};
/** What was frozen stays as it was. */
const whileOpen = (room: Room, id: string, with_: (meeting: Meeting) => Meeting): Patch =>
  room.meetings[id]?.closed ? {} : change(room, id, with_);

export const meetingEvolve = {
  'meeting.opened': ((_room, { meeting: id, ...told }, { at, by }): Patch => ({
    meetings: {
      [id]: { ...told, id, opened: { at, by }, attendance: {}, notes: [], actions: [], signatures: [], addenda: [] },
    },
  })) as Evolve<MeetingOpened>,
  'meeting.item-added': ((room, { meeting, ...item }) =>
    whileOpen(room, meeting, m => ({ ...m, agenda: [...m.agenda, item] }))) as Evolve<ItemAdded>,
  'meeting.attended': ((room, { meeting, ...attendance }) =>
    whileOpen(room, meeting, m => ({
      ...m,
      attendance: { ...m.attendance, [attendance.attendee]: attendance },
    }))) as Evolve<MeetingAttended>,
  'meeting.left': ((room, { meeting, attendee }, { at }) =>
    whileOpen(room, meeting, m => {
      const there = m.attendance[attendee];
      return there ? { ...m, attendance: { ...m.attendance, [attendee]: { ...there, left: at } } } : m;
    })) as Evolve<MeetingLeft>,
  'meeting.noted': ((room, { meeting, ...note }, { at, by }) =>
    whileOpen(room, meeting, m => {
      const known = m.notes.some(each => each.note === note.note);
      const written = { ...note, at, by };
      return {
        ...m,
        notes: known ? m.notes.map(each => (each.note === note.note ? written : each)) : [...m.notes, written],
      };
    })) as Evolve<MeetingNoted>,
  'meeting.action-agreed': ((room, { meeting, ...action }, { at, by }) =>
    whileOpen(room, meeting, m => ({
      ...m,
      actions: [...m.actions, { ...action, agreed: { at, by } }],
    }))) as Evolve<ActionAgreed>,
  // An action outlives its meeting: it is done when it is done.
  'meeting.action-done': ((room, { meeting, action, note }, { at, by }) =>
    change(room, meeting, m => ({
      ...m,
      actions: m.actions.map(each =>
        each.action === action && !each.done
          ? { ...each, done: { at, by, ...(note === undefined ? {} : { note }) } }
          : each,
      ),
    }))) as Evolve<ActionDone>,
  'meeting.closed': ((room, { meeting, minutes, hash }, { at, by }) =>
    whileOpen(room, meeting, m => ({ ...m, closed: { at, by, minutes, hash } }))) as Evolve<MeetingClosed>,
  'meeting.signed': ((room, { meeting, addendum, ...signed }, { at, by }) =>
    change(room, meeting, m =>
      addendum === undefined
        ? { ...m, signatures: [...m.signatures, { ...signed, at, by }] }
        : {
            ...m,
            addenda: m.addenda.map(each =>
              each.addendum === addendum ? { ...each, signatures: [...each.signatures, { ...signed, at, by }] } : each,
            ),
          },
    )) as Evolve<MeetingSigned>,
  'meeting.addendum-added': ((room, { meeting, ...addendum }, { at, by }) =>
    change(room, meeting, m => ({
      ...m,
      addenda: [...m.addenda, { ...addendum, at, by, signatures: [] }],
    }))) as Evolve<AddendumAdded>,
};
