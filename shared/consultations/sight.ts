import { holdsOffice } from '../access/office.ts';
import { type Sights, withoutHiddenIncident } from '../access/viewer.ts';

/** What each said in confidence is for the centre and for whoever asked. */
export const consultationSight: Sights<'consultations'> = {
  collections: {
    consultations: {
      by: 'owner',
      sees: (room, viewer, { authority }) => holdsOffice(room, viewer, authority),
      hide: withoutHiddenIncident,
      incidents: ({ incident }) => [incident],
    },
  },
};
