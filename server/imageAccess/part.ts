import { createPace } from '../access/pace.ts';
import type { Part, PartGiven } from '../parts.ts';
import { accessOperations } from './operations.ts';
import { followAccess } from './register.ts';
import { accessRoutes } from './routes.ts';

/** A person turns pages; an export is rare. */
const PACE = { perSecond: 5, burst: 30 };

/** The register of looks at images: who, which camera, why, on which basis; read out of the journal and never kept apart. */
export async function openImageAccess({ live, journal, clock, newId, onError }: PartGiven): Promise<Part> {
  const register = followAccess({ keeper: live, journal, onError });
  const pace = createPace({ ...PACE, clock });
  return {
    routes: door => [
      {
        path: '/api/image-access',
        operations: accessOperations,
        router: accessRoutes({ door, live, journal, register, pace, clock, newId }),
      },
    ],
    close: () => register.close(),
  };
}
