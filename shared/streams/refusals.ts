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
    'Une clé d’émission vit au plus un an, une clé de lecture 72 heures : choisissez une fin plus proche.',
    'Een zendsleutel leeft hoogstens een jaar, een kijksleutel 72 uur: kies een vroeger einde.',
    'A key to send lives for a year at most, one to play for 72 hours: choose an earlier end.',
  ),
} as const satisfies Record<string, Text>;
