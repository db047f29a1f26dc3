import type { Evolve, Patch } from '../capability.ts';
import type { Room } from '../room.ts';
import type {
  Alert,
  AlertAcknowledged,
  AlertCancelled,
  AlertDrafted,
  AlertIssued,
  AlertReceived,
  DeviceState,
  Receipt,
  SendingReported,
} from './schema.ts';

const change = (room: Room, id: string, with_: (alert: Alert) => Alert): Patch => {
  const alert = room.alerts[id];
  return alert ? { alerts: { [id]: with_(alert) } } : {};
};

/** Changes the receipts named; a recipient the alert does not have is passed over. */
const changeReceipts = (alert: Alert, ids: readonly string[], with_: (receipt: Receipt) => Receipt): Alert => {
  const receipts = { ...alert.receipts };
  for (const id of ids) {
    const receipt = receipts[id];
    if (receipt) receipts[id] = with_(receipt);
  }
  return { ...alert, receipts };
};
const setDevice = (receipt: Receipt, device: string | undefined, state: DeviceState): Receipt =>
  device === undefined
    ? receipt
    : { ...receipt, devices: { ...receipt.devices, [device]: { ...receipt.devices[device], ...state } } };

export const alertEvolve = {
  'alert.drafted': ((_room, { alert: id, ...told }, { at, by }): Patch => ({
    alerts: { [id]: { ...told, id, status: 'draft', drafted: { at, by }, receipts: {} } },
  })) as Evolve<AlertDrafted>,
  'alert.approved': ((room, { alert: id }, { at, by }) =>
    change(room, id, alert => ({ ...alert, status: 'approved', approved: { at, by } }))) as Evolve<{ alert: string }>,
  'alert.issued': ((room, { alert: id, recipients, where }, { at, by }) =>
    change(room, id, alert => ({
      ...alert,
      status: 'issued',
      issued: { at, by },
      ...(where ? { where } : {}),
      receipts: Object.fromEntries(
        recipients.map(r => [r.id, { recipient: r.id, kind: r.kind, devices: {} } satisfies Receipt]),
      ),
    }))) as Evolve<AlertIssued>,
  'alert.cancelled': ((room, { alert: id, reason }, { at, by }) =>
    change(room, id, alert => ({
      ...alert,
      status: 'cancelled',
      cancelled: { at, by, reason },
    }))) as Evolve<AlertCancelled>,
  'alert.sending-reported': ((room, data, { at }) =>
    change(room, data.alert, alert =>
      changeReceipts(alert, data.recipients, r => reported(r, data, at)),
    )) as Evolve<SendingReported>,
  'alert.received': ((room, data, { at, by }) =>
    change(room, data.alert, alert =>
      changeReceipts(alert, data.recipients, r => ({
        ...setDevice(r, data.device, { state: 'delivered', at, person: by.person }),
        received: r.received ?? data.actedAt,
      })),
    )) as Evolve<AlertReceived>,
  'alert.read': ((room, data, { at, by }) =>
    change(room, data.alert, alert =>
      changeReceipts(alert, data.recipients, r => ({
        ...setDevice(r, data.device, { state: 'delivered', at, person: by.person }),
        received: r.received ?? data.actedAt,
        read: r.read ?? data.actedAt,
      })),
    )) as Evolve<AlertReceived>,
  'alert.acknowledged': ((room, { alert: id, disposition, note, recipients, actedAt }, { at, by }) =>
    change(room, id, alert =>
      changeReceipts(alert, recipients, r => ({
        ...r,
        received: r.received ?? actedAt,
        read: r.read ?? actedAt,
        answer: { disposition, ...(note === undefined ? {} : { note }), actedAt, at, by },
      })),
    )) as Evolve<AlertAcknowledged>,
};

function reported(receipt: Receipt, data: SendingReported, at: string): Receipt {
  const person = data.person === undefined ? {} : { person: data.person };
  if (data.about === 'cancel') {
    const before = data.device === undefined ? undefined : receipt.devices[data.device];
    const got = before && data.outcome === 'sent';
    return got ? setDevice(receipt, data.device, { ...before, cancelSent: at }) : receipt;
  }
  if (data.outcome === 'failed') {
    const reason = data.reason ?? 'unknown';
    const failed = data.device === undefined ? { ...receipt, failed: reason } : receipt;
    return setDevice(failed, data.device, { state: 'failed', at, reason, ...person });
  }
  // A device that already said "delivered" is not set back by a late report of its sending.
  const known = data.device === undefined ? undefined : receipt.devices[data.device];
  const sent: Receipt = { ...receipt, sent: receipt.sent ?? at };
  return known?.state === 'delivered' ? sent : setDevice(sent, data.device, { state: 'sent', at, ...person });
}
