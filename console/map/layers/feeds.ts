import type { Polygon } from 'geojson';
import { STREET_VIEW } from '../../../shared/feeds/nearest.ts';
import { destination } from '../../../shared/territory/geodesy.ts';
import { feature, type MapFeature, type NumberOf } from './features.ts';
import { type Icon, iconName } from './icon.ts';
import type { Position } from './incidents.ts';

export type MapFeedState = 'live' | 'stale' | 'connecting' | 'lost' | 'sleeping' | 'refused';

/** A fixed camera as the map draws it. */
export interface MapFeed {
  readonly id: string;
  /** The number on its tile. */
  readonly number: number | string;
  readonly point?: Position | undefined;
  /** Degrees from north; without it no field of view is drawn. */
  readonly bearing?: number | undefined;
  /** Metres that the picture is of use, and its opening in degrees; where unknown, those of a street camera. */
  readonly range?: number;
  readonly spread?: number;
  readonly state: MapFeedState;
  readonly current?: boolean;
}

const icons: Readonly<Record<MapFeedState, Icon>> = {
  live: { frame: 'camera', glyph: 'pupil', fill: 'quiet', size: 22 },
  sleeping: { frame: 'camera', glyph: 'pupil', fill: 'quiet', size: 22, quiet: 'text-older' },
  connecting: { frame: 'camera', glyph: 'pupil', fill: 'quiet', size: 22, quiet: 'text-older', dashed: true },
  stale: { frame: 'camera', glyph: 'pupil', fill: 'half', tone: 'severe', size: 22 },
  lost: { frame: 'camera', glyph: 'slash', fill: 'open', tone: 'severe', size: 22, dashed: true },
  refused: { frame: 'camera', glyph: 'slash', fill: 'quiet', size: 22, quiet: 'text-older' },
};

/** Cameras as eyes with the number of their tile. */
export const feedFeatures = (feeds: readonly MapFeed[], number: NumberOf): MapFeature[] =>
  feeds.flatMap(feed =>
    feed.point
      ? feature(
          number(feed.id),
          { type: 'Point', coordinates: [...feed.point] },
          {
            entity: feed.id,
            kind: 'feed',
            icon: iconName(icons[feed.state]),
            name: String(feed.number),
            strong: false,
            rank: 5,
            current: feed.current === true,
          },
        )
      : [],
  );

/** Fields of view of cameras whose bearing is known. A refused or lost one has an outline, no light. */
export const viewFeatures = (feeds: readonly MapFeed[], number: NumberOf): MapFeature[] =>
  feeds.flatMap(feed =>
    feed.point && feed.bearing !== undefined
      ? feature(
          number(`${feed.id}/view`),
          sector(feed.point, feed.bearing, feed.range ?? STREET_VIEW.range, feed.spread ?? STREET_VIEW.spread),
          { entity: feed.id, dark: feed.state === 'refused' || feed.state === 'lost', current: feed.current === true },
        )
      : [],
  );

/** An eye's field: pointed at the lens, closed by its far arc, which reaches a tenth further in the middle. */
export function sector(from: Position, bearing: number, range: number, spread: number): Polygon {
  const steps = 16;
  const arc = Array.from({ length: steps + 1 }, (_, step) => {
    const reach = range * (0.9 + 0.1 * Math.sin((Math.PI * step) / steps));
    return destination([...from], bearing - spread / 2 + (spread * step) / steps, reach);
  });
  // Clockwise by bearing; RFC 7946 wants the outer ring counter-clockwise.
  return { type: 'Polygon', coordinates: [[[...from], ...arc.reverse(), [...from]]] };
}
