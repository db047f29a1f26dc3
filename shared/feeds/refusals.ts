import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const feedRefusals = {
  'unknown-feed': text('Caméra inconnue.', 'Onbekende camera.', 'Unknown camera.'),
  'unknown-look': text('Consultation d’images inconnue.', 'Onbekende beeldraadpleging.', 'Unknown look at images.'),
  'not-the-owner': text(
    'Seul le propriétaire des images peut en donner l’accès.',
    'Alleen de eigenaar van de beelden kan toegang geven.',
    'Only the owner of the images can give access.',
  ),
  'unknown-grant': text('Autorisation inconnue.', 'Onbekende toelating.', 'Unknown grant.'),
  'grant-over': text(
    'Cette autorisation est déjà retirée.',
    'Deze toelating is al ingetrokken.',
    'This grant has already been withdrawn.',
  ),
  'unknown-blackout': text('Masquage inconnu.', 'Onbekende afscherming.', 'Unknown blackout.'),
  'images-withheld': text(
    'Images de cette mission réservées à ses destinataires.',
    'Beelden van deze opdracht voorbehouden aan de bestemmelingen.',
    'Images of this mission are for its recipients only.',
  ),
  'blacked-out': text(
    'Image masquée : lieu ou moment protégé.',
    'Beeld afgeschermd: beschermde plaats of tijd.',
    'Image blacked out: protected place or time.',
  ),
  'purpose-missing': text(
    'Indiquez la finalité : aucun incident ne la donne.',
    'Vermeld het doel: geen incident geeft het.',
    'State the purpose: no incident gives it.',
  ),
  'grant-ends-first': text(
    'L’autorisation finirait avant de commencer.',
    'De toelating zou eindigen voor ze begint.',
    'The grant would end before it begins.',
  ),
  'no-image-right': text(
    'Votre mandat ne donne pas accès à ces images.',
    'Uw mandaat geeft geen toegang tot deze beelden.',
    'Your mandate gives no access to these images.',
  ),
  'no-replay-right': text(
    'Votre mandat ne donne pas le droit de revoir ces images.',
    'Uw mandaat geeft niet het recht om deze beelden terug te kijken.',
    'Your mandate gives no right to replay these images.',
  ),
  'no-ptz-right': text(
    'Votre mandat ne donne pas le droit d’orienter cette caméra.',
    'Uw mandaat geeft niet het recht om deze camera te sturen.',
    'Your mandate gives no right to steer this camera.',
  ),
  'no-export-right': text(
    'Votre mandat ne donne pas le droit d’exporter ces images.',
    'Uw mandaat geeft niet het recht om deze beelden te exporteren.',
    'Your mandate gives no right to export these images.',
  ),
  'no-grant': text(
    'Images de police : pas d’autorisation en vigueur de la zone.',
    'Politiebeelden: geen geldige toelating van de zone.',
    'Police images: no grant in force from the zone.',
  ),
  'basis-missing': text(
    'Images de police : indiquez la base légale.',
    'Politiebeelden: vermeld de rechtsgrond.',
    'Police images: state the legal basis.',
  ),
  'month-passed': text(
    'Images de police de plus d’un mois : référence de la décision écrite du procureur du Roi requise (LFP, art. 25/7).',
    'Politiebeelden ouder dan een maand: kenmerk van de schriftelijke beslissing van de procureur des Konings vereist (WPA, art. 25/7).',
    'Police images older than a month: reference of the prosecutor’s written decision needed (LFP/WPA, art. 25/7).',
  ),
  'not-judicial': text(
    'Images de police de plus d’un mois : réservées à une fonction judiciaire (LFP, art. 25/7).',
    'Politiebeelden ouder dan een maand: enkel voor een gerechtelijke functie (WPA, art. 25/7).',
    'Police images older than a month: for a judicial function only (LFP/WPA, art. 25/7).',
  ),
  'feed-retired': text('Cette caméra est retirée.', 'Deze camera is buiten gebruik.', 'This camera is retired.'),
  'feed-not-sent': text(
    'Cette source n’est pas envoyée vers ce serveur : elle n’a pas de clé.',
    'Deze bron wordt niet naar deze server gezonden: ze heeft geen sleutel.',
    'This source is not sent to this server: it has no key.',
  ),
  'no-port-left': text(
    'Plus aucun port libre pour recevoir cette source.',
    'Geen vrije poort meer om deze bron te ontvangen.',
    'No port is left to receive this source.',
  ),
} as const satisfies Record<string, Text>;
