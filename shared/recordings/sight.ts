import { type Sights, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import { ownsImages } from '../feeds/images.ts';
import type { Room } from '../room.ts';

/** Away from the centre, what was kept of images is known to the zone whose images they are, and to nobody else. */
const owns = (room: Room, viewer: Viewer, id: string): boolean => {
  const feed = room.feeds[id];
  return feed !== undefined && viewer.mandates.some(mandate => ownsImages(feed, mandate));
};
const ownOf = (room: Room, viewer: Viewer, feeds: readonly string[]): readonly string[] =>
  feeds.filter(feed => owns(room, viewer, feed));

interface Many {
  readonly feeds: string[];
  readonly incident?: string | undefined;
}
/** Only the reader's own cameras of it: that others were kept too is not told. */
function ownPart<T extends Many>(room: Room, viewer: Viewer, entity: T): T {
  const feeds = ownOf(room, viewer, entity.feeds);
  const shown = withoutHiddenIncident(room, viewer, entity);
  return feeds.length === entity.feeds.length ? shown : { ...shown, feeds: [...feeds] };
}

export const recordingSight: Sights<'rings' | 'holds' | 'replays' | 'snapshots' | 'exports'> = {
  collections: {
    rings: {
      by: 'owner',
      sees: (room, viewer, { feed }) => owns(room, viewer, feed),
      feeds: ({ feed }) => [feed],
    },
    holds: {
      by: 'owner',
      sees: (room, viewer, hold) => ownOf(room, viewer, hold.feeds).length > 0,
      hide: (room, viewer, hold) => {
        const shown = ownPart(room, viewer, hold);
        const left = hold.left.filter(({ feed }) => owns(room, viewer, feed));
        const parts = hold.sealed?.parts.filter(({ feed }) => owns(room, viewer, feed));
        const same = left.length === hold.left.length && parts?.length === hold.sealed?.parts.length;
        if (shown === hold && same) return hold;
        return { ...shown, left, ...(hold.sealed && parts ? { sealed: { ...hold.sealed, parts } } : {}) };
      },
      incidents: ({ incident }) => [incident],
      feeds: ({ feeds, left }) => [...feeds, ...left.map(({ feed }) => feed)],
    },
    replays: {
      by: 'owner',
      sees: (room, viewer, replay) => ownOf(room, viewer, replay.feeds).length > 0,
      hide: ownPart,
      incidents: ({ incident }) => [incident],
      feeds: ({ feeds }) => feeds,
    },
    snapshots: {
      by: 'owner',
      sees: (room, viewer, { feed }) => owns(room, viewer, feed),
      hide: withoutHiddenIncident,
      incidents: ({ incident }) => [incident],
      feeds: ({ feed }) => [feed],
    },
    exports: {
      by: 'owner',
      sees: (room, viewer, each) => ownOf(room, viewer, each.feeds).length > 0,
      hide: ownPart,
      feeds: ({ feeds }) => feeds,
    },
  },
};
