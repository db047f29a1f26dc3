import { type Sights, touches } from '../access/viewer.ts';
import { REACHED_BY_ALL } from './cards.ts';

const REACHED = REACHED_BY_ALL.at(-1)?.value ?? [];

/**
 * Numbers are personal data. The crisis centre sees all; away from it one sees the cards of organisations alone: one's
 * own, those on one's own ground, and those whom everyone must be able to reach. Never a person's.
 */
export const contactSight: Sights<'contacts'> = {
  collections: {
    contacts: {
      by: 'territory',
      sees(room, viewer, { organisation: id }) {
        const organisation = id === undefined ? undefined : room.organisations[id];
        if (!organisation) return false;
        return (
          REACHED.includes(organisation.kind) ||
          viewer.mandates.some(m => m.organisation === id) ||
          (organisation.territory !== undefined && touches(viewer, organisation.territory))
        );
      },
    },
  },
};
