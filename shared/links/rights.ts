import { CENTRE, type Rights } from '../access/functions.ts';
import type { linkCommands } from './decide.ts';

export const linkRights: Rights<typeof linkCommands> = {
  'link.create': [...CENTRE],
  'link.revoke': [...CENTRE],
  'link.view': 'system',
  'link.share-line': [...CENTRE],
  'link.withhold-line': [...CENTRE],
};
