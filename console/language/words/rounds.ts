import type { Words } from '../word.ts';

/** What every page says of a round of the table; as little as the list of a phone needs. */
export const roundWords = {
  'round.one': { fr: 'Tour de table', nl: 'Rondvraag', en: 'Round of the table' },
  'round.toAnswer': {
    fr: 'votre réponse est attendue',
    nl: 'uw antwoord wordt verwacht',
    en: 'your answer is awaited',
  },
  'round.closedUnanswered': { fr: 'clos sans réponse', nl: 'afgesloten zonder antwoord', en: 'closed unanswered' },
  'round.said.ok': { fr: 'vous avez dit OK', nl: 'u zei OK', en: 'you said OK' },
  'round.said.reserve': { fr: 'vous avez émis une réserve', nl: 'u maakte voorbehoud', en: 'you made a reserve' },
  'round.said.no': { fr: 'vous avez dit non', nl: 'u zei nee', en: 'you said no' },
} as const satisfies Words;
