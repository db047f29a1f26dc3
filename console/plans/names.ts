import type { Recipient } from '../../shared/recipients/schema.ts';
import type { Room } from '../../shared/room.ts';
import { type Language, read } from '../language/language.ts';
import { recipientName } from '../situation/names.ts';

/** Whose a task is, in the reader's words. */
export function ownerName(room: Room, { id, kind }: Recipient, language: Language): string {
  const organisation = kind === 'organisation' ? room.organisations[id] : undefined;
  return organisation ? read(organisation.name, language) : recipientName({ recipient: id, kind }, language);
}
