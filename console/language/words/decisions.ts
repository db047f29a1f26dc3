import type { Words } from '../word.ts';

/** Decisions where every page names them: their kinds and how far a recipient has come. */
export const decisionWords = {
  'decision.kind.order': { fr: 'Ordre', nl: 'Bevel', en: 'Order' },
  'decision.kind.measure': { fr: 'Mesure', nl: 'Maatregel', en: 'Measure' },
  'decision.kind.notification': { fr: 'Notification', nl: 'Kennisgeving', en: 'Notification' },
  'decision.toUnderstand': { fr: 'à confirmer', nl: 'te bevestigen', en: 'to be confirmed' },
  'decision.toExecute': { fr: 'à exécuter', nl: 'uit te voeren', en: 'to be carried out' },
  'decision.toUndo': { fr: 'levée, à confirmer', nl: 'opgeheven, te bevestigen', en: 'lifted, to be confirmed' },
  'decision.lifted': { fr: 'levée', nl: 'opgeheven', en: 'lifted' },
  'decision.refused': { fr: 'refusée', nl: 'geweigerd', en: 'refused' },
} as const satisfies Words;
