import { CENTRE, type Rights } from '../access/functions.ts';
import type { contactCommands } from './decide.ts';

export const contactRights: Rights<typeof contactCommands> = {
  'contact.record': [...CENTRE, 'administrator'],
  'contact.verify': [...CENTRE, 'administrator'],
  'contact.remove': ['information-manager', 'administrator'],
};
