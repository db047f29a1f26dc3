import { type Sights, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import type { Event } from '../protocol.ts';
import { answerable, answersFor } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import type { Alert, AlertReceived, Receipt } from './schema.ts';

const isOwn = (viewer: Viewer, r: Receipt): boolean =>
  viewer.mandates.some(m => answersFor(m, { id: r.recipient, kind: r.kind }));

/** A recipient sees its own receipt, not who else is silent. */
function ownReceipts(viewer: Viewer, alert: Alert): Alert {
  const own = Object.values(alert.receipts).filter(r => isOwn(viewer, r));
  return own.length === Object.keys(alert.receipts).length
    ? alert
    : { ...alert, receipts: Object.fromEntries(own.map(r => [r.recipient, r])) };
}

function concernsOnly(room: Room, viewer: Viewer, event: Event): boolean {
  const { alert: id, recipients } = event.data as AlertReceived;
  const alert = room.alerts[id];
  return alert !== undefined && recipients.every(r => answerable(alert.receipts, viewer.mandates).includes(r));
}

/** An alert is for whom it names, once it is issued, each with its own receipt alone. */
export const alertSight: Sights<'alerts'> = {
  collections: {
    alerts: {
      by: 'recipient',
      sees: (_room, viewer, alert) =>
        alert.issued !== undefined && Object.values(alert.receipts).some(r => isOwn(viewer, r)),
      hide: (room, viewer, alert) => ownReceipts(viewer, withoutHiddenIncident(room, viewer, alert)),
      incidents: ({ incident }) => [incident],
    },
  },
  tells: {
    'alert.sending-reported': () => false,
    'alert.received': concernsOnly,
    'alert.read': concernsOnly,
    'alert.acknowledged': concernsOnly,
  },
};
