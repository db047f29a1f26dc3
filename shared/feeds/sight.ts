import { type Sights, touches, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import { seesDrone } from '../drones/sight.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';
import { isFor } from './images.ts';
import type { Feed } from './schema.ts';

/** Where a camera can be reached is nobody's business outside the crisis centre. */
const withoutAddress = (feed: Feed): Feed => ({
  ...feed,
  ...(feed.source.url === undefined ? {} : { source: { kind: feed.source.kind } }),
  ...(feed.control === undefined ? {} : { control: { kind: feed.control.kind } }),
});

function withoutHiddenIncidents(room: Room, viewer: Viewer, feed: Feed): Feed {
  const grants = Object.entries(feed.grants).map(([id, g]) => [id, g, withoutHiddenIncident(room, viewer, g)] as const);
  return grants.every(([, given, shown]) => given === shown)
    ? feed
    : { ...feed, grants: Object.fromEntries(grants.map(([id, , shown]) => [id, shown])) };
}

/** By its ground or by a grant, whatever flies. */
export const seesFeedItself = (viewer: Viewer, feed: Feed): boolean =>
  (feed.regime === 'police' ? feed.zones.some(z => viewer.zones.has(z)) : touches(viewer, feed)) ||
  Object.values(feed.grants).some(grant => viewer.mandates.some(m => isFor(grant, m)));

/** Whoever was ever granted its images knows the camera; whether they flow now is for images.ts to say. */
const knows = (room: Room, viewer: Viewer, feed: Feed): boolean =>
  seesFeedItself(viewer, feed) || seesDrone(room, viewer, feed.id);

/** Whether a reader away from the centre knows a camera, by its id. */
export const seesFeed = (room: Room, viewer: Viewer, id: string): boolean => {
  const feed = room.feeds[id];
  return feed !== undefined && (viewer.whole || knows(room, viewer, feed));
};

/** Whether a reader answers for the images of a camera: the D3 of a zone that it stands in. */
export const answersForFeed = (room: Room, viewer: Viewer, id: string): boolean => {
  const zones = room.feeds[id]?.zones ?? [];
  return viewer.mandates.some(m => m.function === 'zone-images') && zones.some(zone => viewer.zones.has(zone));
};

/** That somebody looks is for all who see the camera; why and on which basis is for whoever answers for it. */
export function withoutWhy<T extends { purpose?: unknown; basis?: unknown; incident?: unknown }>(told: T): T {
  const { purpose: _purpose, basis: _basis, incident: _incident, ...rest } = told;
  return rest as T;
}
const toldToOwner = (room: Room, viewer: Viewer, { data }: Event): boolean =>
  answersForFeed(room, viewer, (data as { feed: string }).feed);

export const feedSight: Sights<'feeds' | 'looks'> = {
  collections: {
    feeds: {
      by: 'territory',
      sees: knows,
      hide: (room, viewer, feed) => {
        const told = withoutHiddenIncidents(room, viewer, feed);
        return told.source.url === undefined && told.control?.url === undefined ? told : withoutAddress(told);
      },
      incidents: feed => Object.values(feed.grants).map(grant => grant.incident),
    },
    looks: {
      by: 'territory',
      // A look that ended is for whoever answers for the images; who looks now, for all who see the camera.
      sees: (room, viewer, look) =>
        answersForFeed(room, viewer, look.feed) || (look.to === undefined && seesFeed(room, viewer, look.feed)),
      hide: (room, viewer, look) =>
        answersForFeed(room, viewer, look.feed) ? withoutHiddenIncident(room, viewer, look) : withoutWhy(look),
      incidents: ({ incident }) => [incident],
      feeds: ({ feed }) => [feed],
    },
  },
  tells: { 'feed.registered': () => false, 'feed.look-started': toldToOwner },
};
