import { everyoneAs, type Rights } from '../access/functions.ts';
import { CONVENERS } from '../rounds/rights.ts';
import type { meetingCommands } from './decide.ts';

export { CONVENERS };

export const meetingRights: Rights<typeof meetingCommands> = {
  'meeting.open': CONVENERS,
  'meeting.add-item': CONVENERS,
  'meeting.attend': CONVENERS,
  'meeting.leave': CONVENERS,
  'meeting.note': CONVENERS,
  'meeting.action': CONVENERS,
  /** The owner of an action is not always one who convenes. */
  'meeting.action-done': everyoneAs('own-thing'),
  'meeting.close': CONVENERS,
  /** Whoever chaired or kept the minutes, and nobody else: the rule asks for the person. */
  'meeting.sign': everyoneAs('own-thing'),
  'meeting.add-addendum': CONVENERS,
};
