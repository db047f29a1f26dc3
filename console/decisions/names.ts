import type { Said } from '../../shared/decisions/schema.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import type { Room } from '../../shared/room.ts';
import { type Language, read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import { personName, recipientName, recipientShort } from '../situation/names.ts';

interface Named {
  readonly recipient: string;
  readonly kind: string;
}
const organisationOf = (room: Room, { recipient, kind }: Named) =>
  kind === 'organisation' ? room.organisations[recipient] : undefined;

/** A recipient in the reader's words, an organisation by its name. */
export function whoIs(room: Room, named: Named, language: Language): string {
  const organisation = organisationOf(room, named);
  return organisation ? read(organisation.name, language) : recipientName(named, language);
}
/** As narrow as a column allows. */
export function whoShort(room: Room, named: Named, language: Language): string {
  const organisation = organisationOf(room, named);
  return organisation ? read(organisation.short ?? organisation.name, language) : recipientShort(named, language);
}

/** Under which function a decision was taken. */
export function capacityIn(room: Room, mandate: string, language: Language): string {
  const held = room.mandates[mandate];
  return held ? read(FUNCTION_TITLES[held.function], language) : '?';
}
export const authorityName = (room: Room, mandate: string): string =>
  room.people[room.mandates[mandate]?.person ?? '']?.name ?? '?';

/** Whose word a stage is: a person's own, a device's, or what staff heard from somebody. */
export function saidBy(room: Room, said: Said, language: Language): string {
  const who = personName(room, said.by);
  return said.heardFrom === undefined ? who : sayIn(language)('decisions.heardFrom', { name: said.heardFrom, who });
}
