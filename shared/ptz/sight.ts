import { type Sights, withoutHiddenIncident } from '../access/viewer.ts';
import { answersForFeed, seesFeed, withoutWhy } from '../feeds/sight.ts';

/** Whoever sees a camera knows whose hand is on it, and by which rule it was lost; why it is steered, its zone knows. */
export const ptzSight: Sights<'leases'> = {
  collections: {
    leases: {
      by: 'territory',
      sees: (room, viewer, lease) => seesFeed(room, viewer, lease.feed),
      hide: (room, viewer, lease) =>
        answersForFeed(room, viewer, lease.feed) ? withoutHiddenIncident(room, viewer, lease) : withoutWhy(lease),
      incidents: ({ incident }) => [incident],
      feeds: ({ feed }) => [feed],
    },
  },
  tells: {
    'ptz.taken': (room, viewer, { data }) => answersForFeed(room, viewer, (data as { feed: string }).feed),
    'ptz.pre-empted': (room, viewer, { data }) => answersForFeed(room, viewer, (data as { feed: string }).feed),
  },
};
