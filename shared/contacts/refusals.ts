import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const contactRefusals = {
  'unknown-card': text('Fiche de contact inconnue.', 'Onbekende contactfiche.', 'Unknown contact card.'),
  'card-exists': text(
    'Cette personne ou organisation a déjà une fiche : modifiez-la.',
    'Deze persoon of organisatie heeft al een fiche: wijzig die.',
    'This person or organisation already has a card: change that one.',
  ),
  'card-changed': text(
    'Quelqu’un a modifié cette fiche entre-temps. Votre saisie est conservée : relisez la fiche, puis décidez.',
    'Iemand heeft deze fiche intussen gewijzigd. Uw invoer is bewaard: lees de fiche opnieuw en beslis dan.',
    'Somebody changed this card meanwhile. What you typed is kept: read the card again, then decide.',
  ),
  'verified-in-the-future': text(
    'Une vérification ne peut pas être dans le futur.',
    'Een nazicht kan niet in de toekomst liggen.',
    'A check cannot lie in the future.',
  ),
} as const satisfies Record<string, Text>;
