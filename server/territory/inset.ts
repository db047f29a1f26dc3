import Flatbush from 'flatbush';
import type { FeatureCollection, Geometry, GeometryCollection, Position } from 'geojson';
import type { TerritoryLevel } from '../../shared/territory/pack.ts';
import { clipLine, clipRing, type Frame, pathData, simplify } from './clip.ts';
import type { LoadedTerritory } from './load.ts';

/** West, south, east, north in degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** What the inset draws, from below to above. Areas are closed paths, the others lines. */
export const INSET_PATHS = [
  'land',
  'green',
  'water',
  'canal',
  'minor',
  'main',
  'trunk',
  'rail',
  'metro',
  'communes',
] as const;
export type InsetPath = (typeof INSET_PATHS)[number];

export interface InsetLabel {
  readonly x: number;
  readonly y: number;
  readonly fr: string;
  readonly nl: string;
}

/**
 * A small map as a drawing. `[0, 0, size.x, size.y]` is the viewBox, two units a pixel; a point of the map lies at
 * x = (longitude − west) / (east − west) · size.x, y = (north − latitude) / (north − south) · size.y.
 */
export interface Inset {
  readonly bbox: Bbox;
  readonly size: { readonly x: number; readonly y: number };
  readonly level: TerritoryLevel;
  readonly attribution: LoadedTerritory['pack']['attribution'];
  /** SVG path data, one for each kind that is in the picture. */
  readonly paths: Partial<Record<InsetPath, string>>;
  readonly stations: readonly InsetLabel[];
  readonly communes: readonly (InsetLabel & { readonly nis: string })[];
}

/** Units in a pixel of the reader's screen: half a pixel is as fine as a phone shows. */
const UNITS = 2;
/** What is drawn beyond the frame so that no cut edge shows, units. */
const MARGIN = 12;
/** Above this many metres a pixel side streets are only noise: the map's style leaves them out too (zoom 12.5). */
const MINOR_UP_TO = 14;

interface Strand {
  readonly points: Float64Array;
  readonly closed: boolean;
}
interface Layer {
  readonly strands: readonly Strand[];
  readonly index: Flatbush | undefined;
}
type Source = Readonly<Record<InsetPath, Layer>> & {
  readonly stations: readonly { readonly position: Position; readonly fr: string; readonly nl: string }[];
};

/** Draws insets of a territory; reads its layers at the first one. */
export function createInsets(territory: LoadedTerritory): { draw(bbox: Bbox, width: number): Promise<Inset> } {
  let source: Promise<Source> | undefined;
  return {
    async draw(bbox, width) {
      source ??= readSource(territory);
      source.catch(() => {
        source = undefined;
      });
      return drawInset(territory, await source, bbox, width);
    },
  };
}

type AnyProperties = Record<string, unknown> | null;
type Chosen = (properties: AnyProperties) => boolean;

async function readSource(territory: LoadedTerritory): Promise<Source> {
  const layer = async (name: string) => {
    const body = await territory.files.get(`layers/${name}.geojson`)?.body('identity');
    return body ? (JSON.parse(body.toString('utf8')) as FeatureCollection | GeometryCollection) : undefined;
  };
  const above: Chosen = properties =>
    !['yes', 'building_passage', 'culvert', '1', 1, true].includes(tunnel(properties));
  const trunk: Chosen = properties => /^(motorway|trunk)/.test(String(properties?.class)) && above(properties);
  const [green, water, waterways, minor, main, rail, metro, stations] = await Promise.all(
    ['green', 'water', 'waterways', 'roads_minor', 'roads_main', 'rail', 'metro_lines', 'metro_stations'].map(layer),
  );
  return {
    land: indexed(strandsOf(territory.pack.region)),
    green: indexed(strandsOf(green)),
    water: indexed(strandsOf(water)),
    canal: indexed(strandsOf(waterways, properties => properties?.waterway === 'canal' && above(properties))),
    minor: indexed(strandsOf(minor, above)),
    main: indexed(strandsOf(main, properties => above(properties) && !trunk(properties))),
    trunk: indexed(strandsOf(main, trunk)),
    rail: indexed(strandsOf(rail, above)),
    metro: indexed(strandsOf(metro)),
    communes: indexed(bordersOnce(territory.pack.communes)),
    stations: (stations && 'features' in stations ? stations.features : []).flatMap(({ geometry, properties }) =>
      geometry.type === 'Point'
        ? { position: geometry.coordinates, fr: String(properties?.name_fr), nl: String(properties?.name_nl) }
        : [],
    ),
  };
}

const tunnel = (properties: AnyProperties) => (properties?.tunnel ?? '') as string | number | boolean;

const flat = (line: readonly Position[]) => Float64Array.from(line.flatMap(([x, y]) => [x ?? 0, y ?? 0]));

function strandsOf(
  collection: FeatureCollection | GeometryCollection | undefined,
  chosen: Chosen = () => true,
): Strand[] {
  if (!collection) return [];
  if (collection.type === 'GeometryCollection') return collection.geometries.flatMap(strandsOfGeometry);
  return collection.features
    .filter(({ properties, geometry }) => geometry && chosen(properties))
    .flatMap(({ geometry }) => strandsOfGeometry(geometry));
}

function strandsOfGeometry(geometry: Geometry): Strand[] {
  const strand = (closed: boolean) => (line: Position[]) => ({ points: flat(line), closed });
  switch (geometry.type) {
    case 'LineString':
      return [strand(false)(geometry.coordinates)];
    case 'MultiLineString':
      return geometry.coordinates.map(strand(false));
    case 'Polygon':
      return geometry.coordinates.map(strand(true));
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(strand(true));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(strandsOfGeometry);
    case 'Point':
    case 'MultiPoint':
      return [];
  }
}

/** Borders as lines, each drawn once: where two communes meet, the second one's stretch is left out. */
function bordersOnce(communes: LoadedTerritory['pack']['communes']): Strand[] {
  const drawn = new Set<string>();
  const strands: Strand[] = [];
  let run: number[] = [];
  const flush = () => {
    if (run.length > 0) strands.push({ points: Float64Array.from(run), closed: false });
    run = [];
  };
  for (const { points } of strandsOf(communes)) {
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [a, b] = [`${points[i]},${points[i + 1]}`, `${points[i + 2]},${points[i + 3]}`];
      if (drawn.has(`${a};${b}`) || drawn.has(`${b};${a}`)) flush();
      else run.push(...points.subarray(run.length === 0 ? i : i + 2, i + 4));
      drawn.add(`${a};${b}`);
    }
    flush();
  }
  return strands;
}

function indexed(strands: readonly Strand[]): Layer {
  if (strands.length === 0) return { strands, index: undefined };
  const index = new Flatbush(strands.length);
  for (const { points } of strands) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
      [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
    }
    index.add(minX, minY, maxX, maxY);
  }
  index.finish();
  return { strands, index };
}

const METRES_PER_DEGREE = 111_195;

function drawInset(territory: LoadedTerritory, source: Source, bbox: Bbox, width: number): Inset {
  const [west, south, east, north] = bbox;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const size = { x: width * UNITS, y: Math.round((width * UNITS * (north - south)) / ((east - west) * shrink)) };
  const x = (longitude: number) => ((longitude - west) / (east - west)) * size.x;
  const y = (latitude: number) => ((north - latitude) / (north - south)) * size.y;
  const frame = { minX: -MARGIN, minY: -MARGIN, maxX: size.x + MARGIN, maxY: size.y + MARGIN };
  const metresPerPixel = ((east - west) * shrink * METRES_PER_DEGREE) / width;

  const paths: Partial<Record<InsetPath, string>> = {};
  for (const name of INSET_PATHS) {
    if (name === 'minor' && metresPerPixel > MINOR_UP_TO) continue;
    const { strands, index } = source[name];
    const marginX = (MARGIN / size.x) * (east - west);
    const marginY = (MARGIN / size.y) * (north - south);
    const near = index?.search(west - marginX, south - marginY, east + marginX, north + marginY) ?? [];
    const data = near
      .sort((a, b) => a - b)
      .map(i => strands[i])
      .map(strand => (strand ? drawStrand(strand, x, y, frame) : ''))
      .join('');
    if (data !== '') paths[name] = data;
  }
  const within = (position: Position) => {
    const [px, py] = [Math.round(x(position[0] ?? 0)), Math.round(y(position[1] ?? 0))];
    return px >= 0 && py >= 0 && px <= size.x && py <= size.y ? { x: px, y: py } : undefined;
  };
  return {
    bbox,
    size,
    level: territory.level,
    attribution: territory.pack.attribution,
    paths,
    stations: source.stations.flatMap(({ position, fr, nl }) => {
      const place = within(position);
      return place ? { ...place, fr, nl } : [];
    }),
    communes: territory.pack.labels.features.flatMap(({ geometry, properties }) => {
      const place = within(geometry.coordinates);
      return place ? { ...place, nis: properties.nis, fr: properties.name_fr, nl: properties.name_nl } : [];
    }),
  };
}

/** What is smaller than this in both directions is not drawn, units. */
const SPECK = 4;

function drawStrand({ points, closed }: Strand, x: (n: number) => number, y: (n: number) => number, frame: Frame) {
  const projected = Array.from(points, (value, i) => (i % 2 === 0 ? x(value) : y(value)));
  const pieces = closed ? [clipRing(projected, frame)] : clipLine(projected, frame);
  return pieces
    .filter(piece => piece.length >= (closed ? 6 : 4) && extent(piece) >= SPECK)
    .map(piece => pathData(simplify(piece, UNITS / 2), closed))
    .join('');
}

function extent(piece: readonly number[]): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  piece.forEach((value, i) => {
    if (i % 2 === 0) [minX, maxX] = [Math.min(minX, value), Math.max(maxX, value)];
    else [minY, maxY] = [Math.min(minY, value), Math.max(maxY, value)];
  });
  return Math.max(maxX - minX, maxY - minY);
}
