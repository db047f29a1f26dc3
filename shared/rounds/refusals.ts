import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const roundRefusals = {
  'unknown-round': text('Tour de table inconnu.', 'Onbekende rondvraag.', 'Unknown round of the table.'),
  'round-closed': text(
    'Ce tour de table est clos : son résultat ne change plus. Dites-le par téléphone ou dans un nouveau tour.',
    'Deze rondvraag is afgesloten: het resultaat verandert niet meer. Meld het telefonisch of in een nieuwe rondvraag.',
    'This round is closed: its result no longer changes. Say it by telephone or in a new round.',
  ),
  'not-asked': text(
    'Cette question ne vous est pas posée.',
    'Deze vraag is niet aan u gesteld.',
    'This question is not put to you.',
  ),
  'nobody-silent': text(
    'Tous ceux-là ont déjà répondu.',
    'Zij hebben allen al geantwoord.',
    'All of these have already answered.',
  ),
} as const satisfies Record<string, Text>;
