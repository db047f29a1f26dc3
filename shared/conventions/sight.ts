import { everyone, type Sights, type Viewer } from '../access/viewer.ts';
import { seesFeed } from '../feeds/sight.ts';
import type { Room } from '../room.ts';
import type { Convention } from './schema.ts';

/** A reader learns of no camera by the convention that names it. */
function withoutHiddenFeeds(room: Room, viewer: Viewer, convention: Convention): Convention {
  const { feeds, ...scope } = convention.scope;
  const seen = feeds?.filter(id => seesFeed(room, viewer, id));
  return !feeds || !seen || seen.length === feeds.length
    ? convention
    : { ...convention, scope: { ...scope, feeds: seen } };
}

/** Which owner shares what is no secret: a tile must say for whom it is dark. */
export const conventionSight: Sights<'conventions'> = {
  collections: {
    conventions: {
      by: 'everyone',
      sees: everyone,
      hide: withoutHiddenFeeds,
      feeds: ({ scope }) => scope.feeds ?? [],
    },
  },
  tells: {
    'convention.signed': (room, viewer, { data }) =>
      ((data as Convention).scope.feeds ?? []).every(id => seesFeed(room, viewer, id)),
  },
};
