import { Router } from 'express';
import type { Pace } from '../access/pace.ts';
import { sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import { failed, invalid } from '../room/outcome.ts';
import type { Worlds } from '../worlds.ts';
import type { Following } from './follow.ts';
import { search, searchQuerySchema } from './search.ts';
import type { SearchIndex } from './searchIndex.ts';

/** What was written a moment ago is found too: the index is waited for so long, in ms. */
const CATCH_UP_MS = 400;

/** `GET /`, to be mounted at `/api/search`. */
export function searchRoutes(given: {
  readonly door: Door;
  readonly worlds: Worlds;
  readonly index: SearchIndex;
  readonly followingOf: (world: string) => Following | undefined;
  readonly pace: Pace;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}): Router {
  const { door, worlds, index, followingOf, pace, clock, onError } = given;
  const routes = Router();
  routes.get('/', door.signedIn, async (request, response) => {
    const language = door.languageOf(request, response);
    const { person } = door.sessionOf(response);
    const query = searchQuerySchema.safeParse(request.query);
    if (!query.success) return sendFailure(response, invalid(query.error), language);
    const wait = pace.take(person);
    if (wait > 0) return sendFailure(response, failed('too-many', 'too-many', { params: { seconds: wait } }), language);
    const keeper = await worlds.find(query.data.world);
    if (!keeper) return sendFailure(response, failed('rejected', 'unknown-world', { path: 'world' }), language);
    const following = followingOf(keeper.world);
    await following?.caughtUp(CATCH_UP_MS);
    const viewer = keeper.viewerOf(person);
    response.setHeader('Cache-Control', 'no-store');
    try {
      const hits = await search(index, keeper.room, viewer, query.data, { language, now: clock().getTime() });
      response.json({
        world: keeper.world,
        q: query.data.q,
        upTo: following?.position() ?? 0,
        seq: keeper.room.seq,
        hits,
      });
    } catch (error) {
      onError(error);
      // The file went away under the index: what follows the journal makes it anew.
      void following?.caughtUp(0);
      sendFailure(response, failed('unavailable', 'search-unavailable'), language);
    }
  });
  return routes;
}
