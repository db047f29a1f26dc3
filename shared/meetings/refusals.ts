import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const meetingRefusals = {
  'unknown-meeting': text('Réunion inconnue.', 'Onbekende vergadering.', 'Unknown meeting.'),
  'unknown-item': text(
    'Ce point n’est pas à l’ordre du jour.',
    'Dit punt staat niet op de agenda.',
    'This item is not on the agenda.',
  ),
  'unknown-action': text('Action inconnue.', 'Onbekende actie.', 'Unknown action.'),
  'unknown-addendum': text('Addendum inconnu.', 'Onbekend addendum.', 'Unknown addendum.'),
  'unknown-reference': text(
    'La note renvoie à quelque chose qui n’existe pas ou ne vous est pas visible.',
    'De nota verwijst naar iets dat niet bestaat of dat u niet kunt zien.',
    'The note refers to something that does not exist or that you may not see.',
  ),
  'already-attending': text(
    'Cette personne est déjà notée présente.',
    'Deze persoon staat al als aanwezig genoteerd.',
    'This person is already noted as present.',
  ),
  'not-attending': text(
    'Cette personne n’est pas notée présente.',
    'Deze persoon staat niet als aanwezig genoteerd.',
    'This person is not noted as present.',
  ),
  'not-the-owner': text(
    'Cette action revient à quelqu’un d’autre : la fonction qui la porte ou le secrétariat la clôt.',
    'Deze actie is aan iemand anders toegewezen: die functie of het secretariaat sluit ze af.',
    'This action belongs to someone else: its owner or those who keep the minutes close it.',
  ),
  'minutes-closed': text(
    'Le procès-verbal est clos : il ne change plus. Ajoutez un addendum.',
    'Het verslag is afgesloten: het verandert niet meer. Voeg een addendum toe.',
    'The minutes are closed: they no longer change. Add an addendum.',
  ),
  'minutes-open': text(
    'La réunion n’est pas close : clôturez-la d’abord.',
    'De vergadering is niet afgesloten: sluit ze eerst af.',
    'The meeting is not closed: close it first.',
  ),
  'minutes-differ': text(
    'Ce n’est pas le texte qui a été clos : rechargez le procès-verbal et relisez-le avant de signer.',
    'Dit is niet de tekst die werd afgesloten: laad het verslag opnieuw en lees het na voor u tekent.',
    'This is not the text that was closed: reload the minutes and read them before signing.',
  ),
  'not-chair': text(
    'Seuls la présidence et le secrétariat de cette réunion signent son procès-verbal.',
    'Alleen de voorzitter en de secretaris van deze vergadering ondertekenen het verslag.',
    'Only the chair and the secretary of this meeting sign its minutes.',
  ),
  'already-signed': text(
    'C’est déjà signé à ce titre.',
    'Dit is al in die hoedanigheid ondertekend.',
    'This is already signed in that capacity.',
  ),
} as const satisfies Record<string, Text>;
