import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import { describe, expect, it } from 'vitest';
import { dissolve } from './dissolve.ts';
import { areaSquareKm } from './geodesy.ts';
import { createLocator } from './locate.ts';
import { communesSchema, LAYER_NAMES, labelsSchema, regionSchema, zonesSchema } from './pack.ts';
import { NIS_CODES } from './reference.ts';
import { schematicPack } from './schematic.ts';
import { DRAWN_COMMUNES } from './schematic-communes.ts';
import { JUNCTIONS } from './schematic-junctions.ts';
import { SCHEMATIC_LAYERS } from './schematic-layers.ts';

const pack = schematicPack();
const geometryOf = (nis: string) => pack.communes.features.find(({ properties }) => properties.nis === nis)?.geometry;

/** Who borders on whom, from the administrative map of the Region; each pair once, lower code first. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  '21001': '21004 21007 21012 21013',
  '21002': '21005 21009 21017 21019',
  '21003': '21008 21011 21012',
  '21004': '21005 21006 21009 21010 21012 21013 21014 21015 21016 21017',
  '21005': '21009 21015 21018 21019',
  '21006': '21015 21018',
  '21007': '21009 21013 21016',
  '21008': '21010 21011',
  '21009': '21013 21016 21017',
  '21010': '21011 21012',
  '21011': '21012',
  '21014': '21015',
  '21015': '21018',
  '21016': '21017',
  '21018': '21019',
};

/** Directed edges from junction to junction, with the commune to the left of each. */
function edges(): Map<string, string[]> {
  const sides = new Map<string, string[]>();
  for (const { nis, parts } of DRAWN_COMMUNES) {
    for (const part of parts) {
      part.forEach((from, i) => {
        const edge = `${from}>${part[(i + 1) % part.length]}`;
        sides.set(edge, [...(sides.get(edge) ?? []), nis]);
      });
    }
  }
  return sides;
}

describe('the schematic territory', () => {
  it('[room.5] is a territory pack as any other, marked as schematic', () => {
    expect(pack.level).toBe('schematic');
    expect(communesSchema.safeParse(pack.communes).error).toBeUndefined();
    expect(zonesSchema.safeParse(pack.zones).error).toBeUndefined();
    expect(regionSchema.safeParse(pack.region).error).toBeUndefined();
    expect(labelsSchema.safeParse(pack.labels).error).toBeUndefined();
    expect(Object.keys(SCHEMATIC_LAYERS).sort()).toEqual([...LAYER_NAMES].sort());
  });

  it('[room.5] shares its borders from junction to junction: no overlap, no gap, every junction used', () => {
    const sides = edges();
    for (const [edge, owners] of sides) expect(owners, `${edge} is drawn by two communes`).toHaveLength(1);
    const used = new Set(DRAWN_COMMUNES.flatMap(({ parts }) => parts.flat()));
    expect([...used].sort()).toEqual(Object.keys(JUNCTIONS).sort());
    expect(dissolve(DRAWN_COMMUNES.flatMap(({ parts }) => parts))).toHaveLength(1);
    const sum = pack.communes.features.reduce((total, { geometry }) => total + areaSquareKm(geometry), 0);
    const region = pack.region.features[0]?.geometry;
    expect(region && areaSquareKm(region)).toBeCloseTo(sum, 6);
    expect(sum).toBeGreaterThan(150);
    expect(sum).toBeLessThan(175);
  });

  it('[room.5] has the true neighbours and no others', () => {
    const sides = edges();
    const found = new Set<string>();
    for (const [edge, [nis]] of sides) {
      const [across] = sides.get(edge.split('>').reverse().join('>')) ?? [];
      if (nis && across) found.add([nis, across].sort().join(' '));
    }
    const expected = Object.entries(NEIGHBOURS).flatMap(([nis, others]) => others.split(' ').map(o => `${nis} ${o}`));
    expect([...found].sort()).toEqual(expected.sort());
  });

  it('[room.5] parts Ixelles by avenue Louise, gives Saint-Gilles its islet and zone 5339 its hole', () => {
    const multi = pack.communes.features.filter(({ geometry }) => geometry.type === 'MultiPolygon');
    expect(multi.map(({ properties }) => properties.nis)).toEqual(['21009', '21013']);
    const zone = pack.zones.features.find(({ properties }) => properties.zone === '5339')?.geometry;
    expect(zone?.type).toBe('Polygon');
    expect(zone?.coordinates).toHaveLength(2);
  });

  it('winds outer rings counter-clockwise, as RFC 7946 asks', () => {
    const winding = (ring: number[][]) =>
      ring.reduce((sum, [x = 0, y = 0], i) => {
        const [nx = 0, ny = 0] = ring[(i + 1) % ring.length] ?? [];
        return sum + x * ny - nx * y;
      }, 0);
    for (const { geometry } of [...pack.communes.features, ...pack.zones.features, ...pack.region.features]) {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      for (const [outer, ...holes] of polygons) {
        expect(winding(outer ?? [])).toBeGreaterThan(0);
        for (const hole of holes) expect(winding(hole)).toBeLessThan(0);
      }
    }
  });

  it('[room.5] writes every name inside its commune', () => {
    for (const { geometry, properties } of pack.labels.features) {
      const area = geometryOf(properties.nis);
      expect(area && booleanPointInPolygon(geometry, area), properties.name_fr).toBe(true);
    }
    expect(new Set(pack.labels.features.map(({ properties }) => properties.nis)).size).toBe(NIS_CODES.length);
  });

  // Town halls and well-known places, longitude and latitude as on any map of the city.
  it.each([
    ['Grand-Place', 4.3525, 50.8467, '21004'],
    ['Heysel, Atomium', 4.3415, 50.895, '21004'],
    ['avenue Louise, rond-point', 4.3655, 50.8262, '21004'],
    ['Bois de la Cambre', 4.3815, 50.807, '21004'],
    ['Haren', 4.418, 50.8905, '21004'],
    ['town hall of Saint-Gilles', 4.3453, 50.8255, '21013'],
    ['place Flagey', 4.3722, 50.8275, '21009'],
    ['place du Châtelain', 4.3601, 50.8246, '21009'],
    ['town hall of Schaerbeek', 4.3735, 50.8676, '21015'],
    ['town hall of Saint-Josse', 4.3696, 50.8507, '21014'],
    ['town hall of Forest', 4.317, 50.8106, '21007'],
    ['town hall of Uccle', 4.337, 50.803, '21016'],
    ['town hall of Jette', 4.326, 50.879, '21010'],
    ['town hall of Woluwe-Saint-Lambert', 4.43, 50.846, '21018'],
    ['place Dumon, Stockel', 4.4643, 50.8395, '21019'],
    ['Hôpital Érasme', 4.2655, 50.8135, '21001'],
  ])('[room.5] puts %s where it belongs', (_name, longitude, latitude, nis) => {
    expect(createLocator(pack).at([longitude, latitude]).communes).toEqual([nis]);
  });

  it('[room.5] asks which commune where a pin is within 300 m of a drawn border', () => {
    const locator = createLocator(pack);
    const madou = locator.at([4.3691, 50.8495]).nearBorder;
    expect(madou?.communes).toEqual(['21004', '21014']);
    expect(madou?.metres).toBeLessThan(300);
    expect(locator.at([4.3415, 50.895]).nearBorder).toBeUndefined();
    const outside = locator.at([4.2531, 50.8341]);
    expect(outside.communes).toEqual([]);
    expect(outside.nearBorder?.communes).toEqual(['21001']);
  });
});
