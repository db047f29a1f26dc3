import { holdsOffice } from '../access/office.ts';
import { type Sights, withoutHiddenIncident } from '../access/viewer.ts';

/** A request is for whoever asks and whoever is asked; other communes that it names learn of it too. */
export const upscaleSight: Sights<'upscales'> = {
  collections: {
    upscales: {
      by: 'territory',
      sees: (room, viewer, { requested, communes }) =>
        holdsOffice(room, viewer, requested.authority) || communes.some(nis => viewer.communes.has(nis)),
      hide: withoutHiddenIncident,
      incidents: ({ incident }) => [incident],
    },
  },
};
