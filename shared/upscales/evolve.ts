import type { Evolve, Patch } from '../capability.ts';
import { act } from '../phases/evolve.ts';
import type { UpscaleAnswered, UpscaleRequested, UpscaleWithdrawn } from './schema.ts';

export const upscaleEvolve = {
  'upscale.requested': ((_room, data, event): Patch => {
    const { upscale: id, incident, phase, communes, as = 'own', why, deadline } = data;
    const request = { id, phase, communes, as, why, deadline, requested: act(data, event) };
    return { upscales: { [id]: incident === undefined ? request : { ...request, incident } } };
  }) as Evolve<UpscaleRequested>,
  'upscale.answered': ((room, data, event): Patch => {
    const upscale = room.upscales[data.upscale];
    if (!upscale) return {};
    const answer = { ...act(data, event), answer: data.answer, reason: data.reason };
    return { upscales: { [upscale.id]: { ...upscale, answer } } };
  }) as Evolve<UpscaleAnswered>,
  'upscale.withdrawn': ((room, { upscale: id, reason }, { at, by }): Patch => {
    const upscale = room.upscales[id];
    return upscale ? { upscales: { [id]: { ...upscale, withdrawn: { at, by, reason } } } } : {};
  }) as Evolve<UpscaleWithdrawn>,
};
