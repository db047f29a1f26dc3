import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * Small geodesy on the sphere, in metres and degrees. Good to 0.3 % in distance. Areas are on the sphere and 0.35 % below
 * UrbIS's own figures (ellipsoid, Lambert): say so where an area is shown.
 */

/** IUGG mean radius of the earth, metres. */
export const EARTH_RADIUS = 6_371_008.8;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

const lon = (position: Position) => position[0] ?? Number.NaN;
const lat = (position: Position) => position[1] ?? Number.NaN;

/** Great-circle distance between two [longitude, latitude], metres (haversine). */
export function distance(from: Position, to: Position): number {
  const half = Math.sin(radians(lat(to) - lat(from)) / 2) ** 2;
  const across = Math.sin(radians(lon(to) - lon(from)) / 2) ** 2;
  const h = half + Math.cos(radians(lat(from))) * Math.cos(radians(lat(to))) * across;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Initial bearing from one point to another: degrees clockwise from north, 0 ≤ b < 360. */
export function bearing(from: Position, to: Position): number {
  const turn = radians(lon(to) - lon(from));
  const y = Math.sin(turn) * Math.cos(radians(lat(to)));
  const x =
    Math.cos(radians(lat(from))) * Math.sin(radians(lat(to))) -
    Math.sin(radians(lat(from))) * Math.cos(radians(lat(to))) * Math.cos(turn);
  return (degrees(Math.atan2(y, x)) + 360) % 360;
}

/** The point at `metres` from `from` in direction `towards` (degrees from north): a field of view, a circle's vertex. */
export function destination(from: Position, towards: number, metres: number): [longitude: number, latitude: number] {
  const angle = metres / EARTH_RADIUS;
  const phi = radians(lat(from));
  const phi2 = Math.asin(
    Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(radians(towards)),
  );
  const turn = Math.atan2(
    Math.sin(radians(towards)) * Math.sin(angle) * Math.cos(phi),
    Math.cos(angle) - Math.sin(phi) * Math.sin(phi2),
  );
  return [lon(from) + degrees(turn), degrees(phi2)];
}

/** Area of a ring on the sphere, m², positive when counter-clockwise (Chamberlain and Duquette, JPL 07-03, 2007). */
function ringArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const a = ring[i];
    const b = ring[i + 1];
    if (a && b) sum += radians(lon(b) - lon(a)) * (2 + Math.sin(radians(lat(a))) + Math.sin(radians(lat(b))));
  }
  return (-sum * EARTH_RADIUS * EARTH_RADIUS) / 2;
}

/** Area on the sphere in km², holes taken out; 0.35 % below UrbIS's figure. */
export function areaSquareKm(area: Polygon | MultiPolygon): number {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  let sum = 0;
  for (const rings of polygons) {
    rings.forEach((ring, i) => {
      sum += Math.abs(ringArea(ring)) * (i === 0 ? 1 : -1);
    });
  }
  return sum / 1e6;
}
