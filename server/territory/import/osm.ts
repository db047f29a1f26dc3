import type { Feature, Geometry, Position } from 'geojson';
import { z } from 'zod';

/**
 * OpenStreetMap by Overpass: its elements as GeoJSON. Ask with `out geom` for lines and areas, `out center` for places.
 * © OpenStreetMap contributors, ODbL 1.0.
 */
const placeSchema = z.object({ lat: z.number(), lon: z.number() });
const lineSchema = z.array(placeSchema.nullable());
const elementSchema = z.object({
  type: z.enum(['node', 'way', 'relation']),
  id: z.number(),
  tags: z.record(z.string(), z.string()).optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  center: placeSchema.optional(),
  geometry: lineSchema.optional(),
  members: z.array(z.object({ type: z.string(), role: z.string(), geometry: lineSchema.optional() })).optional(),
});
export type OsmElement = z.infer<typeof elementSchema>;

/** `remark` says that the server gave up half-way: then the elements are not all there. */
const answerSchema = z.object({ elements: z.array(elementSchema), remark: z.string().optional() });

/** @throws when the answer is not Overpass's, or is cut short by it. */
export function elementsOf(answer: unknown): OsmElement[] {
  const { elements, remark } = answerSchema.parse(answer);
  if (remark !== undefined) throw new RangeError(`Overpass: ${remark}`);
  return elements;
}

export type Tags = Readonly<Record<string, string>>;

/** Both names: `name:fr` and `name:nl`, else the two halves of Brussels' "Rue Neuve - Nieuwstraat", else the one name. */
export function bothNames(tags: Tags): { name_fr: string; name_nl: string } {
  const name = tags.name ?? '';
  const [first = name, second = first] = name.split(' - ');
  return { name_fr: tags['name:fr'] ?? first, name_nl: tags['name:nl'] ?? second };
}

const positions = (line: OsmElement['geometry']): Position[] =>
  (line ?? []).flatMap(place => (place ? [[round(place.lon), round(place.lat)]] : []));
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export function asPoint({ lat, lon, center }: OsmElement): Geometry | undefined {
  const place = lat !== undefined && lon !== undefined ? { lat, lon } : center;
  return place && { type: 'Point', coordinates: [round(place.lon), round(place.lat)] };
}

/** A way as a line; a relation (a metro line) as the lines of its ways, platforms and stops left out. */
export function asLine({ type, geometry, members }: OsmElement): Geometry | undefined {
  if (type === 'way') {
    const line = positions(geometry);
    return line.length > 1 ? { type: 'LineString', coordinates: line } : undefined;
  }
  const lines = (members ?? [])
    .filter(member => member.type === 'way' && member.role === '')
    .map(member => positions(member.geometry))
    .filter(line => line.length > 1);
  return lines.length > 0 ? { type: 'MultiLineString', coordinates: lines } : undefined;
}

/** A closed way, or a relation whose ways close to rings, as an area; undefined where a ring stays open. */
export function asArea({ type, geometry, members }: OsmElement): Geometry | undefined {
  if (type === 'way') {
    const ring = positions(geometry);
    return isClosed(ring) ? { type: 'Polygon', coordinates: [wound(ring, true)] } : undefined;
  }
  const ringsOf = (role: string) =>
    joinRings((members ?? []).filter(member => member.role === role).map(member => positions(member.geometry)));
  const outer = ringsOf('outer').map(ring => [wound(ring, true)]);
  if (outer.length === 0) return undefined;
  for (const hole of ringsOf('inner')) {
    const around = outer.find(([ring]) => boxHolds(ring ?? [], hole));
    around?.push(wound(hole, false));
  }
  const [only] = outer;
  return outer.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: outer };
}

const same = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];
const isClosed = (ring: readonly Position[]) => ring.length > 3 && same(ring[0], ring.at(-1));

/** Joins ways end to end, turning them where needed, until they close. What does not close is left out. */
function joinRings(ways: readonly Position[][]): Position[][] {
  const rings: Position[][] = [];
  const left = ways.filter(way => way.length > 1).map(way => [...way]);
  for (let ring = left.pop(); ring; ring = left.pop()) {
    while (!isClosed(ring)) {
      const end: Position | undefined = ring.at(-1);
      const at = left.findIndex(way => same(way[0], end) || same(way.at(-1), end));
      const [next] = at < 0 ? [] : left.splice(at, 1);
      if (!next) break;
      if (!same(next[0], end)) next.reverse();
      ring.push(...next.slice(1));
    }
    if (isClosed(ring)) rings.push(ring);
  }
  return rings;
}

function wound(ring: Position[], counterClockwise: boolean): Position[] {
  const turning = ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nx = 0, ny = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + x * ny - nx * y;
  }, 0);
  return turning > 0 === counterClockwise ? ring : [...ring].reverse();
}

/** Holes of parks and ponds: the box of the outer ring tells well enough which one a hole belongs to. */
function boxHolds(outer: readonly Position[], hole: readonly Position[]): boolean {
  const [x = 0, y = 0] = hole[0] ?? [];
  const xs = outer.map(([value = 0]) => value);
  const ys = outer.map(([, value = 0]) => value);
  return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys);
}

/** Elements to features; what has no geometry of the kind asked for is left out. */
export function features(
  elements: readonly OsmElement[],
  geometryOf: (element: OsmElement) => Geometry | undefined,
  propertiesOf: (tags: Tags) => Record<string, unknown>,
): Feature[] {
  return elements.flatMap(element => {
    const geometry = geometryOf(element);
    return geometry
      ? { type: 'Feature' as const, id: element.id, properties: propertiesOf(element.tags ?? {}), geometry }
      : [];
  });
}
