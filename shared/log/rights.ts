import { CENTRE, everyoneAs, only, REACHED, type Rights, SITE } from '../access/functions.ts';
import type { logCommands } from './decide.ts';

const WRITERS = [...CENTRE, ...SITE, ...only('in-sight', ...REACHED), 'video-operator'] as const;

export const logRights: Rights<typeof logCommands> = {
  'log.write': WRITERS,
  'log.correct': WRITERS,
  'log.note-seen': everyoneAs('recipient'),
};
