import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { CommuneReceipt } from '../../ui/receipts.ts';
import type { CommuneShape } from '../../ui/regionShape.ts';
import { FIRST_LABEL, type MapLook } from '../style/mapStyle.ts';
import { checkpointFeatures, type MapCheckpoint } from './checkpoints.ts';
import { createNumbers, feature, featureDelta, type MapFeature } from './features.ts';
import { feedFeatures, type MapFeed, viewFeatures } from './feeds.ts';
import { takenAlong } from './following.ts';
import { iconName } from './icon.ts';
import { imageFor } from './images.ts';
import { incidentAreaFeatures, incidentFeatures, type MapIncident } from './incidents.ts';
import {
  droneFeatures,
  footprintFeatures,
  type MapDrone,
  type MapMission,
  type MapPost,
  type MapUnit,
  missionFeatures,
  postFeatures,
  trailFeatures,
  unitFeatures,
} from './moving.ts';
import { type MapPerimeter, perimeterFeatures } from './perimeters.ts';
import { receiptFeatures } from './receipts.ts';
import { situationLayers } from './situationLayers.ts';
import { createSwarm, type Swarm } from './swarm.ts';

/** All that the map shows of the room at one moment. What is absent is not drawn. */
export interface Situation {
  readonly incidents?: readonly MapIncident[];
  readonly perimeters?: readonly MapPerimeter[];
  /** Perimeters that a hand is drawing: in their zone's hatch, edged as what is in hand; and what of them sticks out. */
  readonly sketch?:
    | { readonly rings: readonly MapPerimeter[]; readonly out: readonly MapPerimeter['area'][] }
    | undefined;
  readonly checkpoints?: readonly MapCheckpoint[];
  readonly feeds?: readonly MapFeed[];
  readonly units?: readonly MapUnit[];
  readonly drones?: readonly MapDrone[];
  readonly posts?: readonly MapPost[];
  /** Zones of drones that fly. */
  readonly missions?: readonly MapMission[];
  /** The receipts of one alert, with the communes' shapes. */
  readonly receipts?: { readonly of: readonly CommuneReceipt[]; readonly shapes: readonly CommuneShape[] } | undefined;
}

/** The situation on one map. It holds no truth: it is told the whole again and sends MapLibre only what differs. */
export interface SituationOnMap {
  /** Puts sources and layers on a freshly loaded style, with what was last told. */
  add(look: MapLook): void;
  update(situation: Situation): void;
  /** Drones fly many times a second: they are told alone, and stay as told until they are told again. */
  fly(drones: readonly MapDrone[]): void;
  /** Where tracks are now: perimeters that follow one go along, between two tellings. */
  follow(places: ReadonlyMap<string, readonly [number, number]>): void;
  /** Things without a name that move, in any number; see swarm.ts. */
  readonly swarm: Pick<Swarm, 'move' | 'keep'>;
}

const SOURCES = [
  'receipts',
  'receipt-letters',
  'areas',
  'bands',
  'perimeters',
  'perimeter-letters',
  'leaders',
  'overhang',
  'sketch',
  'missions',
  'views',
  'footprints',
  'trails',
  'marks',
  'moving',
  'incidents',
] as const;
type SourceName = (typeof SOURCES)[number];
const POINTS: ReadonlySet<SourceName> = new Set(['marks', 'moving', 'incidents']);

export function createSituation(map: MapLibreMap): SituationOnMap {
  const number = createNumbers();
  const held = new Map<SourceName, Map<number, MapFeature>>();
  let told: Situation = {};
  let drones: readonly MapDrone[] = [];
  let places: ReadonlyMap<string, readonly [number, number]> = new Map();
  let look: MapLook | undefined;
  const swarm = createSwarm('swarm', () => imageFor(SWARM_SYMBOL, look!.color, look!.scale)!);

  const show = (name: SourceName, wanted: readonly MapFeature[]): void => {
    const before = held.get(name);
    const source = map.getSource<GeoJSONSource>(name);
    if (!before || !source) return;
    const delta = featureDelta(before, wanted);
    if (!delta) return;
    held.set(name, new Map(wanted.map(one => [one.id, one])));
    // Lines with a gradient carry measures along the line, which only whole data brings.
    if (name === 'trails') void source.setData({ type: 'FeatureCollection', features: [...wanted] });
    else void source.updateData(delta);
  };

  const update = (situation: Situation): void => {
    told = situation;
    const { incidents = [], feeds = [], posts = [], checkpoints = [], receipts, sketch } = situation;
    const communes = receipts ? receiptFeatures(receipts.of, receipts.shapes, number) : { areas: [], letters: [] };
    show('receipts', communes.areas);
    show('receipt-letters', communes.letters);
    show('areas', incidentAreaFeatures(incidents, number));
    showPerimeters();
    show('sketch', sketch?.rings.map(({ id, area }) => feature(number(`${id}/edge`), area, { entity: id })) ?? []);
    show(
      'overhang',
      sketch?.out.map((area, i) => feature(number(`sketch/out/${i}`), area, { entity: 'sketch' })) ?? [],
    );
    show('missions', missionFeatures(situation.missions ?? [], number));
    show('views', viewFeatures(feeds, number));
    show('marks', [
      ...postFeatures(posts, number),
      ...checkpointFeatures(checkpoints, number),
      ...feedFeatures(feeds, number),
    ]);
    show('incidents', incidentFeatures(incidents, number));
    if (situation.drones) drones = situation.drones;
    showMoving();
  };
  const showPerimeters = (): void => {
    const all = [...(told.perimeters ?? []), ...(told.sketch?.rings ?? [])];
    const drawn = perimeterFeatures(takenAlong(all, places), number);
    show('bands', drawn.bands);
    show('perimeters', drawn.edges);
    show('perimeter-letters', drawn.letters);
    show('leaders', drawn.leaders);
  };
  const showMoving = (): void => {
    show('footprints', footprintFeatures(drones, number));
    show('trails', trailFeatures(drones, number));
    show('moving', [...unitFeatures(told.units ?? [], number), ...droneFeatures(drones, number)]);
  };

  const add = (next: MapLook): void => {
    look = next;
    held.clear();
    for (const name of SOURCES) {
      map.addSource(name, {
        type: 'geojson',
        data: { type: 'FeatureCollection', features: [] },
        lineMetrics: name === 'trails',
        // Points that move many times a second are cut into tiles again each time: the least that does it.
        ...(POINTS.has(name) && { maxzoom: 14, buffer: 0, tolerance: 0 }),
      });
      held.set(name, new Map());
    }
    const { under, over } = situationLayers(look);
    const below = map.getLayer(FIRST_LABEL) ? FIRST_LABEL : undefined;
    const put = (layers: readonly LayerSpecification[], before?: string) => {
      for (const layer of layers) map.addLayer(layer, before);
    };
    put(under, below);
    put(over);
    if (map.getLayer(ABOVE_SWARM)) map.addLayer(swarm.layer, ABOVE_SWARM);
    update(told);
  };

  return {
    add,
    update,
    fly(next) {
      drones = next;
      showMoving();
    },
    follow(next) {
      // Most nights nothing is followed, and positions come five times a second.
      if (next.size === 0 && places.size === 0) return;
      places = next;
      showPerimeters();
    },
    swarm,
  };
}

const SWARM_SYMBOL = iconName({ frame: 'unit', glyph: 'arrive', fill: 'quiet', size: 18, quiet: 'text-older' });
/** What has a name lies over what has none. */
const ABOVE_SWARM = 'marks-current';

/** Layers whose features a hand can pick, topmost first. */
export const PICKABLE = ['incidents', 'moving', 'marks', 'perimeter-letter'] as const;
