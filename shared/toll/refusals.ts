import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const tollRefusals = {
  'unknown-toll': text('Chiffre inconnu.', 'Onbekend cijfer.', 'Unknown figure.'),
  'toll-withdrawn': text(
    'Ce chiffre est déjà retiré.',
    'Dit cijfer is al ingetrokken.',
    'This figure is already withdrawn.',
  ),
  'toll-not-yours': text(
    'Un directeur donne les chiffres de sa propre discipline. Rien n’a été changé.',
    'Een directeur geeft de cijfers van de eigen discipline. Er is niets gewijzigd.',
    'A director gives the figures of their own discipline. Nothing was changed.',
  ),
  'toll-in-the-future': text(
    'L’heure de ce chiffre est dans le futur.',
    'Het tijdstip van dit cijfer ligt in de toekomst.',
    'The time of this figure lies in the future.',
  ),
} as const satisfies Record<string, Text>;
