import { RECORDERS } from '../access/functions.ts';
import { type Context, command, type Refusal, refuse } from '../capability.ts';
import { isValid } from '../people/mandates.ts';
import type { Room } from '../room.ts';
import { comesAfter, mayGive, type Post, samePost } from './roster.ts';
import { acceptShiftSchema, handOverSchema, planShiftSchema, type Shift, withdrawShiftSchema } from './schema.ts';

export const dutyCommands = {
  /** Plans a turn. The centre plans for all; whoever holds a post away from it plans that post. */
  'duty.plan': command(planShiftSchema, (room, data, context) => {
    if (room.duty[data.shift]) return refuse('conflict', 'already-exists', { path: 'data.shift' });
    const held = room.mandates[data.mandate];
    if (!held || !isValid(held, data.from)) return refuse('rejected', 'unknown-mandate', { path: 'data.mandate' });
    if (held.to !== undefined && Date.parse(held.to) < Date.parse(data.to))
      return refuse('rejected', 'mandate-ends-before', { path: 'data.to' });
    if (!plansFor(context, held)) return refuse('forbidden', 'not-your-post', { path: 'data.mandate' });
    const overlaps = Object.values(room.duty).some(
      other =>
        other.mandate === held.id &&
        !other.withdrawn &&
        !other.relieved &&
        Date.parse(other.from) < Date.parse(data.to) &&
        Date.parse(data.from) < Date.parse(other.to),
    );
    if (overlaps) return refuse('conflict', 'already-on-duty', { path: 'data.from' });
    const { person, function: code, scope, organisation } = held;
    return [
      {
        type: 'duty.planned',
        data: {
          ...data,
          ...{ person, function: code, scope, rank: data.rank ?? 1 },
          ...(organisation === undefined ? {} : { organisation }),
        },
      },
    ];
  }),
  'duty.withdraw': command(withdrawShiftSchema, (room, data, context) => {
    const shift = known(room, data.shift, context);
    if ('refused' in shift) return shift;
    if (!plansFor(context, shift)) return refuse('forbidden', 'not-your-post', { path: 'data.shift' });
    if (shift.relieved || shift.accepted) return refuse('conflict', 'shift-taken', { path: 'data.shift' });
    return [{ type: 'duty.withdrawn', data }];
  }),
  /** The one on duty gives to the next of the same post, and stays until that one accepts: duty never falls between. */
  'duty.hand-over': command(handOverSchema, (room, data, context) => {
    const shift = known(room, data.shift, context);
    if ('refused' in shift) return shift;
    if (!speaksFor(context, shift)) return refuse('forbidden', 'not-your-shift', { path: 'data.shift' });
    if (shift.given) return refuse('conflict', 'already-handed-over', { path: 'data.shift' });
    if (!mayGive(shift, context.at)) return refuse('rejected', 'not-on-duty', { path: 'data.shift' });
    const next = known(room, data.to, context, 'data.to');
    if ('refused' in next) return next;
    if (next.id === shift.id || !samePost(next, shift)) return refuse('rejected', 'other-post', { path: 'data.to' });
    if (next.offered || !comesAfter(next, shift) || Date.parse(next.to) <= Date.parse(context.at))
      return refuse('conflict', 'shift-taken', { path: 'data.to' });
    const held = room.mandates[next.mandate];
    if (!held || !isValid(held, context.at)) return refuse('rejected', 'unknown-mandate', { path: 'data.to' });
    return [{ type: 'duty.handed-over', data: { ...data, actedAt: context.actedAt, until: next.to } }];
  }),
  'duty.accept': command(acceptShiftSchema, (room, data, context) => {
    const shift = known(room, data.shift, context);
    if ('refused' in shift) return shift;
    if (!speaksFor(context, shift)) return refuse('forbidden', 'not-your-shift', { path: 'data.shift' });
    if (!shift.offered) return refuse('rejected', 'nothing-handed-over', { path: 'data.shift' });
    if (shift.accepted) return refuse('conflict', 'shift-taken', { path: 'data.shift' });
    return [{ type: 'duty.accepted', data: { ...data, from: shift.offered.shift, actedAt: context.actedAt } }];
  }),
};

const PLANNERS: readonly string[] = ['high-official', 'administrator', ...RECORDERS];
const CLERKS: readonly string[] = RECORDERS;
/**
 * Whether the asker may plan for a post: the centre for all (and Belfry, where a roster is taken over), anybody else for
 * the post they hold themselves.
 */
const plansFor = ({ mandate, mandates }: Context, post: Post): boolean =>
  mandate === undefined || mandates.some(m => PLANNERS.includes(m.function) || samePost(m, post));
/** A shift's own person, or the centre's staff who write down what that person told them by telephone. */
const speaksFor = ({ by, mandates }: Context, shift: Shift): boolean =>
  by.person === shift.person || mandates.some(m => CLERKS.includes(m.function));

/** A shift that the asker may see; another's is unknown to them, so that ids cannot be probed. */
function known(room: Room, id: string, context: Context, path = 'data.shift'): Shift | Refusal {
  const shift = room.duty[id];
  return !shift || shift.withdrawn || !context.sees('duty', id) ? refuse('rejected', 'unknown-shift', { path }) : shift;
}
