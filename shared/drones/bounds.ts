import type { Point } from '../geometry.ts';
import { createShape, east, north } from '../territory/plane.ts';
import type { Beyond, Mission } from './schema.ts';

/** A fix is good to some metres: what is nearer to its bound than this has not crossed it. Metres. */
export const TOLERANCE = { zone: 10, height: 3 } as const;

export interface Place {
  readonly point: Point;
  /** Metres above where it took off. */
  readonly height?: number | undefined;
}
/**
 * How far a drone is beyond what its mission allows. Once it is beyond it must come back inside the bound itself, so
 * that one that flies along its border is not told at each metre.
 */
export function beyondOf(mission: Mission, { point, height }: Place): readonly Beyond[] {
  const was = (what: Beyond['what']) => mission.beyond?.what.some(each => each.what === what) ?? false;
  const found: Beyond[] = [];
  const shape = createShape(mission.zone);
  const [x, y] = [east(point), north(point)];
  if (!shape.contains(x, y)) {
    const metres = shape.nearest(x, y, 1e7);
    if (was('zone') || metres > TOLERANCE.zone) found.push({ what: 'zone', metres: Math.round(metres) });
  }
  const above = height === undefined ? 0 : height - mission.height;
  if (above > (was('height') ? 0 : TOLERANCE.height)) found.push({ what: 'height', metres: Math.round(above) });
  return found;
}
