import { everyoneAs, only, type Rights, VIDEO } from '../access/functions.ts';
import type { feedCommands } from './decide.ts';

export const feedRights: Rights<typeof feedCommands> = {
  'feed.register': [...VIDEO],
  'feed.retire': [...VIDEO],
  'feed.grant': [...only('own-images', 'zone-images'), 'information-manager', 'administrator'],
  'feed.withdraw': [...only('own-images', 'zone-images'), 'information-manager', 'administrator'],
  'feed.black-out': [...only('own-images', 'zone-images'), ...VIDEO],
  'feed.show-again': [...only('own-images', 'zone-images'), ...VIDEO],
  'feed.watch': everyoneAs('own-images'),
  'feed.unwatch': everyoneAs('own-thing'),
};
