import type { DecisionReceipt, Said } from '../../shared/decisions/schema.ts';
import type { OutboxEntry } from '../room/outbox.ts';
import type { AnswerState } from './answerState.ts';

/** How far a recipient has said to have come. */
export type DecisionWord = 'understood' | 'executed' | 'refused' | 'lifted';
export type DecisionAnswer = AnswerState<DecisionWord> & { readonly word?: DecisionWord };

/** The command that says each word. */
export const SAYS: Readonly<Record<DecisionWord, string>> = {
  understood: 'decision.understand',
  executed: 'decision.execute',
  refused: 'decision.refuse',
  lifted: 'decision.confirm-lifted',
};
const WORDS = Object.keys(SAYS) as readonly DecisionWord[];
const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Where the reader's own word stands: from what waits on this phone and what the room holds. The last word given here
 * counts, and where none was, the furthest that the room has of those for whom the reader answers.
 */
export function decisionAnswer(
  decision: string,
  receipts: readonly DecisionReceipt[],
  outbox: readonly OutboxEntry[],
): DecisionAnswer {
  const told = toldOf(receipts);
  const own = outbox.findLast(
    ({ envelope: e }) => Object.values(SAYS).includes(e.type) && (e.data as { decision: string }).decision === decision,
  );
  if (!own) return told ? { ...told.answer, word: told.word } : { state: 'none' };
  const word = WORDS.find(each => SAYS[each] === own.envelope.type) as DecisionWord;
  const given = own.envelope.at ?? iso(own.enqueuedAt);
  const left = iso(own.leftAt ?? own.enqueuedAt);
  if (own.state === 'leaving') return { state: 'leaving', chosen: word, given, word };
  if (own.state === 'left') return { state: 'left', chosen: word, left, word };
  if (own.state === 'refused')
    return {
      ...{ state: 'refused' as const, chosen: word, why: own.failure?.message ?? '' },
      ...(told ? { word: told.word } : {}),
    };
  if (told && told.word !== word && Date.parse(told.answer.arrived) > Date.parse(given) + 1_000)
    return { ...told.answer, word: told.word };
  return { state: 'arrived', chosen: word, left, arrived: iso(own.answeredAt ?? own.enqueuedAt), word };
}

function toldOf(receipts: readonly DecisionReceipt[]) {
  const said = receipts.flatMap(receipt =>
    WORDS.flatMap(word => {
      const one: Said | undefined = receipt[word];
      return one ? [{ word, one }] : [];
    }),
  );
  // Of one moment the furthest counts: a stage includes those before it.
  const last = said.sort((a, b) => Date.parse(a.one.at) - Date.parse(b.one.at)).at(-1);
  if (!last) return undefined;
  const { word, one } = last;
  return { word, answer: { state: 'arrived' as const, chosen: word, left: one.actedAt, arrived: one.at } };
}
