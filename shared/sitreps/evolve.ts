import type { Evolve, Patch } from '../capability.ts';
import { contributionId } from './contributionId.ts';
import type { Contributed, SitrepValidated } from './schema.ts';

export const sitrepEvolve = {
  'sitrep.contributed': ((room, { incident, section, fields }, { at, by }): Patch => {
    const id = contributionId(incident, section);
    const written = { at, by };
    const told = Object.fromEntries(Object.entries(fields).map(([field, said]) => [field, { ...said, written }]));
    return {
      contributions: { [id]: { id, incident, section, fields: { ...room.contributions[id]?.fields, ...told } } },
    };
  }) as Evolve<Contributed>,
  'sitrep.rhythm-set': ((_room, { incident, minutes }, { at, by }): Patch => ({
    rhythms: { [incident]: { id: incident, incident, minutes, set: { at, by } } },
  })) as Evolve<{ incident: string; minutes: number }>,
  'sitrep.validated': ((_room, { sitrep: id, ...told }, { at, by }): Patch => ({
    sitreps: { [id]: { ...told, id, validated: { at, by } } },
  })) as Evolve<SitrepValidated>,
};
