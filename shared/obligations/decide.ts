import { type Context, command, type Refusal, refuse } from '../capability.ts';
import { holdsForCommune } from '../people/mandates.ts';
import type { Room } from '../room.ts';
import { brusselsDay } from '../territory/reference.ts';
import { fulfilObligationSchema, type Holder, planObligationSchema, withdrawObligationSchema } from './schema.ts';
import { obligationsOf } from './table.ts';

export const obligationCommands = {
  'obligation.fulfil': command(fulfilObligationSchema, (room, data, context) => {
    if (data.on > brusselsDay(context.at)) return refuse('rejected', 'decided-in-the-future', { path: 'data.on' });
    return refusedRecord(room, data, context) ?? [{ type: 'obligation.fulfilled', data }];
  }),
  'obligation.plan': command(planObligationSchema, (room, data, context) => {
    if (data.on < brusselsDay(context.at)) return refuse('rejected', 'planned-in-the-past', { path: 'data.on' });
    return refusedRecord(room, data, context) ?? [{ type: 'obligation.planned', data }];
  }),
  /** What was entered by mistake counts no more; it stays to be read. */
  'obligation.withdraw': command(withdrawObligationSchema, (room, data, context) => {
    const record = room.obligations[data.record];
    if (!record || !context.sees('obligations', record.id))
      return refuse('rejected', 'unknown-record', { path: 'data.record' });
    if (!mayRecord(record.holder, context)) return refuse('forbidden', 'obligation-not-yours');
    if (record.withdrawn) return refuse('conflict', 'already-closed', { path: 'data.record' });
    return [{ type: 'obligation.withdrawn', data }];
  }),
};

const CENTRE: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];
/** A commune keeps its own calendar; the centre keeps the Region's and helps any commune. */
const mayRecord = (holder: Holder, { mandates }: Context): boolean =>
  mandates.some(m => CENTRE.includes(m.function) || (holder !== 'region' && holdsForCommune(m, holder)));

function refusedRecord(
  room: Room,
  { record, obligation, holder }: { record: string; obligation: string; holder: Holder },
  context: Context,
): Refusal | undefined {
  if (room.obligations[record]) return refuse('conflict', 'already-exists', { path: 'data.record' });
  if (holder !== 'region' && context.territory.zonesOf([holder]).length === 0)
    return refuse('rejected', 'unknown-commune', { path: 'data.holder' });
  if (!mayRecord(holder, context)) return refuse('forbidden', 'obligation-not-yours', { path: 'data.holder' });
  return obligationsOf(holder, brusselsDay(context.at)).some(o => o.code === obligation)
    ? undefined
    : refuse('rejected', 'no-such-obligation', { path: 'data.obligation' });
}
