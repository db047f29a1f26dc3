import { CENTRE, type Rights, SITE, VIDEO } from '../access/functions.ts';
import type { droneCommands } from './decide.ts';

/** Who decides that a drone flies: the centre, and the directors whose services own them. */
const APPROVERS = [...CENTRE, 'dir-d1', 'dir-d3'] as const;
const REQUESTERS = [...CENTRE, ...SITE, 'video-operator', 'zone-officer', 'zone-images', 'fire-dispatch'] as const;
const FLYING = [...REQUESTERS, 'remote-pilot'] as const;
const WITHHOLDING = ['information-manager', 'high-official', 'dir-d3', 'zone-images'] as const;

export const droneRights: Rights<typeof droneCommands> = {
  'drone.bind': [...VIDEO],
  'mission.request': REQUESTERS,
  'mission.change': REQUESTERS,
  'mission.approve': APPROVERS,
  'mission.refuse': APPROVERS,
  'mission.start': FLYING,
  'mission.end': FLYING,
  'mission.withhold-images': WITHHOLDING,
  'mission.release-images': WITHHOLDING,
  'mission.report-bounds': 'system',
};
