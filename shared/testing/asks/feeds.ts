import type { feedCommands } from '../../feeds/decide.ts';
import { anyPoint } from '../places.ts';
import { type Asks, fresh, incidentOf, known, later, maybe, text, words } from './making.ts';

export const feedAsks: Asks<typeof feedCommands> = {
  make: {
    'feed.register': ({ random, room }) => {
      const again = Object.keys(room.feeds).length > 0 && random.chance(0.3);
      return {
        feed: again ? known(random, room.feeds) : random.uuid(),
        name: text(random),
        source: random.pick([
          { kind: 'rtsp', url: `rtsp://secret-${random.whole(1, 9)}.example/stream` },
          { kind: 'test' },
        ]),
        ...(random.chance(0.9) ? { point: anyPoint(random) } : {}),
        ...(random.chance(0.4) ? { control: { kind: 'onvif', url: 'http://head.example/onvif' } } : {}),
        owner: 'POLBRU',
        regime: random.pick(['police', 'police', 'camera-law', 'transport', 'private']),
      };
    },
    'feed.retire': ({ random, room }) => ({ feed: known(random, room.feeds), reason: words(random) }),
    'feed.grant': given => ({
      feed: known(given.random, given.room.feeds),
      grant: given.random.uuid(),
      functions: given.random.some(['regional-operator', 'high-official', 'commune-liaison', 'fire-dispatch'], 2),
      ...maybe(given.random, 'zones', () => given.random.some(['5339', '5344'], 2)),
      ...incidentOf(given),
      ...maybe(given.random, 'rights', () => given.random.some(['live', 'replay', 'ptz', 'export'], 2)),
      until: later(given.random, given.now, 7_200),
      reason: words(given.random),
    }),
    'feed.withdraw': ({ random, room }) => {
      const feed = known(random, room.feeds);
      return { feed, grant: known(random, room.feeds[feed]?.grants ?? {}), reason: words(random) };
    },
    'feed.black-out': ({ random, room, now }) => ({
      feed: known(random, room.feeds),
      blackout: random.uuid(),
      reason: words(random),
      until: later(random, now, 1_200),
    }),
    'feed.show-again': ({ random, room }) => {
      const feed = known(random, room.feeds);
      return { feed, blackout: known(random, room.feeds[feed]?.blackouts ?? {}) };
    },
    'feed.watch': given => ({
      look: fresh(given.random, given.room.looks),
      feed: known(given.random, given.room.feeds),
      ...maybe(given.random, 'purpose', () => words(given.random)),
      ...incidentOf(given),
      ...maybe(given.random, 'basis', () => 'LFP 25/3'),
    }),
    'feed.unwatch': ({ random, room }) => ({ look: known(random, room.looks) }),
  },
  weights: {
    'feed.register': 4,
    'feed.retire': 1,
    'feed.withdraw': 1,
    'feed.black-out': 1,
    'feed.show-again': 1,
    'feed.watch': 4,
    'feed.unwatch': 3,
  },
};
