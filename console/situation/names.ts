import { read } from '../../shared/language/read.ts';
import type { Text } from '../../shared/language/text.ts';
import { titleOf } from '../../shared/people/capacity.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import type { By } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import { communeName, communePostal, zoneName } from '../../shared/territory/names.ts';
import type { Language } from '../language/language.ts';

export const functionName = (code: string, language: Language): string => {
  const name = (FUNCTION_TITLES as Readonly<Record<string, Text>>)[code];
  return name ? read(name, language) : code;
};

/** `1210`: how people here name a commune in a hurry; its name beside it where there is room. */
export const communeShort = (nis: string): string => communePostal(nis);
export const communeFull = (nis: string, language: Language): string =>
  `${communePostal(nis)} ${communeName(nis, language)}`;

/** A recipient of an alert in the reader's words. */
export function recipientName(
  recipient: { readonly recipient: string; readonly kind: string },
  language: Language,
): string {
  if (recipient.kind === 'commune') return communeFull(recipient.recipient, language);
  if (recipient.kind === 'zone') return `${language === 'fr' ? 'ZP' : 'PZ'} ${recipient.recipient}`;
  return functionName(recipient.recipient, language);
}
/** As narrow as a column allows: `1210`, `ZP 5339`, `STIB`. */
export const recipientShort = (
  recipient: { readonly recipient: string; readonly kind: string },
  language: Language,
): string => (recipient.kind === 'commune' ? communeShort(recipient.recipient) : recipientName(recipient, language));
export const zoneFull = (code: string, language: Language): string =>
  `${language === 'fr' ? 'ZP' : 'PZ'} ${code} ${zoneName(code, language)}`;

/** Who acted, by name; Belfry itself where no person did. */
export const personName = (room: Room, by: By): string => room.people[by.person]?.name ?? 'Belfry';
/** The capacity in which somebody acted: function, ground, the sign of a deputy. */
export const capacityOf = (room: Room, by: By, language: Language): string => {
  const mandate = room.mandates[by.mandate];
  return mandate ? read(titleOf(room, mandate), language) : 'Belfry';
};
