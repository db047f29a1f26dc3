import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { z } from 'zod';
import { NIS_CODES, type Nis, nisSchema, type ZoneCode, zoneSchema } from './reference.ts';

/**
 * A territory pack: the geometry of the Region as a folder of GeoJSON files (RFC 7946, longitude/latitude).
 *
 *   territory.json            optional: attribution in three languages
 *   communes.geojson          19 features {nis, name_fr, name_nl, police_zone}
 *   police_zones.geojson      {zone, name_fr, name_nl, alias?, communes}
 *   region.geojson            one feature
 *   communes_labels.geojson   one point in each commune, with the same properties
 *   layers/<name>.geojson     what the map draws besides; every one optional; the rules read those of facilities
 */

/** `official`: surveyed borders. `schematic`: drawn by hand, approximate by design; the map says so. */
export type TerritoryLevel = 'official' | 'schematic';

export interface Attribution {
  readonly fr: string;
  readonly nl: string;
  readonly en: string;
}

/** The files of `layers/` that the map's style reads, or a list shows; a pack need not have them all. */
export const LAYER_NAMES = [
  'courthouses',
  'fire_stations',
  'green',
  'hospitals',
  'landuse',
  'metro_lines',
  'metro_stations',
  'metro_track',
  'police',
  'rail',
  'road_tunnels',
  'roads_main',
  'roads_minor',
  'schools',
  'seveso',
  'townhalls',
  'tram',
  'universities',
  'water',
  'waterways',
] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

/** The files beside `layers/` that every pack has. */
export const BOUNDARY_FILES = ['communes', 'police_zones', 'region', 'communes_labels'] as const;
export type BoundaryFile = (typeof BOUNDARY_FILES)[number];

export interface CommuneProperties {
  readonly nis: Nis;
  readonly name_fr: string;
  readonly name_nl: string;
  readonly police_zone: ZoneCode;
}
export interface ZoneProperties {
  readonly zone: ZoneCode;
  readonly name_fr: string;
  readonly name_nl: string;
  readonly alias?: string | undefined;
  readonly communes: readonly Nis[];
}
export interface RegionProperties {
  readonly nis: string;
  readonly name_fr: string;
  readonly name_nl: string;
}
export type Area = Polygon | MultiPolygon;

export interface TerritoryPack {
  readonly level: TerritoryLevel;
  readonly attribution: Attribution;
  readonly communes: FeatureCollection<Area, CommuneProperties>;
  readonly zones: FeatureCollection<Area, ZoneProperties>;
  readonly region: FeatureCollection<Area, RegionProperties>;
  readonly labels: FeatureCollection<Point, CommuneProperties>;
  /** Layers at hand, by name; their files are served as they are. */
  readonly layers: readonly LayerName[];
  /** The layers in which facilities stand, of those at hand: the rules list what a perimeter touches. */
  readonly facilityLayers?: Readonly<Partial<Record<LayerName, FeatureCollection>>>;
}

/** Positions must lie around the Region: a pack in Lambert metres or with swapped axes is refused here. */
const positionSchema = z
  .tuple([z.number().min(4).max(5), z.number().min(50.5).max(51.2)], z.number())
  .refine(position => position.length <= 3, 'a position has two or three numbers');
const ringSchema = z
  .array(positionSchema)
  .min(4)
  .refine(ring => {
    const first = ring[0];
    const last = ring.at(-1);
    return first?.[0] === last?.[0] && first?.[1] === last?.[1];
  }, 'the ring is not closed: its last position must equal its first');
const polygonSchema = z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) });
const multiPolygonSchema = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ringSchema).min(1)).min(1),
});
const areaSchema = z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]);
const pointSchema = z.object({ type: z.literal('Point'), coordinates: positionSchema });
/** A layer of facilities: points with their names in both languages. */
export const facilityLayerSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.looseObject({ name_fr: z.string(), name_nl: z.string() }),
      geometry: z.object({ type: z.literal('Point'), coordinates: positionSchema }),
    }),
  ),
});

const communePropertiesSchema = z.object({
  nis: nisSchema,
  name_fr: z.string().min(1),
  name_nl: z.string().min(1),
  police_zone: zoneSchema,
});
const zonePropertiesSchema = z.object({
  zone: zoneSchema,
  name_fr: z.string().min(1),
  name_nl: z.string().min(1),
  alias: z.string().optional(),
  communes: z.array(nisSchema).min(1),
});
const regionPropertiesSchema = z.object({ nis: z.string(), name_fr: z.string(), name_nl: z.string() });

const collectionOf = <G extends z.ZodType, P extends z.ZodType>(geometry: G, properties: P) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z
      .array(
        z.object({
          type: z.literal('Feature'),
          id: z.union([z.string(), z.number()]).optional(),
          properties,
          geometry,
        }),
      )
      .min(1),
  });

/** Every commune of the closed list, each once. */
const allNineteen = (features: readonly { properties: { nis: Nis } }[]) =>
  features.length === NIS_CODES.length && new Set(features.map(f => f.properties.nis)).size === NIS_CODES.length;
const NINETEEN = 'each of the 19 communes must be there, each once';

export const communesSchema = collectionOf(areaSchema, communePropertiesSchema).refine(
  collection => allNineteen(collection.features),
  NINETEEN,
);
export const labelsSchema = collectionOf(pointSchema, communePropertiesSchema).refine(
  collection => allNineteen(collection.features),
  NINETEEN,
);
export const zonesSchema = collectionOf(areaSchema, zonePropertiesSchema).refine(({ features }) => {
  const named = features.flatMap(feature => feature.properties.communes);
  return named.length === NIS_CODES.length && new Set(named).size === NIS_CODES.length;
}, 'the zones together must name each of the 19 communes once');
export const regionSchema = collectionOf(areaSchema, regionPropertiesSchema);

export const attributionSchema = z.object({ fr: z.string().min(1), nl: z.string().min(1), en: z.string().min(1) });
/** `territory.json`: unknown members are kept out of the way, they may be notes of whoever made the pack. */
export const manifestSchema = z.object({ attribution: attributionSchema });

export type CommuneFeature = Feature<Area, CommuneProperties>;
export type ZoneFeature = Feature<Area, ZoneProperties>;
