import { CENTRE, only, type Rights, SITE } from '../access/functions.ts';
import type { sitrepCommands } from './decide.ts';

export const sitrepRights: Rights<typeof sitrepCommands> = {
  'sitrep.contribute': [...CENTRE, ...only('own-discipline', ...SITE)],
  'sitrep.set-rhythm': CENTRE,
  // Whose word freezes a report is decided by the command: staff may only record it.
  'sitrep.validate': [...CENTRE, 'minister-interior', 'mayor'],
};
