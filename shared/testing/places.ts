import type { Area, Point, Territory } from '../geometry.ts';
import { createFacilityIndex } from '../territory/facilities.ts';
import { createLocator } from '../territory/locate.ts';
import { NIS_CODES, type Nis } from '../territory/reference.ts';
import { territoryOf } from '../territory/rules.ts';
import { schematicPack } from '../territory/schematic.ts';
import type { Random } from './random.ts';

/** The places of the test town, on the schematic that the product ships. */
const pack = schematicPack();
export const townTerritory: Territory = territoryOf(
  createLocator(pack),
  '2026-11-24',
  createFacilityIndex(pack.facilityLayers, pack.level),
);

/** A point that lies well inside a commune. */
export function inside(nis: string): Point {
  const label = pack.labels.features.find(feature => feature.properties.nis === nis);
  if (!label) throw new RangeError(`no commune has NIS code ${nis}`);
  const [longitude, latitude] = label.geometry.coordinates as [number, number];
  return [longitude, latitude];
}

/** A box around a point; `reach` in degrees of latitude, so about 111 km each. */
export function boxAround([longitude, latitude]: Point, reach = 0.001): Area {
  const [west, east, south, north] = [longitude - reach, longitude + reach, latitude - reach, latitude + reach];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

/** A box that reaches from one commune into another. */
export function across(from: string, to: string): Area {
  const [[ax, ay], [bx, by]] = [inside(from), inside(to)];
  const [west, east] = [Math.min(ax, bx), Math.max(ax, bx)];
  const [south, north] = [Math.min(ay, by), Math.max(ay, by)];
  return boxBetween([west, south], [east, north]);
}
const boxBetween = ([west, south]: Point, [east, north]: Point): Area => {
  const [w, e, s, n] = [west - 0.0005, east + 0.0005, south - 0.0005, north + 0.0005];
  return {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    ],
  };
};

export const anyCommune = (random: Random): Nis => random.pick(NIS_CODES);
export function anyPoint(random: Random): Point {
  const [longitude, latitude] = inside(anyCommune(random));
  const jitter = () => (random.fraction() - 0.5) * 0.02;
  // A few lie outside the Region: a pin of a neighbour's fire is a place too.
  return random.chance(0.05) ? [4.9, 50.3] : [longitude + jitter(), latitude + jitter()];
}
export const anyArea = (random: Random): Area =>
  random.chance(0.3)
    ? across(anyCommune(random), anyCommune(random))
    : boxAround(anyPoint(random), random.pick([0.0005, 0.002, 0.01]));
