import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const ptzRefusals = {
  'unknown-lease': text('Cette prise en main est inconnue.', 'Deze bediening is onbekend.', 'This hand is unknown.'),
  'not-steerable': text(
    'Cette caméra ne s’oriente pas.',
    'Deze camera kan niet worden gestuurd.',
    'This camera cannot be steered.',
  ),
  'ptz-held': text(
    'La caméra est déjà en main : {who}.',
    'De camera is al in handen van: {who}.',
    'The camera is already in hand: {who}.',
  ),
  'ptz-not-held': text(
    'La caméra n’est en main de personne d’autre.',
    'De camera is bij niemand anders in handen.',
    'Nobody else has the camera in hand.',
  ),
  'ptz-not-before': text(
    'Aucune règle ne vous donne la priorité sur : {who}.',
    'Geen enkele regel geeft u voorrang op: {who}.',
    'No rule puts you before: {who}.',
  ),
  'ptz-not-yours': text(
    'La caméra n’est pas en main à cet écran.',
    'De camera is niet in handen op dit scherm.',
    'The camera is not in hand at this screen.',
  ),
} as const satisfies Record<string, Text>;
