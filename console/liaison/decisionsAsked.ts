import type { Decision, DecisionReceipt } from '../../shared/decisions/schema.ts';
import type { Severity } from '../../shared/incidents/schema.ts';
import { read } from '../../shared/language/read.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { answersFor } from '../../shared/recipients/recipients.ts';
import { type Key, sayPlain } from '../language/say.ts';
import type { Asked, AskedGiven } from './asked.ts';
import { type DecisionAnswer, decisionAnswer } from './decisionAnswer.ts';

/** The receipts of a decision for which the holder of these mandates answers. */
export const ownReceipts = (decision: Decision, mandates: readonly Mandate[]): readonly DecisionReceipt[] =>
  Object.values(decision.receipts).filter(({ recipient, kind }) =>
    mandates.some(mandate => answersFor(mandate, { id: recipient, kind })),
  );

/** An order weighs most; a notification is only to be understood. */
export const DECISION_SEVERITY: Readonly<Record<Decision['kind'], Severity>> = {
  order: 'severe',
  measure: 'severe',
  notification: 'moderate',
};

/** Decisions addressed to the reader: from the room, or from their push where the room has not been reached since. */
export function decisionsAsked({ room, mandates, language, outbox, messages }: AskedGiven): readonly Asked[] {
  const say = (key: Key) => sayPlain(language, key);
  const known = Object.values(room.decisions).flatMap((decision): readonly Asked[] => {
    const receipts = ownReceipts(decision, mandates);
    if (receipts.length === 0) return [];
    const answer = decisionAnswer(decision.id, receipts, outbox);
    return [
      {
        path: `/decisions/${decision.id}`,
        severity: DECISION_SEVERITY[decision.kind],
        headline: read(decision.headline, language),
        at: decision.entered.at,
        state: `${say(`decision.kind.${decision.kind}`)} · ${say(stateKey(decision, answer))}`,
        over: decision.lifted !== undefined && answer.word === 'lifted',
      },
    ];
  });
  const pushed = Object.values(messages).flatMap((message): readonly Asked[] =>
    message.of !== 'decision' || room.decisions[message.alert]
      ? []
      : [
          {
            path: `/decisions/${message.alert}`,
            severity: message.severity,
            headline: read(message.headline, language),
            at: message.issued,
            state: say(message.about === 'cancel' ? 'decision.lifted' : 'decision.toUnderstand'),
            over: message.about === 'cancel',
          },
        ],
  );
  return [...known, ...pushed];
}

function stateKey(decision: Decision, { word, state }: DecisionAnswer): Key {
  if (word !== undefined && (state === 'leaving' || state === 'left')) return 'connection.leaving';
  if (decision.lifted) return word === 'lifted' ? 'decision.lifted' : 'decision.toUndo';
  if (word === 'refused' || word === 'executed') return `decision.${word}`;
  if (word === 'understood') return decision.kind === 'notification' ? 'decision.understood' : 'decision.toExecute';
  return 'decision.toUnderstand';
}
