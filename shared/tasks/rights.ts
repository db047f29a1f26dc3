import { CENTRE, only, REACHED, type Rights, SITE } from '../access/functions.ts';
import type { taskCommands } from './decide.ts';

const ACTORS = [...CENTRE, ...only('own-thing', ...SITE, ...REACHED, 'video-operator')];

/** Whose task it is decides the rule of each command; here stands who has tasks at all. */
export const taskRights: Rights<typeof taskCommands> = {
  'task.create': [...CENTRE, ...SITE, 'mayor', 'emergency-coordinator', 'zone-officer'],
  'task.assign': [...CENTRE, ...SITE, 'mayor', 'emergency-coordinator', 'zone-officer'],
  'task.start': ACTORS,
  'task.done': ACTORS,
  'task.not-applicable': ACTORS,
  'task.reopen': ACTORS,
};
