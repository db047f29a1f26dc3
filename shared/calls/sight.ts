import { type Sights, withoutHiddenIncident } from '../access/viewer.ts';
import { seesOrgan } from '../organs/sight.ts';

/** Whoever knows that an organ is convened knows who is in its room. */
export const callSight: Sights<'calls'> = {
  collections: {
    calls: {
      by: 'territory',
      sees: (room, viewer, { id }) => {
        const organ = room.organs[id];
        return organ !== undefined && seesOrgan(room, viewer, organ);
      },
      hide: withoutHiddenIncident,
      incidents: ({ incident }) => [incident],
    },
  },
};
