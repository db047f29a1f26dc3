import type { Evolve, Patch } from '../capability.ts';
import type { ContactRecorded } from './schema.ts';

export const contactEvolve = {
  'contact.recorded': ((room, { contact: id, ...told }, { at, by }): Patch => {
    const before = room.contacts[id];
    // A number nobody has called yet is not verified, whatever stood there before.
    const same = before?.verified && JSON.stringify(before.phones) === JSON.stringify(told.phones);
    return {
      contacts: {
        [id]: { ...told, id, recorded: { at, by }, ...(same && before.verified ? { verified: before.verified } : {}) },
      },
    };
  }) as Evolve<ContactRecorded>,
  'contact.verified': ((room, { contact: id, verifiedAt }, { at, by }): Patch => {
    const card = room.contacts[id];
    return card ? { contacts: { [id]: { ...card, verified: { at: verifiedAt ?? at, by } } } } : {};
  }) as Evolve<{ contact: string; verifiedAt?: string }>,
  'contact.removed': ((room, { contact: id }): Patch =>
    room.contacts[id] ? { contacts: { [id]: null } } : {}) as Evolve<{ contact: string }>,
};
