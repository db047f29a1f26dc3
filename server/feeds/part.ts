import { createPace } from '../access/pace.ts';
import type { Part, PartGiven } from '../parts.ts';
import { feedOperations } from './operations.ts';
import { feedRoutes } from './routes.ts';

/** A test holds a process for seconds; a person who types an address tries now and then. */
const PACE = { perSecond: 0.5, burst: 30 };

/** What those who register cameras do beside the room: test an address, find cameras, get a key for an encoder. */
export async function openFeeds(given: PartGiven): Promise<Part> {
  const { live, media, credentials, senderKeys, config, clock } = given;
  const pace = createPace({ ...PACE, clock });
  return {
    routes: door => [
      {
        path: '/api/feeds',
        operations: feedOperations,
        router: feedRoutes({ door, live, media, credentials, senderKeys, config, clock, pace }),
      },
    ],
  };
}
