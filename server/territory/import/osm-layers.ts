import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { distance } from '../../../shared/territory/geodesy.ts';
import type { LayerName } from '../../../shared/territory/pack.ts';
import { asArea, asLine, asPoint, bothNames, elementsOf, features, type OsmElement, type Tags } from './osm.ts';

/** Public Overpass servers, asked in turn. They serve for free: one question at a time. */
export const OVERPASS = [
  'https://overpass-api.de/api/interpreter',
  'https://overpass.private.coffee/api/interpreter',
] as const;

/** How one layer is asked for and made. */
export interface LayerRecipe {
  readonly name: LayerName;
  /** Overpass selectors, each within the Region. */
  readonly select: readonly string[];
  readonly geometry: (element: OsmElement) => Geometry | undefined;
  readonly properties: (tags: Tags) => Record<string, unknown>;
}

const place = (name: LayerName, kind: string): LayerRecipe => ({
  name,
  select: [`nwr["amenity"="${kind}"]`],
  geometry: asPoint,
  properties: tags => ({
    kind,
    ...bothNames(tags),
    ...(tags.operator === undefined ? {} : { operator: tags.operator }),
    ...(kind === 'hospital' ? { emergency: tags.emergency === 'yes' } : {}),
  }),
});

const inTunnel = (tags: Tags) => tags.tunnel !== undefined && tags.tunnel !== 'no';
const road = (tags: Tags) => ({ class: tags.highway, ...bothNames(tags), ref: tags.ref ?? '' });
const rails = (tags: Tags) => (inTunnel(tags) ? { tunnel: tags.tunnel } : {});
const MAIN = '^(motorway|trunk|primary|secondary)(_link)?$';

export const RECIPES: readonly LayerRecipe[] = [
  place('hospitals', 'hospital'),
  place('police', 'police'),
  place('fire_stations', 'fire_station'),
  place('townhalls', 'townhall'),
  place('universities', 'university'),
  place('schools', 'school'),
  place('courthouses', 'courthouse'),
  {
    name: 'roads_main',
    select: [`way["highway"~"${MAIN}"]`],
    geometry: asLine,
    properties: tags => ({ ...road(tags), tunnel: inTunnel(tags) ? 1 : 0 }),
  },
  {
    name: 'roads_minor',
    select: ['way["highway"~"^(tertiary|unclassified|residential|living_street|pedestrian)$"]["area"!="yes"]'],
    geometry: asLine,
    properties: tags => ({ ...bothNames(tags), class: tags.highway === 'tertiary' ? 'tertiary' : 'minor' }),
  },
  {
    name: 'road_tunnels',
    select: [`way["highway"~"${MAIN}"]["tunnel"]["tunnel"!="no"]`],
    geometry: asLine,
    properties: road,
  },
  { name: 'rail', select: ['way["railway"="rail"][!"service"]'], geometry: asLine, properties: rails },
  { name: 'tram', select: ['way["railway"="tram"][!"service"]'], geometry: asLine, properties: rails },
  { name: 'metro_track', select: ['way["railway"="subway"]'], geometry: asLine, properties: rails },
  {
    name: 'metro_lines',
    select: ['relation["route"="subway"]'],
    geometry: asLine,
    properties: tags => ({ ref: tags.ref ?? '', colour: tags.colour ?? '' }),
  },
  {
    name: 'metro_stations',
    select: ['node["station"="subway"]', 'node["railway"="station"]["subway"="yes"]'],
    geometry: asPoint,
    properties: tags => ({ kind: 'metro_station', ...bothNames(tags) }),
  },
  { name: 'water', select: ['wr["natural"="water"]'], geometry: asArea, properties: bothNames },
  {
    name: 'waterways',
    select: ['way["waterway"~"^(canal|river|stream)$"]'],
    geometry: asLine,
    properties: tags => ({
      waterway: tags.waterway,
      name: tags.name ?? '',
      ...(inTunnel(tags) ? { tunnel: tags.tunnel } : {}),
    }),
  },
  {
    name: 'green',
    select: ['wr["leisure"="park"]', 'wr["landuse"="forest"]', 'wr["natural"="wood"]'],
    geometry: asArea,
    properties: tags => ({ kind: tags.leisure === 'park' ? 'park' : 'forest', ...bothNames(tags) }),
  },
  {
    name: 'landuse',
    select: ['wr["landuse"~"^(commercial|industrial|retail|railway|education)$"]'],
    geometry: asArea,
    properties: tags => ({ landuse: tags.landuse }),
  },
];

/** The question to Overpass. Elements of the Region by its ISO code; the servers refuse what may last over 180 s. */
export function overpassQuery({ select, geometry }: LayerRecipe): string {
  const within = select.map(selector => `${selector}(area.region);`).join('');
  const output = geometry === asPoint ? 'out center;' : 'out geom;';
  return `[out:json][timeout:180];area["ISO3166-2"="BE-BRU"]->.region;(${within});${output}`;
}

/** @throws when the answer is not Overpass's. */
export function layerFromOverpass(recipe: LayerRecipe, answer: unknown): FeatureCollection {
  const made = features(elementsOf(answer), recipe.geometry, recipe.properties);
  return { type: 'FeatureCollection', features: recipe.name === 'metro_lines' ? oneForEachLine(made) : made };
}

/** Both directions and short runs of a line are relations of their own: one feature each line, the longest of them. */
function oneForEachLine(lines: readonly Feature[]): Feature[] {
  const longest = new Map<string, Feature>();
  for (const line of lines) {
    const ref = String(line.properties?.ref);
    const known = longest.get(ref);
    if (!known || cornersOf(line.geometry).length > cornersOf(known.geometry).length) longest.set(ref, line);
  }
  return [...longest.values()].sort((a, b) => String(a.properties?.ref).localeCompare(String(b.properties?.ref)));
}

const cornersOf = (geometry: Geometry): Position[] =>
  geometry.type === 'MultiLineString' ? geometry.coordinates.flat() : [];

/** How far from its track a station's point may lie to be of that line, metres: platforms lie deep and aside. */
const OF_THE_LINE = 150;

/** Writes to each station the lines that pass it. */
export function withLines(stations: FeatureCollection, lines: FeatureCollection): FeatureCollection {
  const tracks = lines.features.map(({ geometry, properties }) => ({
    ref: String(properties?.ref),
    corners: cornersOf(geometry),
  }));
  return {
    ...stations,
    features: stations.features.map(station => {
      const at = station.geometry.type === 'Point' ? station.geometry.coordinates : [];
      const passing = tracks.filter(({ corners }) => corners.some(corner => distance(corner, at) < OF_THE_LINE));
      return { ...station, properties: { ...station.properties, lines: passing.map(({ ref }) => ref) } };
    }),
  };
}
