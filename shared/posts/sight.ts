import { type Sights, throughIncident } from '../access/viewer.ts';

export const postSight: Sights<'posts'> = { collections: { posts: throughIncident } };
