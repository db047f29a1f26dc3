import { everyoneAs, only, type Rights, VIDEO } from '../access/functions.ts';
import type { ptzCommands } from './decide.ts';

export const ptzRights: Rights<typeof ptzCommands> = {
  'ptz.take': everyoneAs('own-images'),
  'ptz.pre-empt': everyoneAs('own-images'),
  'ptz.release': everyoneAs('own-thing'),
  'ptz.name-preset': [...VIDEO, ...only('own-images', 'zone-images')],
};
