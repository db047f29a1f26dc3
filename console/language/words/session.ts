import type { Words } from '../word.ts';

export const sessionWords = {
  'session.signIn': { fr: 'Se connecter', nl: 'Aanmelden', en: 'Sign in' },
  'session.account': { fr: 'Compte', nl: 'Account', en: 'Account' },
  'session.password': { fr: 'Mot de passe', nl: 'Wachtwoord', en: 'Password' },
  'session.wrong': {
    fr: 'Compte ou mot de passe inconnu.',
    nl: 'Account of wachtwoord onbekend.',
    en: 'Unknown account or password.',
  },
  'session.tooMany': {
    fr: 'Trop d’essais. Attendez une minute, puis réessayez.',
    nl: 'Te veel pogingen. Wacht een minuut en probeer opnieuw.',
    en: 'Too many tries. Wait a minute, then try again.',
  },
  'session.noServer': {
    fr: 'Le serveur ne répond pas. Réessayez.',
    nl: 'De server antwoordt niet. Probeer opnieuw.',
    en: 'The server does not answer. Try again.',
  },
  'session.signOut': { fr: 'Se déconnecter', nl: 'Afmelden', en: 'Sign out' },
  'session.ended': { fr: 'Session terminée', nl: 'Sessie beëindigd', en: 'Session ended' },
  'session.mandates': { fr: 'Mandats', nl: 'Mandaten', en: 'Mandates' },
  'session.validUntil': { fr: 'valable jusqu’au {at}', nl: 'geldig tot {at}', en: 'valid until {at}' },
  'session.operator': { fr: 'Opérateur', nl: 'Operator', en: 'Operator' },
  'session.centre': {
    fr: 'Centre de crise et de communication',
    nl: 'Crisis- en communicatiecentrum',
    en: 'Crisis and communication centre',
  },
} as const satisfies Words;
