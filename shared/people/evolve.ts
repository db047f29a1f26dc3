import type { Evolve, Patch } from '../capability.ts';
import type { Mandate, Organisation, Person } from './schema.ts';

type Keyed<T, K extends string> = Omit<T, 'id'> & Record<K, string>;

export const peopleEvolve = {
  'person.registered': ((_room, { person, ...rest }) => ({
    people: { [person]: { id: person, ...rest } as Person },
  })) as Evolve<Keyed<Person, 'person'>>,
  'person.renamed': ((room, { person, ...rest }): Patch => {
    const known = room.people[person];
    return known ? { people: { [person]: { ...known, ...rest } } } : {};
  }) as Evolve<Partial<Omit<Person, 'id'>> & { person: string }>,
  'organisation.updated': ((room, { organisation, ...rest }): Patch => {
    const known = room.organisations[organisation];
    if (!known) return {};
    // Who may see its card follows from its kind and ground, so the card is looked at anew together with it.
    const cards = Object.values(room.contacts).filter(card => card.organisation === organisation);
    return {
      organisations: { [organisation]: { ...known, ...rest } },
      ...(cards.length > 0 ? { contacts: Object.fromEntries(cards.map(card => [card.id, card])) } : {}),
    };
  }) as Evolve<Partial<Omit<Organisation, 'id'>> & { organisation: string }>,
  'organisation.registered': ((_room, { organisation, ...rest }) => ({
    organisations: { [organisation]: { id: organisation, ...rest } as Organisation },
  })) as Evolve<Keyed<Organisation, 'organisation'>>,
  'mandate.granted': ((_room, { mandate, ...rest }) => ({
    mandates: { [mandate]: { id: mandate, ...rest } as Mandate },
  })) as Evolve<Keyed<Mandate, 'mandate'>>,
  'mandate.revoked': ((room, { mandate, at }): Patch => {
    const held = room.mandates[mandate];
    return held ? { mandates: { [mandate]: { ...held, to: at } } } : {};
  }) as Evolve<{ mandate: string; at: string }>,
};
