import type { callCommands } from '../../calls/decide.ts';
import { TOWN } from '../people.ts';
import { type Asks, known, maybe } from './making.ts';

export const callAsks: Asks<typeof callCommands> = {
  make: {
    'call.join': ({ random, room }) => ({ organ: known(random, room.organs) }),
    'call.leave': ({ random, room }) => ({ organ: known(random, room.organs) }),
    'call.raise-hand': ({ random, room }) => ({ organ: known(random, room.organs), raised: random.chance(0.7) }),
    'call.give-floor': ({ random, room }) => ({
      organ: known(random, room.organs),
      ...maybe(random, 'person', () => random.pick(TOWN).person),
    }),
  },
  weights: { 'call.join': 3, 'call.leave': 1 },
};
