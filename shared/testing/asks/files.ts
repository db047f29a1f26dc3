import type { fileCommands } from '../../files/decide.ts';
import { personId } from '../people.ts';
import type { Asks } from './making.ts';

export const fileAsks: Asks<typeof fileCommands> = {
  make: {
    'file.note-read': ({ random }) => ({
      hash: random.pick(['a', 'b']).repeat(64),
      person: personId('liaison-21004'),
      mandate: 'none',
    }),
  },
  weights: { 'file.note-read': 1 },
};
