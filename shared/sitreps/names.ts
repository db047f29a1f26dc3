import type { Text } from '../language/text.ts';
import { FUNCTION_TITLES } from '../people/titles.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import { communeName, communePostal, zoneName } from '../territory/names.ts';

/** `1210 Saint-Josse-ten-Noode`, in each language. */
export const communeText = (nis: string): Text => ({
  fr: `${communePostal(nis)}\u00a0${communeName(nis, 'fr')}`,
  nl: `${communePostal(nis)}\u00a0${communeName(nis, 'nl')}`,
});
export const zoneText = (code: string): Text => ({
  fr: `ZP\u00a0${code} ${zoneName(code, 'fr')}`,
  nl: `PZ\u00a0${code} ${zoneName(code, 'nl')}`,
});

/** A recipient by name, written out so that a report can be read when names have changed. */
export function recipientText(room: Pick<Room, 'organisations'>, { id, kind }: Recipient): Text {
  switch (kind) {
    case 'commune':
      return communeText(id);
    case 'zone':
      return zoneText(id);
    case 'function': {
      const title = (FUNCTION_TITLES as Readonly<Record<string, Text>>)[id];
      return title ? { fr: title.fr, nl: title.nl } : { fr: id, nl: id };
    }
    case 'organisation': {
      const name = room.organisations[id]?.name;
      return name ? { fr: name.fr, nl: name.nl } : { fr: id, nl: id };
    }
  }
}
