import Flatbush from 'flatbush';
import type { FeatureCollection } from 'geojson';
import type { Area, Point } from '../geometry.ts';
import type { LayerName, TerritoryLevel } from './pack.ts';
import { createShape, east, north } from './plane.ts';

/** Places where many people are, or that are dangerous themselves: what a perimeter must know that it touches. */
export const FACILITY_KINDS = ['station', 'hospital', 'school', 'university', 'seveso'] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];
/** The layer of a territory pack in which each kind stands. */
export const FACILITY_LAYERS: Readonly<Record<FacilityKind, LayerName>> = {
  station: 'metro_stations',
  hospital: 'hospitals',
  school: 'schools',
  university: 'universities',
  seveso: 'seveso',
};

/** One facility by a code that stays the same as long as its name and kind do. */
export interface Facility {
  readonly kind: FacilityKind;
  readonly code: string;
  readonly fr: string;
  readonly nl: string;
}
/** What an area touches. A kind that is not in `counts` is not known on this territory: never read that as none. */
export interface FacilitiesTouched {
  readonly counts: Readonly<Partial<Record<FacilityKind, number>>>;
  /** The first NAMED_AT_MOST of each kind, by kind and name: the same area gives the same list. */
  readonly named: readonly Facility[];
  /** The territory at hand is a drawing that does not hold each of them: counts are a least. */
  readonly partial?: true | undefined;
}
/** So many are named of each kind; the others are counted. */
export const NAMED_AT_MOST = 12;
export const NO_FACILITIES: FacilitiesTouched = { counts: {}, named: [] };

/** Answers which facilities lie in an area, a point on its edge included. */
export type FacilityIndex = (area: Area) => FacilitiesTouched;

interface Placed extends Facility {
  readonly x: number;
  readonly y: number;
}

/**
 * Indexes the facilities of a territory.
 * @param layers the layers at hand, points with `name_fr` and `name_nl`; a kind whose layer is absent is not known
 * @param level a schematic holds only some of each kind
 */
export function createFacilityIndex(
  layers: Readonly<Partial<Record<LayerName, FeatureCollection>>> = {},
  level: TerritoryLevel = 'official',
): FacilityIndex {
  const partial = level === 'schematic' ? ({ partial: true } as const) : {};
  const known = FACILITY_KINDS.filter(kind => layers[FACILITY_LAYERS[kind]] !== undefined);
  const placed = known.flatMap(kind => placedIn(kind, layers[FACILITY_LAYERS[kind]] as FeatureCollection));
  if (placed.length === 0) return () => ({ ...summary(known, []), ...partial });
  const index = new Flatbush(placed.length);
  for (const { x, y } of placed) index.add(x, y, x, y);
  index.finish();
  return area => {
    const shape = createShape(area);
    const { minX, minY, maxX, maxY } = shape.box;
    const inside = index
      .search(minX, minY, maxX, maxY)
      .flatMap(i => placed[i] ?? [])
      .filter(({ x, y }) => shape.contains(x, y));
    return { ...summary(known, inside), ...partial };
  };
}

function summary(known: readonly FacilityKind[], inside: readonly Facility[]): FacilitiesTouched {
  const byKind = known.map(kind => inside.filter(each => each.kind === kind).sort(byName));
  return {
    counts: Object.fromEntries(known.map((kind, i) => [kind, byKind[i]?.length ?? 0])),
    named: byKind.flatMap(each =>
      each.slice(0, NAMED_AT_MOST).map(({ kind, code, fr, nl }) => ({ kind, code, fr, nl })),
    ),
  };
}
/** By code points: the order must not hang on the language of the machine. */
const byName = (a: Facility, b: Facility): number => (key(a) < key(b) ? -1 : 1);
const key = ({ fr, code }: Facility): string => `${fr} ${code}`;

function placedIn(kind: FacilityKind, layer: FeatureCollection): Placed[] {
  const codes = new Map<string, number>();
  return layer.features.flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Point') return [];
    const [fr, nl] = [String(properties?.name_fr ?? '').trim(), String(properties?.name_nl ?? '').trim()];
    const name = fr || nl;
    if (name === '') return [];
    const base = `${kind}-${slug(name)}`;
    const place = (codes.get(base) ?? 0) + 1;
    codes.set(base, place);
    const at = geometry.coordinates as Point;
    const code = place === 1 ? base : `${base}-${place}`;
    return [{ kind, code, fr: name, nl: nl || name, x: east(at), y: north(at) }];
  });
}
const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
