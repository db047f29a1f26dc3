import type { Words } from '../word.ts';

/** The page of one round on a phone; learned when it is opened, and by the desk. */
export const roundPhoneWords = {
  'round.word.ok': { fr: 'OK', nl: 'OK', en: 'OK' },
  'round.word.reserve': { fr: 'Réserve', nl: 'Voorbehoud', en: 'Reserve' },
  'round.word.no': { fr: 'Non', nl: 'Nee', en: 'No' },
  'round.line': { fr: 'Une ligne, si nécessaire', nl: 'Eén regel, indien nodig', en: 'One line, if needed' },
  'round.closedAt': { fr: 'Tour de table clos', nl: 'Rondvraag afgesloten', en: 'Round closed' },
  'round.notHere': {
    fr: 'Cette question n’est pas sur ce téléphone : elle ne vous est pas posée, ou le centre est hors d’atteinte.',
    nl: 'Deze vraag staat niet op deze telefoon: ze is niet aan u gesteld, of het centrum is onbereikbaar.',
    en: 'This question is not on this phone: it is not put to you, or the centre is out of reach.',
  },
} as const satisfies Words;
