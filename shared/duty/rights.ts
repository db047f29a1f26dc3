import { CENTRE, everyoneAs, only, REACHED, type Rights } from '../access/functions.ts';
import type { dutyCommands } from './decide.ts';

export const dutyRights: Rights<typeof dutyCommands> = {
  'duty.plan': [...CENTRE, 'administrator', ...only('own-territory', ...REACHED)],
  'duty.withdraw': [...CENTRE, 'administrator', ...only('own-territory', ...REACHED)],
  'duty.hand-over': everyoneAs('own-thing'),
  'duty.accept': everyoneAs('own-thing'),
};
