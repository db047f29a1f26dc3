import { CENTRE, everyoneAs, only, type Rights, SITE } from '../access/functions.ts';
import type { alertCommands } from './decide.ts';

export const alertRights: Rights<typeof alertCommands> = {
  'alert.draft': [...CENTRE, ...SITE],
  'alert.approve': only('second-person', 'information-manager', 'high-official'),
  'alert.issue': [...CENTRE],
  'alert.cancel': [...CENTRE],
  'alert.receive': everyoneAs('recipient'),
  'alert.read': everyoneAs('recipient'),
  'alert.acknowledge': everyoneAs('recipient'),
  'alert.report-sending': 'system',
};
