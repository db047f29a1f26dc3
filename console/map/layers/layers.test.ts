import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { distance } from '../../../shared/territory/geodesy.ts';
import { createNumbers, feature, featureDelta, type MapFeature } from './features.ts';
import { feedFeatures, sector, viewFeatures } from './feeds.ts';
import { iconName, readIcon } from './icon.ts';
import { incidentAreaFeatures, incidentFeatures, type MapIncident } from './incidents.ts';
import { droneFeatures, postFeatures, trailFeatures, unitFeatures } from './moving.ts';
import { type MapPerimeter, perimeterFeatures } from './perimeters.ts';
import { receiptFeatures } from './receipts.ts';

const MADOU: [number, number] = [4.369, 50.8494];

/** A regular polygon around a point, radius in degrees of latitude, counter-clockwise and closed. */
function around([x, y]: [number, number], radius: number, corners = 12): Polygon {
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const turn = (2 * Math.PI * i) / corners;
    return [x + (radius * Math.cos(turn)) / 0.63, y + radius * Math.sin(turn)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}
const perimeter = (zone: MapPerimeter['zone'], radius: number, at = MADOU): MapPerimeter => ({
  id: zone,
  incident: 'madou',
  zone,
  area: around(at, radius),
});
const polygons = (found: MapFeature | undefined): Position[][][] =>
  found?.geometry.type === 'MultiPolygon' ? found.geometry.coordinates : [];

describe('perimeters on the map', () => {
  const number = createNumbers();

  test('[room.6] the hatch of each zone stops where the next one begins', () => {
    const { bands } = perimeterFeatures(
      [perimeter('red', 0.001), perimeter('yellow', 0.005), perimeter('orange', 0.003)],
      number,
    );
    const [yellow, orange, red] = bands;
    expect(bands.map(band => band.properties.zone)).toEqual(['yellow', 'orange', 'red']);
    expect(polygons(yellow)[0]).toHaveLength(2);
    expect(polygons(yellow)[0]![1]).toEqual(around(MADOU, 0.003).coordinates[0]);
    expect(polygons(orange)[0]![1]).toEqual(around(MADOU, 0.001).coordinates[0]);
    expect(polygons(red)[0]).toHaveLength(1);
  });

  test('a red zone straight inside a yellow one makes its hole there', () => {
    const [yellow] = perimeterFeatures([perimeter('yellow', 0.005), perimeter('red', 0.001)], number).bands;
    expect(polygons(yellow)[0]![1]).toEqual(around(MADOU, 0.001).coordinates[0]);
  });

  test('a zone that only overlaps makes no hole, since half a hole would tear the area', () => {
    const away: [number, number] = [MADOU[0] + 0.006, MADOU[1]];
    const [orange] = perimeterFeatures([perimeter('orange', 0.003), perimeter('red', 0.002, away)], number).bands;
    expect(polygons(orange)[0]).toHaveLength(1);
  });

  test('letters stand on the edge: five for yellow, three for orange, one for red', () => {
    const { letters } = perimeterFeatures(
      [perimeter('yellow', 0.005, MADOU), perimeter('orange', 0.003), perimeter('red', 0.001)],
      number,
    );
    const count = (letter: string) => letters.filter(found => found.properties.letter === letter).length;
    expect([count('Y'), count('O'), count('R')]).toEqual([5, 3, 1]);
    const edge = around(MADOU, 0.005).coordinates[0]!;
    for (const found of letters.filter(one => one.properties.letter === 'Y')) {
      expect(edge).toContainEqual(found.geometry.type === 'Point' && found.geometry.coordinates);
    }
  });

  test('an area of many parts has its letters on the largest', () => {
    const small = around([4.3, 50.8], 0.0005).coordinates;
    const area = { type: 'MultiPolygon', coordinates: [small, around(MADOU, 0.003).coordinates] } as const;
    const { letters, bands } = perimeterFeatures(
      [{ id: 'p', incident: 'madou', zone: 'red', area: { ...area, coordinates: [...area.coordinates] } }],
      number,
    );
    expect(polygons(bands[0])).toHaveLength(2);
    expect(letters).toHaveLength(1);
    const at = letters[0]!.geometry.type === 'Point' ? letters[0]!.geometry.coordinates : [];
    expect(distance(at, MADOU)).toBeLessThan(400);
  });
});

describe('incidents on the map', () => {
  const incident: MapIncident = {
    id: 'a',
    kind: 'incident',
    severity: 'severe',
    category: 'smoke',
    point: MADOU,
    name: 'Madou',
  };

  test('[room.6] severity is a fill before it is a colour', () => {
    const icons = (['extreme', 'severe', 'moderate', 'minor', 'unknown'] as const).map(severity => {
      const [found] = incidentFeatures([{ ...incident, severity }], createNumbers());
      return readIcon(String(found!.properties.icon))!.fill;
    });
    expect(icons).toEqual(['full', 'half', 'open', 'quiet', 'quiet']);
  });

  test('the one in hand is larger and drawn on top', () => {
    const [rest, hand] = incidentFeatures([incident, { ...incident, id: 'b', current: true }], createNumbers());
    expect(Number(hand!.properties.rank)).toBeGreaterThan(Number(rest!.properties.rank));
    expect(readIcon(String(hand!.properties.icon))!.size).toBeGreaterThan(
      readIcon(String(rest!.properties.icon))!.size,
    );
  });

  test('without a category the kind gives the glyph; without a point there is no mark, yet its area is drawn', () => {
    const bare: MapIncident = { id: 'c', kind: 'exercise', severity: 'minor', name: '', area: around(MADOU, 0.002) };
    expect(incidentFeatures([bare], createNumbers())).toEqual([]);
    expect(incidentAreaFeatures([bare], createNumbers())).toHaveLength(1);
    const [found] = incidentFeatures([{ ...bare, point: MADOU }], createNumbers());
    expect(readIcon(String(found!.properties.icon))!.glyph).toBe('E');
  });
});

describe('cameras and what moves', () => {
  test('[room.6] a field of view opens from the lens along its bearing, no further than its range', () => {
    const ring = sector(MADOU, 90, 120, 40).coordinates[0]!;
    expect(ring[0]).toEqual(MADOU);
    expect(ring.at(-1)).toEqual(MADOU);
    for (const point of ring.slice(1, -1)) {
      expect(point[0]).toBeGreaterThan(MADOU[0]);
      expect(distance(MADOU, point)).toBeLessThanOrEqual(120.001);
    }
    const sum = ring.slice(1).reduce((area, [x, y], i) => area + (ring[i]![0]! * y! - x! * ring[i]![1]!), 0);
    expect(sum).toBeGreaterThan(0);
  });

  test('a camera without a bearing has an eye and no field; a refused one has a field without light', () => {
    const feeds = [
      { id: 'a', number: 1, point: MADOU, state: 'live' },
      { id: 'b', number: 2, point: MADOU, bearing: 0, state: 'refused' },
      { id: 'c', number: 3, state: 'live' },
    ] as const;
    expect(feedFeatures(feeds, createNumbers()).map(found => found.properties.name)).toEqual(['1', '2']);
    expect(viewFeatures(feeds, createNumbers()).map(found => found.properties)).toEqual([
      { entity: 'b', dark: true, current: false },
    ]);
  });

  test('a drone that lost its picture says so by its fill, and one point makes no trail', () => {
    const drone = { id: 'd', name: 'Drone 1', point: MADOU, trail: [MADOU], state: 'stale' } as const;
    const [found] = droneFeatures([drone], createNumbers());
    expect(readIcon(String(found!.properties.icon))!.fill).toBe('half');
    expect(trailFeatures([drone], createNumbers())).toEqual([]);
  });

  test('units carry the figure of their discipline, the command post stands out', () => {
    const [unit] = unitFeatures([{ id: 'u', discipline: 3, name: '5344-21', point: MADOU }], createNumbers());
    const [post] = postFeatures([{ id: 'p', kind: 'pcops', name: 'PC-Ops', point: MADOU }], createNumbers());
    expect(readIcon(String(unit!.properties.icon))!.glyph).toBe('3');
    expect(readIcon(String(post!.properties.icon))).toMatchObject({ glyph: 'flag', fill: 'full', tone: 'text' });
  });

  test('receipts of communes that the pack does not know are left out, never misplaced', () => {
    const shapes = [{ nis: '21004', shape: around(MADOU, 0.01), label: MADOU }];
    const receipts = [
      { nis: '21004', name: '1000 Bruxelles', letter: 'L' },
      { nis: '21999', name: '?', letter: 'E', late: true },
    ] as const;
    const { areas, letters } = receiptFeatures(receipts, shapes, createNumbers());
    expect(areas.map(found => found.properties)).toEqual([{ entity: '21004', letter: 'L', late: false }]);
    expect(letters).toHaveLength(1);
  });
});

describe('deltas for the map', () => {
  const point = (id: number, x: number, name = 'a') => feature(id, { type: 'Point', coordinates: [x, 50] }, { name });
  const holding = (...features: MapFeature[]) => new Map(features.map(one => [one.id, one]));

  test('[room.6] only what differs is sent', () => {
    const delta = featureDelta(holding(point(1, 4), point(2, 4), point(3, 4)), [
      point(1, 4),
      point(2, 4.5),
      point(4, 4, 'new'),
    ]);
    expect(delta).toEqual({
      remove: [3],
      add: [point(4, 4, 'new')],
      update: [{ id: 2, newGeometry: { type: 'Point', coordinates: [4.5, 50] } }],
    });
  });

  test('nothing that differs is nothing to send', () => {
    expect(featureDelta(holding(point(1, 4)), [point(1, 4)])).toBeUndefined();
    expect(featureDelta(new Map(), [])).toBeUndefined();
  });

  test('a changed word is sent without the geometry, and old words go', () => {
    const delta = featureDelta(holding(point(1, 4)), [
      feature(1, { type: 'Point', coordinates: [4, 50] }, { state: 'live' }),
    ]);
    expect(delta?.update).toEqual([
      { id: 1, removeProperties: ['name'], addOrUpdateProperties: [{ key: 'state', value: 'live' }] },
    ]);
  });

  test('an entity keeps its number as long as the map lives', () => {
    const number = createNumbers();
    expect([number('x'), number('y'), number('x')]).toEqual([1, 2, 1]);
  });

  test('the name of an icon carries all that is needed to draw it', () => {
    const icon = { frame: 'camera', glyph: 'slash', fill: 'open', tone: 'severe', size: 22, dashed: true } as const;
    expect(readIcon(iconName(icon))).toEqual(icon);
    expect(readIcon('symbol/camera/unknown/open//22//')).toBeUndefined();
    expect(readIcon('site-H')).toBeUndefined();
  });
});
