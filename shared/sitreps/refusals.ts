import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const sitrepRefusals = {
  'sitrep-not-your-section': text(
    'Un directeur écrit la partie de sa propre discipline. Rien n’a été changé.',
    'Een directeur schrijft het deel van de eigen discipline. Er is niets gewijzigd.',
    'A director writes the part of their own discipline. Nothing was changed.',
  ),
  'sitrep-told-later': text(
    'L’heure de cette information est dans le futur.',
    'Het tijdstip van deze informatie ligt in de toekomst.',
    'The time of this information lies in the future.',
  ),
  'sitrep-no-such-field': text(
    'La ligne de communication appartient à D5.',
    'De communicatielijn hoort bij D5.',
    'The communication line belongs to D5.',
  ),
  'sitrep-number-taken': text(
    'Ce numéro est déjà pris : un autre rapport vient d’être figé. Le suivant porte le n° {number}.',
    'Dit nummer is al gebruikt: er werd net een ander verslag vastgelegd. Het volgende krijgt nr. {number}.',
    'This number is taken: another report has just been frozen. The next one is no. {number}.',
  ),
  'sitrep-validator': text(
    'Un rapport est validé par le gestionnaire d’information ou par l’autorité. Vous pouvez enregistrer leur validation.',
    'Een verslag wordt gevalideerd door de informatiebeheerder of door de overheid. U kunt hun validering registreren.',
    'A report is validated by the information manager or the authority. You can record their validation.',
  ),
  'sitrep-language-missing': text(
    'Une langue manque ou n’a pas suivi : {where}. Rien n’a été figé ; complétez, puis validez.',
    'Een taal ontbreekt of loopt achter: {where}. Er is niets vastgelegd; vul aan en valideer dan.',
    'A language is missing or lags behind: {where}. Nothing was frozen; fill it in, then validate.',
  ),
} as const satisfies Record<string, Text>;
