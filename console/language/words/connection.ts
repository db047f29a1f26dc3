import type { Words } from '../word.ts';

/** The line to the hub: what is lost, since when, what is kept, what waits. */
export const connectionWords = {
  'connection.live': { fr: 'En liaison', nl: 'Verbonden', en: 'Connected' },
  'connection.joining': { fr: 'Connexion à la salle', nl: 'Verbinding met de zaal', en: 'Joining the room' },
  'connection.lost': { fr: 'Liaison perdue', nl: 'Verbinding verbroken', en: 'Connection lost' },
  'connection.lostSince': {
    fr: 'Liaison perdue depuis {at}',
    nl: 'Verbinding verbroken sinds {at}',
    en: 'Connection lost since {at}',
  },
  'connection.kept': {
    fr: 'Ce que vous voyez date de {at}. Ce que vous écrivez est gardé et partira.',
    nl: 'Wat u ziet dateert van {at}. Wat u schrijft wordt bewaard en vertrekt later.',
    en: 'What you see dates from {at}. What you write is kept and will be sent.',
  },
  'connection.lastPicture': {
    fr: 'Dernière image reçue à {at}',
    nl: 'Laatste beeld ontvangen om {at}',
    en: 'Last picture received at {at}',
  },
  'connection.catchingUp': { fr: 'Rattrapage', nl: 'Bijwerken', en: 'Catching up' },
  'connection.caughtUp': {
    fr: { one: 'À jour : {n} ligne rattrapée', other: 'À jour : {n} lignes rattrapées' },
    nl: { one: 'Bijgewerkt: {n} gemiste regel', other: 'Bijgewerkt: {n} gemiste regels' },
    en: { one: 'Up to date: {n} line caught up', other: 'Up to date: {n} lines caught up' },
  },
  'connection.queued': {
    fr: { one: '{n} envoi en attente', other: '{n} envois en attente' },
    nl: { one: '{n} zending in wacht', other: '{n} zendingen in wacht' },
    en: { one: '{n} waiting to be sent', other: '{n} waiting to be sent' },
  },
  'connection.leaving': { fr: 'part', nl: 'vertrekt', en: 'leaving' },
  'connection.left': { fr: 'parti', nl: 'vertrokken', en: 'left' },
  'connection.arrived': { fr: 'arrivé', nl: 'aangekomen', en: 'arrived' },
  'connection.refused': { fr: 'Accès refusé', nl: 'Toegang geweigerd', en: 'Access refused' },
  'connection.reload': {
    fr: 'Cette page est plus ancienne que le serveur. Rechargez-la : rien n’est perdu.',
    nl: 'Deze pagina is ouder dan de server. Laad ze opnieuw: er gaat niets verloren.',
    en: 'This page is older than the server. Reload it: nothing is lost.',
  },
  'connection.reloadPage': { fr: 'Recharger la page', nl: 'Pagina opnieuw laden', en: 'Reload the page' },
  'connection.lag': { fr: 'retard {span}', nl: 'vertraging {span}', en: 'lag {span}' },
} as const satisfies Words;
