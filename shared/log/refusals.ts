import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const logRefusals = {
  'unknown-entry': text('Ligne du journal inconnue.', 'Onbekende regel van het logboek.', 'Unknown line of the log.'),
  'not-your-entry': text(
    'Seuls son auteur et le centre de crise corrigent une ligne du journal.',
    'Alleen de auteur en het crisiscentrum verbeteren een regel van het logboek.',
    'Only its author and the crisis centre correct a line of the log.',
  ),
  'nothing-corrected': text(
    'Ce texte est déjà celui de la ligne.',
    'Deze tekst staat er al.',
    'The line already has this text.',
  ),
  'not-mentioned': text(
    'Cette ligne ne vous mentionne pas.',
    'Deze regel vermeldt u niet.',
    'This line does not mention you.',
  ),
  'unknown-person': text('Personne inconnue.', 'Onbekende persoon.', 'Unknown person.'),
  'mention-cannot-see': text(
    'Cette personne ne peut pas voir cette ligne : mentionnez sa fonction ou sa commune.',
    'Deze persoon kan deze regel niet zien: vermeld de functie of de gemeente.',
    'This person cannot see this line: mention the function or the commune.',
  ),
  'happened-in-the-future': text(
    'L’heure du fait est dans le futur.',
    'Het tijdstip van het feit ligt in de toekomst.',
    'The time of the fact lies in the future.',
  ),
  'search-unavailable': text(
    'L’index de recherche se reconstruit : rien n’est perdu, réessayez dans un instant.',
    'De zoekindex wordt opnieuw opgebouwd: er is niets verloren, probeer straks opnieuw.',
    'The search index is being rebuilt: nothing is lost, try again in a moment.',
  ),
  'looks-like-health-data': text(
    'Ce texte semble contenir des données de santé d’une personne : « {where} ». Reformulez, ou donnez la raison de le garder.',
    'Deze tekst lijkt gezondheidsgegevens van een persoon te bevatten: “{where}”. Herformuleer, of geef de reden om hem te bewaren.',
    'This text seems to hold a person’s health data: “{where}”. Rewrite it, or give the reason to keep it.',
  ),
} as const satisfies Record<string, Text>;
