import { CENTRE, only, RECORDERS, type Rights, SITE } from '../access/functions.ts';
import type { planCommands } from './decide.ts';

const WRITERS = [...CENTRE, ...SITE, ...only('own-territory', 'emergency-coordinator')];
const APPROVERS = [...only('own-territory', 'mayor'), 'high-official', ...only('recorded', ...RECORDERS)] as const;

export const planRights: Rights<typeof planCommands> = {
  'plan.draft': WRITERS,
  'plan.submit': WRITERS,
  'plan.return': [...only('own-territory', 'mayor'), 'high-official'],
  'plan.approve': APPROVERS,
  'plan.retire': APPROVERS,
  'plan.record-exercise': WRITERS,
  'plan.activate': [...CENTRE, ...only('own-territory', 'mayor'), 'dir-d1'],
  'plan.deactivate': [...CENTRE, ...only('own-territory', 'mayor'), 'dir-d1'],
};
