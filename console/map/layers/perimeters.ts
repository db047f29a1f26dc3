import type { MultiPolygon, Polygon, Position } from 'geojson';
import { JUDICIAL_LETTER, type Zone, zoneLetter } from '../../ui/hatch.ts';
import { feature, type MapFeature, type NumberOf } from './features.ts';

/** A perimeter in force, as the map draws it. */
export interface MapPerimeter {
  readonly id: string;
  readonly incident: string;
  readonly zone: Zone | 'judicial';
  readonly area: Polygon | MultiPolygon;
  /** The track that it follows, how far around it, and where that was when the room last heard. */
  readonly follows?: { readonly track: string; readonly radius: number; readonly centre: Place } | undefined;
  /** Of a plume: from its source to its far end. */
  readonly axis?: readonly [Place, Place] | undefined;
}
type Place = readonly [longitude: number, latitude: number];

export interface PerimeterFeatures {
  /** Whole areas, for edges. */
  readonly edges: MapFeature[];
  /** Areas less the stronger zones inside them, for hatch: density then means one thing. */
  readonly bands: MapFeature[];
  /** Points on the edge that carry the letter. */
  readonly letters: MapFeature[];
  /** What ties a perimeter to its cause: the axis of a plume, the leader to what is followed. */
  readonly leaders: MapFeature[];
}

const strength: Readonly<Record<MapPerimeter['zone'], number>> = { yellow: 0, orange: 1, red: 2, judicial: 3 };
/** Where the letters stand, degrees from north: more on the wider ring, and never where the next ring has its own. */
const corners: Readonly<Record<MapPerimeter['zone'], readonly number[]>> = {
  yellow: [325, 45, 115, 200, 262],
  orange: [305, 130, 215],
  red: [210],
  judicial: [30],
};

const polygonsOf = (area: Polygon | MultiPolygon): Position[][][] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates;

/** Perimeters with hatches that do not stack and letters at fixed corners, yellow under orange under red. */
export function perimeterFeatures(perimeters: readonly MapPerimeter[], number: NumberOf): PerimeterFeatures {
  const ordered = [...perimeters].sort((a, b) => strength[a.zone] - strength[b.zone]);
  return {
    edges: ordered.map(p => feature(number(p.id), p.area, { entity: p.id, incident: p.incident, zone: p.zone })),
    // A judicial perimeter lies over the rings and takes nothing from them.
    bands: ordered
      .filter(p => p.zone !== 'judicial')
      .map(p =>
        feature(number(`${p.id}/band`), bandOf(p, ordered), { entity: p.id, incident: p.incident, zone: p.zone }),
      ),
    letters: ordered.flatMap(p =>
      cornersOf(p).map((at, place) =>
        feature(
          number(`${p.id}/letter/${place}`),
          { type: 'Point', coordinates: at },
          {
            entity: p.id,
            letter: p.zone === 'judicial' ? JUDICIAL_LETTER : zoneLetter[p.zone],
            rank: strength[p.zone],
          },
        ),
      ),
    ),
    leaders: ordered.flatMap(p => leaderOf(p, number)),
  };
}

function leaderOf({ id, axis, follows, area }: MapPerimeter, number: NumberOf): MapFeature[] {
  const line = axis ?? (follows && [follows.centre, letterPlace(area)]);
  return line
    ? [
        feature(
          number(`${id}/leader`),
          { type: 'LineString', coordinates: line.map(place => [...place]) },
          { entity: id, plume: axis !== undefined },
        ),
      ]
    : [];
}
/** The northernmost point of the ring: where the leader of what is followed ends. */
const letterPlace = (area: Polygon | MultiPolygon): Place =>
  polygonsOf(area)
    .flatMap(polygon => polygon[0]!)
    .reduce((best, point) => (point[1]! > best[1]! ? point : best)) as unknown as Place;

/** The area with a hole for each stronger zone that lies wholly inside it, unless another such hole holds it already. */
function bandOf(perimeter: MapPerimeter, all: readonly MapPerimeter[]): MultiPolygon {
  const stronger = all.filter(other => other.zone !== 'judicial' && strength[other.zone] > strength[perimeter.zone]);
  const rings = stronger.flatMap(({ area }) => polygonsOf(area).map(polygon => polygon[0]!));
  const coordinates = polygonsOf(perimeter.area).map(polygon => {
    const inside = rings.filter(ring => ring.every(point => contains(polygon, point)));
    const holes = inside.filter(ring => !inside.some(other => other !== ring && ring.every(p => contains([other], p))));
    return [...polygon, ...holes];
  });
  return { type: 'MultiPolygon', coordinates };
}

/** Even-odd rule over all rings: a point in a hole is outside. */
function contains(rings: readonly (readonly Position[])[], point: Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i] as [number, number];
      const [xj, yj] = ring[j] as [number, number];
      const [x, y] = point as [number, number];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** The vertices that lie furthest in the zone's directions, each once; on the largest ring. */
function cornersOf({ zone, area }: MapPerimeter): Position[] {
  const ring = polygonsOf(area)
    .map(polygon => polygon[0]!)
    .reduce((largest, other) => (boxSize(other) > boxSize(largest) ? other : largest));
  const stretch = Math.cos((ring[0]![1]! * Math.PI) / 180);
  const found = corners[zone].map(degrees => {
    const [east, north] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
    const reach = (p: Position): number => p[0]! * stretch * east + p[1]! * north;
    return ring.reduce((best, point) => (reach(point) > reach(best) ? point : best));
  });
  return [...new Set(found)];
}

function boxSize(ring: readonly Position[]): number {
  const [xs, ys] = [ring.map(p => p[0]!), ring.map(p => p[1]!)];
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}
