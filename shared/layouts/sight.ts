import { nobody, type Sights } from '../access/viewer.ts';

/** Which cameras the centre looks at together is its own, as what is on its walls is. */
export const layoutSight: Sights<'layouts' | 'tours'> = {
  collections: { layouts: { by: 'nobody', sees: nobody }, tours: { by: 'nobody', sees: nobody } },
};
