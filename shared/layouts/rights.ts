import { CENTRE, type Rights } from '../access/functions.ts';
import type { layoutCommands } from './decide.ts';

/** Whoever may send a picture to a wall arranges pictures for it. */
const ARRANGERS = [...CENTRE, 'video-operator'] as const;

export const layoutRights: Rights<typeof layoutCommands> = {
  'layout.save': ARRANGERS,
  'layout.remove': ARRANGERS,
  'tour.save': ARRANGERS,
  'tour.remove': ARRANGERS,
  'tour.steer': ARRANGERS,
};
