import type { Rights } from '../access/functions.ts';
import type { fileCommands } from './decide.ts';

export const fileRights: Rights<typeof fileCommands> = { 'file.note-read': 'system' };
