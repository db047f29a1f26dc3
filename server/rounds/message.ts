import type { PushMessage } from '../../shared/alerts/push.ts';
import { text } from '../../shared/language/read.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import type { Room } from '../../shared/room.ts';
import type { Round } from '../../shared/rounds/schema.ts';

const ASKED = text('Répondez : OK, réserve ou non.', 'Antwoord: OK, voorbehoud of nee.', 'Answer: OK, reserve or no.');
const AGAIN = text(
  'Rappel. Votre réponse manque : OK, réserve ou non.',
  'Herinnering. Uw antwoord ontbreekt: OK, voorbehoud of nee.',
  'Reminder. Your answer is missing: OK, reserve or no.',
);

/** What devices are told of a round, but for the device itself. `step`: 0 for the question, then each reminder. */
export function roundMessage(room: Room, round: Round, step: number): Omit<PushMessage, 'device'> {
  const asker = room.mandates[round.asked.by.mandate];
  return {
    about: 'issue',
    alert: round.id,
    of: 'round',
    world: 'live',
    kind: 'information',
    severity: 'moderate',
    headline: round.question,
    body: step === 0 ? ASKED : AGAIN,
    from: asker ? FUNCTION_TITLES[asker.function] : text('Belfry', 'Belfry'),
    issued: round.asked.at,
    respondBy: round.due,
    ...(room.about.room?.demonstration ? { demonstration: true } : {}),
  };
}
