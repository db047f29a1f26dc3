import type { Evolve, Patch } from '../capability.ts';
import { read } from '../language/read.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';
import type {
  CallRecorded,
  Decision,
  DecisionEscalated,
  DecisionLifted,
  DecisionMaintained,
  DecisionReceipt,
  DecisionRefused,
  DecisionSaid,
  DecisionSendingReported,
  DecisionTaken,
  Escalated,
  RecordedCall,
  Said,
} from './schema.ts';

const change = (room: Room, id: string, with_: (decision: Decision) => Decision): Patch => {
  const decision = room.decisions[id];
  return decision ? { decisions: { [id]: with_(decision) } } : {};
};
/** Changes the receipts named; a recipient the decision does not have is passed over. */
export const changeReceipts = (
  decision: Decision,
  ids: readonly string[],
  with_: (receipt: DecisionReceipt) => DecisionReceipt,
): Decision => {
  const receipts = { ...decision.receipts };
  for (const id of ids) {
    const receipt = receipts[id];
    if (receipt) receipts[id] = with_(receipt);
  }
  return { ...decision, receipts };
};
const saidOf = (data: DecisionSaid, { at, by }: Event): Said => ({
  actedAt: data.actedAt,
  at,
  by,
  ...(data.note === undefined ? {} : { note: read(data.note, 'fr') }),
});
/** What a later stage says, it says of the earlier ones too, where nobody had. */
const CHAIN = ['received', 'understood', 'executed'] as const;
const say =
  (stage: (typeof CHAIN)[number]): Evolve<DecisionSaid> =>
  (room, data, event) =>
    change(room, data.decision, decision =>
      changeReceipts(decision, data.recipients, receipt => {
        const said = saidOf(data, event);
        const included = CHAIN.slice(0, CHAIN.indexOf(stage) + 1);
        const device = data.device === undefined ? {} : { [data.device]: delivered(receipt, data.device, event) };
        return {
          ...receipt,
          ...Object.fromEntries(included.map(each => [each, receipt[each] ?? said])),
          devices: { ...receipt.devices, ...device },
        };
      }),
    );
const delivered = (receipt: DecisionReceipt, device: string, { at, by }: Event) => ({
  ...receipt.devices[device],
  state: 'delivered' as const,
  at,
  person: by.person,
});

/** A word heard by telephone says what the same word of a recipient says, and from whom it was heard. */
function heard(receipt: DecisionReceipt, data: CallRecorded, event: Event): DecisionReceipt {
  const { stage, name, note, reason, actedAt } = data;
  if (stage === undefined) return receipt;
  const said: Said = {
    ...{ actedAt, at: event.at, by: event.by, heardFrom: name },
    ...(note === undefined ? {} : { note }),
  };
  if (stage === 'lifted') return receipt.lifted ? receipt : { ...receipt, lifted: said };
  const upTo = stage === 'refused' ? 'understood' : stage;
  const included = CHAIN.slice(0, CHAIN.indexOf(upTo) + 1);
  return {
    ...receipt,
    ...Object.fromEntries(included.map(each => [each, receipt[each] ?? said])),
    ...(stage === 'refused' && reason !== undefined ? { refused: { ...said, reason } } : {}),
  };
}
/** The call that the desk was asked for is made by the first that is written down after it. */
const settleCall = (chain: readonly Escalated[], { answered }: CallRecorded, at: string): readonly Escalated[] =>
  chain.map(step =>
    step.outcome === 'to-call' ? { ...step, outcome: answered ? 'answered' : 'no-answer', settledAt: at } : step,
  );
const callOf = (data: CallRecorded, { at, by }: Event): RecordedCall => {
  const { actedAt, mandate, name, answered, stage, note } = data;
  return {
    ...{ actedAt, at, by, name, outcome: answered ? ('answered' as const) : ('no-answer' as const) },
    ...(mandate === undefined ? {} : { mandate }),
    ...(stage === undefined ? {} : { stage }),
    ...(note === undefined ? {} : { note }),
  };
};

/** What push services said of a step; the taking-back sets nothing back. */
function reported(receipt: DecisionReceipt, data: DecisionSendingReported, at: string): DecisionReceipt {
  const { device, person, outcome, about, step, reason = 'unknown' } = data;
  const known = device === undefined ? undefined : receipt.devices[device];
  if (about === 'lifted')
    return device !== undefined && known && outcome === 'sent'
      ? { ...receipt, devices: { ...receipt.devices, [device]: { ...known, cancelSent: at } } }
      : receipt;
  const who = person === undefined ? {} : { person };
  const state =
    outcome === 'sent' ? { state: 'sent' as const, at, ...who } : { state: 'failed' as const, at, reason, ...who };
  // A device that already said it has it is not set back by a late report of its sending.
  const devices =
    device === undefined || known?.state === 'delivered' ? {} : { devices: { ...receipt.devices, [device]: state } };
  const failed = outcome === 'failed' && device === undefined && receipt.sent === undefined ? { failed: reason } : {};
  return {
    ...receipt,
    ...(outcome === 'sent' ? { sent: receipt.sent ?? at } : {}),
    ...devices,
    ...failed,
    chain: receipt.chain.map(each => (each.step === step ? settled(each, data, at) : each)),
  };
}
/** A step is sent as soon as one device's service took it. */
function settled(step: Escalated, { outcome, device }: DecisionSendingReported, at: string): Escalated {
  if (step.channel !== 'push') return step;
  const devices = device === undefined ? {} : { devices: [...(step.devices ?? []), device] };
  // One device that has it is enough, whatever the others say.
  if (step.outcome === 'sent') return { ...step, ...devices };
  const now = outcome === 'sent' ? 'sent' : device === undefined ? 'no-device' : 'failed';
  return { ...step, ...devices, outcome: now, settledAt: at };
}

export const decisionEvolve = {
  'decision.taken': ((_room, { decision: id, recipients, ...told }, { at, by }): Patch => ({
    decisions: {
      [id]: {
        ...told,
        id,
        entered: { at, by },
        receipts: Object.fromEntries(
          recipients.map(r => [
            r.id,
            { recipient: r.id, kind: r.kind, devices: {}, chain: [] } satisfies DecisionReceipt,
          ]),
        ),
      },
    },
  })) as Evolve<DecisionTaken>,
  'decision.received': say('received'),
  'decision.understood': say('understood'),
  'decision.executed': say('executed'),
  'decision.refused': ((room, data, event) =>
    change(room, data.decision, decision =>
      changeReceipts(decision, data.recipients, receipt => ({
        ...receipt,
        received: receipt.received ?? saidOf(data, event),
        understood: receipt.understood ?? saidOf(data, event),
        refused: { ...saidOf(data, event), reason: data.reason },
      })),
    )) as Evolve<DecisionRefused>,
  'decision.lifted': ((room, { decision: id, decidedAt, authority, how, reason }, { at, by }) =>
    change(room, id, decision => ({
      ...decision,
      lifted: { at, by, decidedAt, authority, how, reason },
    }))) as Evolve<DecisionLifted>,
  'decision.lift-confirmed': ((room, data, event) =>
    change(room, data.decision, decision =>
      changeReceipts(decision, data.recipients, receipt => ({
        ...receipt,
        lifted: receipt.lifted ?? saidOf(data, event),
      })),
    )) as Evolve<DecisionSaid>,
  'decision.maintained': ((room, { decision: id, mandate, reason }, { at, by }) =>
    change(room, id, decision => ({
      ...decision,
      maintained: { at, by, mandate, reason },
    }))) as Evolve<DecisionMaintained>,
  'decision.escalated': ((room, { decision: id, recipient, step, channel, person, mandate }, { at }) =>
    change(room, id, decision =>
      changeReceipts(decision, [recipient], receipt => ({
        ...receipt,
        chain: [
          ...receipt.chain,
          {
            ...{ step, at, channel, outcome: channel === 'push' ? ('sending' as const) : ('to-call' as const) },
            ...(person === undefined ? {} : { person }),
            ...(mandate === undefined ? {} : { mandate }),
          },
        ],
      })),
    )) as Evolve<DecisionEscalated>,
  'decision.sending-reported': ((room, data, { at }) =>
    change(room, data.decision, decision =>
      changeReceipts(decision, data.recipients, receipt => reported(receipt, data, at)),
    )) as Evolve<DecisionSendingReported>,
  'decision.call-recorded': ((room, data, event) =>
    change(room, data.decision, decision =>
      changeReceipts(decision, [data.recipient], receipt => ({
        ...heard(receipt, data, event),
        chain: settleCall(receipt.chain, data, event.at),
        calls: [...(receipt.calls ?? []), callOf(data, event)],
      })),
    )) as Evolve<CallRecorded>,
};
