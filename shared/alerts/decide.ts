import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { refusedDifferences } from '../language/gate.ts';
import { changedMeanwhile } from '../meanwhile.ts';
import { answerable, recipientsOf, refusedAddressees } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import {
  type Alert,
  acknowledgeAlertSchema,
  cancelAlertSchema,
  draftAlertSchema,
  nameAlertSchema,
  receiveAlertSchema,
  reportSendingSchema,
} from './schema.ts';

export const alertCommands = {
  /** The same id again, while it is a draft, revises it; an approval is then needed anew. */
  'alert.draft': command(draftAlertSchema, (room, data, context) => {
    const before = room.alerts[data.alert];
    if (before && before.status !== 'draft') return refuse('conflict', 'alert-not-draft', { path: 'data.alert' });
    const { seen, ...told } = data;
    const written = { field: 'alert', at: before?.drafted.at, by: before?.drafted.by };
    const meanwhile = changedMeanwhile(room, seen, [written], 'data');
    if (meanwhile) return meanwhile;
    if (data.incident && !room.incidents[data.incident])
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    if (data.respondBy && Date.parse(data.respondBy) <= Date.parse(context.at))
      return refuse('rejected', 'deadline-past', { path: 'data.respondBy' });
    const refused = refusedAddressees(room, data.to, context.territory);
    if (refused) return refused;
    return [{ type: 'alert.drafted', data: told }];
  }),
  'alert.approve': command(nameAlertSchema, (room, data, context) => {
    const alert = room.alerts[data.alert];
    if (!alert) return refuse('rejected', 'unknown-alert', { path: 'data.alert' });
    if (alert.status !== 'draft') return refuse('conflict', 'alert-not-draft', { path: 'data.alert' });
    // Four eyes: whoever wrote it cannot be the one who approves it.
    if (alert.drafted.by.person === context.by.person)
      return refuse('forbidden', 'second-person', { path: 'data.alert' });
    return refusedTexts(alert) ?? [{ type: 'alert.approved', data }];
  }),
  'alert.issue': command(nameAlertSchema, (room, data, context) => {
    const alert = room.alerts[data.alert];
    if (!alert) return refuse('rejected', 'unknown-alert', { path: 'data.alert' });
    if (alert.status === 'draft') return refuse('rejected', 'alert-not-approved', { path: 'data.alert' });
    if (alert.status === 'cancelled') return refuse('conflict', 'alert-cancelled', { path: 'data.alert' });
    if (alert.status !== 'approved') return refuse('conflict', 'alert-already-issued', { path: 'data.alert' });
    const refused = refusedTexts(alert);
    if (refused) return refused;
    const recipients = recipientsOf(alert.to, context.territory);
    return [{ type: 'alert.issued', data: { ...data, recipients, ...whereOf(room, alert) } }];
  }),
  'alert.cancel': command(cancelAlertSchema, (room, data) => {
    const alert = room.alerts[data.alert];
    if (!alert) return refuse('rejected', 'unknown-alert', { path: 'data.alert' });
    if (alert.status === 'cancelled') return refuse('conflict', 'alert-cancelled', { path: 'data.alert' });
    return refusedDifferences({ reason: data.reason }, 'data') ?? [{ type: 'alert.cancelled', data }];
  }),
  'alert.receive': command(receiveAlertSchema, (room, data, context) =>
    arrived(room, data, context, 'alert.received', 'received'),
  ),
  'alert.read': command(receiveAlertSchema, (room, data, context) =>
    arrived(room, data, context, 'alert.read', 'read'),
  ),
  'alert.acknowledge': command(acknowledgeAlertSchema, (room, data, context) => {
    const found = forMe(room, data.alert, context);
    if ('refused' in found) return found;
    const recipients = answerable(found.receipts, context.mandates);
    return [{ type: 'alert.acknowledged', data: { ...data, recipients, actedAt: context.actedAt } }];
  }),
  'alert.report-sending': command(reportSendingSchema, (room, data) => {
    const alert = room.alerts[data.alert];
    if (!alert) return refuse('rejected', 'unknown-alert', { path: 'data.alert' });
    return [{ type: 'alert.sending-reported', data }];
  }),
};

/** Both languages say the same facts, or it does not leave. */
const refusedTexts = ({ headline, body, instruction }: Alert): Refusal | undefined =>
  refusedDifferences({ headline, body, instruction }, 'data.alert');

/** The incident's place at this moment; an alert about nothing on the map has none. */
function whereOf(room: Room, alert: Alert) {
  const incident = alert.incident === undefined ? undefined : room.incidents[alert.incident];
  if (!incident) return {};
  const { point, area, communes, category } = incident;
  const given = { ...(point ? { point } : {}), ...(area ? { area } : {}), ...(category ? { category } : {}) };
  return { where: { communes, ...given } };
}

/** An issued alert that is for the asker; anything else is unknown to them, so that ids cannot be probed. */
function forMe(room: Room, id: string, context: Context): Alert | Refusal {
  const alert = room.alerts[id];
  if (!alert?.issued || !context.sees('alerts', id)) return refuse('rejected', 'unknown-alert', { path: 'data.alert' });
  if (answerable(alert.receipts, context.mandates).length === 0)
    return refuse('forbidden', 'not-a-recipient', { path: 'data.alert' });
  return alert;
}

/** Each stage is written once per recipient, and per device the first time it speaks. */
function arrived(
  room: Room,
  data: { alert: string; device?: string | undefined },
  context: Context,
  type: 'alert.received' | 'alert.read',
  stage: 'received' | 'read',
): readonly Draft[] | Refusal {
  const alert = forMe(room, data.alert, context);
  if ('refused' in alert) return alert;
  const recipients = answerable(alert.receipts, context.mandates).filter(id => {
    const receipt = alert.receipts[id];
    const known = data.device !== undefined && receipt?.devices[data.device]?.state === 'delivered';
    return !receipt?.[stage] || (stage === 'received' && data.device !== undefined && !known);
  });
  return recipients.length === 0 ? [] : [{ type, data: { ...data, recipients, actedAt: context.actedAt } }];
}
