import { type Sights, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import { sameOffice } from '../people/mandates.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';
import type { Action, Meeting } from './schema.ts';
import { fills } from './seats.ts';

/** Whoever convened it, chairs it, keeps its minutes or sat in it sees all of it. */
function takesPart(room: Room, viewer: Viewer, meeting: Meeting): boolean {
  const offices = [
    meeting.opened.by.mandate,
    meeting.chair,
    meeting.secretary,
    ...Object.values(meeting.attendance).map(a => a.mandate),
  ].flatMap(id => (id === undefined ? [] : (room.mandates[id] ?? [])));
  return viewer.mandates.some(m => offices.some(office => sameOffice(m, office)));
}
const owns = (viewer: Viewer, { owner }: Action): boolean => viewer.mandates.some(m => fills(m, owner));

/** Whoever was given an action learns of the action and of the meeting that gave it, not of what was said there. */
function ownPart(room: Room, viewer: Viewer, meeting: Meeting): Meeting {
  if (takesPart(room, viewer, meeting)) return withoutRefs(meeting);
  const { closed: _closed, ...rest } = meeting;
  return {
    ...rest,
    agenda: [],
    attendance: {},
    notes: [],
    actions: meeting.actions.filter(action => owns(viewer, action)),
    signatures: [],
    addenda: [],
  };
}
/** Whoever sits in a meeting does not thereby see every decision, round or line that its notes point to. */
const withoutRefs = (meeting: Meeting): Meeting =>
  meeting.notes.some(note => note.refs)
    ? { ...meeting, notes: meeting.notes.map(({ refs: _refs, ...note }) => note) }
    : meeting;
const told = (room: Room, viewer: Viewer, event: Event): boolean => {
  const meeting = room.meetings[(event.data as { meeting: string }).meeting];
  return meeting !== undefined && takesPart(room, viewer, meeting) && !('refs' in (event.data as object));
};

export const meetingSight: Sights<'meetings'> = {
  collections: {
    meetings: {
      by: 'owner',
      sees: (room, viewer, meeting) =>
        takesPart(room, viewer, meeting) || meeting.actions.some(action => owns(viewer, action)),
      hide: (room, viewer, meeting) => ownPart(room, viewer, withoutHiddenIncident(room, viewer, meeting)),
      incidents: ({ incident }) => [incident],
    },
  },
  tells: Object.fromEntries(
    [
      'opened',
      'item-added',
      'attended',
      'left',
      'noted',
      'action-agreed',
      'action-done',
      'closed',
      'signed',
      'addendum-added',
    ].map(name => [`meeting.${name}`, told]),
  ),
};
