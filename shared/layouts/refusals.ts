import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const layoutRefusals = {
  'unknown-layout': text('Disposition inconnue.', 'Onbekende schikking.', 'Unknown layout.'),
  'unknown-tour': text('Ronde inconnue.', 'Onbekende ronde.', 'Unknown tour.'),
  'feed-twice': text(
    'La même caméra est citée deux fois : elle n’a qu’une place.',
    'Dezelfde camera is twee keer vermeld: ze heeft maar één plaats.',
    'The same camera is named twice: it has one place.',
  ),
  'name-taken': text(
    'Ce nom désigne déjà autre chose. Choisissez-en un autre.',
    'Deze naam bestaat al voor iets anders. Kies een andere.',
    'This name already means something else. Choose another.',
  ),
  'no-such-tile': text(
    'Cet écran montre {tiles} images au plus. Choisissez une tuile de 1 à {tiles}, ou passez-le en mosaïque.',
    'Dit scherm toont hoogstens {tiles} beelden. Kies een tegel van 1 tot {tiles}, of zet het op mozaïek.',
    'This screen shows {tiles} pictures at most. Choose a tile from 1 to {tiles}, or turn it into a mosaic.',
  ),
  'one-arrangement': text(
    'Choisissez des caméras, une disposition ou une ronde : une seule des trois.',
    'Kies camera’s, een schikking of een ronde: één van de drie.',
    'Choose cameras, a layout or a tour: one of the three.',
  ),
} as const satisfies Record<string, Text>;
