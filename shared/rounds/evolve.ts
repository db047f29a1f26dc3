import type { DeviceState } from '../alerts/schema.ts';
import type { Evolve, Patch } from '../capability.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';
import type {
  Round,
  RoundAnswered,
  RoundAsked,
  RoundChased,
  RoundClosed,
  RoundReceipt,
  RoundReceived,
  RoundSendingReported,
} from './schema.ts';

/** Changes the receipts named, as long as the round is open: what was frozen stays as it was. */
function change(room: Room, id: string, ids: readonly string[], with_: (receipt: RoundReceipt) => RoundReceipt): Patch {
  const round = room.rounds[id];
  if (!round || round.closed) return {};
  const receipts = { ...round.receipts };
  for (const each of ids) {
    const receipt = receipts[each];
    if (receipt) receipts[each] = with_(receipt);
  }
  return { rounds: { [id]: { ...round, receipts } } };
}
const onDevice = (receipt: RoundReceipt, device: string | undefined, state: DeviceState): RoundReceipt =>
  device === undefined ? receipt : { ...receipt, devices: { ...receipt.devices, [device]: state } };

const arrived =
  (stage: 'received' | 'read') =>
  (room: Room, data: RoundReceived, { at, by }: Event): Patch =>
    change(room, data.round, data.recipients, receipt => ({
      ...onDevice(receipt, data.device, { state: 'delivered', at, person: by.person }),
      received: receipt.received ?? data.actedAt,
      ...(stage === 'read' ? { read: receipt.read ?? data.actedAt } : {}),
    }));

export const roundEvolve = {
  'round.asked': ((_room, { round: id, recipients, ...told }, { at, by }): Patch => {
    const receipts = recipients.map((r): [string, RoundReceipt] => [
      r.id,
      { recipient: r.id, kind: r.kind, devices: {}, answers: [], chased: [] },
    ]);
    return {
      rounds: { [id]: { ...told, id, asked: { at, by }, receipts: Object.fromEntries(receipts) } satisfies Round },
    };
  }) as Evolve<RoundAsked>,
  'round.answered': ((room, { round, recipients, ...said }, { at, by }) =>
    change(room, round, recipients, receipt => ({
      ...receipt,
      // What was said at the table was not read on a phone.
      ...(said.heardFrom === undefined
        ? { received: receipt.received ?? said.actedAt, read: receipt.read ?? said.actedAt }
        : {}),
      answers: [...receipt.answers, { ...said, at, by }],
    }))) as Evolve<RoundAnswered>,
  'round.received': arrived('received') as Evolve<RoundReceived>,
  'round.read': arrived('read') as Evolve<RoundReceived>,
  'round.chased': ((room, { round, recipients, ...how }, { at, by }) =>
    change(room, round, recipients, receipt => ({
      ...receipt,
      chased: [...receipt.chased, { ...how, at, by }],
    }))) as Evolve<RoundChased>,
  'round.closed': ((room, { round: id, result }, { at, by }): Patch => {
    const round = room.rounds[id];
    return round && !round.closed ? { rounds: { [id]: { ...round, closed: { at, by, result } } } } : {};
  }) as Evolve<RoundClosed>,
  'round.sending-reported': ((room, data, { at }) =>
    change(room, data.round, data.recipients, receipt =>
      onStep(reported(receipt, data, at), data),
    )) as Evolve<RoundSendingReported>,
};

function reported(receipt: RoundReceipt, data: RoundSendingReported, at: string): RoundReceipt {
  const { device, outcome, reason = 'unknown' } = data;
  const person = data.person === undefined ? {} : { person: data.person };
  if (outcome === 'failed') {
    const failed = device === undefined ? { ...receipt, failed: reason } : receipt;
    return onDevice(failed, device, { state: 'failed', at, reason, ...person });
  }
  const sent: RoundReceipt = { ...receipt, sent: receipt.sent ?? at };
  // A device that already said "delivered" is not set back by a late report of its sending.
  const known = device !== undefined && receipt.devices[device]?.state === 'delivered';
  return known ? sent : onDevice(sent, device, { state: 'sent', at, ...person });
}

/** A reminder keeps which devices it went to, so that none is rung twice for it. */
const onStep = (receipt: RoundReceipt, { step, device = 'none' }: RoundSendingReported): RoundReceipt =>
  step === 0
    ? receipt
    : {
        ...receipt,
        chased: receipt.chased.map(chase =>
          chase.step === step ? { ...chase, devices: [...(chase.devices ?? []), device] } : chase,
        ),
      };
