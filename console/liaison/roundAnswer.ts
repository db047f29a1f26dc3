import type { Round, RoundReceipt, RoundWord } from '../../shared/rounds/schema.ts';
import { answerOf } from '../../shared/rounds/standing.ts';
import type { OutboxEntry } from '../room/outbox.ts';
import type { AnswerState } from './answerState.ts';

export const ROUND_WORDS: readonly RoundWord[] = ['ok', 'reserve', 'no'];
const iso = (ms: number): string => new Date(ms).toISOString();

/** Where the reader's own answer to a round stands: from what waits on this phone and what the room holds. */
export function roundAnswer(
  round: Round['id'],
  receipts: readonly RoundReceipt[],
  outbox: readonly OutboxEntry[],
): AnswerState<RoundWord> {
  const told = receipts.flatMap(r => answerOf(r) ?? []).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const own = outbox.findLast(
    ({ envelope: e }) => e.type === 'round.answer' && (e.data as { round: string }).round === round,
  );
  if (own) {
    const chosen = (own.envelope.data as { answer: RoundWord }).answer;
    const given = own.envelope.at ?? iso(own.enqueuedAt);
    const left = iso(own.leftAt ?? own.enqueuedAt);
    if (own.state === 'leaving') return { state: 'leaving', chosen, given };
    if (own.state === 'left') return { state: 'left', chosen, left };
    if (own.state === 'refused') return { state: 'refused', chosen, why: own.failure?.message ?? '' };
    const newer = told && Date.parse(told.actedAt) > Date.parse(given) + 1_000;
    if (!newer) return { state: 'arrived', chosen, left, arrived: told?.at ?? iso(own.answeredAt ?? own.enqueuedAt) };
  }
  return told ? { state: 'arrived', chosen: told.answer, left: told.actedAt, arrived: told.at } : { state: 'none' };
}
