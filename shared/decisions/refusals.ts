import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const decisionRefusals = {
  'unknown-decision': text('Décision inconnue.', 'Onbekende beslissing.', 'Unknown decision.'),
  'decision-wrong-authority': text(
    'Cette décision revient à l’autorité du territoire : le bourgmestre sur sa commune, le Haut Fonctionnaire sur la Région.',
    'Deze beslissing komt toe aan de overheid van het grondgebied: de burgemeester in de gemeente, de Hoge Ambtenaar in het Gewest.',
    'This decision belongs to the authority of the territory: the mayor in the commune, the High Official in the Region.',
  ),
  'nothing-to-execute': text(
    'Une notification se comprend, elle ne s’exécute pas.',
    'Een kennisgeving wordt begrepen, niet uitgevoerd.',
    'A notification is understood, not carried out.',
  ),
  'basis-required': text(
    'Un ordre ou une mesure cite sa base légale : choisissez-la.',
    'Een bevel of een maatregel vermeldt zijn rechtsgrond: kies er een.',
    'An order or a measure states its legal basis: choose one.',
  ),
  'unknown-basis': text(
    'Cette base légale n’était pas en vigueur à la date de la décision.',
    'Deze rechtsgrond gold niet op de datum van de beslissing.',
    'This legal basis was not in force on the day of the decision.',
  ),
  'already-executed': text(
    'Cette décision a déjà été exécutée : elle ne peut plus être refusée.',
    'Deze beslissing is al uitgevoerd: ze kan niet meer worden geweigerd.',
    'This decision has been carried out: it can no longer be refused.',
  ),
  'not-lifted': text(
    'Cette décision est toujours en vigueur.',
    'Deze beslissing is nog van kracht.',
    'This decision is still in force.',
  ),
  'not-a-measure': text(
    'Seule une mesure envers la population se maintient ou se lève avec la phase.',
    'Alleen een maatregel voor de bevolking wordt met de fase behouden of opgeheven.',
    'Only a public measure is kept or lifted with the phase.',
  ),
  'unknown-recipient': text(
    'Cette décision n’a pas ce destinataire.',
    'Deze beslissing heeft die bestemmeling niet.',
    'This decision has no such recipient.',
  ),
  'step-not-due': text(
    'Cette étape de la chaîne n’est pas due.',
    'Deze stap van de keten is niet aan de orde.',
    'This step of the chain is not due.',
  ),
} as const satisfies Record<string, Text>;
