import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { MapLook } from '../style/mapStyle.ts';

interface SituationLayers {
  /** Areas and lines: under every name. */
  readonly under: LayerSpecification[];
  /** Symbols and letters: over them. */
  readonly over: LayerSpecification[];
}

/** The layers of the situation for one look; their sources are those of situation.ts. */
export function situationLayers(look: MapLook): SituationLayers {
  return {
    under: [
      ...receiptLayers(look),
      ...perimeterLayers(look),
      ...areaLayers(look),
      ...missionLayers(look),
      ...viewLayers(look),
      // Below the names in order, so that names are placed first and the letter looks for room above or under them.
      receiptLetters(look),
    ],
    over: [
      perimeterLetters(),
      // Incidents last: on top, and their names find their place first.
      ...(['marks', 'moving', 'incidents'] as const).flatMap(source => [
        ringLayer(look, source),
        ...(source === 'moving' ? [headings] : []),
        marks(look, source),
      ]),
    ],
  };
}

const byZone = (red: unknown, orange: unknown, yellow: unknown): ExpressionSpecification =>
  ['match', ['get', 'zone'], 'red', red, 'orange', orange, yellow] as ExpressionSpecification;

/** At the scale of streets the hatch of a whole commune would say nothing and hide all: it fades as one comes near. */
const fading = (most: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 12, most, 13.5, 0];

function receiptLayers({ color, scale }: MapLook): LayerSpecification[] {
  return [
    {
      id: 'receipt-answered',
      type: 'fill',
      source: 'receipts',
      filter: ['==', ['get', 'letter'], 'A'],
      paint: { 'fill-color': color('line-strong'), 'fill-opacity': fading(0.6) },
    },
    {
      id: 'receipt-hatch',
      type: 'fill',
      source: 'receipts',
      filter: ['in', ['get', 'letter'], ['literal', ['L', 'R']]],
      paint: { 'fill-pattern': ['concat', 'receipt-', ['get', 'letter']], 'fill-opacity': fading(1) },
    },
    {
      id: 'receipt-late',
      type: 'line',
      source: 'receipts',
      filter: ['get', 'late'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': color('severe'), 'line-width': 2.4 * scale },
    },
  ];
}

const receiptLetters = ({ color, scale, least }: MapLook): LayerSpecification => ({
  id: 'receipt-letter',
  type: 'symbol',
  source: 'receipt-letters',
  maxzoom: 13.5,
  layout: {
    'text-field': ['get', 'letter'],
    'text-font': ['B612 Bold'],
    'text-size': Math.max(15.6 * scale, least),
    'text-allow-overlap': true,
    'text-variable-anchor-offset': [
      'bottom',
      [0, -0.9],
      'top',
      [0, 0.9],
      'bottom',
      [0, -1.7],
      'top',
      [0, 1.7],
      'bottom',
      [0, -2.4],
    ],
  },
  paint: {
    'text-color': ['case', ['get', 'late'], color('severe'), color('text')],
    'text-halo-color': color('map-halo'),
    'text-halo-width': 2 * scale,
  },
});

function perimeterLayers({ color, scale }: MapLook): LayerSpecification[] {
  const tone = byZone(color('zone-red'), color('zone-orange'), color('zone-yellow'));
  const ring: ExpressionSpecification = ['!=', ['get', 'zone'], 'judicial'];
  const join = { 'line-join': 'round' } as const;
  return [
    {
      id: 'perimeter-fill',
      type: 'fill',
      source: 'bands',
      paint: { 'fill-color': tone, 'fill-opacity': byZone(0.16, 0.07, 0.03) },
    },
    {
      id: 'perimeter-hatch',
      type: 'fill',
      source: 'bands',
      paint: { 'fill-pattern': ['concat', 'zone-', ['get', 'zone']], 'fill-opacity': byZone(0.85, 0.6, 0.4) },
    },
    {
      id: 'perimeter-case',
      type: 'line',
      source: 'perimeters',
      layout: join,
      paint: { 'line-color': color('map-halo'), 'line-width': 4.5 * scale },
    },
    {
      id: 'perimeter-edge',
      type: 'line',
      source: 'perimeters',
      filter: ring,
      layout: join,
      paint: { 'line-color': tone, 'line-width': byZone(2.6 * scale, 2 * scale, 1.6 * scale) },
    },
    {
      id: 'perimeter-judicial',
      type: 'line',
      source: 'perimeters',
      filter: ['!', ring],
      layout: join,
      paint: { 'line-color': color('text'), 'line-width': 1.8 * scale, 'line-dasharray': [6, 2, 1, 2] },
    },
    {
      id: 'leader',
      type: 'line',
      source: 'leaders',
      layout: join,
      paint: { 'line-color': color('text-older'), 'line-width': 1.2 * scale, 'line-dasharray': [4, 3] },
    },
    {
      id: 'overhang',
      type: 'fill',
      source: 'overhang',
      paint: { 'fill-color': color('hand'), 'fill-opacity': 0.45, 'fill-antialias': false },
    },
    {
      id: 'sketch-edge',
      type: 'line',
      source: 'sketch',
      layout: join,
      paint: { 'line-color': color('hand'), 'line-width': 2 * scale, 'line-dasharray': [3, 2] },
    },
  ];
}

const perimeterLetters = (): LayerSpecification => ({
  id: 'perimeter-letter',
  type: 'symbol',
  source: 'perimeter-letters',
  minzoom: NEAR,
  layout: {
    'icon-image': ['concat', 'letter-', ['get', 'letter']],
    'icon-allow-overlap': true,
    'symbol-sort-key': ['get', 'rank'],
  },
});

/** The area of an incident itself: no hatch, which is the perimeters'; an even edge in its severity. */
function areaLayers({ color, scale }: MapLook): LayerSpecification[] {
  const tones = ['needs-you', 'severe', 'moderate'].flatMap(tone => [tone, color(tone)]);
  const tone = ['match', ['get', 'tone'], ...tones, color('text-older')] as unknown as ExpressionSpecification;
  return [
    { id: 'area-fill', type: 'fill', source: 'areas', paint: { 'fill-color': tone, 'fill-opacity': 0.08 } },
    {
      id: 'area-edge',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': tone, 'line-width': 1.6 * scale, 'line-dasharray': [1, 1.5] },
    },
  ];
}

/** Where a thing is heading, under its own symbol. */
const headings: LayerSpecification = {
  id: 'headings',
  type: 'symbol',
  source: 'moving',
  filter: ['has', 'heading'],
  layout: {
    'icon-image': ['get', 'arrow'],
    'icon-rotate': ['get', 'heading'],
    'icon-rotation-alignment': 'map',
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
  },
};

/** The zone that a drone's mission is approved for: a thin even edge; where the drone has left it, a heavy one. */
function missionLayers({ color, scale }: MapLook): LayerSpecification[] {
  const edge = (id: string, strayed: boolean): LayerSpecification => ({
    id,
    type: 'line',
    source: 'missions',
    filter: ['==', ['get', 'strayed'], strayed],
    layout: { 'line-join': 'round' },
    paint: strayed
      ? { 'line-color': color('severe'), 'line-width': 2.6 * scale }
      : { 'line-color': color('text'), 'line-width': 1.4 * scale, 'line-dasharray': [1, 2.5] },
  });
  return [edge('mission-edge', false), edge('mission-strayed', true)];
}

function viewLayers({ color, scale }: MapLook): LayerSpecification[] {
  const text = color('text');
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const edge = (id: string, dark: boolean): LayerSpecification => ({
    id,
    type: 'line',
    source: 'views',
    filter: ['==', ['get', 'dark'], dark],
    paint: {
      'line-color': ['case', ['get', 'current'], color('hand'), color('text-older')],
      'line-width': scale,
      ...(dark && { 'line-dasharray': [2, 2] }),
    },
  });
  return [
    {
      id: 'view',
      type: 'fill',
      source: 'views',
      filter: ['!', ['get', 'dark']],
      paint: { 'fill-color': text, 'fill-opacity': 0.13 },
    },
    edge('view-edge', false),
    edge('view-edge-dark', true),
    { id: 'footprint', type: 'fill', source: 'footprints', paint: { 'fill-color': text, 'fill-opacity': 0.07 } },
    {
      id: 'footprint-edge',
      type: 'line',
      source: 'footprints',
      paint: { 'line-color': text, 'line-width': 1.2 * scale, 'line-dasharray': [5, 3] },
    },
    {
      id: 'trail',
      type: 'line',
      source: 'trails',
      layout: round,
      paint: {
        'line-width': 2 * scale,
        'line-gradient': ['interpolate', ['linear'], ['line-progress'], 0, `${text}00`, 1, text],
      },
    },
  ];
}

/** A ring of the one cyan around what is in hand; a wall has no hand. */
const ringLayer = ({ color, scale }: MapLook, source: string): LayerSpecification => ({
  id: `${source}-current`,
  type: 'circle',
  source,
  filter: ['get', 'current'],
  paint: {
    'circle-radius': 21 * scale,
    'circle-color': 'transparent',
    'circle-stroke-color': color('hand'),
    'circle-stroke-width': scale > 2 ? 0 : 2 * scale,
  },
});

/** The zoom from which a quarter, not the Region, is looked at: vehicles, cameras and letters would heap up before it. */
const NEAR = 12.8;
const fromAfar = (shown: ExpressionSpecification): ExpressionSpecification => [
  'case',
  ['in', ['get', 'kind'], ['literal', ['incident', 'drone']]],
  shown,
  ['all', ['==', ['get', 'kind'], 'post'], ['get', 'strong']],
  shown,
  ['get', 'current'],
  shown,
  '',
];

function marks({ color, scale, least }: MapLook, source: 'marks' | 'moving' | 'incidents'): SymbolLayerSpecification {
  const onWall = scale > 2;
  const type = (n: number): number => Math.max(n * scale, least);
  const name: ExpressionSpecification = onWall
    ? ['case', ['==', ['get', 'kind'], 'unit'], '', ['get', 'name']]
    : ['get', 'name'];
  return {
    id: source,
    type: 'symbol',
    source,
    layout: {
      'icon-image': ['step', ['zoom'], fromAfar(['get', 'icon']), NEAR, ['get', 'icon']],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['get', 'rank'],
      // At six metres names of vehicles are noise; their figure is in the symbol.
      'text-field': ['step', ['zoom'], fromAfar(name), NEAR, name],
      'text-font': ['case', ['get', 'strong'], ['literal', ['B612 Bold']], ['literal', ['B612']]],
      'text-size': ['case', ['get', 'strong'], type(15.6), type(12)],
      'text-radial-offset': onWall ? 1.05 : ['case', ['get', 'current'], 1.6, 1.25],
      'text-optional': true,
      'text-max-width': 12,
      'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
      'text-justify': 'auto',
    },
    paint: {
      'text-color': color('text'),
      'text-halo-color': color('map-halo'),
      'text-halo-width': 1.6 * scale,
    },
  };
}
