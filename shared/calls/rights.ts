import type { Rights } from '../access/functions.ts';
import type { callCommands } from './decide.ts';

/** Into a room comes whoever sits in its organ: the rule looks at seats, which change by the hour. */
export const callRights: Rights<typeof callCommands> = {
  'call.join': 'everyone',
  'call.leave': 'everyone',
  'call.raise-hand': 'everyone',
  'call.give-floor': 'everyone',
};
