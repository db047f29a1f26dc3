import { CENTRE, only, type Rights } from '../access/functions.ts';
import type { obligationCommands } from './decide.ts';

const KEEPERS = [...CENTRE, ...only('own-territory', 'mayor', 'emergency-coordinator', 'commune-liaison')];

export const obligationRights: Rights<typeof obligationCommands> = {
  'obligation.fulfil': KEEPERS,
  'obligation.plan': KEEPERS,
  'obligation.withdraw': KEEPERS,
};
