import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const dutyRefusals = {
  'unknown-shift': text('Garde inconnue.', 'Onbekende wachtdienst.', 'Unknown duty shift.'),
  'mandate-ends-before': text(
    'Le mandat prend fin avant la garde.',
    'Het mandaat eindigt vóór de wachtdienst.',
    'The mandate ends before the shift does.',
  ),
  'not-your-post': text(
    'Cette garde est planifiée par le centre de crise ou par la fonction elle-même.',
    'Deze wachtdienst wordt gepland door het crisiscentrum of door de functie zelf.',
    'This duty is planned by the crisis centre or by the function itself.',
  ),
  'not-your-shift': text(
    'Seule la personne de garde peut le dire ; au centre, l’opérateur ou le gestionnaire d’information l’inscrit pour elle.',
    'Alleen wie van wacht is, kan dat zeggen; in het centrum noteert de operator of de informatiebeheerder het voor hem.',
    'Only the person on duty can say so; at the centre the operator or information manager records it for them.',
  ),
  'already-on-duty': text(
    'Cette personne a déjà une garde à ce moment.',
    'Deze persoon heeft op dat ogenblik al een wachtdienst.',
    'This person already has a shift at that time.',
  ),
  'already-handed-over': text(
    'Cette garde est déjà remise.',
    'Deze wachtdienst is al overgedragen.',
    'This shift has already been handed over.',
  ),
  'not-on-duty': text('Cette garde n’est pas en cours.', 'Deze wachtdienst loopt niet.', 'This shift is not running.'),
  'other-post': text(
    'Une garde se remet à la suivante du même poste.',
    'Een wachtdienst wordt overgedragen aan de volgende van dezelfde post.',
    'A shift is handed over to the next one of the same post.',
  ),
  'shift-taken': text(
    'Cette garde est déjà prise ou terminée.',
    'Deze wachtdienst is al opgenomen of afgelopen.',
    'This shift has already been taken or is over.',
  ),
  'nothing-handed-over': text(
    'Rien n’a été remis pour cette garde.',
    'Voor deze wachtdienst is niets overgedragen.',
    'Nothing was handed over for this shift.',
  ),
} as const satisfies Record<string, Text>;
