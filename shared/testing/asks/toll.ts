import type { tollCommands } from '../../toll/decide.ts';
import { CATEGORIES, SOURCES } from '../../toll/doctrine.ts';
import { type Asks, around, fresh, known } from './making.ts';

export const tollAsks: Asks<typeof tollCommands> = {
  make: {
    'toll.report': ({ random, room, now }) => ({
      report: fresh(random, room.tolls),
      incident: known(random, room.incidents),
      category: random.pick(CATEGORIES),
      figure: random.whole(0, 40),
      source: random.pick(SOURCES),
      asOf: around(random, now, 3_600),
    }),
    'toll.withdraw': ({ random, room }) => ({ report: known(random, room.tolls) }),
  },
  weights: { 'toll.report': 4, 'toll.withdraw': 1 },
};
