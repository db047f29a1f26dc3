import { type Callee, callOrder } from '../people/callOrder.ts';
import type { Room } from '../room.ts';
import { type ChainStep, chainOf } from './chains.ts';
import type { Decision, DecisionReceipt, Escalated } from './schema.ts';

/** A step of a recipient's chain that is to be taken. */
export interface NextStep {
  /** Its place in the chain. */
  readonly step: number;
  readonly channel: ChainStep['channel'];
  /** Whom it is tried with; undefined where it is everyone who answers for the recipient. */
  readonly callee?: Callee;
  /** When it is due, ISO 8601 UTC; it may have passed. */
  readonly dueAt: string;
}

/**
 * The step that comes next for a recipient, and when; undefined where the chain is at its end or no longer needed.
 * It follows from the room alone (what was taken stands in the receipt), so a restart neither forgets nor repeats one.
 * @param now ISO 8601 UTC: who would be called now
 */
export function nextStep(room: Room, decision: Decision, receipt: DecisionReceipt, now: string): NextStep | undefined {
  if (decision.lifted || receipt.refused || receipt.understood) return undefined;
  const last = receipt.chain.at(-1);
  const steps = chainOf(decision.kind, decision.entered.at).steps;
  const from = (last?.step ?? -1) + 1;
  // Most chains of a long journal have been to their end: nobody is looked up for them.
  if (from >= steps.length) return undefined;
  const order = callOrder(room, { id: receipt.recipient, kind: receipt.kind }, now);
  for (let step = from; step < steps.length; step++) {
    const planned = steps[step] as ChainStep;
    if (planned.until === 'received' && receipt.received) continue;
    const callee = planned.whom === 'everyone' ? undefined : order[planned.whom];
    if (planned.whom !== 'everyone' && !callee) continue;
    if (planned.channel === 'push' && isDeaf(receipt, callee, order)) continue;
    return {
      step,
      channel: planned.channel,
      ...(callee ? { callee } : {}),
      dueAt: dueAt(decision, receipt, planned, last),
    };
  }
  return undefined;
}

/** Somebody without any device is not rung a second time; nor everyone, where all of them have none. */
const isDeaf = (receipt: DecisionReceipt, callee: Callee | undefined, order: readonly Callee[]): boolean => {
  const deaf = (person: string) =>
    receipt.chain.some(e => e.channel === 'push' && e.person === person && e.outcome === 'no-device');
  if (callee) return deaf(callee.person);
  const allTried = receipt.chain.some(e => e.channel === 'push' && !e.person && e.outcome === 'no-device');
  return allTried || (order.length > 0 && order.every(({ person }) => deaf(person)));
};

/** By the chain's clock; at once where nothing could be sent to the one before. */
function dueAt(decision: Decision, receipt: DecisionReceipt, planned: ChainStep, last: Escalated | undefined): string {
  const byClock = Date.parse(decision.entered.at) + Math.round(planned.after * decision.patience * 1_000);
  const nothingSent = receipt.sent === undefined && last?.outcome === 'no-device';
  const due = nothingSent ? Math.min(byClock, Date.parse(last.settledAt ?? last.at)) : byClock;
  return new Date(due).toISOString();
}

/** Whether a recipient's chain may still have something to do. */
export const isChased = (decision: Decision, receipt: DecisionReceipt): boolean =>
  !decision.lifted && !receipt.refused && !receipt.understood;

/** The call that the desk is asked to make for a recipient now, where there is one: the newest that nobody made. */
export const callToMake = (receipt: DecisionReceipt): Escalated | undefined =>
  receipt.understood || receipt.refused ? undefined : receipt.chain.findLast(step => step.outcome === 'to-call');
