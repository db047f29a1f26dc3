import type { obligationCommands } from '../../obligations/decide.ts';
import { obligationCodeSchema } from '../../obligations/schema.ts';
import { brusselsDay } from '../../territory/reference.ts';
import { anyCommune } from '../places.ts';
import type { Random } from '../random.ts';
import { type Asks, fresh, known, maybe, words } from './making.ts';

const recorded = (random: Random, room: Parameters<typeof fresh>[1], now: string) => ({
  record: fresh(random, room),
  obligation: random.pick(obligationCodeSchema.options),
  holder: random.pick(['region', '21004', anyCommune(random)]),
  on: brusselsDay(now),
});

export const obligationAsks: Asks<typeof obligationCommands> = {
  make: {
    'obligation.fulfil': ({ random, room, now }) => ({
      ...recorded(random, room.obligations, now),
      evidence: words(random),
      ...maybe(random, 'link', () => ({ kind: 'incident', id: known(random, room.incidents) })),
    }),
    'obligation.plan': ({ random, room, now }) => recorded(random, room.obligations, now),
    'obligation.withdraw': ({ random, room }) => ({
      record: known(random, room.obligations),
      reason: words(random),
    }),
  },
};
