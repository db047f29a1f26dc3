import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const streamRefusals = {
  'unknown-stream-key': text('Clé de flux inconnue.', 'Onbekende streamsleutel.', 'Unknown stream key.'),
  'not-sent-to-us': text(
    'Belfry va chercher cette source lui-même : personne ne doit y émettre.',
    'Belfry haalt deze bron zelf op: niemand hoeft ernaar te zenden.',
    'Belfry fetches this source itself: nobody needs to send to it.',
  ),
  'stream-too-long': text(
    'Une telle clé vit {hours} heures au plus : choisissez une fin plus proche.',
    'Zo’n sleutel leeft hoogstens {hours} uur: kies een vroeger einde.',
    'Such a key lives for {hours} hours at most: choose an earlier end.',
  ),
} as const satisfies Record<string, Text>;
