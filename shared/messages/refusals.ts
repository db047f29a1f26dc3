import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const messageRefusals = {
  'unknown-message': text('Message inconnu.', 'Onbekend bericht.', 'Unknown message.'),
  'already-triaged': text(
    'Ce message est déjà trié.',
    'Dit bericht is al behandeld.',
    'This message has already been triaged.',
  ),
} as const satisfies Record<string, Text>;
