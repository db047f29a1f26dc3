import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const consultationRefusals = {
  'unknown-consultation': text('Consultation inconnue.', 'Onbekende raadpleging.', 'Unknown consultation.'),
} as const satisfies Record<string, Text>;
