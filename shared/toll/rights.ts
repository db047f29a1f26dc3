import { CENTRE, type Rights, SITE } from '../access/functions.ts';
import type { tollCommands } from './decide.ts';

export const tollRights: Rights<typeof tollCommands> = {
  'toll.report': [...CENTRE, ...SITE],
  'toll.withdraw': [...CENTRE, ...SITE],
};
