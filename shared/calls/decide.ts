import { type Context, command, type Refusal, refuse } from '../capability.ts';
import type { Organ } from '../organs/schema.ts';
import type { Room } from '../room.ts';
import { rulingAt } from '../ruling.ts';
import { giveFloorSchema, joinCallSchema, leaveCallSchema, raiseHandSchema } from './schema.ts';
import { CALL_MEMBERS } from './settings.ts';
import { chairs, isMember, joiningMandate, membersOf } from './standing.ts';

export const callCommands = {
  /** In one act, by mandate. Whoever is there already stays: another screen of the same person takes the place over. */
  'call.join': command(joinCallSchema, (room, data, context) => {
    const organ = known(room, data.organ, context);
    if ('refused' in organ) return organ;
    if (organ.closed) return refuse('conflict', 'already-closed', { path: 'data.organ' });
    const mandate = joiningMandate(room, organ, context.mandates, context.at);
    if (!mandate) return refuse('forbidden', 'not-of-organ', { path: 'data.organ' });
    const call = room.calls[data.organ];
    if (isMember(call, context.by.person)) return [];
    const most = rulingAt(CALL_MEMBERS, context.at).value;
    return membersOf(call).length >= most
      ? refuse('rejected', 'call-full', { path: 'data.organ', params: { most } })
      : [{ type: 'call.joined', data: { ...data, mandate: mandate.id } }];
  }),
  'call.leave': command(leaveCallSchema, (room, { organ, person, because }, context) => {
    const system = context.by.person === 'belfry';
    if (!system) {
      const seen = known(room, organ, context);
      if ('refused' in seen) return seen;
    }
    // Only Belfry knows that a connection or a right ended; a person leaves because they want to.
    const who = system ? (person ?? '') : context.by.person;
    if (!system && person !== undefined && person !== who)
      return refuse('forbidden', 'not-your-call', { path: 'data.person' });
    return isMember(room.calls[organ], who)
      ? [{ type: 'call.left', data: { organ, person: who, because: system ? (because ?? 'gone') : 'asked' } }]
      : [];
  }),
  'call.raise-hand': command(raiseHandSchema, (room, { organ: id, raised }, context) => {
    const organ = inRoom(room, id, context);
    if ('refused' in organ) return organ;
    const asks = room.calls[id]?.hands.some(({ person }) => person === context.by.person) ?? false;
    if (asks === raised) return [];
    return [{ type: raised ? 'call.hand-raised' : 'call.hand-lowered', data: { organ: id } }];
  }),
  'call.give-floor': command(giveFloorSchema, (room, data, context) => {
    const organ = inRoom(room, data.organ, context);
    if ('refused' in organ) return organ;
    const call = room.calls[data.organ];
    // Whoever has the floor gives it back; else the chair does.
    const ownBack = data.person === undefined && call?.floor?.person === context.by.person;
    if (!ownBack && !chairs(room, organ, context.mandates, context.at))
      return refuse('forbidden', 'not-the-chair', { path: 'data.organ' });
    if (data.person !== undefined && !isMember(call, data.person))
      return refuse('rejected', 'not-in-call', { path: 'data.person' });
    return call?.floor?.person === data.person ? [] : [{ type: 'call.floor-given', data }];
  }),
};

function known(room: Room, id: string, { sees }: Context): Organ | Refusal {
  const organ = room.organs[id];
  return organ && sees('organs', id) ? organ : refuse('rejected', 'unknown-organ', { path: 'data.organ' });
}

/** The organ, for somebody who is in its room. */
function inRoom(room: Room, id: string, context: Context): Organ | Refusal {
  const organ = known(room, id, context);
  if ('refused' in organ) return organ;
  return isMember(room.calls[id], context.by.person)
    ? organ
    : refuse('conflict', 'not-in-call', { path: 'data.organ' });
}
