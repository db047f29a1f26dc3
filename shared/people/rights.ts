import type { Rights } from '../access/functions.ts';
import type { peopleCommands } from './decide.ts';

export const peopleRights: Rights<typeof peopleCommands> = {
  'person.register': ['administrator'],
  'person.rename': ['administrator'],
  'organisation.update': ['administrator'],
  'organisation.register': ['administrator'],
  'mandate.grant': ['administrator'],
  'mandate.revoke': ['administrator'],
};
