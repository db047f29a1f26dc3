import type { Decision, DecisionReceipt } from './schema.ts';

/** Where one recipient stands with a decision. */
export type StandingState =
  /** Sent or about to be, within its patience. */
  | 'sending'
  /** Nobody has it although its time is over, or nothing could be sent: red, a person calls. */
  | 'silent'
  | 'received'
  /** A device has it and nobody has understood it, three times the patience later. */
  | 'unread'
  | 'understood'
  /** Not carried out (a notification: not understood) although the deadline has passed. */
  | 'late'
  | 'executed'
  | 'refused'
  /** The authority lifted it; the recipient has yet to confirm that it is undone. */
  | 'undoing'
  | 'undone';
export interface Standing {
  readonly state: StandingState;
  /** Since when, ISO 8601 UTC. */
  readonly since: string;
  /** now: red, a person must act; soon: orange. */
  readonly urgency?: 'now' | 'soon';
}

/** Patience times this, without anybody having understood, is worth a call. */
const UNREAD_AFTER = 3;

/**
 * How a recipient stands at a moment (ms since 1970). A silence counts from when the decision was entered: what was
 * decided by telephone cannot reach anybody before it is written down.
 */
export function standingOf(receipt: DecisionReceipt, decision: Decision, now: number): Standing {
  if (decision.lifted) return undoing(receipt, decision.lifted.at);
  const { refused, executed, understood, received, failed, sent } = receipt;
  const later = refused && executed ? Date.parse(refused.at) > Date.parse(executed.at) : Boolean(refused);
  if (refused && later) return { state: 'refused', since: refused.at, urgency: 'now' };
  if (executed) return { state: 'executed', since: executed.at };
  if (!received) {
    const { entered, patience } = decision;
    const over = plus(entered.at, patience) <= now;
    if (over || (failed !== undefined && !sent)) return { state: 'silent', since: entered.at, urgency: 'now' };
    return { state: 'sending', since: sent ?? entered.at };
  }
  const done = decision.kind === 'notification' && understood !== undefined;
  if (!done && decision.deadline !== undefined && Date.parse(decision.deadline) <= now)
    return { state: 'late', since: decision.deadline, urgency: 'soon' };
  if (understood) return { state: 'understood', since: understood.at };
  return plus(decision.entered.at, decision.patience * UNREAD_AFTER) <= now
    ? { state: 'unread', since: received.at, urgency: 'soon' }
    : { state: 'received', since: received.at };
}

const undoing = ({ lifted }: DecisionReceipt, since: string): Standing =>
  lifted ? { state: 'undone', since: lifted.at } : { state: 'undoing', since };
const plus = (iso: string, seconds: number): number => Date.parse(iso) + seconds * 1_000;

/** What stands out first: red, then orange, then the rest as they were named. */
export const standingsOf = (
  decision: Decision,
  now: number,
): readonly { readonly receipt: DecisionReceipt; readonly standing: Standing }[] => {
  const rank = ({ urgency }: Standing) => (urgency === 'now' ? 0 : urgency === 'soon' ? 1 : 2);
  return Object.values(decision.receipts)
    .map(receipt => ({ receipt, standing: standingOf(receipt, decision, now) }))
    .sort((a, b) => rank(a.standing) - rank(b.standing));
};
