import { command } from '../capability.ts';
import { noteReadSchema } from './schema.ts';

export const fileCommands = {
  /** Every read of an image stands in the journal before its bytes flow. It changes nothing in the room. */
  'file.note-read': command(noteReadSchema, (_room, data) => [{ type: 'file.read', data }]),
};
