import type { Polygon } from 'geojson';
import type { Area } from '../../../shared/geometry.ts';
import type { GlyphName } from '../../ui/symbols.ts';
import { feature, type MapFeature, type NumberOf } from './features.ts';
import { type Icon, iconName } from './icon.ts';
import type { Position } from './incidents.ts';

/** A drone in the air: its place comes by telemetry, latest value wins. */
export interface MapDrone {
  readonly id: string;
  readonly name: string;
  readonly point: Position;
  /** What its picture shows on the ground. */
  readonly footprint?: Polygon | undefined;
  /** Oldest first; ends at `point`. */
  readonly trail?: readonly Position[] | undefined;
  /** `stranger`: one that is not ours, known by what it broadcasts. */
  readonly state: 'live' | 'stale' | 'lost' | 'refused' | 'stranger';
  /** Degrees clockwise from north. */
  readonly heading?: number;
  readonly current?: boolean;
}

/** Where a drone may fly now, and whether it has left that. */
export interface MapMission {
  readonly id: string;
  readonly zone: Area;
  readonly strayed: boolean;
}

/** A vehicle or a team of a discipline. */
export interface MapUnit {
  readonly id: string;
  readonly discipline: 1 | 2 | 3 | 4 | 5;
  readonly name: string;
  readonly point: Position;
}

/** A post or a committee on the ground. */
export interface MapPost {
  readonly id: string;
  readonly kind: 'pcops' | 'committee' | 'medical' | 'first-destination';
  readonly name: string;
  readonly point: Position;
}

const drone: Icon = { frame: 'unit', glyph: 'drone', fill: 'quiet', size: 28 };

/** Drones with their names, for the layer of what moves. */
export const droneFeatures = (drones: readonly MapDrone[], number: NumberOf): MapFeature[] =>
  drones.map(({ id, name, point, state, current, heading }) =>
    feature(
      number(id),
      { type: 'Point', coordinates: [...point] },
      {
        entity: id,
        kind: 'drone',
        icon: iconName(
          state === 'live'
            ? drone
            : state === 'stranger'
              ? { ...drone, fill: 'open', tone: 'moderate', dashed: true }
              : { ...drone, fill: 'half', tone: 'severe' },
        ),
        ...(heading === undefined ? {} : { heading, arrow: state === 'live' ? 'arrow-text' : 'arrow-severe' }),
        name,
        strong: false,
        rank: 3,
        current: current === true,
      },
    ),
  );

export const missionFeatures = (missions: readonly MapMission[], number: NumberOf): MapFeature[] =>
  missions.map(({ id, zone, strayed }) => feature(number(`${id}/zone`), zone as Polygon, { entity: id, strayed }));

export const footprintFeatures = (drones: readonly MapDrone[], number: NumberOf): MapFeature[] =>
  drones.flatMap(({ id, footprint }) =>
    footprint ? feature(number(`${id}/footprint`), footprint, { entity: id }) : [],
  );

export const trailFeatures = (drones: readonly MapDrone[], number: NumberOf): MapFeature[] =>
  drones.flatMap(({ id, trail }) =>
    trail && trail.length > 1
      ? feature(
          number(`${id}/trail`),
          { type: 'LineString', coordinates: trail.map(position => [...position]) },
          { entity: id },
        )
      : [],
  );

export const unitFeatures = (units: readonly MapUnit[], number: NumberOf): MapFeature[] =>
  units.map(({ id, discipline, name, point }) =>
    feature(
      number(id),
      { type: 'Point', coordinates: [...point] },
      {
        entity: id,
        kind: 'unit',
        icon: iconName({ frame: 'unit', glyph: `${discipline}`, fill: 'quiet', size: 24 }),
        name,
        strong: false,
        rank: 4,
        current: false,
      },
    ),
  );

const postGlyphs: Readonly<Record<MapPost['kind'], GlyphName>> = {
  pcops: 'flag',
  committee: 'table',
  medical: 'medical',
  'first-destination': 'arrive',
};

export const postFeatures = (posts: readonly MapPost[], number: NumberOf): MapFeature[] =>
  posts.map(({ id, kind, name, point }) => {
    const glyph = postGlyphs[kind];
    const icon: Icon =
      kind === 'pcops'
        ? { frame: 'organ', glyph, fill: 'full', tone: 'text', size: 30 }
        : { frame: 'organ', glyph, fill: 'quiet', size: 24 };
    return feature(
      number(id),
      { type: 'Point', coordinates: [...point] },
      { entity: id, kind: 'post', icon: iconName(icon), name, strong: kind === 'pcops', rank: 2, current: false },
    );
  });
