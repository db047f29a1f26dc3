import { createPace } from '../access/pace.ts';
import type { Part, PartGiven } from '../parts.ts';
import { streamKeyApi } from './api.ts';
import { iceServersFor } from './iceServers.ts';
import { createStreamKeys } from './keys.ts';
import { streamKeyOperations, whepOperations, whipOperations } from './operations.ts';
import { whipRoutes } from './routes.ts';
import { createStreamSessions } from './sessions.ts';

/** Whoever tries tokens finds one in more years than there are; a client whose key ran out asks now and then. */
const TRIES = { perSecond: 1, burst: 30 };
const GIVING = { perSecond: 0.5, burst: 30 };

/** WHIP and WHEP: clients of other makers send to a feed and play one. */
export async function openWhip(given: PartGiven): Promise<Part> {
  const { live, records, clock, newId, onError, media, sessions, config } = given;
  const keys = createStreamKeys({ live, records, clock });
  const streams = createStreamSessions({ ...{ media, live, clock, newId, onError }, isAlive: sessions.isAlive });
  const shared = {
    ...{ streams, keys, sessions, live, media, pace: createPace({ ...TRIES, clock }) },
    iceServers: (client: string) => iceServersFor(config.iceServers, client, clock()),
  };
  return {
    routes: door => [
      { path: '/whip', router: whipRoutes({ ...shared, way: 'whip' }), operations: whipOperations, anyPage: true },
      { path: '/whep', router: whipRoutes({ ...shared, way: 'whep' }), operations: whepOperations, anyPage: true },
      {
        path: '/api/streams',
        operations: streamKeyOperations,
        router: streamKeyApi({ keys, pace: createPace({ ...GIVING, clock }) }, door),
      },
    ],
    close: () => streams.close(),
  };
}
