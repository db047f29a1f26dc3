import type { Words } from '../word.ts';

/** A screen of the wall: read at six metres, in French and Dutch at once, with nothing to press. */
export const wallWords = {
  'wall.silent': { fr: 'sans réponse', nl: 'geen antwoord', en: 'no answer' },
  'wall.more': { fr: 'et {n} autres', nl: 'en nog {n}', en: 'and {n} more' },
  'wall.receipts': { fr: 'Accusés', nl: 'Bevestigingen', en: 'Receipts' },
  'wall.lostSince': {
    fr: 'Liaison perdue depuis {at}',
    nl: 'Verbinding verbroken sinds {at}',
    en: 'Connection lost since {at}',
  },
  'wall.asOf': { fr: 'situation de {at}', nl: 'toestand van {at}', en: 'situation of {at}' },
  'wall.signIn': {
    fr: 'La session de cet écran est finie : connectez-vous ici.',
    nl: 'De sessie van dit scherm is afgelopen: meld u hier aan.',
    en: 'This screen’s session has ended: sign in here.',
  },
  'wall.quiet': {
    fr: 'Aucune décision sans réponse',
    nl: 'Geen beslissing zonder antwoord',
    en: 'No decision unanswered',
  },
  'wall.noMap': { fr: 'La carte se charge', nl: 'De kaart wordt geladen', en: 'The map is loading' },
  'wall.state.refused': { fr: 'Refusée', nl: 'Geweigerd', en: 'Refused' },
  'wall.state.withheld': { fr: 'Retenue', nl: 'Achtergehouden', en: 'Withheld' },
  'wall.state.lost': { fr: 'Perdue', nl: 'Verloren', en: 'Lost' },
  'wall.state.stale': { fr: 'Figée', nl: 'Bevroren', en: 'Stale' },
  'wall.state.silent': { fr: 'Personne n’émet', nl: 'Niemand zendt', en: 'Nobody sends' },
  'wall.state.connecting': { fr: 'Connexion', nl: 'Verbinding', en: 'Connecting' },
  'wall.state.sleeping': { fr: 'Au repos', nl: 'In rust', en: 'At rest' },
  'wall.refused.basis-missing': { fr: 'base légale à nommer', nl: 'rechtsgrond vermelden', en: 'legal basis to name' },
  'wall.refused.no-grant': { fr: 'pas d’autorisation', nl: 'geen toelating', en: 'no grant' },
  'wall.refused.no-image-right': { fr: 'pas de droit', nl: 'geen recht', en: 'no right' },
  'wall.refused.feed-retired': { fr: 'caméra retirée', nl: 'buiten gebruik', en: 'retired' },
  'wall.law.police': { fr: 'LFP 25/1-8', nl: 'WPA 25/1-8', en: 'LFP/WPA 25/1-8' },
  'wall.law.camera-law': { fr: 'Loi 21/03/2007', nl: 'Wet 21/03/2007', en: 'Law 21/03/2007' },
  'wall.law.transport': { fr: 'Transports publics', nl: 'Openbaar vervoer', en: 'Public transport' },
  'wall.law.private': { fr: 'Caméra privée', nl: 'Private camera', en: 'Private camera' },
  'wall.purpose': { fr: 'mur {screen}', nl: 'muur {screen}', en: 'wall {screen}' },
} as const satisfies Words;
