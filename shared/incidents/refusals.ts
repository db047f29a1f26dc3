import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const incidentRefusals = {
  'unknown-incident': text('Incident inconnu.', 'Onbekend incident.', 'Unknown incident.'),
  'incident-closed': text('Cet incident est clos.', 'Dit incident is afgesloten.', 'This incident is closed.'),
} as const satisfies Record<string, Text>;
