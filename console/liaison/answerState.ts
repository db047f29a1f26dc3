import type { Disposition, Receipt } from '../../shared/alerts/schema.ts';
import type { OutboxEntry } from '../room/outbox.ts';

/** Where the reader's own answer stands. Times are ISO 8601 UTC. */
export type AnswerState<Chosen = Disposition> =
  | { readonly state: 'none' }
  | { readonly state: 'leaving'; readonly chosen: Chosen; readonly given: string }
  | { readonly state: 'left'; readonly chosen: Chosen; readonly left: string }
  | { readonly state: 'arrived'; readonly chosen: Chosen; readonly left: string; readonly arrived: string }
  | { readonly state: 'refused'; readonly chosen: Chosen; readonly why: string };

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * From what waits on this phone and what the room holds. The last answer given here counts until the room has a later
 * one: somebody else who answers for the same commune may have changed it.
 */
export function answerState(
  alert: string,
  receipts: readonly Receipt[],
  outbox: readonly OutboxEntry[],
  clockOffset = 0,
): AnswerState {
  const told = receipts.flatMap(r => r.answer ?? []).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const own = outbox.findLast(
    ({ envelope: e }) => e.type === 'alert.acknowledge' && (e.data as { alert: string }).alert === alert,
  );
  if (own) {
    const chosen = (own.envelope.data as { disposition: Disposition }).disposition;
    const given = own.envelope.at ?? iso(own.enqueuedAt);
    const left = iso((own.leftAt ?? own.enqueuedAt) + clockOffset);
    if (own.state === 'leaving') return { state: 'leaving', chosen, given };
    if (own.state === 'left') return { state: 'left', chosen, left };
    if (own.state === 'refused') return { state: 'refused', chosen, why: own.failure?.message ?? '' };
    const newer = told && Date.parse(told.actedAt) > Date.parse(given) + 1_000;
    if (!newer) {
      const arrived = told?.at ?? iso((own.answeredAt ?? own.enqueuedAt) + clockOffset);
      return { state: 'arrived', chosen, left, arrived };
    }
  }
  return told
    ? { state: 'arrived', chosen: told.disposition, left: told.actedAt, arrived: told.at }
    : { state: 'none' };
}
