import type { Sights } from '../access/viewer.ts';
import { samePost } from './roster.ts';

/** The roster of a post is for those who hold it; the whole roster is the crisis centre's. */
export const dutySight: Sights<'duty'> = {
  collections: { duty: { by: 'owner', sees: (_room, viewer, shift) => viewer.mandates.some(m => samePost(m, shift)) } },
};
