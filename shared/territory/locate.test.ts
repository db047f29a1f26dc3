import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import booleanIntersects from '@turf/boolean-intersects';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { destination } from './geodesy.ts';
import { createLocator } from './locate.ts';
import { type Area, communesSchema, labelsSchema, type TerritoryPack } from './pack.ts';
import { createShape, east, north } from './plane.ts';
import { NIS_CODES, zoneOf } from './reference.ts';
import { schematicPack } from './schematic.ts';

type Pack = Pick<TerritoryPack, 'communes' | 'labels' | 'level'>;

/** The official pack beside the checkout, where development has it. */
function officialPack(): Pack | undefined {
  const file = (name: string) => fileURLToPath(new URL(`../../../shared/territory/${name}.geojson`, import.meta.url));
  if (!existsSync(file('communes'))) return undefined;
  const read = (name: string): unknown => JSON.parse(readFileSync(file(name), 'utf8'));
  return {
    level: 'official',
    communes: communesSchema.parse(read('communes')),
    labels: labelsSchema.parse(read('communes_labels')),
  };
}

const official = officialPack();
if (!official) {
  console.warn('NO OFFICIAL TERRITORY beside the checkout: the locator is tested on the schematic alone.');
}
const packs: [string, Pack][] = [['the schematic', schematicPack()]];
if (official) packs.push(['the official pack', official]);

const somewhere = fc.tuple(
  fc.double({ min: 4.22, max: 4.51, noNaN: true }),
  fc.double({ min: 50.75, max: 50.93, noNaN: true }),
);

/** A star-shaped polygon around a point, 3 to 24 corners, up to 3 km: as perimeters are drawn. */
const drawnArea: fc.Arbitrary<Polygon> = fc
  .tuple(
    somewhere,
    fc.integer({ min: 20, max: 3000 }),
    fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 3, maxLength: 24 }),
  )
  .map(([middle, radius, spokes]) => {
    const corners: Position[] = spokes.map((share, i) =>
      destination(middle, 360 - (360 * i) / spokes.length, radius * share),
    );
    return { type: 'Polygon', coordinates: [[...corners, corners[0] ?? middle]] };
  });

const square = (west: number, south: number, eastern: number, northern: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [eastern, south],
      [eastern, northern],
      [west, northern],
      [west, south],
    ],
  ],
});

describe.each(packs)('locating in %s', (_name, pack) => {
  const locator = createLocator(pack);
  const shapes = pack.communes.features.map(({ properties, geometry }) => ({
    nis: properties.nis,
    geometry,
    shape: createShape(geometry),
  }));
  const naive = (point: Position) =>
    shapes.filter(({ geometry }) => booleanPointInPolygon(point, geometry)).map(({ nis }) => nis);
  /** Metres to the nearest border, of whatever commune, within a kilometre. */
  const toBorder = (point: Position) =>
    Math.min(...shapes.map(({ shape }) => shape.nearest(east(point), north(point), 1000)));

  it('[room.5] places a point as naive computing does', () => {
    fc.assert(
      fc.property(somewhere, point => {
        fc.pre(toBorder(point) > 0.01);
        expect(locator.at(point).communes).toEqual(naive(point));
      }),
      { numRuns: 2000 },
    );
  });

  it('[room.5] finds the point of every label in its commune, and its zone', () => {
    for (const { geometry, properties } of pack.labels.features) {
      expect(locator.at(geometry.coordinates)).toMatchObject({
        communes: [properties.nis],
        zones: [properties.police_zone],
      });
    }
  });

  it('[room.5] an area touches what naive computing intersects, but for what it only grazes', () => {
    fc.assert(
      fc.property(drawnArea, area => {
        const touched = locator.touching(area).communes;
        const intersecting = shapes.filter(({ geometry }) => booleanIntersects(area, geometry)).map(({ nis }) => nis);
        for (const nis of touched) expect(intersecting).toContain(nis);
        for (const nis of intersecting.filter(other => !touched.includes(other))) {
          const deep = shapes.find(shape => shape.nis === nis);
          expect(deep && deepestCorner(area, deep.shape), `${nis} is missing`).toBeLessThanOrEqual(1.3);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('[room.5] a point in an area is in a commune that the area touches', () => {
    fc.assert(
      fc.property(drawnArea, fc.double({ min: 0, max: 1, noNaN: true }), (area, share) => {
        const corners = area.coordinates[0] ?? [];
        const [a = [0, 0], b = [0, 0]] = [corners[0], corners[Math.floor(corners.length / 2)]];
        const point = [0, 1].map(i => (a[i] ?? 0) + share * ((b[i] ?? 0) - (a[i] ?? 0)));
        fc.pre(booleanPointInPolygon(point, area) && toBorder(point) > 1.5);
        for (const nis of locator.at(point).communes) expect(locator.touching(area).communes).toContain(nis);
      }),
      { numRuns: 300 },
    );
  });

  it('[room.5] the zones are those of the communes, of the pack or of the day asked for', () => {
    fc.assert(
      fc.property(drawnArea, area => {
        const { communes, zones } = locator.touching(area, '2026-11-23');
        expect(zones).toEqual([...new Set(communes.map(nis => zoneOf(nis, '2026-11-23')))].sort());
        expect(locator.touching(area)).toEqual({ communes, zones });
        expect(locator.touching(area, '2001-06-01')).toEqual({ communes, zones: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('[room.5] an area that merely shares a border touches itself alone: each commune touches no neighbour', () => {
    for (const { nis, geometry } of shapes) expect(locator.touching(geometry).communes, nis).toEqual([nis]);
  });

  it('rounding does not make neighbours: a commune moved by half a metre touches itself alone', () => {
    for (const { nis, geometry } of shapes) {
      const moved = moveBy(geometry, 0.5 / 70_200, 0);
      expect(locator.touching(moved).communes, nis).toEqual([nis]);
    }
  });

  it('an area over the whole Region touches all nineteen; one beside it none', () => {
    expect(locator.touching(square(4.2, 50.7, 4.6, 51)).communes).toEqual([...NIS_CODES]);
    expect(locator.touching(square(4.7, 50.7, 4.8, 51))).toEqual({ communes: [], zones: [] });
    expect(locator.touching(square(4.2, 50.92, 4.25, 50.93))).toEqual({ communes: [], zones: [] });
  });

  it('an area within one commune touches that one, and a hole is not part of it', () => {
    const inForest = square(4.395, 50.778, 4.396, 50.779);
    expect(locator.touching(inForest).communes).toEqual(['21016']);
    const [outer] = square(4.2, 50.7, 4.6, 51).coordinates;
    const holed: Polygon = {
      type: 'Polygon',
      coordinates: [outer ?? [], ...square(4.22, 50.74, 4.52, 50.95).coordinates],
    };
    expect(locator.touching(holed).communes).toEqual([]);
  });

  it('an area too thin to reach anywhere still lies somewhere', () => {
    const sliver = square(4.3525, 50.8467, 4.3525001, 50.8467001);
    expect(locator.touching(sliver).communes).toEqual(['21004']);
  });

  it('outside the Region, and for what is no place, there is nothing', () => {
    for (const point of [[4.7, 50.88], [0, 0], [50.85, 4.35], [Number.NaN, 50.8], []]) {
      expect(locator.at(point)).toMatchObject({ communes: [], zones: [] });
    }
  });
});

/** How deep into a commune the corners of an area and the points along its edges reach, metres; 0 outside. */
function deepestCorner(area: Area, commune: ReturnType<typeof createShape>): number {
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
  let deepest = 0;
  for (const ring of rings) {
    ring.slice(1).forEach((b, i) => {
      const a = ring[i] ?? b;
      for (let share = 0; share <= 1; share += 1 / 256) {
        const x = east(a) + share * (east(b) - east(a));
        const y = north(a) + share * (north(b) - north(a));
        if (commune.contains(x, y)) deepest = Math.max(deepest, Math.min(50, commune.nearest(x, y, 50)));
      }
    });
  }
  return deepest;
}

function moveBy(area: Area, longitude: number, latitude: number): Area {
  const ring = (positions: Position[]) => positions.map(([x = 0, y = 0]) => [x + longitude, y + latitude]);
  return area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: area.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: area.coordinates.map(polygon => polygon.map(ring)) };
}
