import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const peopleRefusals = {
  'unknown-person': text('Personne inconnue.', 'Onbekende persoon.', 'Unknown person.'),
  'unknown-organisation': text('Organisation inconnue.', 'Onbekende organisatie.', 'Unknown organisation.'),
  'unknown-mandate': text(
    'Mandat inconnu, ou qui n’est pas valable à ce moment.',
    'Onbekend mandaat, of op dat ogenblik niet geldig.',
    'Unknown mandate, or not valid at that time.',
  ),
  'not-a-holder': text(
    'Un suppléant remplace un titulaire, qui est une autre personne et n’est pas lui-même suppléant.',
    'Een plaatsvervanger vervangt een titularis: iemand anders, die zelf geen plaatsvervanger is.',
    'A deputy replaces a holder, who is another person and not a deputy in turn.',
  ),
  'deputy-elsewhere': text(
    'Le suppléant exerce la même fonction sur le même territoire que le titulaire.',
    'De plaatsvervanger oefent dezelfde functie uit op hetzelfde grondgebied als de titularis.',
    'A deputy holds the same function on the same ground as the holder.',
  ),
} as const satisfies Record<string, Text>;
