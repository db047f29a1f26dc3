import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const phaseRefusals = {
  'unknown-declaration': text(
    'Déclaration de phase inconnue.',
    'Onbekende fase-afkondiging.',
    'Unknown phase declaration.',
  ),
  'wrong-authority': text(
    'Cette phase ne peut être décidée que par {authority}.',
    'Over deze fase beslist alleen {authority}.',
    'Only {authority} can decide on this phase.',
  ),
  'decided-in-the-future': text(
    'Le moment de la décision est dans le futur.',
    'Het tijdstip van de beslissing ligt in de toekomst.',
    'The time of the decision lies in the future.',
  ),
  'lifted-before-declared': text(
    'La levée est antérieure à la déclaration.',
    'De opheffing ligt vóór de afkondiging.',
    'The lifting is earlier than the declaration.',
  ),
  'phase-already-declared': text(
    'Cette phase est déjà déclarée pour ce territoire.',
    'Deze fase is al afgekondigd voor dit grondgebied.',
    'This phase is already declared for this territory.',
  ),
  'measures-open': text(
    'Levée impossible : mesure encore en vigueur ({list}). Pour chacune, dites qui la maintient ou quand elle a été levée.',
    'Opheffen kan niet: maatregel nog van kracht ({list}). Zeg voor elke maatregel wie hem handhaaft of wanneer hij werd opgeheven.',
    'Cannot be lifted: a measure is still in force ({list}). For each, say who keeps it or when it was lifted.',
  ),
  'measure-not-open': text(
    'Cette mesure n’est pas ouverte sous cette phase.',
    'Deze maatregel staat niet open onder deze fase.',
    'This measure is not open under this phase.',
  ),
  'keeper-unknown': text(
    'Une mesure est maintenue par une autorité ou un directeur dont le mandat est en cours.',
    'Een maatregel wordt gehandhaafd door een overheid of een directeur met een lopend mandaat.',
    'A measure is kept by an authority or a director whose mandate is in force.',
  ),
  'next-not-lower': text(
    'Après une levée ne peut suivre qu’une phase d’un niveau inférieur.',
    'Na een opheffing kan enkel een fase van een lager niveau volgen.',
    'After a lifting only a phase of a lower level can follow.',
  ),
  'outside-territory': text(
    'Cette commune n’est pas sur le territoire de la phase.',
    'Deze gemeente ligt niet op het grondgebied van de fase.',
    'This commune is not on the territory of the phase.',
  ),
  'criterion-newer': text(
    'Ce paramètre a été réévalué plus tard que le moment indiqué.',
    'Deze parameter werd later dan het opgegeven tijdstip herbeoordeeld.',
    'This parameter was reassessed later than the moment given.',
  ),
  'nothing-above': text(
    'Aucune phase supérieure levée ne demande cette confirmation.',
    'Geen opgeheven hogere fase vraagt om deze bevestiging.',
    'No lifted higher phase asks for this confirmation.',
  ),
  'before-lifting': text(
    'Ce moment précède la levée de la phase supérieure.',
    'Dit tijdstip gaat vooraf aan de opheffing van de hogere fase.',
    'This moment is before the lifting of the higher phase.',
  ),
  'already-confirmed': text('C’est déjà confirmé.', 'Dit is al bevestigd.', 'This is already confirmed.'),
  'of-another-level': text(
    'Cela concerne un autre niveau de phase.',
    'Dit gaat over een ander fase-niveau.',
    'This is about another level of phase.',
  ),
  'consulted-after': text(
    'Cette consultation est postérieure à la déclaration.',
    'Deze raadpleging kwam na de afkondiging.',
    'This consultation is later than the declaration.',
  ),
} as const satisfies Record<string, Text>;
