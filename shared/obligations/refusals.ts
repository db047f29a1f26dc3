import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const obligationRefusals = {
  'planned-in-the-past': text(
    'Cette date est passée : enregistrez ce qui a été fait.',
    'Deze datum is voorbij: registreer wat gedaan werd.',
    'This date has passed: record what was done.',
  ),
  'unknown-record': text(
    'Cette inscription au calendrier n’existe pas.',
    'Deze inschrijving in de kalender bestaat niet.',
    'This entry of the calendar does not exist.',
  ),
  'obligation-not-yours': text(
    'Vous tenez le calendrier de votre commune, pas celui-ci.',
    'U houdt de kalender van uw gemeente bij, niet deze.',
    'You keep the calendar of your own commune, not this one.',
  ),
  'no-such-obligation': text(
    'Cette obligation n’existe pas pour ce niveau.',
    'Deze verplichting bestaat niet voor dit niveau.',
    'This obligation does not exist at this level.',
  ),
} as const satisfies Record<string, Text>;
