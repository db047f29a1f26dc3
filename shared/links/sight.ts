import { nobody, type Sights } from '../access/viewer.ts';

/** Who was given a link, and which lines may be read through one, is known at the crisis centre alone. */
export const linkSight: Sights<'links' | 'sharedLines'> = {
  collections: { links: { by: 'nobody', sees: nobody }, sharedLines: { by: 'nobody', sees: nobody } },
};
