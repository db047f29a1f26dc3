import type { Point, Territory, Touched } from '../geometry.ts';
import type { FacilitiesTouched } from '../territory/facilities.ts';
import { distance } from '../territory/geodesy.ts';
import type { Perimeter, PerimeterMoved } from './schema.ts';
import { circle } from './shapes.ts';

/**
 * A perimeter that follows something is drawn by every screen around the latest position; the journal learns of it only
 * when it matters: what it touches has changed, or it has gone further than people can be expected to extrapolate.
 */
export const FOLLOW = {
  /** Between two entries, seconds: a thing that goes to and fro over a border must not fill the journal. */
  everyS: 10,
  /** Metres gone since the last entry, for a ring of this radius. */
  far: (radius: number): number => Math.max(100, radius / 2),
} as const;

/**
 * What would be written now, or nothing.
 * @param at ISO 8601 UTC
 */
export function moveDue(
  perimeter: Perimeter,
  centre: Point,
  territory: Territory,
  at: string,
): PerimeterMoved | undefined {
  const { shape, lifted } = perimeter;
  if (lifted || shape?.kind !== 'follows') return undefined;
  const last = perimeter.moved?.at ?? perimeter.drawn.at;
  if (Date.parse(at) - Date.parse(last) < FOLLOW.everyS * 1_000) return undefined;
  const metres = distance(shape.centre, centre);
  if (metres === 0) return undefined;
  const area = circle(centre, shape.radius);
  const touched = { ...territory.touching(area), facilities: territory.facilitiesIn(area) };
  if (touchedKey(touched) === touchedKey(perimeter) && metres < FOLLOW.far(shape.radius)) return undefined;
  const { communes, zones, facilities } = touched;
  return JSON.parse(
    JSON.stringify({ perimeter: perimeter.id, centre, area, communes, zones, facilities }),
  ) as PerimeterMoved;
}

/** Equal for two perimeters that touch the same. */
const touchedKey = ({
  communes,
  zones,
  facilities,
}: Touched & { readonly facilities?: FacilitiesTouched | undefined }): string =>
  JSON.stringify([communes, zones, facilities?.counts, facilities?.named.map(({ code }) => code)]);
