import { type Sights, throughIncident } from '../access/viewer.ts';

/** One that is in force gives sight of its incident to all whom it touches; one that is lifted gives none. */
export const perimeterSight: Sights<'perimeters' | 'checkpoints'> = {
  collections: { perimeters: throughIncident, checkpoints: throughIncident },
};
