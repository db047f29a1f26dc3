import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const upscaleRefusals = {
  'unknown-upscale': text(
    'Demande de montée en phase inconnue.',
    'Onbekende vraag tot opschaling.',
    'Unknown upscale request.',
  ),
  'wrong-asker': text(
    'Cette demande ne peut être faite ou retirée que par {authority}.',
    'Deze vraag kan enkel worden gesteld of ingetrokken door {authority}.',
    'Only {authority} can make or withdraw this request.',
  ),
  'upscale-answered': text(
    'Cette demande a déjà reçu une réponse.',
    'Deze vraag kreeg al een antwoord.',
    'This request already has an answer.',
  ),
  'upscale-withdrawn': text(
    'Cette demande a été retirée.',
    'Deze vraag werd ingetrokken.',
    'This request was withdrawn.',
  ),
  'answered-before-asked': text(
    'Ce moment précède la demande.',
    'Dit tijdstip gaat vooraf aan de vraag.',
    'This moment is before the request.',
  ),
} as const satisfies Record<string, Text>;
