import { createPace } from '../access/pace.ts';
import type { Part, PartGiven } from '../parts.ts';
import { createLinks } from './links.ts';
import { linkOperations, linkPageOperations } from './operations.ts';
import { linkApi, linkPages } from './routes.ts';

/** A phone reloads now and then; whoever tries tokens finds one in more years than there are. */
const PACE = { perSecond: 0.5, burst: 30 };

/** Links for authorities without account: made at the desk, opened without one, each look counted. */
export async function openLinks({ live, records, clock, newId, onError }: PartGiven): Promise<Part> {
  const links = createLinks({ live, records, clock, newId, onError });
  const options = { links, live, clock, onError, pace: createPace({ ...PACE, clock }) };
  return {
    routes: door => [
      { path: '/api/links', router: linkApi(options, door), operations: linkOperations },
      { path: '/link', router: linkPages(options), operations: linkPageOperations },
    ],
    close: () => links.close(),
  };
}
