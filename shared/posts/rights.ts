import { CENTRE, type Rights, SITE } from '../access/functions.ts';
import type { postCommands } from './decide.ts';

export const postRights: Rights<typeof postCommands> = {
  'post.open': [...CENTRE, ...SITE],
  'post.close': [...CENTRE, ...SITE],
};
