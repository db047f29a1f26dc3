import type { Part, PartGiven } from '../parts.ts';
import { sitrepOperations } from './operations.ts';
import { sitrepRoutes } from './routes.ts';

/** Frozen situation reports, printed and as text for the national portal. */
export const openSitreps = ({ worlds, territory }: PartGiven): Promise<Part> =>
  Promise.resolve({
    routes: door => [
      { path: '/api/sitreps', router: sitrepRoutes({ door, worlds, territory }), operations: sitrepOperations },
    ],
  });
