import type { Rights } from '../access/functions.ts';
import type { conventionCommands } from './decide.ts';

export const conventionRights: Rights<typeof conventionCommands> = {
  'convention.sign': ['information-manager', 'high-official', 'administrator'],
  'convention.end': ['information-manager', 'high-official', 'administrator'],
};
