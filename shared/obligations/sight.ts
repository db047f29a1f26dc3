import { nobody, type Sights, seesIncident, type Viewer } from '../access/viewer.ts';
import type { Room } from '../room.ts';
import type { ObligationRecord } from './schema.ts';

const COMMUNAL: readonly string[] = ['mayor', 'emergency-coordinator', 'commune-liaison'];

const incidentOf = ({ link }: ObligationRecord): string | undefined =>
  link?.kind === 'incident' || link?.kind === 'exercise' ? link.id : undefined;

/** What an entry points to is told to whoever may see that; a commune keeps the entry either way. */
function withoutHiddenLink(room: Room, viewer: Viewer, record: ObligationRecord): ObligationRecord {
  if (!record.link || seesIncident(room, viewer, incidentOf(record))) return record;
  const { link: _hidden, ...rest } = record;
  return rest;
}

/** A commune sees its own calendar; the centre and the High Official see all nineteen. */
export const obligationSight: Sights<'obligations'> = {
  collections: {
    obligations: {
      by: 'owner',
      sees: (_room, viewer, record) =>
        viewer.communes.has(record.holder) && viewer.mandates.some(m => COMMUNAL.includes(m.function)),
      hide: withoutHiddenLink,
      incidents: record => [incidentOf(record)],
    },
  },
  // Its data may name what the entry, as this reader sees it, does not.
  tells: { 'obligation.fulfilled': nobody },
};
