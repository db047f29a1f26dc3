import type { Area, Point } from '../geometry.ts';
import { areaSquareKm } from '../territory/geodesy.ts';
import { overhangOf } from '../territory/overhang.ts';
import { createShape, distanceToSegment, east, north } from '../territory/plane.ts';
import {
  DOCTRINE,
  type Doctrine,
  isRing,
  type PerimeterZone,
  type RequiredPoint,
  RINGS,
  type Ring,
} from './doctrine.ts';

/** A perimeter in force, as the checks look at it. */
export interface Standing {
  readonly id: string;
  readonly zone: PerimeterZone;
  readonly area: Area;
}
/** A part of an inner ring that lies outside the ring which should hold it. Areas on the sphere, 0.35 % low. */
export interface StickingOut {
  readonly perimeter: string;
  readonly inner: Ring;
  readonly outer: Ring;
  readonly squareMetres: number;
}
/** Where a required point stands, or that it stands nowhere. */
export interface PointFinding {
  readonly zone: Ring;
  readonly point: RequiredPoint;
  /** missing: there is none; astray: it stands, but not where doctrine puts it. */
  readonly found: 'missing' | 'astray';
}
export interface PlacedPoint {
  readonly kind: RequiredPoint;
  readonly point: Point;
}

/**
 * Drawn edges are rounded to a tenth of a metre and rings may share one: what sticks out by less than half a metre along
 * the whole edge is no finding.
 */
const NOISE_METRES = 0.5;

/**
 * Red inside orange inside yellow: the parts that stick out. A ring is held by the next wider zone that has any
 * perimeter, by all of that zone together; where there is none nothing is said.
 */
export function stickingOut(standing: readonly Standing[]): readonly (StickingOut & { readonly part?: Area })[] {
  return standing.flatMap(({ id, zone, area }) => {
    if (!isRing(zone)) return [];
    const wider = RINGS.slice(RINGS.indexOf(zone) + 1);
    const outer = wider.find(ring => standing.some(other => other.zone === ring));
    if (!outer) return [];
    const holding = standing.filter(other => other.zone === outer).map(other => other.area);
    const over = overhangOf(area, holding);
    if (!over || over.squareMetres < NOISE_METRES * edgeLength(area)) return [];
    const part = over.area ? { part: over.area } : {};
    const squareMetres = Math.round(over.area ? areaSquareKm(over.area) * 1e6 : over.squareMetres);
    return [{ perimeter: id, inner: zone, outer, squareMetres, ...part }];
  });
}
function edgeLength(area: Area): number {
  const { edges } = createShape(area);
  let sum = 0;
  for (let i = 0; i + 3 < edges.length; i += 4)
    sum += Math.hypot((edges[i + 2] ?? 0) - (edges[i] ?? 0), (edges[i + 3] ?? 0) - (edges[i + 1] ?? 0));
  return sum;
}

/** The points that doctrine wants in the rings that stand: which are missing, which stand elsewhere. */
export function pointFindings(
  standing: readonly Standing[],
  points: readonly PlacedPoint[],
  doctrine: Doctrine = DOCTRINE,
): readonly PointFinding[] {
  const zones = RINGS.filter(ring => standing.some(p => p.zone === ring));
  return zones.flatMap(zone =>
    doctrine.zones[zone].points.flatMap((point): PointFinding[] => {
      const placed = points.filter(p => p.kind === point);
      if (placed.length === 0) return point === 'source' ? [] : [{ zone, point, found: 'missing' }];
      return placed.some(p => belongs(p, zone, standing, doctrine)) ? [] : [{ zone, point, found: 'astray' }];
    }),
  );
}

/** In the zone itself, not in a stronger one; the command post just inside the outer edge. */
function belongs({ kind, point }: PlacedPoint, zone: Ring, standing: readonly Standing[], doctrine: Doctrine): boolean {
  const [x, y] = [east(point), north(point)];
  const holding = standing.filter(p => p.zone === zone).map(p => createShape(p.area));
  const stronger = RINGS.slice(0, RINGS.indexOf(zone));
  const tooFarIn = standing.some(p => stronger.some(z => z === p.zone) && createShape(p.area).contains(x, y));
  const home = holding.filter(shape => shape.contains(x, y));
  if (home.length === 0 || tooFarIn) return false;
  return kind !== 'pc-ops' || home.some(({ edges }) => nearestEdge(edges, x, y) <= doctrine.justInside);
}
function nearestEdge(edges: Float64Array, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 3 < edges.length; i += 4)
    least = Math.min(
      least,
      distanceToSegment(x, y, edges[i] ?? 0, edges[i + 1] ?? 0, edges[i + 2] ?? 0, edges[i + 3] ?? 0),
    );
  return least;
}
