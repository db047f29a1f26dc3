import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const alertRefusals = {
  'unknown-alert': text('Alerte inconnue.', 'Onbekende waarschuwing.', 'Unknown alert.'),
  'alert-not-draft': text(
    'Cette alerte n’est plus un projet.',
    'Deze waarschuwing is geen ontwerp meer.',
    'This alert is no longer a draft.',
  ),
  'alert-not-approved': text(
    'Cette alerte doit d’abord être approuvée par une seconde personne.',
    'Deze waarschuwing moet eerst door een tweede persoon worden goedgekeurd.',
    'This alert must first be approved by a second person.',
  ),
  'alert-already-issued': text(
    'Cette alerte est déjà partie.',
    'Deze waarschuwing is al verstuurd.',
    'This alert has already been issued.',
  ),
  'alert-cancelled': text('Cette alerte est annulée.', 'Deze waarschuwing is geannuleerd.', 'This alert is cancelled.'),
  'second-person': text(
    'Celui qui a rédigé l’alerte ne peut pas l’approuver.',
    'Wie de waarschuwing opstelde, kan ze niet goedkeuren.',
    'Whoever wrote the alert cannot approve it.',
  ),
} as const satisfies Record<string, Text>;
