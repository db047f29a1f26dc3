import type { linkCommands } from '../../links/decide.ts';
import { commune } from '../people.ts';
import { anyCommune } from '../places.ts';
import { type Asks, fresh, incidentOf, known, later } from './making.ts';

export const linkAsks: Asks<typeof linkCommands> = {
  make: {
    'link.create': given => {
      const { random, room, now } = given;
      return {
        link: fresh(random, room.links),
        level: random.pick(['situation', 'operational']),
        mandate: known(random, room.mandates),
        ...(random.chance(0.3) ? incidentOf(given) : {}),
        ...(random.chance(0.1) ? { scope: commune(anyCommune(random)) } : {}),
        expiresAt: later(random, now, 200_000),
        maxViews: random.whole(1, 20),
      };
    },
    'link.revoke': ({ random, room }) => ({ link: known(random, room.links) }),
    'link.view': ({ random, room, now }) => ({
      link: known(random, room.links),
      views: random.whole(1, 9),
      viewedAt: now,
    }),
    'link.share-line': ({ random, room }) => ({ entry: known(random, room.log) }),
    'link.withhold-line': ({ random, room }) => ({
      entry: known(random, room.log),
    }),
  },
  weights: { 'link.revoke': 1 },
};
