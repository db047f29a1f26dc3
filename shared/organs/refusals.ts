import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const organRefusals = {
  'unknown-organ': text('Organe inconnu.', 'Onbekend orgaan.', 'Unknown organ.'),
  'unknown-seat': text(
    'Cet organe n’a pas ce siège.',
    'Dit orgaan heeft deze zetel niet.',
    'This organ has no such seat.',
  ),
  'wrong-convener': text(
    'Cet organe n’est réuni et clos que par {authority}.',
    'Dit orgaan wordt enkel bijeengeroepen en gesloten door {authority}.',
    'Only {authority} convenes and closes this organ.',
  ),
  'one-commune': text(
    'Un comité de coordination communal est celui d’une seule commune.',
    'Een gemeentelijk coördinatiecomité is dat van één enkele gemeente.',
    'A communal coordination committee is that of one commune.',
  ),
  'post-needed': text(
    'Ouvrez d’abord un PC-Ops : cet organe siège à son poste.',
    'Open eerst een CP-Ops: dit orgaan zetelt op zijn post.',
    'Open a PC-Ops first: this organ sits at its post.',
  ),
  'already-convened': text(
    'Cet organe est déjà réuni.',
    'Dit orgaan is al bijeengeroepen.',
    'This organ is already convened.',
  ),
  'not-your-seat': text(
    'Vous ne prenez et ne quittez que votre propre siège.',
    'U neemt en verlaat alleen uw eigen zetel.',
    'You take and leave your own seat only.',
  ),
  'seat-of-another': text(
    'Ce siège revient à une autre fonction. Siégez comme suppléant si vous la remplacez.',
    'Deze zetel komt toe aan een andere functie. Zetel als plaatsvervanger als u die vervangt.',
    'This seat belongs to another function. Sit as a deputy if you stand in for it.',
  ),
  'seat-taken': text(
    'Ce siège est occupé : dites qui vous relevez.',
    'Deze zetel is bezet: zeg wie u aflost.',
    'This seat is held: say whom you relieve.',
  ),
  'seat-vacant': text('Ce siège est déjà vacant.', 'Deze zetel is al onbezet.', 'This seat is already vacant.'),
} as const satisfies Record<string, Text>;
