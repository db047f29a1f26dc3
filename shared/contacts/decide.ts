import { command, refuse } from '../capability.ts';
import type { Room } from '../room.ts';
import { nameContactSchema, recordContactSchema, verifyContactSchema } from './schema.ts';

export const contactCommands = {
  /** Writes a card, or writes it anew; what somebody else changed meanwhile is shown first, not overwritten. */
  'contact.record': command(recordContactSchema, (room, { seen, ...data }) => {
    if (data.person !== undefined && !room.people[data.person])
      return refuse('rejected', 'unknown-person', { path: 'data.person' });
    if (data.organisation !== undefined && !room.organisations[data.organisation])
      return refuse('rejected', 'unknown-organisation', { path: 'data.organisation' });
    const held = room.contacts[data.contact];
    const other = Object.values(room.contacts).find(
      card =>
        card.id !== data.contact &&
        (data.person === undefined ? card.organisation === data.organisation : card.person === data.person),
    );
    if (other) return refuse('conflict', 'card-exists', { path: 'data.contact' });
    if (held && (held.person !== data.person || held.organisation !== data.organisation))
      return refuse('conflict', 'already-exists', { path: 'data.contact' });
    if (held && seen !== undefined && Date.parse(seen) !== Date.parse(held.recorded.at))
      return refuse('conflict', 'card-changed', { path: 'data.phones' });
    return [{ type: 'contact.recorded', data }];
  }),
  'contact.verify': command(verifyContactSchema, (room, data, { at }) => {
    if (!known(room, data)) return unknown;
    const { verifiedAt } = data;
    return verifiedAt !== undefined && Date.parse(verifiedAt) > Date.parse(at)
      ? refuse('rejected', 'verified-in-the-future', { path: 'data.verifiedAt' })
      : [{ type: 'contact.verified', data }];
  }),
  'contact.remove': command(nameContactSchema, (room, data) =>
    known(room, data) ? [{ type: 'contact.removed', data }] : unknown,
  ),
};
const known = (room: Room, { contact }: { contact: string }): boolean => room.contacts[contact] !== undefined;
const unknown = refuse('rejected', 'unknown-card', { path: 'data.contact' });
