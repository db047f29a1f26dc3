import { CENTRE, type Rights } from '../access/functions.ts';
import type { screenCommands } from './decide.ts';

export const screenRights: Rights<typeof screenCommands> = {
  'screen.show': [...CENTRE, 'video-operator'],
  'screen.place': [...CENTRE, 'video-operator'],
};
