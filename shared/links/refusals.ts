import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const linkRefusals = {
  'unknown-link': text('Lien inconnu.', 'Onbekende link.', 'Unknown link.'),
  'unknown-line': text('Ligne du journal inconnue.', 'Onbekende regel in het logboek.', 'Unknown line of the log.'),
  'beyond-ground': text(
    'Le lien dépasse le territoire de cette autorité.',
    'De link gaat verder dan het grondgebied van deze overheid.',
    'The link reaches beyond the ground of this authority.',
  ),
  'link-too-long': text(
    'Un lien vit au plus {hours} heures : choisissez une fin plus proche.',
    'Een link leeft hoogstens {hours} uur: kies een vroeger einde.',
    'A link lives for {hours} hours at most: choose an earlier end.',
  ),
} as const satisfies Record<string, Text>;
