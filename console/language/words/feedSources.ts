import type { Words } from '../word.ts';

/** Registering a source of pictures: its address, the test, the key of whoever sends. */
export const feedSourceWords = {
  'source.kind': { fr: 'Genre de source', nl: 'Soort bron', en: 'Kind of source' },
  'source.rtsp': { fr: 'Caméra RTSP', nl: 'RTSP-camera', en: 'RTSP camera' },
  'source.onvif': { fr: 'Caméra ONVIF', nl: 'ONVIF-camera', en: 'ONVIF camera' },
  'source.hls': { fr: 'Flux HLS', nl: 'HLS-stroom', en: 'HLS stream' },
  'source.whep': {
    fr: 'WHEP (WebRTC d’une autre plateforme)',
    nl: 'WHEP (WebRTC van een ander platform)',
    en: 'WHEP (WebRTC of another platform)',
  },
  'source.mjpeg': { fr: 'Images MJPEG par le web', nl: 'MJPEG-beelden via het web', en: 'MJPEG over the web' },
  'source.srt': { fr: 'Flux SRT à chercher', nl: 'SRT-stroom om op te halen', en: 'SRT stream to fetch' },
  'source.rtmp': { fr: 'Flux RTMP à chercher', nl: 'RTMP-stroom om op te halen', en: 'RTMP stream to fetch' },
  'source.srt-sent': {
    fr: 'Un encodeur nous envoie (SRT)',
    nl: 'Een encoder zendt naar ons (SRT)',
    en: 'An encoder sends to us (SRT)',
  },
  'source.rtmp-sent': {
    fr: 'Un encodeur nous envoie (RTMP)',
    nl: 'Een encoder zendt naar ons (RTMP)',
    en: 'An encoder sends to us (RTMP)',
  },
  'source.account': { fr: 'Compte de la caméra', nl: 'Account van de camera', en: 'The camera’s account' },
  'source.password': { fr: 'Mot de passe de la caméra', nl: 'Wachtwoord van de camera', en: 'The camera’s password' },
  'source.kept': {
    fr: 'Gardé chiffré, jamais remontré.',
    nl: 'Versleuteld bewaard, nooit meer getoond.',
    en: 'Kept encrypted, never shown again.',
  },
  'source.test': { fr: 'Tester l’adresse', nl: 'Adres testen', en: 'Test the address' },
  'source.testing': {
    fr: 'Test en cours, vingt secondes au plus',
    nl: 'Test loopt, hooguit twintig seconden',
    en: 'Testing, twenty seconds at most',
  },
  'source.find': { fr: 'Chercher sur le réseau', nl: 'Zoeken op het netwerk', en: 'Look on the network' },
  'source.finding': { fr: 'Recherche en cours', nl: 'Zoeken loopt', en: 'Looking' },
  'source.foundNone': {
    fr: 'Aucune caméra ONVIF n’a répondu sur ce réseau.',
    nl: 'Geen ONVIF-camera antwoordde op dit netwerk.',
    en: 'No ONVIF camera answered on this network.',
  },
  'source.found': {
    fr: { one: '{n} caméra a répondu', other: '{n} caméras ont répondu' },
    nl: { one: '{n} camera antwoordde', other: '{n} camera’s antwoordden' },
    en: { one: '{n} camera answered', other: '{n} cameras answered' },
  },
  'source.take': { fr: 'Prendre {name}', nl: '{name} nemen', en: 'Take {name}' },
  'source.key': { fr: 'Clé de l’encodeur', nl: 'Sleutel voor de encoder', en: 'Key for the encoder' },
  'source.keyOnce': {
    fr: 'À recopier maintenant dans l’encodeur : la clé n’est plus montrée ensuite. La source est inscrite.',
    nl: 'Neem dit nu over in de encoder: de sleutel wordt later niet meer getoond. De bron is ingeschreven.',
    en: 'Copy this into the encoder now: the key is not shown again. The source is registered.',
  },
  'source.sendTo': { fr: 'Envoyer à', nl: 'Zenden naar', en: 'Send to' },
  'source.keyValue': {
    fr: 'Clé (phrase secrète en SRT)',
    nl: 'Sleutel (wachtzin bij SRT)',
    en: 'Key (passphrase in SRT)',
  },
  'source.done': { fr: 'C’est recopié', nl: 'Overgenomen', en: 'It is copied' },
  'source.noAnswer': {
    fr: 'Le centre n’a pas répondu. Réessayez.',
    nl: 'Het centrum antwoordde niet. Probeer opnieuw.',
    en: 'The centre did not answer. Try again.',
  },
} as const satisfies Words;
