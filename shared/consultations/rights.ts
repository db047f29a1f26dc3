import { AUTHORITIES, only, RECORDERS, type Rights } from '../access/functions.ts';
import type { consultationCommands } from './decide.ts';

export const consultationRights: Rights<typeof consultationCommands> = {
  'consultation.record': [...AUTHORITIES, ...only('recorded', ...RECORDERS)],
};
