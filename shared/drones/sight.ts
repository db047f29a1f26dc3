import { nobody, type Sights, touches, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import type { Mission } from './schema.ts';

/** Whether a reader away from the centre sees a mission: from below it, by its list, or as its pilot. */
export const seesMission = (viewer: Viewer, mission: Mission): boolean =>
  isBelow(viewer, mission) || isNamed(viewer, mission) || flies(viewer, mission);
/** Whoever sees a mission knows its drone; where it is now, while it flies. */
export const seesDrone = (room: Room, viewer: Viewer, feed: string, flying = false): boolean =>
  Object.values(room.missions).some(
    m => m.feed === feed && (!flying || m.state === 'flying') && seesMission(viewer, m),
  );

const isNamed = (viewer: Viewer, mission: Mission): boolean =>
  viewer.mandates.some(m => mission.recipients.some(recipient => answersFor(m, recipient)));
const flies = (viewer: Viewer, { pilot }: Mission): boolean =>
  pilot.organisation !== undefined &&
  viewer.mandates.some(m => m.function === 'remote-pilot' && m.organisation === pilot.organisation);
/** The police zone below sees each flight over it; communes those that are not discreet. */
const isBelow = (viewer: Viewer, { communes, zones, discreet }: Mission): boolean =>
  touches(viewer, { communes: discreet ? [] : communes, zones });

export const droneSight: Sights<'missions' | 'drones'> = {
  collections: {
    drones: { by: 'nobody', sees: nobody },
    missions: {
      by: 'territory',
      sees: (_room, viewer, mission) => seesMission(viewer, mission),
      // A pilot is known by name to whoever works with them, not to everyone below.
      hide: (room, viewer, mission) => {
        const shown = withoutHiddenIncident(room, viewer, mission);
        if (isNamed(viewer, mission) || flies(viewer, mission)) return shown;
        return { ...shown, pilot: { ...shown.pilot, name: '–' } };
      },
      incidents: ({ incident }) => [incident],
      shows: ({ feed }) => [feed],
    },
  },
  // A request or a change would tell the name; the mission as it is shown goes out in its place.
  tells: { 'mission.requested': () => false, 'mission.changed': () => false },
};
