import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const postRefusals = {
  'unknown-post': text('Poste inconnu.', 'Onbekende post.', 'Unknown post.'),
} as const satisfies Record<string, Text>;
