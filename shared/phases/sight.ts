import { type Sights, seesIncident, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import type { Room } from '../room.ts';
import type { Declaration } from './schema.ts';

/** Consultations, requests and measures are named only to those who see the whole room: others see these by themselves. */
function withoutLinks(room: Room, viewer: Viewer, declaration: Declaration): Declaration {
  const { consultations, upscale, ...rest } = withoutHiddenIncident(room, viewer, declaration);
  const measures = rest.lifted?.measures;
  if (consultations === undefined && upscale === undefined && measures === undefined)
    return withoutHiddenIncident(room, viewer, declaration);
  if (!rest.lifted || measures === undefined) return rest;
  const { measures: _hidden, ...lifted } = rest.lifted;
  return { ...rest, lifted };
}

/** A provincial or federal phase concerns every mayor; a communal one its commune and its zone's neighbours in it. */
export const phaseSight: Sights<'phases'> = {
  collections: {
    phases: {
      by: 'territory',
      sees: (room, viewer, p) =>
        p.phase !== 'communale' ||
        p.communes.some(nis => viewer.communes.has(nis)) ||
        seesIncident(room, viewer, p.incident),
      hide: withoutLinks,
      incidents: ({ incident }) => [incident],
    },
  },
  tells: {
    'phase.declared': (_room, _viewer, { data }) =>
      !(data as { consultations?: unknown }).consultations && !(data as { upscale?: unknown }).upscale,
    'phase.lifted': (_room, _viewer, { data }) => !(data as { measures?: unknown }).measures,
  },
};
