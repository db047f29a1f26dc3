import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const perimeterRefusals = {
  'unknown-perimeter': text('Périmètre inconnu.', 'Onbekende perimeter.', 'Unknown perimeter.'),
  'unknown-checkpoint': text('Point de contrôle inconnu.', 'Onbekend controlepunt.', 'Unknown control point.'),
  'perimeter-wrong-authority': text(
    'Ce périmètre est fixé par le Dir-PC-Ops ou l’autorité du territoire ; un périmètre judiciaire, par le parquet ou D3.',
    'Deze perimeter wordt bepaald door de Dir-CP-Ops of de overheid van het grondgebied; een gerechtelijke perimeter door het parket of D3.',
    'This perimeter is set by the Dir-PC-Ops or the authority of the territory; a judicial one by the prosecutor or D3.',
  ),
} as const satisfies Record<string, Text>;
