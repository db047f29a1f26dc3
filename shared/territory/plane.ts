import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import type { Area } from './pack.ts';

/**
 * The Region laid flat: metres east and north of its middle. An affine map (one cosine for all), so straight stays straight
 * and what is inside stays inside; over 20 km lengths are true to 0.2 %, ample for tolerances of a metre.
 */
const METRES_PER_DEGREE = (Math.PI * 6_371_008.8) / 180;
const MIDDLE = { longitude: 4.37, latitude: 50.84 };
const SHRINK = Math.cos((MIDDLE.latitude * Math.PI) / 180);

export const east = (position: Position) =>
  ((position[0] ?? Number.NaN) - MIDDLE.longitude) * METRES_PER_DEGREE * SHRINK;
export const north = (position: Position) => ((position[1] ?? Number.NaN) - MIDDLE.latitude) * METRES_PER_DEGREE;

/** The way back: the [longitude, latitude] of a place in the plane. */
export const onEarth = (x: number, y: number): [longitude: number, latitude: number] => [
  MIDDLE.longitude + x / (METRES_PER_DEGREE * SHRINK),
  MIDDLE.latitude + y / METRES_PER_DEGREE,
];

/** Distance from (x, y) to the segment (ax, ay)–(bx, by), in the plane's metres. */
export function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - (ax + t * dx), y - (ay + t * dy));
}

export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** A polygon in the plane: its edges as x1, y1, x2, y2 in one array, an index over them, one point inside each part. */
export interface Shape {
  readonly edges: Float64Array;
  readonly box: Box;
  /** A point well inside each polygon of a MultiPolygon: one for each part. */
  readonly insides: readonly (readonly [x: number, y: number])[];
  /** On the line counts as inside. */
  contains(x: number, y: number): boolean;
  /** Numbers of the edges whose box meets the given one. */
  edgesIn(minX: number, minY: number, maxX: number, maxY: number): number[];
  /** From (x, y) to edge `i`, metres. */
  distanceTo(i: number, x: number, y: number): number;
  /** From (x, y) to the nearest edge within `radius`, metres; Infinity where none is so near. */
  nearest(x: number, y: number, radius: number): number;
}

const polygonsOf = (area: Area) => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates);

function edgesOf(area: Area): Float64Array {
  const numbers: number[] = [];
  for (const ring of polygonsOf(area).flat()) {
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const a = ring[i] ?? [];
      const b = ring[i + 1] ?? [];
      numbers.push(east(a), north(a), east(b), north(b));
    }
  }
  return Float64Array.from(numbers);
}

/** How near to an edge a point counts as on it: a millimetre, the rounding of six decimals being a decimetre. */
const ON_LINE = 0.001;

/** Lays an area flat and indexes its edges. @throws RangeError for an area without edges. */
export function createShape(area: Area): Shape {
  const edges = edgesOf(area);
  const count = edges.length / 4;
  const index = new Flatbush(count);
  const at = (i: number) => edges[i] ?? Number.NaN;
  for (let i = 0; i < edges.length; i += 4) {
    const [ax, ay, bx, by] = [at(i), at(i + 1), at(i + 2), at(i + 3)];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  const box = { minX: index.minX, minY: index.minY, maxX: index.maxX, maxY: index.maxY };

  const distanceTo = (i: number, x: number, y: number) =>
    distanceToSegment(x, y, at(4 * i), at(4 * i + 1), at(4 * i + 2), at(4 * i + 3));

  /** Even-odd rule on the ray towards east; the index hands out only the edges that the ray may meet. */
  const contains = (x: number, y: number) => {
    if (x < box.minX || x > box.maxX || y < box.minY || y > box.maxY) return false;
    let inside = false;
    for (const i of index.search(x - ON_LINE, y, box.maxX, y)) {
      const [ax, ay, bx, by] = [at(4 * i), at(4 * i + 1), at(4 * i + 2), at(4 * i + 3)];
      if (distanceToSegment(x, y, ax, ay, bx, by) <= ON_LINE) return true;
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
    }
    return inside;
  };
  const edgesIn = (minX: number, minY: number, maxX: number, maxY: number) => index.search(minX, minY, maxX, maxY);
  const nearest = (x: number, y: number, radius: number) => {
    let least = Number.POSITIVE_INFINITY;
    for (const i of edgesIn(x - radius, y - radius, x + radius, y + radius))
      least = Math.min(least, distanceTo(i, x, y));
    return least <= radius ? least : Number.POSITIVE_INFINITY;
  };
  const insides = polygonsOf(area).map(rings => pointInside(rings));
  return { edges, box, insides, contains, edgesIn, distanceTo, nearest };
}

/** The middle of the widest stretch inside, on the horizontal lines through the quarters of the polygon's height. */
function pointInside(rings: readonly Position[][]): readonly [number, number] {
  const ys = (rings[0] ?? []).map(north);
  const low = Math.min(...ys);
  const high = Math.max(...ys);
  let found: readonly [number, number] = [Number.NaN, Number.NaN];
  let widest = 0;
  for (const share of [0.5, 0.26, 0.74, 0.13, 0.87]) {
    const y = low + (high - low) * share;
    const xs = crossings(rings, y);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const [left, right] = [xs[i] ?? 0, xs[i + 1] ?? 0];
      if (right - left > widest) {
        widest = right - left;
        found = [(left + right) / 2, y];
      }
    }
  }
  return found;
}

/** Where the rings cross the horizontal line at `y`, from west to east. */
function crossings(rings: readonly Position[][], y: number): number[] {
  const xs: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const [a, b] = [ring[i] ?? [], ring[i + 1] ?? []];
      const [ay, by] = [north(a), north(b)];
      if (ay > y !== by > y) xs.push(east(a) + ((y - ay) * (east(b) - east(a))) / (by - ay));
    }
  }
  return xs.sort((a, b) => a - b);
}
