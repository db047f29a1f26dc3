import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const fileRefusals = {
  'unknown-file': text(
    'Ce fichier n’est pas ici, ou n’est pas pour vous : joignez-le à nouveau.',
    'Dit bestand is hier niet, of niet voor u: voeg het opnieuw toe.',
    'This file is not here, or not for you: attach it again.',
  ),
  'file-too-large': text(
    'Ce fichier dépasse {maximum} Mo : rien n’a été gardé. Réduisez-le, puis joignez-le à nouveau.',
    'Dit bestand is groter dan {maximum} MB: er is niets bewaard. Verklein het en voeg het opnieuw toe.',
    'This file is larger than {maximum} MB: nothing was kept. Make it smaller, then attach it again.',
  ),
  'file-type-refused': text(
    'Ce type de fichier n’est pas admis : rien n’a été gardé. Admis : PDF, PNG, JPEG, WebP, texte, MP4.',
    'Dit bestandstype is niet toegelaten: er is niets bewaard. Toegelaten: PDF, PNG, JPEG, WebP, tekst, MP4.',
    'This type of file is not allowed: nothing was kept. Allowed: PDF, PNG, JPEG, WebP, text, MP4.',
  ),
  'file-empty': text('Ce fichier est vide.', 'Dit bestand is leeg.', 'This file is empty.'),
  'file-cut-off': text(
    'L’envoi du fichier s’est interrompu : rien n’a été gardé. Joignez-le à nouveau.',
    'Het versturen van het bestand werd onderbroken: er is niets bewaard. Voeg het opnieuw toe.',
    'The sending of the file broke off: nothing was kept. Attach it again.',
  ),
} as const satisfies Record<string, Text>;
