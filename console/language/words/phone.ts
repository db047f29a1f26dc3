import type { Words } from '../word.ts';

/** The liaison's phone: one alert is one screen. Sentences a person reads at 02:14. */
export const phoneWords = {
  'phone.toYou': { fr: 'à vous, {where}', nl: 'aan u, {where}', en: 'to you, {where}' },
  'phone.notAnswered': {
    fr: 'Votre réponse n’est pas encore donnée',
    nl: 'U hebt nog niet geantwoord',
    en: 'You have not answered yet',
  },
  'phone.reached': { fr: 'Arrivée sur ce téléphone', nl: 'Op deze telefoon aangekomen', en: 'Reached this phone' },
  'phone.read': { fr: 'Lue par vous', nl: 'Door u gelezen', en: 'Read by you' },
  'phone.answerLeaving': { fr: 'Votre réponse part', nl: 'Uw antwoord vertrekt', en: 'Your answer is leaving' },
  'phone.answerWaiting': {
    fr: 'Pas de réseau : votre réponse est gardée et partira',
    nl: 'Geen netwerk: uw antwoord is bewaard en vertrekt later',
    en: 'No network: your answer is kept and will leave',
  },
  'phone.answerLeft': { fr: 'Votre réponse est partie', nl: 'Uw antwoord is vertrokken', en: 'Your answer has left' },
  'phone.answerArrived': {
    fr: 'Arrivée au centre de crise',
    nl: 'Aangekomen bij het crisiscentrum',
    en: 'Arrived at the crisis centre',
  },
  'phone.answerRefused': {
    fr: 'Le centre n’a pas pris votre réponse',
    nl: 'Het centrum nam uw antwoord niet aan',
    en: 'The centre did not take your answer',
  },
  'phone.change': { fr: 'Changer ma réponse', nl: 'Mijn antwoord wijzigen', en: 'Change my answer' },
  'phone.answers': { fr: 'Ma réponse', nl: 'Mijn antwoord', en: 'My answer' },
  'phone.myAnswerState': { fr: 'État de ma réponse', nl: 'Stand van mijn antwoord', en: 'State of my answer' },
  'phone.list': { fr: 'Mes alertes', nl: 'Mijn waarschuwingen', en: 'My alerts' },
  'phone.noAlerts': { fr: 'Aucune alerte pour vous', nl: 'Geen waarschuwing voor u', en: 'No alert for you' },
  'phone.cancelled': {
    fr: 'Alerte annulée : {reason}',
    nl: 'Waarschuwing geannuleerd: {reason}',
    en: 'Alert cancelled: {reason}',
  },
  'phone.allow': { fr: 'Autoriser les notifications', nl: 'Meldingen toestaan', en: 'Allow notifications' },
  'phone.allowWhy': {
    fr: 'Sans elles, ce téléphone ne sonne pas quand une alerte arrive.',
    nl: 'Zonder meldingen gaat deze telefoon niet af bij een waarschuwing.',
    en: 'Without them this phone does not ring when an alert comes.',
  },
  'phone.allowed': {
    fr: 'Ce téléphone reçoit les alertes',
    nl: 'Deze telefoon ontvangt waarschuwingen',
    en: 'This phone receives alerts',
  },
  'phone.denied': {
    fr: 'Notifications bloquées dans les réglages du navigateur. Autorisez-les là, puis revenez.',
    nl: 'Meldingen zijn geblokkeerd in de instellingen van de browser. Sta ze daar toe en kom terug.',
    en: 'Notifications are blocked in the browser’s settings. Allow them there, then come back.',
  },
  'phone.unsupported': {
    fr: 'Ce navigateur ne reçoit pas de notifications. Installez Belfry sur l’écran d’accueil.',
    nl: 'Deze browser ontvangt geen meldingen. Installeer Belfry op het beginscherm.',
    en: 'This browser receives no notifications. Install Belfry on the home screen.',
  },
  'phone.install': {
    fr: 'Installer sur ce téléphone',
    nl: 'Op deze telefoon installeren',
    en: 'Install on this phone',
  },
} as const satisfies Words;
