import type { Incident } from '../incidents/schema.ts';
import { read, text } from '../language/read.ts';
import type { Text, Words } from '../language/text.ts';
import type { Room } from '../room.ts';

/** Why images are used, as far as it was said. */
interface Said {
  readonly purpose?: Words | undefined;
  readonly incident?: string | undefined;
  readonly basis?: Words | undefined;
}

/** The purpose that an incident gives by itself. */
export const purposeOfIncident = ({ title }: Incident): Text =>
  text(`incident : ${read(title, 'fr')}`, `incident: ${read(title, 'nl')}`);

/** The basis that somebody named for an incident already; looks and hands stay in the room for a day. */
export function basisNamed(room: Room, person: string, incident: string | undefined): Words | undefined {
  if (incident === undefined) return undefined;
  const looks = Object.values(room.looks).map(look => ({ ...look, at: look.from }));
  const hands = Object.values(room.leases).map(lease => ({ ...lease, at: lease.taken }));
  return [...looks, ...hands]
    .filter(each => each.incident === incident && each.at.by.person === person && each.basis !== undefined)
    .sort((a, b) => b.at.at.localeCompare(a.at.at))[0]?.basis;
}

/** Asked once for an incident: what is not said again follows from it, and from what this person said for it before. */
export function whyOf(room: Room, person: string, said: Said): { purpose?: Words; basis?: Words } {
  const incident = said.incident === undefined ? undefined : room.incidents[said.incident];
  const purpose = said.purpose ?? (incident && purposeOfIncident(incident));
  const basis = said.basis ?? basisNamed(room, person, said.incident);
  return { ...(purpose ? { purpose } : {}), ...(basis ? { basis } : {}) };
}
