import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const planRefusals = {
  'unknown-plan': text('Plan inconnu.', 'Onbekend plan.', 'Unknown plan.'),
  'unknown-activation': text(
    'Cette activation n’existe pas.',
    'Deze activering bestaat niet.',
    'This activation does not exist.',
  ),
  'plan-retired': text(
    'Ce plan a été retiré : il ne peut plus être modifié ni activé.',
    'Dit plan werd ingetrokken: het kan niet meer worden gewijzigd of geactiveerd.',
    'This plan was retired: it can no longer be changed or activated.',
  ),
  'plan-changed': text(
    'Une version plus récente existe (n° {latest}) : rien n’a été enregistré. Relisez-la, puis recommencez.',
    'Er bestaat een recentere versie (nr. {latest}): er is niets opgeslagen. Lees ze na en begin opnieuw.',
    'There is a later version (no. {latest}): nothing was stored. Read it, then try again.',
  ),
  'plan-elsewhere': text(
    'Ce plan vaut pour un autre territoire.',
    'Dit plan geldt voor een ander grondgebied.',
    'This plan holds for another territory.',
  ),
  'plan-not-yours': text(
    'Votre mandat ne couvre pas le territoire de ce plan.',
    'Uw mandaat dekt het grondgebied van dit plan niet.',
    'Your mandate does not cover the territory of this plan.',
  ),
  'plan-not-submitted': text(
    'Cette version n’attend pas d’approbation.',
    'Deze versie wacht niet op goedkeuring.',
    'This version is not waiting for approval.',
  ),
  'plan-wrong-authority': text(
    'Seul {authority} peut décider de ce plan.',
    'Enkel {authority} kan over dit plan beslissen.',
    'Only {authority} can decide on this plan.',
  ),
  'plan-not-in-force': text(
    'Aucune version approuvée de ce plan n’est en vigueur.',
    'Er is geen goedgekeurde versie van dit plan van kracht.',
    'No approved version of this plan is in force.',
  ),
  'plan-already-active': text(
    'Ce plan est déjà activé pour cet incident.',
    'Dit plan is al geactiveerd voor dit incident.',
    'This plan is already active for this incident.',
  ),
  'plan-needs-communes': text(
    'Indiquez les communes concernées : l’incident n’en touche aucune que ce plan couvre.',
    'Duid de betrokken gemeenten aan: het incident raakt er geen die dit plan dekt.',
    'Name the communes concerned: the incident touches none that this plan covers.',
  ),
  'plan-needs-moment': text(
    'Ce plan compte à partir d’un moment prévu : indiquez-le.',
    'Dit plan telt vanaf een gepland moment: vul het in.',
    'This plan counts from a planned moment: give it.',
  ),
  'unknown-variant': text(
    'Choisissez l’une des formes que ce plan prévoit.',
    'Kies een van de vormen waarin dit plan voorziet.',
    'Choose one of the forms that this plan provides for.',
  ),
  'card-twice': text(
    'Une fonction a deux fiches : réunissez-les.',
    'Eén functie heeft twee kaarten: voeg ze samen.',
    'One function has two cards: make them one.',
  ),
} as const satisfies Record<string, Text>;
