import type { imageAccessCommands } from '../../imageAccess/decide.ts';
import { type Asks, known, maybe } from './making.ts';

export const imageAccessAsks: Asks<typeof imageAccessCommands> = {
  make: {
    'imagelog.consult': ({ random, room }) => ({
      format: random.pick(['json', 'csv', 'jsonl']),
      ...maybe(random, 'feed', () => known(random, room.feeds)),
      ...maybe(random, 'person', () => known(random, room.people)),
    }),
  },
  weights: { 'imagelog.consult': 1 },
};
