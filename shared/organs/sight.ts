import { type Sights, seesIncident, withoutHiddenIncident } from '../access/viewer.ts';

/** The provincial committee is known to every mayor; a communal one to its commune; one on site to who sees the site. */
export const organSight: Sights<'organs'> = {
  collections: {
    organs: {
      by: 'territory',
      sees: (room, viewer, { kind, communes, incident }) =>
        kind === 'cc-prov' ||
        (kind === 'cc-com' && communes.some(nis => viewer.communes.has(nis))) ||
        (kind === 'cp-ops' && seesIncident(room, viewer, incident)),
      hide: withoutHiddenIncident,
      incidents: ({ incident }) => [incident],
    },
  },
};
