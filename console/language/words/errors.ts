import type { Words } from '../word.ts';

/** What happened, what was kept, what to do: one sentence for each code of the contract. */
export const errorWords = {
  'error.invalid': {
    fr: 'La saisie n’est pas complète ou pas juste. Rien n’est perdu : corrigez ce qui est marqué.',
    nl: 'De invoer is onvolledig of onjuist. Er is niets verloren: verbeter wat gemarkeerd is.',
    en: 'The entry is incomplete or wrong. Nothing is lost: correct what is marked.',
  },
  'error.unauthenticated': {
    fr: 'Votre session est finie. Votre texte est gardé : connectez-vous.',
    nl: 'Uw sessie is afgelopen. Uw tekst is bewaard: meld u aan.',
    en: 'Your session has ended. Your text is kept: sign in.',
  },
  'error.forbidden': {
    fr: 'Votre mandat ne permet pas cet acte.',
    nl: 'Uw mandaat laat deze handeling niet toe.',
    en: 'Your mandate does not allow this act.',
  },
  'error.not-found': {
    fr: 'N’existe pas ou n’est pas pour vous.',
    nl: 'Bestaat niet of is niet voor u.',
    en: 'Does not exist or is not for you.',
  },
  'error.conflict': {
    fr: 'Quelqu’un a changé cela entre-temps. Relisez, puis recommencez.',
    nl: 'Iemand wijzigde dit intussen. Lees na en begin opnieuw.',
    en: 'Someone changed this meanwhile. Read it again, then retry.',
  },
  'error.too-large': { fr: 'Trop long pour être envoyé.', nl: 'Te lang om te versturen.', en: 'Too long to be sent.' },
  'error.rejected': { fr: 'Refusé par les règles.', nl: 'Geweigerd door de regels.', en: 'Refused by the rules.' },
  'error.too-many': {
    fr: 'Trop d’essais. Attendez une minute.',
    nl: 'Te veel pogingen. Wacht een minuut.',
    en: 'Too many tries. Wait a minute.',
  },
  'error.unavailable': {
    fr: 'Le serveur n’écrit pas pour le moment. Votre texte est gardé et repartira.',
    nl: 'De server schrijft momenteel niet. Uw tekst is bewaard en vertrekt opnieuw.',
    en: 'The server is not writing for now. Your text is kept and will be sent again.',
  },
  'error.internal': {
    fr: 'Le serveur a failli. Votre texte est gardé. Réessayez, puis appelez le support.',
    nl: 'De server faalde. Uw tekst is bewaard. Probeer opnieuw en bel dan de support.',
    en: 'The server failed. Your text is kept. Try again, then call support.',
  },
  'error.noPage': {
    fr: 'Cette adresse ne mène à rien.',
    nl: 'Dit adres leidt nergens naartoe.',
    en: 'This address leads nowhere.',
  },
  'error.screen': {
    fr: 'Cette partie de l’écran a failli. Le reste continue.',
    nl: 'Dit deel van het scherm faalde. De rest gaat door.',
    en: 'This part of the screen failed. The rest goes on.',
  },
  'error.showAgain': { fr: 'Afficher à nouveau', nl: 'Opnieuw tonen', en: 'Show again' },
} as const satisfies Words;
