import type { Feature, Geometry } from 'geojson';

/** A feature that MapLibre can update in place: by a number, with flat properties. */
export type MapFeature = Feature<Geometry, Properties> & { readonly id: number };
export type Properties = Readonly<Record<string, string | number | boolean>>;

/** Gives each entity's id (a UUID) its number for as long as the map lives: MapLibre's deltas want numbers. */
export type NumberOf = (id: string) => number;
export function createNumbers(): NumberOf {
  const numbers = new Map<string, number>();
  return id => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const next = numbers.size + 1;
    numbers.set(id, next);
    return next;
  };
}

export const feature = (id: number, geometry: Geometry, properties: Properties): MapFeature => ({
  type: 'Feature',
  id,
  geometry,
  properties,
});

/** What `GeoJSONSource.updateData` takes. */
export interface FeatureDelta {
  readonly remove: number[];
  readonly add: MapFeature[];
  readonly update: {
    readonly id: number;
    readonly newGeometry?: Geometry;
    readonly removeProperties?: string[];
    readonly addOrUpdateProperties?: { readonly key: string; readonly value: string | number | boolean }[];
  }[];
}

/** The least that turns what a source holds into what it should hold; undefined where nothing changed. */
export function featureDelta(
  held: ReadonlyMap<number, MapFeature>,
  wanted: readonly MapFeature[],
): FeatureDelta | undefined {
  const delta: FeatureDelta = { remove: [], add: [], update: [] };
  const seen = new Set<number>();
  for (const next of wanted) {
    seen.add(next.id);
    const before = held.get(next.id);
    if (!before) {
      delta.add.push(next);
      continue;
    }
    const moved = !sameGeometry(before.geometry, next.geometry);
    const told = !sameProperties(before.properties, next.properties);
    if (!moved && !told) continue;
    delta.update.push({
      id: next.id,
      ...(moved && { newGeometry: next.geometry }),
      ...(told && {
        // Not `removeAllProperties`: MapLibre 6.17's worker then forgets what the same update adds.
        removeProperties: Object.keys(before.properties).filter(key => !(key in next.properties)),
        addOrUpdateProperties: Object.entries(next.properties)
          .filter(([key, value]) => before.properties[key] !== value)
          .map(([key, value]) => ({ key, value })),
      }),
    });
  }
  for (const id of held.keys()) if (!seen.has(id)) delta.remove.push(id);
  return delta.remove.length + delta.add.length + delta.update.length > 0 ? delta : undefined;
}

function sameGeometry(one: Geometry, other: Geometry): boolean {
  if (one === other) return true;
  if (one.type === 'Point' && other.type === 'Point') {
    return one.coordinates[0] === other.coordinates[0] && one.coordinates[1] === other.coordinates[1];
  }
  return one.type === other.type && JSON.stringify(one) === JSON.stringify(other);
}

function sameProperties(one: Properties, other: Properties): boolean {
  if (one === other) return true;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every(key => one[key] === other[key]);
}
