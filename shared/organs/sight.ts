import { type Sights, seesIncident, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import type { Room } from '../room.ts';
import type { Organ } from './schema.ts';

export const seesOrgan = (room: Room, viewer: Viewer, { kind, communes, incident }: Organ): boolean =>
  kind === 'cc-prov' ||
  (kind === 'cc-com' && communes.some(nis => viewer.communes.has(nis))) ||
  (kind === 'cp-ops' && seesIncident(room, viewer, incident));

/** The provincial committee is known to every mayor; a communal one to its commune; one on site to who sees the site. */
export const organSight: Sights<'organs'> = {
  collections: {
    organs: {
      by: 'territory',
      sees: seesOrgan,
      hide: withoutHiddenIncident,
      incidents: ({ incident }) => [incident],
    },
  },
};
