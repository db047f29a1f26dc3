import { type Sights, touches } from '../access/viewer.ts';

export const incidentSight: Sights<'incidents'> = {
  collections: { incidents: { by: 'territory', sees: (_room, viewer, incident) => touches(viewer, incident.sight) } },
};
