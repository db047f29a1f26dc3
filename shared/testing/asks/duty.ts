import type { dutyCommands } from '../../duty/decide.ts';
import { type Asks, around, fresh, known, later, maybe, words } from './making.ts';

export const dutyAsks: Asks<typeof dutyCommands> = {
  make: {
    'duty.plan': ({ random, room, now }) => ({
      shift: fresh(random, room.duty),
      mandate: known(random, room.mandates),
      from: random.chance(0.6) ? around(random, now, 3_600) : later(random, now, 3_600),
      to: later(random, now, 14_400),
      ...maybe(random, 'rank', () => random.whole(1, 3)),
    }),
    'duty.withdraw': ({ random, room }) => ({ shift: known(random, room.duty) }),
    'duty.hand-over': ({ random, room }) => ({
      shift: known(random, room.duty),
      to: known(random, room.duty),
      note: words(random),
    }),
    'duty.accept': ({ random, room }) => ({ shift: known(random, room.duty) }),
  },
  weights: { 'duty.withdraw': 1 },
};
