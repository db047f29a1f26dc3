import type { peopleCommands } from '../../people/decide.ts';
import { commune, mandateId, zone } from '../people.ts';
import { anyCommune } from '../places.ts';
import { type Asks, around, fresh, known, later, maybe, text } from './making.ts';

export const peopleAsks: Asks<typeof peopleCommands> = {
  make: {
    'person.register': ({ random, room }) => ({ person: fresh(random, room.people), name: 'Ann', language: 'nl' }),
    'organisation.register': ({ random, room }) => ({
      organisation: fresh(random, room.organisations),
      kind: 'hospital',
      name: text(random),
    }),
    'person.rename': ({ random, room }) => ({ person: known(random, room.people), name: 'Bea' }),
    'organisation.update': ({ random, room }) => ({
      organisation: known(random, room.organisations),
      ...maybe(random, 'short', () => text(random)),
      ...maybe(random, 'territory', () => commune(anyCommune(random))),
    }),
    'mandate.grant': ({ random, room, now }) => {
      const holder = random.chance(0.3) ? room.mandates[known(random, room.mandates)] : undefined;
      return {
        mandate: fresh(random, room.mandates),
        person: known(random, room.people),
        function: random.pick(['mayor', 'commune-liaison', 'zone-officer', 'zone-images', 'dir-d2', 'fire-dispatch']),
        scope: random.pick(['region', commune(anyCommune(random)), zone('5340'), zone('5344')]),
        ...(holder ? { function: holder.function, scope: holder.scope, deputyOf: holder.id } : {}),
        ...maybe(random, 'rank', () => random.whole(1, 3)),
        ...(random.chance(0.1) ? { organisation: known(random, room.organisations) } : {}),
        from: around(random, now, 86_400),
        ...maybe(random, 'to', () => later(random, now, 7_200)),
      };
    },
    'mandate.revoke': ({ random }) => ({ mandate: random.pick([random.uuid(), mandateId('zone-5343')]) }),
  },
  weights: {
    'person.register': 1,
    'organisation.register': 1,
  },
};
