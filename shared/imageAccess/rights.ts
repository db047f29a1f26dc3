import { only, type Rights } from '../access/functions.ts';
import type { FunctionCode } from '../people/schema.ts';
import type { imageAccessCommands } from './decide.ts';

/** Who reads of all cameras; the D3 of a zone reads of its own. */
export const READS_ALL: readonly FunctionCode[] = ['auditor', 'data-protection'];

export const imageAccessRights: Rights<typeof imageAccessCommands> = {
  'imagelog.consult': ['auditor', 'data-protection', ...only('own-images', 'zone-images')],
};
