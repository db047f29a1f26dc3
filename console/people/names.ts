import type { ContactCard } from '../../shared/contacts/schema.ts';
import type { Post } from '../../shared/duty/roster.ts';
import { titleOf } from '../../shared/people/capacity.ts';
import type { Organisation } from '../../shared/people/schema.ts';
import type { Recipient } from '../../shared/recipients/schema.ts';
import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import type { Language } from '../language/say.ts';
import { communeFull, functionName, zoneFull } from '../situation/names.ts';

/** A post as people call it: its function, its ground, its organisation. */
export const postName = (room: Room, post: Post, language: Language): string => read(titleOf(room, post), language);

/** An organisation by what it is called for short. */
export const organisationShort = ({ short, name }: Organisation, language: Language): string =>
  read(short ?? name, language);

/** Whose card it is. */
export function cardName(
  room: Room,
  { person, organisation }: Pick<ContactCard, 'person' | 'organisation'>,
  language: Language,
): string {
  const house = organisation === undefined ? undefined : room.organisations[organisation];
  return house ? read(house.name, language) : (room.people[person ?? '']?.name ?? '');
}

/** A recipient by its full name. */
export function nameOfRecipient(room: Room, { kind, id }: Recipient, language: Language): string {
  if (kind === 'commune') return communeFull(id, language);
  if (kind === 'zone') return zoneFull(id, language);
  const house = room.organisations[id];
  return kind === 'organisation' && house ? read(house.name, language) : functionName(id, language);
}
