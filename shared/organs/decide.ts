import type { z } from 'zod';
import { RECORDERS } from '../access/functions.ts';
import { type Context, command, type Refusal, refuse } from '../capability.ts';
import { authorityOf, type DecidedBy, decidedInTheFuture } from '../people/authority.ts';
import { holdsForCommune, isValid } from '../people/mandates.ts';
import type { FunctionCode, Mandate } from '../people/schema.ts';
import type { Room } from '../room.ts';
import { seatsFor } from './composition.ts';
import {
  closeOrganSchema,
  conveneOrganSchema,
  leaveSeatSchema,
  type Organ,
  type OrganKind,
  takeSeatSchema,
} from './schema.ts';
import { sitsAtHome } from './standing.ts';

/** Who convenes each: the authority that presides it; on site the officer who leads. */
const CONVENES: Readonly<Record<OrganKind, FunctionCode>> = {
  'cc-com': 'mayor',
  'cc-prov': 'high-official',
  'cp-ops': 'dir-d1',
};

export const organCommands = {
  'organ.convene': command(conveneOrganSchema, (room, data, context) => {
    const { decidedBy: _recorded, ...told } = data;
    if (room.organs[data.organ]) return refuse('conflict', 'already-exists', { path: 'data.organ' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const refused = refusedPlace(room, data, context);
    if (refused) return refused;
    const decided = presiding(room, context, data.kind, data.communes ?? [], data);
    if ('refused' in decided) return decided;
    return (
      decidedInTheFuture(data.decidedAt, context) ?? [
        { type: 'organ.convened', data: { ...told, authority: decided.authority.id, how: decided.how } },
      ]
    );
  }),
  'organ.close': command(closeOrganSchema, (room, data, context) => {
    const { decidedBy, ...told } = data;
    const organ = known(room, data.organ, context);
    if ('refused' in organ) return organ;
    const decided = presiding(room, context, organ.kind, organ.communes, data);
    if ('refused' in decided) return decided;
    if (organ.closed) return refuse('conflict', 'already-closed', { path: 'data.organ' });
    return (
      decidedInTheFuture(data.decidedAt, context) ?? [
        { type: 'organ.closed', data: { ...told, authority: decided.authority.id, how: decided.how } },
      ]
    );
  }),
  /** Somebody sits down, or staff record that they did; whoever sat there is relieved by name, never silently. */
  'seat.take': command(takeSeatSchema, (room, data, context) => {
    const organ = known(room, data.organ, context);
    if ('refused' in organ) return organ;
    if (organ.closed) return refuse('conflict', 'already-closed', { path: 'data.organ' });
    const held = room.mandates[data.mandate];
    if (!held || !isValid(held, context.at)) return refuse('rejected', 'unknown-mandate', { path: 'data.mandate' });
    if (!actsFor(held, context)) return refuse('forbidden', 'not-your-seat', { path: 'data.mandate' });
    const seat = seatsFor(organ.kind, organ.communes, organ.convened.decidedAt).find(s => s.seat === data.seat);
    if (!seat) return refuse('rejected', 'unknown-seat', { path: 'data.seat' });
    if (!data.deputy && !(seat.functions.includes(held.function) && sitsAtHome(held, organ, data.seat)))
      return refuse('rejected', 'seat-of-another', { path: 'data.mandate' });
    const before = organ.seats[data.seat];
    const beforeHolds = before && isHeld(room, before.mandate, context.at);
    if (before && beforeHolds && before.mandate !== data.mandate && before.mandate !== data.relieves)
      return refuse('conflict', 'seat-taken', { path: 'data.seat', params: { mandate: before.mandate } });
    return [{ type: 'seat.taken', data }];
  }),
  'seat.leave': command(leaveSeatSchema, (room, data, context) => {
    const organ = known(room, data.organ, context);
    if ('refused' in organ) return organ;
    const sitting = organ.seats[data.seat];
    if (!sitting) return refuse('conflict', 'seat-vacant', { path: 'data.seat' });
    const held = room.mandates[sitting.mandate];
    return held && !actsFor(held, context)
      ? refuse('forbidden', 'not-your-seat', { path: 'data.seat' })
      : [{ type: 'seat.left', data }];
  }),
};

const isHeld = (room: Room, mandate: string, at: string): boolean => {
  const held = room.mandates[mandate];
  return held !== undefined && isValid(held, at);
};
const recorders: readonly string[] = RECORDERS;
/** For oneself, or as staff who write down who is there. */
const actsFor = (held: Mandate, { mandates }: Context): boolean =>
  mandates.some(m => m.id === held.id || recorders.includes(m.function));

function known(room: Room, id: string, context: Context): Organ | Refusal {
  const organ = room.organs[id];
  return organ && context.sees('organs', id) ? organ : refuse('rejected', 'unknown-organ', { path: 'data.organ' });
}

/** One commune for a CC-Com, an open command post for a CP-Ops, and none of the same at the same time. */
function refusedPlace(room: Room, data: z.infer<typeof conveneOrganSchema>, context: Context): Refusal | undefined {
  const { kind, communes = [], post, incident } = data;
  const unknown = communes.findIndex(nis => context.territory.zonesOf([nis]).length === 0);
  if (unknown >= 0) return refuse('rejected', 'unknown-commune', { path: `data.communes.${unknown}` });
  if (kind === 'cc-com' && communes.length !== 1) return refuse('rejected', 'one-commune', { path: 'data.communes' });
  const site = post === undefined ? undefined : room.posts[post];
  if (post !== undefined && !(site && context.sees('posts', post)))
    return refuse('rejected', 'unknown-post', { path: 'data.post' });
  if (kind === 'cp-ops' && (site?.kind !== 'pc-ops' || site.closed))
    return refuse('rejected', 'post-needed', { path: 'data.post' });
  const same = Object.values(room.organs).find(
    o =>
      !o.closed &&
      o.kind === kind &&
      o.incident === incident &&
      o.post === post &&
      (kind !== 'cc-com' || o.communes[0] === communes[0]),
  );
  return same && refuse('conflict', 'already-convened', { path: 'data.kind', params: { organ: same.id } });
}

const presiding = (
  room: Room,
  context: Context,
  kind: OrganKind,
  communes: readonly string[],
  act: { decidedAt: string; decidedBy?: { mandate: string; how: Exclude<DecidedBy['how'], 'self'> } | undefined },
): DecidedBy | Refusal =>
  authorityOf(room, context, {
    decidedAt: act.decidedAt,
    decidedBy: act.decidedBy,
    may: mandate =>
      mandate.function === CONVENES[kind] &&
      (kind !== 'cc-com' || communes.every(nis => holdsForCommune(mandate, nis))),
    wrong: refuse('forbidden', 'wrong-convener', { path: 'data.decidedBy', params: { authority: CONVENES[kind] } }),
  });
