import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const recordingRefusals = {
  'ring-too-long': text(
    'Trop long pour ce régime : {days} jours au plus.',
    'Te lang voor dit stelsel: ten hoogste {days} dagen.',
    'Too long under this law: {days} days at most.',
  ),
  'no-ring': text(
    'Cette caméra n’est pas enregistrée : son propriétaire ne l’a pas décidé.',
    'Deze camera wordt niet opgenomen: de eigenaar besliste dat niet.',
    'This camera is not recorded: its owner has not decided so.',
  ),
  'no-place': text('Indiquez un lieu ou des caméras.', 'Geef een plaats of camera’s op.', 'Give a place or cameras.'),
  'nothing-in-reach': text(
    'Aucune caméra enregistrée dans ce rayon.',
    'Geen opgenomen camera binnen deze straal.',
    'No recorded camera within this radius.',
  ),
  'nothing-to-keep': text(
    'Indiquez une durée, avant ou après.',
    'Geef een duur op, ervoor of erna.',
    'Give a length of time, before or after.',
  ),
  'moment-ahead': text(
    'Ce moment n’est pas encore passé.',
    'Dit moment is nog niet voorbij.',
    'This moment has not passed yet.',
  ),
  'span-backwards': text('La fin précède le début.', 'Het einde valt voor het begin.', 'The end is before the start.'),
  'span-too-long': text(
    'Au plus {hours} heures à la fois.',
    'Ten hoogste {hours} uur tegelijk.',
    'At most {hours} hours at a time.',
  ),
  'unknown-hold': text('Conservation inconnue.', 'Onbekende bewaring.', 'Unknown hold.'),
  'hold-released': text(
    'Cette conservation est levée : ses images ne sont plus gardées.',
    'Deze bewaring is opgeheven: de beelden worden niet meer bijgehouden.',
    'This hold is released: its images are no longer kept.',
  ),
  'hold-sealed': text(
    'Cette conservation est déjà scellée.',
    'Deze bewaring is al verzegeld.',
    'This hold is already sealed.',
  ),
  'hold-not-sealed': text(
    'Pas encore scellée : la partie « après » est en cours.',
    'Nog niet verzegeld: het deel erna loopt nog.',
    'Not sealed yet: the part after is still running.',
  ),
  'not-in-hold': text(
    'Cette caméra ne fait pas partie de la conservation.',
    'Deze camera hoort niet bij de bewaring.',
    'This camera is not part of the hold.',
  ),
  'unknown-replay': text('Relecture inconnue.', 'Onbekende herbekijking.', 'Unknown replay.'),
  'unknown-snapshot': text('Photo inconnue.', 'Onbekende foto.', 'Unknown snapshot.'),
  'unknown-export': text('Export inconnu.', 'Onbekende export.', 'Unknown export.'),
  'already-reported': text('C’est déjà rapporté.', 'Dit is al gemeld.', 'This was already reported.'),
} as const satisfies Record<string, Text>;
