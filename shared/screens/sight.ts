import { nobody, type Sights } from '../access/viewer.ts';

/** What is on a wall is the centre's own. */
export const screenSight: Sights<'screens'> = { collections: { screens: { by: 'nobody', sees: nobody } } };
