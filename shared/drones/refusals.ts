import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const droneRefusals = {
  'unknown-mission': text('Mission inconnue.', 'Onbekende missie.', 'Unknown mission.'),
  'mission-settled': text(
    'Cette mission est déjà décidée.',
    'Over deze missie is al beslist.',
    'This mission is already decided.',
  ),
  'mission-over': text('Cette mission est terminée.', 'Deze missie is afgelopen.', 'This mission is over.'),
  'mission-not-approved': text(
    'Cette mission n’est pas approuvée : le drone ne décolle pas.',
    'Deze missie is niet goedgekeurd: de drone stijgt niet op.',
    'This mission is not approved: the drone does not take off.',
  ),
  'mission-not-flying': text('Ce drone ne vole pas.', 'Deze drone vliegt niet.', 'This drone is not flying.'),
  'mission-too-early': text(
    'La mission ne commence pas encore : elle est approuvée à partir de l’heure prévue.',
    'De missie begint nog niet: ze is goedgekeurd vanaf het voorziene uur.',
    'The mission has not begun yet: it is approved from the planned time.',
  ),
  'drone-busy': text(
    'Ce drone vole déjà pour une autre mission.',
    'Deze drone vliegt al voor een andere missie.',
    'This drone is already flying another mission.',
  ),
  'skeyes-missing': text(
    'La zone est dans la CTR de Bruxelles : indiquez la référence de la coordination avec skeyes.',
    'De zone ligt in de CTR Brussel: vermeld de referentie van de afstemming met skeyes.',
    'The zone lies in the Brussels CTR: give the reference of the coordination with skeyes.',
  ),
  'change-needs-approval': text(
    'Cette mission est approuvée : seul celui qui approuve peut changer ce point.',
    'Deze missie is goedgekeurd: alleen wie goedkeurt, kan dit wijzigen.',
    'This mission is approved: only who approves may change this.',
  ),
  'not-your-mission': text(
    'Ce n’est pas une mission de votre service.',
    'Dit is geen missie van uw dienst.',
    'This is not a mission of your service.',
  ),
  'withheld-by-another': text(
    'Ces images sont retenues par un autre : seul celui-ci ou la police peut les libérer.',
    'Deze beelden worden door een ander achtergehouden: alleen die of de politie kan ze vrijgeven.',
    'These images are withheld by someone else: only they or the police may release them.',
  ),
  'source-taken': text(
    'Un autre drone est déjà reconnu à cela.',
    'Een andere drone wordt daar al aan herkend.',
    'Another drone is already known by this.',
  ),
  'telemetry-dropped': text(
    'Cette position n’a pas été retenue ({reason}).',
    'Deze positie werd niet in aanmerking genomen ({reason}).',
    'This position was not used ({reason}).',
  ),
  'not-withheld': text(
    'Les images ne sont pas retenues.',
    'De beelden worden niet achtergehouden.',
    'The images are not withheld.',
  ),
} as const satisfies Record<string, Text>;
