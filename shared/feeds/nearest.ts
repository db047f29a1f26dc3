import type { Point } from '../geometry.ts';
import type { Room } from '../room.ts';
import { bearing, distance } from '../territory/geodesy.ts';
import type { Feed } from './schema.ts';

/** A street camera at 6 m with a 5 mm lens tells a person apart at about this distance, over this angle. */
export const STREET_VIEW = { range: 130, spread: 44 } as const;

/** How a camera stands to a point: it sees it, looks towards it from too far, does not say where, looks elsewhere. */
export type Regard = 'sees' | 'towards' | 'unknown' | 'away';

/** Smoke and crowds are seen half as far again as a person is told apart, which is what `range` says. */
const BEYOND = 1.5;
/**
 * What a metre counts for: a camera that looks at the place is worth one that stands two and a half times nearer and
 * does not say where it looks, and one that is turned away counts as twice as far. Chosen with the streets around Madou.
 */
const WEIGHT: Readonly<Record<Regard, number>> = { sees: 0.4, towards: 0.8, unknown: 1, away: 2 };

/** Whether a camera's field of view holds a point. A mobile one looks where it is told to. */
export function regardOf(feed: Pick<Feed, 'point' | 'bearing' | 'range' | 'spread' | 'mobile'>, point: Point): Regard {
  if (!feed.point || feed.bearing === undefined || feed.mobile) return 'unknown';
  const turn = Math.abs(((bearing(feed.point, point) - feed.bearing + 540) % 360) - 180);
  if (turn > (feed.spread ?? STREET_VIEW.spread) / 2) return 'away';
  return distance(feed.point, point) <= (feed.range ?? STREET_VIEW.range) * BEYOND ? 'sees' : 'towards';
}

/** How far a camera counts as being from a point, metres: the distance weighed by where it looks. */
export function worthOf(feed: Feed, point: Point): number {
  if (!feed.point) return Number.POSITIVE_INFINITY;
  return distance(point, feed.point) * WEIGHT[regardOf(feed, point)];
}

/**
 * Cameras in use, the most telling of a point first: by distance, and whether they look at it. A mobile one counts from
 * where it was registered: tiles that change places while a drone flies could not be watched. Cameras without a place
 * come last; equals keep their number's order.
 */
export function nearestFeeds(feeds: Room['feeds'], point: Point | undefined): readonly Feed[] {
  const used = Object.values(feeds).filter(feed => !feed.retired);
  if (!point) return used;
  return used
    .map(feed => ({ feed, worth: worthOf(feed, point) }))
    .sort((a, b) => (a.worth === b.worth ? 0 : a.worth - b.worth))
    .map(({ feed }) => feed);
}
