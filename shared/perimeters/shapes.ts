import type { Area, Point } from '../geometry.ts';
import { destination } from '../territory/geodesy.ts';

/** How a perimeter was made. The shape is the truth where there is one; its area is computed from it. */
export type Shape =
  | { readonly kind: 'polygon' }
  | { readonly kind: 'circle'; readonly centre: Point; readonly radius: number }
  | Sector
  | Following;
/** A plume by hand: no model, an angle and a length downwind. */
export interface Sector {
  readonly kind: 'sector';
  readonly origin: Point;
  /** Where the wind comes from, degrees clockwise from north, as it is reported. */
  readonly windFrom: number;
  /** Whole opening, degrees. */
  readonly angle: number;
  /** Downwind, metres. */
  readonly length: number;
  /** Upwind and beside the source, metres. */
  readonly near?: number | undefined;
}
/** A circle around something that moves, by the id of its track. */
export interface Following {
  readonly kind: 'follows';
  readonly track: string;
  readonly radius: number;
  /** Where it was when this was written. */
  readonly centre: Point;
}

/** Six decimals: a tenth of a metre. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
const at = (from: Point, towards: number, metres: number): Point => {
  const [longitude, latitude] = destination(from, towards, metres);
  return [round(longitude), round(latitude)];
};
const closed = (ring: readonly Point[]): Area => ({
  type: 'Polygon',
  coordinates: [[...ring, ring[0] as Point].map(([x, y]) => [x, y])],
});

/** A circle as 64 corners, closed; at 500 m its edge lies within a metre of the true one. */
export const circle = (centre: Point, radius: number, corners = 64): Area =>
  closed(Array.from({ length: corners }, (_, i) => at(centre, (i * 360) / corners, radius)));

/** Where the plume goes: degrees clockwise from north. */
export const downwind = (windFrom: number): number => (windFrom + 180) % 360;

/** The sector downwind of the source and, around it, the small circle of what is near. */
export function sector({ origin, windFrom, angle, length, near = 0 }: Omit<Sector, 'kind'>): Area {
  if (angle >= 360) return circle(origin, length);
  const first = downwind(windFrom) - angle / 2;
  const far = arc(origin, first, first + angle, length);
  const reach = Math.min(near, length);
  return closed([...far, ...(reach > 0 ? arc(origin, first + angle, first + 360, reach) : [origin])]);
}
/** Corners every six degrees at most, both ends included. */
function arc(origin: Point, from: number, to: number, radius: number): Point[] {
  const steps = Math.max(1, Math.ceil((to - from) / 6));
  return Array.from({ length: steps + 1 }, (_, i) => at(origin, from + ((to - from) * i) / steps, radius));
}

/** From the source of a plume to its far end. */
export const axisOf = ({
  origin,
  windFrom,
  length,
}: Pick<Sector, 'origin' | 'windFrom' | 'length'>): [Point, Point] => [origin, at(origin, downwind(windFrom), length)];

/** The area that a shape is; undefined for a polygon, which is its own. */
export function areaOf(shape: Shape | undefined): Area | undefined {
  switch (shape?.kind) {
    case 'circle':
    case 'follows':
      return circle(shape.centre, shape.radius);
    case 'sector':
      return sector(shape);
    default:
      return undefined;
  }
}
