import { nobody, type Sights, throughIncident, withoutHiddenIncident } from '../access/viewer.ts';
import { answersFor } from '../recipients/recipients.ts';

/**
 * A report in the making is for the crisis centre. A frozen one is for whom it was distributed to, whole, and for
 * whoever validated it; of an incident that they do not see, it does not say which of the room's it is.
 */
export const sitrepSight: Sights<'contributions' | 'rhythms' | 'sitreps'> = {
  collections: {
    contributions: { by: 'nobody', sees: nobody },
    rhythms: throughIncident,
    sitreps: {
      by: 'owner',
      sees: (_room, viewer, { recipients, validator }) =>
        viewer.mandates.some(m => m.id === validator || recipients.some(recipient => answersFor(m, recipient))),
      hide: withoutHiddenIncident,
      incidents: ({ incident }) => [incident],
    },
  },
};
