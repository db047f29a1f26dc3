import { everyoneAs, type Rights, VIDEO } from '../access/functions.ts';
import type { streamCommands } from './decide.ts';

export const streamRights: Rights<typeof streamCommands> = {
  'stream.allow-sender': [...VIDEO],
  'stream.allow-player': everyoneAs('own-images'),
  'stream.revoke': everyoneAs('own-thing'),
};
