import { CENTRE, type Rights } from '../access/functions.ts';
import type { incidentCommands } from './decide.ts';

export const incidentRights: Rights<typeof incidentCommands> = {
  'incident.open': [...CENTRE, 'video-operator'],
  'incident.update': [...CENTRE],
  'incident.close': [...CENTRE],
};
