import type {
  ExpressionSpecification,
  FilterSpecification,
  FontFacesSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Palette } from '../../ui/color.ts';
import { bilingual, bilingualLine, type MapLanguage } from './labels.ts';

/** What the map draws from: the pack that the server serves, as its index tells. */
export interface MapTerritory {
  /** Ends in `/`. */
  readonly base: string;
  /** Surveyed borders, or a drawing that says it is one. */
  readonly level: 'official' | 'schematic';
  /** Names of the files in `layers/`, without `.geojson`: a schematic pack has few, and what is absent is not drawn. */
  readonly layers: readonly string[];
  readonly attribution: { readonly fr: string; readonly nl: string; readonly en: string };
}

export interface MapLook {
  readonly color: Palette;
  readonly language: MapLanguage;
  readonly territory: MapTerritory;
  readonly fonts: FontFacesSpecification;
  /** Multiplies lines and text: 1 at a desk, 2.7 on a wall. */
  readonly scale: number;
  /** No text under this many pixels: 12 at a desk, 48 on a wall. */
  readonly least: number;
}

/** Layers of the situation go under this one where it is there, so that every name stays over every line and area. */
export const FIRST_LABEL = 'first-label';

const zoomed = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as ExpressionSpecification;
const straight = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification;

const isTunnel: ExpressionSpecification = [
  'all',
  ['!=', ['to-string', ['coalesce', ['get', 'tunnel'], '']], ''],
  ['!=', ['to-string', ['coalesce', ['get', 'tunnel'], '']], '0'],
];
const plain: ExpressionSpecification = ['!', isTunnel];
const isTrunk: ExpressionSpecification = [
  'match',
  ['get', 'class'],
  ['motorway', 'trunk', 'motorway_link', 'trunk_link'],
  true,
  false,
];

/** The file behind each source: the boundaries that every pack has, and the layers it may have. */
const boundaries = {
  region: 'region',
  communes: 'communes',
  zones: 'police_zones',
  'commune-labels': 'communes_labels',
} as const;
const layerFiles = {
  landuse: 'landuse',
  green: 'green',
  water: 'water',
  waterways: 'waterways',
  rail: 'rail',
  metro: 'metro_lines',
  stations: 'metro_stations',
  roads: 'roads_main',
  tunnels: 'road_tunnels',
  streets: 'roads_minor',
  hospitals: 'hospitals',
  fire: 'fire_stations',
  police: 'police',
  townhalls: 'townhalls',
} as const;

/** The base map as a style object: no glyph server (fonts come by `font-faces`), no sprite, no address but the pack's. */
export function mapStyle(look: MapLook): StyleSpecification {
  const { territory } = look;
  const sources: Record<string, SourceSpecification> = {};
  for (const [id, file] of Object.entries(boundaries)) {
    sources[id] = { type: 'geojson', data: `${territory.base}${file}.geojson` };
  }
  for (const [id, file] of Object.entries(layerFiles)) {
    if (territory.layers.includes(file)) {
      sources[id] = { type: 'geojson', data: `${territory.base}layers/${file}.geojson`, tolerance: 0.3 };
    }
  }
  const isThere = (layer: LayerSpecification): boolean => !('source' in layer) || layer.source in sources;
  return {
    version: 8,
    'font-faces': look.fonts,
    transition: { duration: 120, delay: 0 },
    sources,
    layers: [...ground(look), ...ways(look), ...borders(look), anchor, ...names(look)].filter(isThere),
  };
}

/** Draws nothing; marks the place between lines and names. */
const anchor: LayerSpecification = { id: FIRST_LABEL, type: 'background', layout: { visibility: 'none' } };

function ground({ color, scale }: MapLook): LayerSpecification[] {
  const fill = (id: string, source: string, token: string): LayerSpecification => ({
    id,
    type: 'fill',
    source,
    paint: { 'fill-color': color(`map-${token}`) },
  });
  return [
    { id: 'outside', type: 'background', paint: { 'background-color': color('map-outside') } },
    fill('land', 'region', 'land'),
    fill('built', 'landuse', 'built'),
    fill('green', 'green', 'green'),
    fill('water', 'water', 'water'),
    {
      id: 'canal',
      type: 'line',
      source: 'waterways',
      filter: ['all', ['==', ['get', 'waterway'], 'canal'], plain],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': color('map-water'), 'line-width': zoomed(10, 1.6 * scale, 16, 16 * scale) },
    },
  ];
}

function ways({ color, scale }: MapLook): LayerSpecification[] {
  const px = (n: number): number => n * scale;
  const width = {
    trunk: zoomed(10, px(1.3), 13, px(3), 16, px(13)),
    main: zoomed(10, px(0.7), 13, px(2.2), 16, px(9.5)),
    minor: zoomed(12.5, px(0.5), 14, px(2), 16, px(8)),
  };
  type Rank = keyof typeof width;
  const line = (id: string, source: string, paint: object, more: object = {}): LayerSpecification => ({
    id,
    type: 'line',
    source,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    ...more,
    paint,
  });
  const road = (rank: Rank, id: string, source: string, more: object) =>
    line(id, source, { 'line-color': color(`map-${rank}`), 'line-width': width[rank] }, more);
  const casing = (rank: Rank, id: string, source: string, more: object) =>
    line(
      `${id}-case`,
      source,
      { 'line-color': color('map-case'), 'line-gap-width': width[rank], 'line-width': px(1) },
      { layout: { 'line-join': 'round' }, ...more },
    );
  const main: FilterSpecification = ['all', plain, ['!', isTrunk]];
  const trunk: FilterSpecification = ['all', plain, isTrunk];
  const rail = color('map-rail');
  return [
    casing('minor', 'streets', 'streets', { minzoom: 14 }),
    casing('main', 'main', 'roads', { minzoom: 12, filter: main }),
    casing('trunk', 'trunk', 'roads', { minzoom: 12, filter: trunk }),
    road('minor', 'streets', 'streets', { minzoom: 12.5 }),
    road('main', 'main', 'roads', { filter: main }),
    road('trunk', 'trunk', 'roads', { filter: trunk }),
    line(
      'tunnels',
      'tunnels',
      {
        'line-color': rail,
        'line-width': px(1),
        'line-gap-width': zoomed(12, px(2), 16, px(9)),
        'line-dasharray': [3, 3],
      },
      { minzoom: 12.5, layout: {} },
    ),
    line(
      'rail',
      'rail',
      { 'line-color': rail, 'line-width': straight(10, px(0.8), 16, px(2.4)) },
      { filter: plain, layout: {} },
    ),
    line(
      'rail-ties',
      'rail',
      { 'line-color': rail, 'line-width': straight(12.5, px(3), 16, px(8)), 'line-dasharray': [0.2, 2.6] },
      { filter: plain, minzoom: 12.5, layout: {} },
    ),
    line(
      'metro',
      'metro',
      { 'line-color': color('map-metro'), 'line-width': straight(10, px(0.9), 16, px(2.6)) },
      { layout: { 'line-join': 'round' } },
    ),
  ];
}

function borders({ color, scale }: MapLook): LayerSpecification[] {
  const px = (n: number): number => n * scale;
  const border = (id: string, token: string, width: ExpressionSpecification, dash: number[]): LayerSpecification => ({
    id,
    type: 'line',
    source: id,
    paint: { 'line-color': color(token), 'line-width': width, 'line-dasharray': dash },
  });
  return [
    border('communes', 'map-commune', straight(10, px(0.7), 14, px(1.2)), [4, 2, 1, 2]),
    border('zones', 'map-zone', straight(10, px(1.3), 14, px(2)), [6, 2.5]),
    {
      id: 'stations',
      type: 'circle',
      source: 'stations',
      minzoom: 11.5,
      paint: {
        'circle-radius': straight(11.5, px(1.6), 15, px(3.6)),
        'circle-color': color('map-land'),
        'circle-stroke-color': color('map-metro'),
        'circle-stroke-width': px(1.6),
      },
    },
  ];
}

/** Names, least important first: MapLibre places the last layers first. Street names are no use at six metres. */
function names({ color, language, scale, least }: MapLook): LayerSpecification[] {
  const px = (n: number): number => n * scale;
  const type = (n: number): number => Math.max(n * scale, least);
  const halo = { 'text-halo-color': color('map-halo'), 'text-halo-width': px(1.4) };
  const label = (
    id: string,
    source: string,
    layout: object,
    more: object = {},
    strong = false,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source,
    ...more,
    layout: {
      'text-field': bilingual(language),
      'text-font': ['B612'],
      'text-size': type(12),
      'text-max-width': 9,
      'text-line-height': 1.15,
      ...layout,
    },
    paint: { 'text-color': color(strong ? 'map-text' : 'map-text-quiet'), ...halo },
  });
  const along = (spacing: number) => ({
    'symbol-placement': 'line',
    'text-field': bilingualLine(language),
    'symbol-spacing': spacing,
    'text-max-angle': 30,
  });
  const beside = { 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-justify': 'auto' };
  const site = (id: string, letter: string, minzoom: number, namedFrom: number) =>
    label(
      id,
      id,
      {
        'icon-image': `site-${letter}`,
        'icon-padding': px(1),
        'text-field': ['step', ['zoom'], '', namedFrom, bilingual(language)],
        'text-optional': true,
        'text-radial-offset': 1.1,
        'text-max-width': 10,
        ...beside,
      },
      { minzoom },
    );
  const onWall = scale > 2;
  const streets = onWall
    ? []
    : [
        label('street-names', 'streets', along(420), { minzoom: 14.6 }),
        label('road-names', 'roads', along(520), { minzoom: 13.2, filter: plain }),
      ];
  return [
    ...streets,
    site('police', 'P', 13.5, 16),
    site('townhalls', 'T', 13.5, 16),
    site('fire', 'F', 12, 14),
    site('hospitals', 'H', 12, 13),
    label('station-names', 'stations', { 'text-radial-offset': 0.7, ...beside }, { minzoom: 13 }, true),
    label(
      'commune-names',
      'commune-labels',
      {
        'text-size': straight(10, type(12), 13, type(15), 15, type(17)),
        'text-font': ['B612 Bold'],
        'text-letter-spacing': 0.02,
      },
      {},
      true,
    ),
  ];
}
