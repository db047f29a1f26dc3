import { RECORDERS, type Rights } from '../access/functions.ts';
import type { organCommands } from './decide.ts';

export const organRights: Rights<typeof organCommands> = {
  'organ.convene': ['mayor', 'high-official', 'dir-d1', ...RECORDERS],
  'organ.close': ['mayor', 'high-official', 'dir-d1', ...RECORDERS],
  'seat.take': 'everyone',
  'seat.leave': 'everyone',
};
