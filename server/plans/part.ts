import { Router } from 'express';
import type { Part } from '../parts.ts';
import { type LibraryPlan, readLibrary } from './library.ts';
import { libraryOperations } from './operations.ts';

/** Lends the model plans to whoever is signed in; taking one over is a command like any other. */
export async function openPlans(): Promise<Part> {
  let library: readonly LibraryPlan[] | undefined;
  return {
    routes(door) {
      const router = Router();
      router.get('/', door.signedIn, (_request, response) => {
        library ??= readLibrary();
        response.setHeader('Cache-Control', 'private, max-age=300');
        response.json({ plans: library });
      });
      return [{ path: '/api/plans/library', router, operations: libraryOperations }];
    },
  };
}
