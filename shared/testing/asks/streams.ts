import type { streamCommands } from '../../streams/decide.ts';
import { type Asks, fresh, incidentOf, known, later } from './making.ts';

export const streamAsks: Asks<typeof streamCommands> = {
  make: {
    'stream.allow-sender': ({ random, room, now }) => ({
      key: fresh(random, room.streamKeys),
      feed: known(random, room.feeds),
      holder: 'GSM 12',
      expiresAt: later(random, now, 200_000),
    }),
    'stream.allow-player': given => ({
      key: fresh(given.random, given.room.streamKeys),
      feed: known(given.random, given.room.feeds),
      holder: 'SIAMU/DBDMH',
      expiresAt: later(given.random, given.now, 200_000),
      purpose: 'suivi',
      ...(given.random.chance(0.3) ? incidentOf(given) : {}),
      ...(given.random.chance(0.5) ? { basis: 'art. 25/3' } : {}),
    }),
    'stream.revoke': ({ random, room }) => ({ key: known(random, room.streamKeys) }),
  },
  weights: { 'stream.allow-sender': 1, 'stream.allow-player': 1, 'stream.revoke': 1 },
};
