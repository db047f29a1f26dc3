import type { Words } from '../word.ts';

/** The page of one decision on a phone; learned when it is opened. */
export const decisionPhoneWords = {
  'decision.say.understood': {
    fr: 'Reçu et compris',
    nl: 'Ontvangen en begrepen',
    en: 'Received and understood',
  },
  'decision.say.executed': { fr: 'Exécuté', nl: 'Uitgevoerd', en: 'Carried out' },
  'decision.say.refused': { fr: 'Refuser', nl: 'Weigeren', en: 'Refuse' },
  'decision.say.lifted': { fr: 'Confirmer la levée', nl: 'Opheffing bevestigen', en: 'Confirm the lifting' },
  'decision.whyRefused': {
    fr: 'Pourquoi refusez-vous ? L’autorité le lit aussitôt.',
    nl: 'Waarom weigert u? De overheid leest het meteen.',
    en: 'Why do you refuse? The authority reads it at once.',
  },
  'decision.sendRefusal': {
    fr: 'Refuser pour cette raison',
    nl: 'Weigeren om die reden',
    en: 'Refuse for this reason',
  },
  'decision.back': { fr: 'Ne pas refuser', nl: 'Toch niet weigeren', en: 'Do not refuse' },
  'decision.executeBy': { fr: 'À exécuter avant', nl: 'Uit te voeren vóór', en: 'To be carried out before' },
  'decision.answerBy': { fr: 'À confirmer avant', nl: 'Te bevestigen vóór', en: 'To be confirmed before' },
  'decision.liftedBecause': {
    fr: 'Décision levée : {reason}',
    nl: 'Beslissing opgeheven: {reason}',
    en: 'Decision lifted: {reason}',
  },
  'decision.notHere': {
    fr: 'Cette décision n’est pas sur ce téléphone : elle ne vous est pas adressée, ou le centre est hors d’atteinte.',
    nl: 'Deze beslissing staat niet op deze telefoon: ze is niet aan u gericht, of het centrum is onbereikbaar.',
    en: 'This decision is not on this phone: it is not addressed to you, or the centre is out of reach.',
  },
} as const satisfies Words;
