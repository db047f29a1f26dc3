import type { contactCommands } from '../../contacts/decide.ts';
import { type Asks, fresh, known, maybe } from './making.ts';

export const contactAsks: Asks<typeof contactCommands> = {
  make: {
    'contact.record': ({ random, room }) => ({
      contact: random.chance(0.3) ? known(random, room.contacts) : fresh(random, room.contacts),
      ...(random.chance(0.5)
        ? { person: known(random, room.people) }
        : { organisation: known(random, room.organisations) }),
      phones: random
        .some([1, 2, 3], 3)
        .map(n => ({ number: `+3225550${100 + n}`, kind: random.pick(['duty', 'desk']) })),
      ...maybe(random, 'email', () => 'garde@example.brussels'),
      ...maybe(random, 'note', () => 'derrière le secret'),
    }),
    'contact.verify': ({ random, room }) => ({ contact: known(random, room.contacts) }),
    'contact.remove': ({ random, room }) => ({ contact: known(random, room.contacts) }),
  },
  weights: { 'contact.remove': 1 },
};
