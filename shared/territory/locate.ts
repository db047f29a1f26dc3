import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import type { Area, TerritoryLevel, TerritoryPack } from './pack.ts';
import { createShape, east, north, type Shape } from './plane.ts';
import { type Nis, type ZoneCode, zoneOf } from './reference.ts';

/** Communes by NIS code and the police zones they belong to, both sorted; empty outside the Region. */
export interface Place {
  readonly communes: Nis[];
  readonly zones: ZoneCode[];
}

/** A place of which the border is too near for the drawing at hand: a person says which of these communes it is. */
export interface NearBorder {
  readonly communes: Nis[];
  /** To the nearest border, metres. */
  readonly metres: number;
}

export interface Locator {
  /**
   * The communes in which a [longitude, latitude] lies: one; none outside the Region; two or three on a line between them.
   * @param on day or instant of which the police zones are taken; absent: those of the pack.
   */
  at(point: Position, on?: string): Place & { readonly nearBorder?: NearBorder };
  /**
   * The communes that an area touches: those of which it covers a spot deeper than TOUCH_DEPTH. See there.
   * @param on as for `at`.
   */
  touching(area: Area, on?: string): Place;
}

/**
 * How deep into a commune an area must reach to touch it, metres. Borders at hand are true to about a metre (the pack is
 * simplified by that much) and drawn areas are rounded, so an area that follows a border, or shares one, laps over by less:
 * the neighbour is not concerned by that. An area so thin that it reaches this depth nowhere lies on a border: all communes
 * of its corners then count, so that an area inside the Region is never nowhere.
 */
export const TOUCH_DEPTH = 1;

/** How near to a border a pin is in doubt, metres, by level. Official borders are asked nothing. */
export const DOUBT: Readonly<Record<TerritoryLevel, number>> = { official: 0, schematic: 300 };

/** Below this length a piece of an edge is not halved further, metres. */
const SHORTEST = TOUCH_DEPTH / 4;

interface CommuneShape {
  readonly nis: Nis;
  readonly zone: ZoneCode;
  readonly shape: Shape;
}

/** Builds the index over the communes of a pack: a few milliseconds; then microseconds a point. */
export function createLocator(pack: Pick<TerritoryPack, 'communes' | 'level'>): Locator {
  const communes: CommuneShape[] = pack.communes.features.map(({ properties, geometry }) => ({
    nis: properties.nis,
    zone: properties.police_zone,
    shape: createShape(geometry),
  }));
  const boxes = new Flatbush(communes.length);
  for (const { shape } of communes) boxes.add(shape.box.minX, shape.box.minY, shape.box.maxX, shape.box.maxY);
  boxes.finish();
  const candidates = (minX: number, minY: number, maxX: number, maxY: number) =>
    boxes.search(minX, minY, maxX, maxY).flatMap(i => communes[i] ?? []);
  const doubt = DOUBT[pack.level];

  const containing = (x: number, y: number) => candidates(x, y, x, y).filter(({ shape }) => shape.contains(x, y));

  return {
    at(point, on) {
      const [x, y] = [east(point), north(point)];
      if (!Number.isFinite(x) || !Number.isFinite(y)) return { communes: [], zones: [] };
      const found = place(containing(x, y), on);
      const nearBorder = doubt > 0 ? doubtAt(candidates, x, y, doubt) : undefined;
      return nearBorder ? { ...found, nearBorder } : found;
    },
    touching(area, on) {
      const shape = createShape(area);
      const { minX, minY, maxX, maxY } = shape.box;
      const touched = candidates(minX, minY, maxX, maxY).filter(commune => reachesInto(shape, commune.shape));
      if (touched.length > 0) return place(touched, on);
      return place(
        cornersOf(shape).flatMap(([x, y]) => containing(x, y)),
        on,
      );
    },
  };
}

function place(found: readonly CommuneShape[], on: string | undefined): Place {
  const zones = found.flatMap(({ nis, zone }) => (on === undefined ? zone : (zoneOf(nis, on) ?? [])));
  return { communes: [...new Set(found.map(({ nis }) => nis))].sort(), zones: [...new Set(zones)].sort() };
}

/** The communes within `radius` of a point, where it is that near to the border of one it may not be in. */
function doubtAt(
  candidates: (minX: number, minY: number, maxX: number, maxY: number) => CommuneShape[],
  x: number,
  y: number,
  radius: number,
): NearBorder | undefined {
  const near = new Set<Nis>();
  let metres = Number.POSITIVE_INFINITY;
  for (const { nis, shape } of candidates(x - radius, y - radius, x + radius, y + radius)) {
    const toBorder = shape.nearest(x, y, radius);
    if (toBorder <= radius || shape.contains(x, y)) near.add(nis);
    metres = Math.min(metres, toBorder);
  }
  return Number.isFinite(metres) ? { communes: [...near].sort(), metres } : undefined;
}

function* segmentsOf({ edges }: Shape): Generator<readonly [number, number, number, number]> {
  for (let i = 0; i < edges.length; i += 4) {
    yield [edges[i] ?? 0, edges[i + 1] ?? 0, edges[i + 2] ?? 0, edges[i + 3] ?? 0];
  }
}

const cornersOf = (shape: Shape) => [...segmentsOf(shape)].map(([x, y]) => [x, y] as const);

/**
 * Whether an area covers a spot of the commune deeper than TOUCH_DEPTH. Either the outline of the area passes such a spot,
 * or it passes none and the area holds a whole part of the commune, then the point inside that part too.
 */
function reachesInto(area: Shape, commune: Shape): boolean {
  for (const [x, y] of commune.insides) if (area.contains(x, y)) return true;
  /** Where the outline was last known to be outside the commune, so that the next edge need not be asked. */
  let outsideAt: readonly [x: number, y: number] | undefined;
  for (const [ax, ay, bx, by] of segmentsOf(area)) {
    const near = bordersNear(commune, ax, ay, bx, by);
    const knownOutside = near.length === 0 && outsideAt?.[0] === ax && outsideAt[1] === ay;
    if (!knownOutside && passesDeep(commune, near, ax, ay, bx, by)) return true;
    outsideAt = near.length === 0 ? [bx, by] : undefined;
  }
  return false;
}

/** Border edges of the commune that may lie within TOUCH_DEPTH of a segment. */
const bordersNear = (commune: Shape, ax: number, ay: number, bx: number, by: number) =>
  commune.edgesIn(
    Math.min(ax, bx) - TOUCH_DEPTH,
    Math.min(ay, by) - TOUCH_DEPTH,
    Math.max(ax, bx) + TOUCH_DEPTH,
    Math.max(ay, by) + TOUCH_DEPTH,
  );

/**
 * Whether a segment passes a spot inside the commune and farther than TOUCH_DEPTH from its border. Halves the segment until
 * a piece is decided: away from every border edge it is wholly in or out; within TOUCH_DEPTH of one and the same border edge
 * at both ends it is so all along, since the points that near to a segment are a convex set.
 */
function passesDeep(commune: Shape, near: readonly number[], ax: number, ay: number, bx: number, by: number): boolean {
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  if (near.every(i => commune.distanceTo(i, mx, my) > TOUCH_DEPTH) && commune.contains(mx, my)) return true;
  if (near.length === 0) return false;
  const along = (i: number) =>
    commune.distanceTo(i, ax, ay) <= TOUCH_DEPTH && commune.distanceTo(i, bx, by) <= TOUCH_DEPTH;
  if (near.some(along) || Math.hypot(bx - ax, by - ay) < SHORTEST) return false;
  return (
    passesDeep(commune, bordersNear(commune, ax, ay, mx, my), ax, ay, mx, my) ||
    passesDeep(commune, bordersNear(commune, mx, my, bx, by), mx, my, bx, by)
  );
}
