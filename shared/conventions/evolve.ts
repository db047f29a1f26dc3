import type { Evolve, Patch } from '../capability.ts';
import type { ConventionEnded, ConventionSigned } from './schema.ts';

export const conventionEvolve = {
  'convention.signed': ((_room, { convention: id, ...told }, { at, by }): Patch => ({
    conventions: { [id]: { ...told, id, recorded: { at, by } } },
  })) as Evolve<ConventionSigned>,
  'convention.ended': ((room, { convention: id, reason }, { at, by }): Patch => {
    const convention = room.conventions[id];
    return convention ? { conventions: { [id]: { ...convention, ended: { at, by, reason } } } } : {};
  }) as Evolve<ConventionEnded>,
};
