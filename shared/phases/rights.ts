import { AUTHORITIES, only, RECORDERS, type Rights } from '../access/functions.ts';
import type { phaseCommands } from './decide.ts';

const DECIDERS = [...only('own-phase', ...AUTHORITIES), ...only('recorded', ...RECORDERS)];
export const phaseRights: Rights<typeof phaseCommands> = {
  'phase.declare': DECIDERS,
  'phase.lift': DECIDERS,
  'phase.reassess': DECIDERS,
  'phase.confirm': DECIDERS,
  'phase.decline': DECIDERS,
};
