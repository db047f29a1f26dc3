import type { Evolve, Patch } from '../capability.ts';
import type { TollReported } from './schema.ts';

export const tollEvolve = {
  'toll.reported': ((_room, { report: id, ...told }, { at, by }): Patch => ({
    tolls: { [id]: { ...told, id, reported: { at, by } } },
  })) as Evolve<TollReported>,
  'toll.withdrawn': ((room, { report: id }, { at, by }): Patch => {
    const report = room.tolls[id];
    return report ? { tolls: { [id]: { ...report, withdrawn: { at, by } } } } : {};
  }) as Evolve<{ report: string }>,
};
