import { CENTRE, type Rights, SITE } from '../access/functions.ts';
import type { perimeterCommands } from './decide.ts';

const DRAWING = [...CENTRE, ...SITE] as const;

export const perimeterRights: Rights<typeof perimeterCommands> = {
  'perimeter.draw': DRAWING,
  'perimeter.draw-set': DRAWING,
  'perimeter.lift': DRAWING,
  'perimeter.lift-set': DRAWING,
  'perimeter.move': 'system',
  'checkpoint.place': DRAWING,
  'checkpoint.remove': DRAWING,
};
