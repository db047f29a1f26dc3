import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const conventionRefusals = {
  'unknown-convention': text('Convention inconnue.', 'Onbekende overeenkomst.', 'Unknown convention.'),
  'convention-unsigned': text(
    'La date de signature est dans le futur.',
    'De datum van ondertekening ligt in de toekomst.',
    'The date of signature lies in the future.',
  ),
  'convention-not-theirs': text(
    'Une des caméras n’appartient pas à ce propriétaire.',
    'Een van de camera’s is niet van deze eigenaar.',
    'One of the cameras does not belong to this owner.',
  ),
  'convention-over': text(
    'Cette convention a déjà pris fin.',
    'Deze overeenkomst is al beëindigd.',
    'This convention has already ended.',
  ),
  'no-convention': text(
    'Accès non conventionné : aucune convention en vigueur avec le propriétaire.',
    'Geen conventie: er is geen overeenkomst van kracht met de eigenaar.',
    'No convention: none in force with the owner.',
  ),
  'beyond-convention': text(
    'La convention avec le propriétaire ne couvre pas cet usage.',
    'De overeenkomst met de eigenaar dekt dit gebruik niet.',
    'The convention with the owner does not cover this use.',
  ),
} as const satisfies Record<string, Text>;
