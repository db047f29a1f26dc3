import { read } from '../../shared/language/read.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { answersFor } from '../../shared/recipients/recipients.ts';
import type { Round, RoundReceipt } from '../../shared/rounds/schema.ts';
import { type Key, sayPlain } from '../language/say.ts';
import type { Asked, AskedGiven } from './asked.ts';
import { roundAnswer } from './roundAnswer.ts';

/** The receipts of a round for which the holder of these mandates answers. */
export const ownRoundReceipts = (round: Round, mandates: readonly Mandate[]): readonly RoundReceipt[] =>
  Object.values(round.receipts).filter(({ recipient, kind }) =>
    mandates.some(mandate => answersFor(mandate, { id: recipient, kind })),
  );

/** Rounds put to the reader: from the room, or from their push where the room has not been reached since. */
export function roundsAsked({ room, mandates, language, outbox, messages }: AskedGiven): readonly Asked[] {
  const say = (key: Key) => `${sayPlain(language, 'round.one')} · ${sayPlain(language, key)}`;
  const known = Object.values(room.rounds).flatMap((round): readonly Asked[] => {
    const receipts = ownRoundReceipts(round, mandates);
    if (receipts.length === 0) return [];
    const mine = roundAnswer(round.id, receipts, outbox);
    const state: Key =
      mine.state === 'none' || mine.state === 'refused'
        ? round.closed
          ? 'round.closedUnanswered'
          : 'round.toAnswer'
        : mine.state === 'arrived'
          ? `round.said.${mine.chosen}`
          : 'connection.leaving';
    return [
      {
        path: `/rounds/${round.id}`,
        severity: 'moderate',
        headline: read(round.question, language),
        at: round.asked.at,
        state: say(state),
        ...(round.closed ? { over: true } : {}),
      },
    ];
  });
  const pushed = Object.values(messages).flatMap((message): readonly Asked[] =>
    message.of !== 'round' || room.rounds[message.alert]
      ? []
      : [
          {
            path: `/rounds/${message.alert}`,
            severity: 'moderate',
            headline: read(message.headline, language),
            at: message.issued,
            state: say('round.toAnswer'),
          },
        ],
  );
  return [...known, ...pushed];
}
