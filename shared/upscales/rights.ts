import { AUTHORITIES, only, RECORDERS, type Rights } from '../access/functions.ts';
import type { upscaleCommands } from './decide.ts';

export const upscaleRights: Rights<typeof upscaleCommands> = {
  'upscale.request': ['mayor', 'high-official', 'minister-president', ...only('recorded', ...RECORDERS)],
  'upscale.answer': [...AUTHORITIES, ...only('recorded', ...RECORDERS)],
  'upscale.withdraw': ['mayor', 'high-official', 'minister-president', ...only('recorded', ...RECORDERS)],
};
