import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { isValid } from '../people/mandates.ts';
import type { Room } from '../room.ts';
import { closedDraft } from '../rounds/decide.ts';
import { inOrder } from './agenda.ts';
import { meetingsOf, seriesOf } from './carried.ts';
import { hashOfAddendum, hashOfMinutes, minutesOf, roundsIn } from './minutes.ts';
import { REFERRED } from './references.ts';
import { CONVENERS } from './rights.ts';
import {
  actionDoneSchema,
  addAddendumSchema,
  addItemSchema,
  agreeActionSchema,
  attendMeetingSchema,
  closeMeetingSchema,
  leaveMeetingSchema,
  type Meeting,
  noteMeetingSchema,
  openMeetingSchema,
  type Reference,
  signMeetingSchema,
} from './schema.ts';
import { fills, nameOf, officeOf } from './seats.ts';

export const meetingCommands = {
  /** The next of its series by number; its agenda is put into the order of the method. */
  'meeting.open': command(openMeetingSchema, (room, data, context) => {
    if (room.meetings[data.meeting]) return refuse('conflict', 'already-exists', { path: 'data.meeting' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    if (data.commune && context.territory.zonesOf([data.commune]).length === 0)
      return refuse('rejected', 'unknown-commune', { path: 'data.commune' });
    for (const office of ['chair', 'secretary'] as const) {
      const mandate = data[office] === undefined ? undefined : room.mandates[data[office]];
      if (data[office] !== undefined && !(mandate && isValid(mandate, context.at)))
        return refuse('rejected', 'unknown-mandate', { path: `data.${office}` });
    }
    const twice = data.agenda.findIndex((item, i) => data.agenda.findIndex(other => other.item === item.item) < i);
    if (twice >= 0) return refuse('rejected', 'already-exists', { path: `data.agenda.${twice}.item` });
    const number = (meetingsOf(room, seriesOf(data)).at(-1)?.number ?? 0) + 1;
    return [{ type: 'meeting.opened', data: { ...data, agenda: inOrder(data), number } }];
  }),
  'meeting.add-item': command(addItemSchema, (room, data, context) =>
    inOpen(room, data.meeting, context, ({ agenda }) =>
      agenda.some(({ item }) => item === data.item)
        ? refuse('conflict', 'already-exists', { path: 'data.item' })
        : [{ type: 'meeting.item-added', data }],
    ),
  ),
  /** Who came, by their mandate or as a guest by name, in which capacity. */
  'meeting.attend': command(attendMeetingSchema, (room, data, context) =>
    inOpen(room, data.meeting, context, ({ attendance }) => {
      if (attendance[data.attendee]) return refuse('conflict', 'already-exists', { path: 'data.attendee' });
      const mandate = data.mandate === undefined ? undefined : room.mandates[data.mandate];
      if (data.mandate !== undefined && !(mandate && isValid(mandate, context.at)))
        return refuse('rejected', 'unknown-mandate', { path: 'data.mandate' });
      if (mandate && Object.values(attendance).some(a => a.mandate === mandate.id && a.left === undefined))
        return refuse('conflict', 'already-attending', { path: 'data.mandate' });
      const told = mandate ? { name: nameOf(room, mandate), function: mandate.function } : {};
      return [{ type: 'meeting.attended', data: { ...data, ...told, came: context.actedAt } }];
    }),
  ),
  'meeting.leave': command(leaveMeetingSchema, (room, data, context) =>
    inOpen(room, data.meeting, context, ({ attendance }) => {
      const there = attendance[data.attendee];
      return !there || there.left !== undefined
        ? refuse('rejected', 'not-attending', { path: 'data.attendee' })
        : [{ type: 'meeting.left', data }];
    }),
  ),
  'meeting.note': command(noteMeetingSchema, (room, data, context) =>
    inOpen(room, data.meeting, context, ({ agenda }) => {
      if (!agenda.some(({ item }) => item === data.item))
        return refuse('rejected', 'unknown-item', { path: 'data.item' });
      const unknown = (data.refs ?? []).findIndex(ref => !isThere(ref, context));
      if (unknown >= 0) return refuse('rejected', 'unknown-reference', { path: `data.refs.${unknown}` });
      return [{ type: 'meeting.noted', data }];
    }),
  ),
  'meeting.action': command(agreeActionSchema, (room, data, context) =>
    inOpen(room, data.meeting, context, ({ actions }) => {
      if (actions.some(({ action }) => action === data.action))
        return refuse('conflict', 'already-exists', { path: 'data.action' });
      if (data.due && Date.parse(data.due) <= Date.parse(context.at))
        return refuse('rejected', 'deadline-past', { path: 'data.due' });
      return [{ type: 'meeting.action-agreed', data }];
    }),
  ),
  /** Said by whoever owns the action, or by those who keep the meetings; the frozen minutes do not change by it. */
  'meeting.action-done': command(actionDoneSchema, (room, data, context) => {
    const meeting = seen(room, data.meeting, context);
    if ('refused' in meeting) return meeting;
    const action = meeting.actions.find(each => each.action === data.action);
    if (!action) return refuse('rejected', 'unknown-action', { path: 'data.action' });
    const may = context.mandates.some(
      m => fills(m, action.owner) || (CONVENERS as readonly string[]).includes(m.function),
    );
    if (!may) return refuse('forbidden', 'not-the-owner', { path: 'data.action' });
    return action.done
      ? refuse('conflict', 'already-closed', { path: 'data.action' })
      : [{ type: 'meeting.action-done', data }];
  }),
  /** Freezes the minutes, and the rounds asked in the meeting with them. */
  'meeting.close': command(closeMeetingSchema, (room, data, context) =>
    inOpen(room, data.meeting, context, meeting => {
      const minutes = minutesOf(room, meeting, context.at);
      const open = roundsIn(room, meeting.id).filter(round => !round.closed);
      return [
        ...open.map(closedDraft),
        { type: 'meeting.closed', data: { meeting: meeting.id, minutes, hash: hashOfMinutes(minutes) } },
      ];
    }),
  ),
  'meeting.sign': command(signMeetingSchema, (room, data, context) => {
    const meeting = seen(room, data.meeting, context);
    if ('refused' in meeting) return meeting;
    if (!meeting.closed) return refuse('rejected', 'minutes-open', { path: 'data.meeting' });
    const about =
      data.addendum === undefined
        ? { hash: meeting.closed.hash, signatures: meeting.signatures }
        : meeting.addenda.find(a => a.addendum === data.addendum);
    if (!about) return refuse('rejected', 'unknown-addendum', { path: 'data.addendum' });
    const as = officeOf(room, meeting, context.by.person);
    if (!as) return refuse('forbidden', 'not-chair', { path: 'data.meeting' });
    // What was read is what is signed: another hash is another text.
    if (about.hash !== data.hash) return refuse('conflict', 'minutes-differ', { path: 'data.hash' });
    if (about.signatures.some(signature => signature.as === as))
      return refuse('conflict', 'already-signed', { path: 'data.meeting' });
    const mandate = (as === 'chair' ? meeting.chair : meeting.secretary) as string;
    const name = room.people[context.by.person]?.name ?? context.by.person;
    return [{ type: 'meeting.signed', data: { ...data, as, name, mandate } }];
  }),
  /** Minutes that are closed are never changed: what must be said after stands beside them, with signatures of its own. */
  'meeting.add-addendum': command(addAddendumSchema, (room, data, context) => {
    const meeting = seen(room, data.meeting, context);
    if ('refused' in meeting) return meeting;
    if (!meeting.closed) return refuse('rejected', 'minutes-open', { path: 'data.meeting' });
    if (meeting.addenda.some(({ addendum }) => addendum === data.addendum))
      return refuse('conflict', 'already-exists', { path: 'data.addendum' });
    const number = meeting.addenda.length + 1;
    const hash = hashOfAddendum(meeting.closed.hash, number, data.text);
    return [{ type: 'meeting.addendum-added', data: { ...data, number, hash } }];
  }),
};

/** A meeting that the asker may see; any other is unknown to them, so that ids cannot be probed. */
function seen(room: Room, id: string, context: Context): Meeting | Refusal {
  const meeting = context.sees('meetings', id) ? room.meetings[id] : undefined;
  return meeting ?? refuse('rejected', 'unknown-meeting', { path: 'data.meeting' });
}
function inOpen(
  room: Room,
  id: string,
  context: Context,
  then: (meeting: Meeting) => readonly Draft[] | Refusal,
): readonly Draft[] | Refusal {
  const meeting = seen(room, id, context);
  if ('refused' in meeting) return meeting;
  return meeting.closed ? refuse('conflict', 'minutes-closed', { path: 'data.meeting' }) : then(meeting);
}

/** Whether what a note refers to is in the room, as far as this room keeps such things. */
function isThere({ kind, id }: Reference, context: Context): boolean {
  return !(kind in REFERRED) || context.sees(REFERRED[kind as keyof typeof REFERRED], id);
}
