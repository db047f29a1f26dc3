import type { conventionCommands } from '../../conventions/decide.ts';
import { type Asks, fresh, known, later, maybe, words } from './making.ts';

const YEAR_S = 365 * 86_400;

export const conventionAsks: Asks<typeof conventionCommands> = {
  make: {
    'convention.sign': ({ random, room, now }) => ({
      convention: fresh(random, room.conventions),
      owner: random.pick(['POLBRU', 'STIB', { fr: 'STIB', nl: 'MIVB' }]),
      reference: `C-${random.whole(1, 99)}`,
      signed: random.chance(0.1) ? later(random, now, 3_600) : '2026-01-01T00:00:00Z',
      expires: later(random, now, YEAR_S),
      scope: {
        rights: random.some(['live', 'replay', 'ptz', 'export'], 3),
        ...(random.chance(0.2) ? maybe(random, 'feeds', () => [known(random, room.feeds)]) : {}),
      },
    }),
    'convention.end': ({ random, room }) => ({ convention: known(random, room.conventions), reason: words(random) }),
  },
  weights: { 'convention.sign': 2, 'convention.end': 1 },
};
