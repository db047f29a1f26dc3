import { CENTRE, type Rights, SITE } from '../access/functions.ts';
import type { messageCommands } from './decide.ts';

/** Message traffic is the centre's own work: what it comes to is told by the log. */
const STAFF = [...CENTRE, ...SITE] as const;

export const messageRights: Rights<typeof messageCommands> = {
  'message.receive': [...STAFF, 'video-operator'],
  'message.triage': STAFF,
  'message.assign': STAFF,
};
