import { text } from '../../shared/language/read.ts';
import type { Text } from '../../shared/language/text.ts';
import type { Asked, ShownIncident } from '../../shared/links/shown.ts';

/** The words of the page behind a link: codes become words here and nowhere else. */
export const SAID = {
  title: text('Situation', 'Situatie', 'Situation'),
  at: text('Situation à', 'Situatie om', 'Situation at'),
  again: text('Actualiser', 'Vernieuwen', 'Refresh'),
  calm: text(
    'Rien en cours sur votre territoire.',
    'Niets lopend op uw grondgebied.',
    'Nothing under way on your ground.',
  ),
  since: text('depuis', 'sinds', 'since'),
  where: text('Où', 'Waar', 'Where'),
  asked: text('Ce qui vous est demandé', 'Wat van u wordt gevraagd', 'What is asked of you'),
  nothingAsked: text('Rien pour l’instant.', 'Op dit ogenblik niets.', 'Nothing for now.'),
  until: text('réponse attendue avant', 'antwoord verwacht vóór', 'answer expected before'),
  perimeters: text('Périmètres', 'Perimeters', 'Perimeters'),
  posts: text('Postes', 'Posten', 'Posts'),
  lines: text('Journal, lignes partagées', 'Logboek, gedeelde regels', 'Log, shared lines'),
  noPhase: text('Aucune phase déclarée', 'Geen fase afgekondigd', 'No phase declared'),
  personal: text(
    'Lien personnel, en lecture seule. Chaque consultation est comptée. Ne le transférez pas.',
    'Persoonlijke link, alleen lezen. Elke raadpleging wordt geteld. Stuur hem niet door.',
    'Personal link, read only. Every look is counted. Do not forward it.',
  ),
  ends: text('Valable jusqu’au', 'Geldig tot', 'Valid until'),
  call: text(
    'Une question ? Appelez le centre de crise régional.',
    'Een vraag? Bel het gewestelijk crisiscentrum.',
    'A question? Call the regional crisis centre.',
  ),
  noLink: text(
    'Ce lien ne donne accès à rien.',
    'Deze link geeft nergens toegang toe.',
    'This link gives access to nothing.',
  ),
  noLinkWhy: text(
    'Il n’existe pas ou n’est plus valable. Demandez-en un nouveau au centre de crise.',
    'Hij bestaat niet of is niet meer geldig. Vraag een nieuwe aan het crisiscentrum.',
    'It does not exist or is no longer valid. Ask the crisis centre for a new one.',
  ),
  later: text('Réessayez dans une minute.', 'Probeer opnieuw over een minuut.', 'Try again in a minute.'),
  level: {
    situation: text('niveau situation', 'niveau situatie', 'situation level'),
    operational: text('niveau opérationnel', 'operationeel niveau', 'operational level'),
  },
} as const;

export const PHASES: Readonly<Record<string, Text>> = {
  communale: text('Phase communale', 'Gemeentelijke fase', 'Communal phase'),
  provinciale: text('Phase provinciale', 'Provinciale fase', 'Provincial phase'),
  federale: text('Phase fédérale', 'Federale fase', 'Federal phase'),
};
export const CATEGORIES: Readonly<Record<ShownIncident['category'], Text>> = {
  smoke: text('Fumée', 'Rook', 'Smoke'),
  fire: text('Incendie', 'Brand', 'Fire'),
  gas: text('Gaz', 'Gas', 'Gas'),
  power: text('Panne de courant', 'Stroompanne', 'Power cut'),
  flood: text('Eau', 'Water', 'Water'),
  crowd: text('Foule', 'Menigte', 'Crowd'),
  transport: text('Transport', 'Vervoer', 'Transport'),
  cyber: text('Cyber', 'Cyber', 'Cyber'),
  other: text('Incident', 'Incident', 'Incident'),
};
export const KINDS: Readonly<Record<ShownIncident['kind'], Text | undefined>> = {
  incident: undefined,
  event: text('événement', 'evenement', 'event'),
  exercise: text('exercice', 'oefening', 'exercise'),
  test: text('test', 'test', 'test'),
};
export const SEVERITIES: Readonly<Record<ShownIncident['severity'], Text>> = {
  extreme: text('extrême', 'extreem', 'extreme'),
  severe: text('grave', 'ernstig', 'severe'),
  moderate: text('modéré', 'matig', 'moderate'),
  minor: text('mineur', 'gering', 'minor'),
  unknown: text('gravité inconnue', 'ernst onbekend', 'severity unknown'),
};
export const ASKED: Readonly<Record<Asked['kind'], Text>> = {
  warning: text(
    'Alerte : accuser réception et répondre',
    'Waarschuwing: ontvangst melden en antwoorden',
    'Alert: confirm and answer',
  ),
  decision: text(
    'Décision : confirmer et exécuter',
    'Beslissing: bevestigen en uitvoeren',
    'Decision: confirm and carry out',
  ),
  information: text('Information : en prendre connaissance', 'Informatie: kennisnemen', 'Information: take note'),
  order: text('Ordre : confirmer et exécuter', 'Bevel: bevestigen en uitvoeren', 'Order: confirm and carry out'),
  measure: text(
    'Mesure : confirmer et exécuter',
    'Maatregel: bevestigen en uitvoeren',
    'Measure: confirm and carry out',
  ),
  notification: text('Notification : en prendre connaissance', 'Kennisgeving: kennisnemen', 'Notification: take note'),
};
export const STATES: Readonly<Record<Asked['state'], Text>> = {
  none: text('pas encore reçu chez vous', 'bij u nog niet ontvangen', 'not yet received at your end'),
  received: text('reçu', 'ontvangen', 'received'),
  read: text('lu', 'gelezen', 'read'),
  answered: text('vous avez répondu', 'u hebt geantwoord', 'you have answered'),
  refused: text('vous avez refusé', 'u hebt geweigerd', 'you have refused'),
  executed: text('exécuté', 'uitgevoerd', 'carried out'),
};
export const ZONES: Readonly<Record<string, Text>> = {
  red: text('R · rouge, exclusion', 'R · rood, uitsluiting', 'R · red, exclusion'),
  orange: text('O · orange, isolement', 'O · oranje, isolatie', 'O · orange, isolation'),
  yellow: text('J · jaune, dissuasion', 'G · geel, ontrading', 'Y · yellow, dissuasion'),
};
export const POSTS: Readonly<Record<string, Text>> = {
  'pc-ops': text('PC-Ops', 'CP-Ops', 'Command post (PC-Ops)'),
  pma: text('PMA, poste médical avancé', 'VMP, vooruitgeschoven medische post', 'Advanced medical post (PMA)'),
  ppd: text('PPD, point de première destination', 'PEB, punt eerste bestemming', 'First destination point (PPD)'),
};
