import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const callRefusals = {
  'not-of-organ': text(
    'Entre dans la salle qui siège dans cet organe.',
    'De zaal staat open voor wie in dit orgaan zetelt.',
    'The room is open to whoever sits in this organ.',
  ),
  'call-full': text(
    'La salle est complète : {most} personnes.',
    'De zaal is vol: {most} personen.',
    'The room is full: {most} people.',
  ),
  'not-in-call': text(
    'Cette personne n’est pas dans la salle.',
    'Deze persoon is niet in de zaal.',
    'This person is not in the room.',
  ),
  'not-your-call': text(
    'Vous ne quittez la salle que pour vous-même.',
    'U verlaat de zaal alleen voor uzelf.',
    'You leave the room for yourself only.',
  ),
  'not-the-chair': text(
    'La parole est donnée par qui préside l’organe, ou par le centre.',
    'Het woord wordt gegeven door wie het orgaan voorzit, of door het centrum.',
    'The floor is given by whoever chairs the organ, or by the centre.',
  ),
} as const satisfies Record<string, Text>;
