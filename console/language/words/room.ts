import type { Words } from '../word.ts';

/** The room itself: its worlds, its panes, who is in it, what it asks of a person. */
export const roomWords = {
  'room.name': { fr: 'Belfry', nl: 'Belfry', en: 'Belfry' },
  'room.live': { fr: 'Direct', nl: 'Live', en: 'Live' },
  'room.exercise': { fr: 'Exercice', nl: 'Oefening', en: 'Exercise' },
  'room.past': { fr: 'Pas maintenant', nl: 'Niet nu', en: 'Not now' },
  'room.demonstration': { fr: 'Démonstration', nl: 'Demonstratie', en: 'Demonstration' },
  'room.demonstrationWhy': {
    fr: 'Personnes, appels et véhicules inventés.',
    nl: 'Personen, oproepen en voertuigen zijn verzonnen.',
    en: 'People, calls and vehicles are invented.',
  },
  'room.exerciseBanner': { fr: 'EXERCICE – OEFENING', nl: 'OEFENING – EXERCICE', en: 'EXERCICE – OEFENING' },
  'room.exerciseWhy': {
    fr: 'Monde fermé : aucun message n’atteint une personne réelle.',
    nl: 'Gesloten wereld: geen enkel bericht bereikt een echt persoon.',
    en: 'Sealed world: no message reaches a real person.',
  },
  'room.pastBanner': { fr: 'La salle telle qu’elle était', nl: 'De zaal zoals ze was', en: 'The room as it was' },
  'room.pastReadOnly': {
    fr: 'Lecture seule. Rien ne part de cet écran.',
    nl: 'Alleen lezen. Niets vertrekt van dit scherm.',
    en: 'Read only. Nothing leaves this screen.',
  },
  'room.backToLive': { fr: 'Revenir au direct', nl: 'Terug naar live', en: 'Back to live' },
  'room.needsYou': { fr: 'Vous attend', nl: 'Wacht op u', en: 'Needs you' },
  'room.nothingNeedsYou': { fr: 'Rien ne vous attend', nl: 'Niets wacht op u', en: 'Nothing needs you' },
  'room.incidents': { fr: 'Incidents', nl: 'Incidenten', en: 'Incidents' },
  'room.alerts': { fr: 'Alertes', nl: 'Waarschuwingen', en: 'Alerts' },
  'room.feeds': { fr: 'Images', nl: 'Beelden', en: 'Pictures' },
  'room.log': { fr: 'Journal', nl: 'Logboek', en: 'Log' },
  'room.tasks': { fr: 'Tâches', nl: 'Taken', en: 'Tasks' },
  'room.present': { fr: 'Présents', nl: 'Aanwezigen', en: 'Present' },
  'room.map': { fr: 'Carte', nl: 'Kaart', en: 'Map' },
  'room.screens': { fr: 'Écrans', nl: 'Schermen', en: 'Screens' },
  'room.screen': { fr: 'Écran {name}', nl: 'Scherm {name}', en: 'Screen {name}' },
  'room.sendToScreen': { fr: 'Envoyer à l’écran {name}', nl: 'Naar scherm {name} sturen', en: 'Send to screen {name}' },
  'room.screenUnknown': {
    fr: 'Cet écran n’a pas encore reçu de vue. Un pupitre peut lui en envoyer une.',
    nl: 'Dit scherm kreeg nog geen beeld. Een werkplek kan er een sturen.',
    en: 'This screen has not been given a view yet. A desk can send one.',
  },
  'room.recipients': {
    fr: { one: '{n} destinataire', other: '{n} destinataires' },
    nl: { one: '{n} bestemmeling', other: '{n} bestemmelingen' },
    en: { one: '{n} recipient', other: '{n} recipients' },
  },
  'room.communes': {
    fr: { one: '{n} commune', other: '{n} communes' },
    nl: { one: '{n} gemeente', other: '{n} gemeenten' },
    en: { one: '{n} commune', other: '{n} communes' },
  },
  'room.people': {
    fr: { one: '{n} personne', other: '{n} personnes' },
    nl: { one: '{n} persoon', other: '{n} personen' },
    en: { one: '{n} person', other: '{n} people' },
  },
  'room.policeZone': { fr: 'ZP {code}', nl: 'PZ {code}', en: 'PZ {code}' },
  'room.region': { fr: 'Région', nl: 'Gewest', en: 'Region' },
  'room.wholeRegion': {
    fr: 'Région de Bruxelles-Capitale',
    nl: 'Brussels Hoofdstedelijk Gewest',
    en: 'Brussels-Capital Region',
  },
  'room.empty': { fr: 'Rien pour le moment', nl: 'Voorlopig niets', en: 'Nothing for now' },
  'room.changed': {
    fr: 'Changé dans la dernière minute',
    nl: 'Gewijzigd in de laatste minuut',
    en: 'Changed in the last minute',
  },
} as const satisfies Words;
