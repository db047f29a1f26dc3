import { nearestFeeds } from '../feeds/nearest.ts';
import type { Feed } from '../feeds/schema.ts';
import { haltAt } from '../layouts/clock.ts';
import { MOST_TILES } from '../layouts/most.ts';
import type { First } from '../layouts/schema.ts';
import type { Room } from '../room.ts';
import type { Screen } from './schema.ts';

/** Pictures beside a map: one large and two below it fill its third of the wall. */
export const BESIDE = 3;
/** How many come by themselves onto a mosaic that was not told how many: each still says something at six metres. */
export const NEAREST = 9;

/** A screen may have any name, also one that every object knows. */
export const screenOf = (room: Pick<Room, 'screens'>, name: string): Screen | undefined =>
  Object.hasOwn(room.screens, name) ? room.screens[name] : undefined;

/** Places that a screen has, whatever stands there now. */
export const tilesOf = ({ layout }: Pick<Screen, 'layout'>): number =>
  layout === 'map' ? 0 : layout === 'mosaic' ? MOST_TILES : BESIDE;

/** A camera that keeps its place: 1 is the first. */
export interface Pinned {
  readonly tile: number;
  readonly feed: string;
}

/**
 * Which camera stands where: those that a hand has pinned at their places, the others fill the gaps in the order in
 * which they come, each once. A pin beyond what there is to show stands at the end.
 */
export function fillTiles(pins: readonly Pinned[], coming: readonly string[], most: number): readonly string[] {
  const kept = new Map<number, string>();
  for (const { tile, feed } of pins) if (![...kept.values()].includes(feed)) kept.set(tile, feed);
  const fixed = new Set(kept.values());
  const others = coming.filter(feed => !fixed.has(feed));
  const filled: string[] = [];
  for (let tile = 1; filled.length < most && (others.length > 0 || kept.size > 0); tile += 1) {
    const at = kept.get(tile) ?? others.shift();
    if (kept.has(tile)) kept.delete(tile);
    if (at !== undefined) filled.push(at);
    // Nothing comes any more: what is pinned further on moves up.
    else {
      const [next] = [...kept].sort(([a], [b]) => a - b);
      if (!next) break;
      filled.push(next[1]);
      kept.delete(next[0]);
    }
  }
  return filled;
}

/** The pictures of a screen at a moment, the largest first, and how its first stands to the others. */
export interface Arrangement {
  readonly feeds: readonly Feed[];
  /** Undefined: whatever shows the most. */
  readonly first: First | undefined;
}

/** @param now ms since 1970: which step of a tour it is */
export function arrangementOf(room: Room, screen: Screen, now: number): Arrangement {
  const tour = screen.tour ? room.tours[screen.tour] : undefined;
  const step = tour?.steps[haltAt(tour, now).step];
  return arranged(room, screen, step);
}

/** The same for a step of its tour that is not shown yet. */
export function arranged(
  room: Room,
  screen: Screen,
  step: { readonly feeds?: readonly string[] | undefined; readonly layout?: string | undefined } | undefined,
): Arrangement {
  const id = step ? step.layout : screen.saved;
  const layout = id ? room.layouts[id] : undefined;
  const told = step?.feeds ?? layout?.feeds ?? screen.feeds;
  // Beside a map the first is the large one: three alike would leave half of their place empty.
  const first = layout?.first ?? screen.first ?? (screen.layout === 'situation' ? 'large' : undefined);
  const most = tilesOf(screen);
  if (told) return { feeds: inUse(room, told).slice(0, most), first };
  const incident = screen.incident ? room.incidents[screen.incident] : undefined;
  const coming = nearestFeeds(room.feeds, incident?.point ?? screen.center).map(feed => feed.id);
  const count = Math.min(most, screen.tiles ?? NEAREST);
  const pins = (screen.pins ?? []).filter(pin => inUse(room, [pin.feed]).length > 0);
  return { feeds: inUse(room, fillTiles(pins, coming, count)), first };
}

const inUse = (room: Room, feeds: readonly string[]): readonly Feed[] =>
  feeds.flatMap(id => room.feeds[id] ?? []).filter(feed => !feed.retired);
