import type { Words } from '../word.ts';

/** What the liaison's phone says beside the words of phone.ts: how it stands with the network, the bell, the answer. */
export const liaisonWords = {
  'liaison.answerNotArrived': {
    fr: 'Pas encore confirmée par le centre',
    nl: 'Nog niet bevestigd door het centrum',
    en: 'Not yet confirmed by the centre',
  },
  'liaison.offline': {
    fr: 'Pas de liaison avec le centre depuis {at}',
    nl: 'Geen verbinding met het centrum sinds {at}',
    en: 'No line to the centre since {at}',
  },
  'liaison.unknownAlert': {
    fr: 'Cette alerte n’est pas sur ce téléphone',
    nl: 'Deze waarschuwing staat niet op deze telefoon',
    en: 'This alert is not on this phone',
  },
  'liaison.unknownAlertWhy': {
    fr: 'Elle ne vous est pas adressée, ou le centre est hors d’atteinte.',
    nl: 'Ze is niet aan u gericht, of het centrum is onbereikbaar.',
    en: 'It is not addressed to you, or the centre is out of reach.',
  },
  'liaison.late': { fr: 'Délai passé', nl: 'Termijn voorbij', en: 'Past its time' },
  'liaison.mapOf': { fr: 'Carte du lieu', nl: 'Kaart van de plaats', en: 'Map of the place' },
  'liaison.bell': { fr: 'Que ce téléphone sonne', nl: 'Laat deze telefoon afgaan', en: 'Let this phone ring' },
  'liaison.bellWorking': { fr: 'Inscription en cours', nl: 'Inschrijving bezig', en: 'Registering' },
  'liaison.bellFailed': {
    fr: 'Le service de notification n’a pas répondu. Vos alertes restent visibles ici.',
    nl: 'De meldingsdienst antwoordde niet. Uw waarschuwingen blijven hier zichtbaar.',
    en: 'The notification service did not answer. Your alerts stay visible here.',
  },
  'liaison.bellAgain': { fr: 'Réessayer l’inscription', nl: 'Opnieuw inschrijven', en: 'Try to register again' },
  'liaison.homeScreenFirst': {
    fr: 'Sur iPhone et iPad : touchez Partager, puis « Sur l’écran d’accueil ». Ouvrez Belfry de là et autorisez.',
    nl: 'Op iPhone en iPad: tik op Deel en dan op ‘Zet op beginscherm’. Open Belfry van daar en sta meldingen toe.',
    en: 'On iPhone and iPad: tap Share, then “Add to Home Screen”. Open Belfry from there and allow.',
  },
  'liaison.nothingAsked': {
    fr: 'Rien ne vous est demandé maintenant.',
    nl: 'Er wordt u nu niets gevraagd.',
    en: 'Nothing is asked of you now.',
  },
  'liaison.language': { fr: 'Langue', nl: 'Taal', en: 'Language' },
} as const satisfies Words;
