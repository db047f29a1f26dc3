import { join } from 'node:path';
import { createPace } from '../access/pace.ts';
import type { Part, PartGiven } from '../parts.ts';
import { type Following, follow } from './follow.ts';
import { searchOperations } from './operations.ts';
import { searchRoutes } from './routes.ts';
import { openSearchIndex } from './searchIndex.ts';

/** A person who types asks at every letter. */
const PACE = { perSecond: 20, burst: 60 };

/** Search in the log: an index of this node's own, kept behind the journal whatever store that is in. */
export async function openSearch(given: PartGiven): Promise<Part> {
  const { config, worlds, journal, clock, onError } = given;
  const index = openSearchIndex(join(config.dataFolder, 'search.sqlite'));
  const followings = new Map<string, Following>();
  const unlisten = worlds.onOpen(keeper => {
    followings.set(keeper.world, follow({ keeper, journal, index, onError }));
  });
  return {
    routes: door => [
      {
        path: '/api/search',
        operations: searchOperations,
        router: searchRoutes({
          ...{ door, worlds, index, clock, onError },
          followingOf: world => followings.get(world),
          pace: createPace({ ...PACE, clock }),
        }),
      },
    ],
    async close() {
      unlisten();
      await Promise.all([...followings.values()].map(following => following.close()));
      await index.close();
    },
  };
}
