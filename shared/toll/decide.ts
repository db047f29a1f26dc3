import { command, refuse } from '../capability.ts';
import { decidedInTheFuture } from '../people/authority.ts';
import { mayTellFor } from '../sitreps/speakers.ts';
import { reportTollSchema, withdrawTollSchema } from './schema.ts';

export const tollCommands = {
  /** A source gives a figure; directors their own discipline’s, staff anyone’s, with who said it. */
  'toll.report': command(reportTollSchema, (room, data, context) => {
    if (room.tolls[data.report]) return refuse('conflict', 'already-exists', { path: 'data.report' });
    const incident = context.sees('incidents', data.incident) ? room.incidents[data.incident] : undefined;
    if (!incident) return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    if (incident.status === 'closed') return refuse('conflict', 'incident-closed', { path: 'data.incident' });
    if (!mayTellFor(context.mandates, data.source))
      return refuse('forbidden', 'toll-not-yours', { path: 'data.source', params: { source: data.source } });
    const early = decidedInTheFuture(data.asOf, context);
    return early ? { ...early, path: 'data.asOf', reason: 'toll-in-the-future' } : [{ type: 'toll.reported', data }];
  }),
  'toll.withdraw': command(withdrawTollSchema, (room, data, context) => {
    const report = context.sees('tolls', data.report) ? room.tolls[data.report] : undefined;
    if (!report) return refuse('rejected', 'unknown-toll', { path: 'data.report' });
    if (!mayTellFor(context.mandates, report.source))
      return refuse('forbidden', 'toll-not-yours', { path: 'data.report', params: { source: report.source } });
    if (report.withdrawn) return refuse('conflict', 'toll-withdrawn', { path: 'data.report' });
    return [{ type: 'toll.withdrawn', data }];
  }),
};
