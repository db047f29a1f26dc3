import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area, Point } from '../geometry.ts';
import { circle, sector } from '../perimeters/shapes.ts';
import { createFacilityIndex, FACILITY_LAYERS, NAMED_AT_MOST } from './facilities.ts';
import { areaSquareKm } from './geodesy.ts';
import { overhangOf } from './overhang.ts';
import { onEarth } from './plane.ts';

const CENTRE: Point = [4.3691, 50.8495];
const squareMetres = (area: Area) => areaSquareKm(area) * 1e6;
const near = fc
  .tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }))
  .map(([x, y]): Point => [CENTRE[0] + x / 70_200, CENTRE[1] + y / 111_200]);
const shapes = fc.oneof(
  fc.tuple(near, fc.integer({ min: 40, max: 500 })).map(([at, radius]) => circle(at, radius, 24)),
  fc
    .tuple(
      near,
      fc.integer({ min: 0, max: 359 }),
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 100, max: 900 }),
    )
    .map(([origin, windFrom, angle, length]) => sector({ origin, windFrom, angle, length, near: 30 })),
);

describe('[engine.7] what sticks out of an area', () => {
  it('is nothing where one circle lies in another, and the whole where they lie apart', () => {
    expect(overhangOf(circle(CENTRE, 100), [circle(CENTRE, 300)])).toEqual({ squareMetres: 0 });
    const away = circle([4.4, 50.86], 100);
    const over = overhangOf(circle(CENTRE, 100), [away]);
    expect(over?.squareMetres).toBeCloseTo(squareMetres(circle(CENTRE, 100)), -2);
  });

  it('is nothing of an area laid on itself, and all of it where there is nothing to hold it', () => {
    const area = sector({ origin: CENTRE, windFrom: 225, angle: 60, length: 900 });
    expect(overhangOf(area, [area])?.squareMetres).toBeLessThan(1);
    expect(overhangOf(area, [])?.squareMetres).toBeCloseTo(squareMetres(area), -3);
  });

  it('and what is held make up the whole, for any shapes', () => {
    fc.assert(
      fc.property(shapes, shapes, (inner, outer) => {
        const whole = overhangOf(inner, [])?.squareMetres ?? Number.NaN;
        const out = overhangOf(inner, [outer])?.squareMetres ?? Number.NaN;
        // What is held is the same seen from either side.
        const held = (overhangOf(outer, [])?.squareMetres ?? 0) - (overhangOf(outer, [inner])?.squareMetres ?? 0);
        expect(out).toBeGreaterThanOrEqual(0);
        expect(out + held).toBeCloseTo(whole, 1);
      }),
      { numRuns: 60 },
    );
  });

  it('is held by several areas together, where they lap over each other too', () => {
    fc.assert(
      fc.property(shapes, shapes, shapes, (inner, a, b) => {
        const both = overhangOf(inner, [a, b])?.squareMetres ?? Number.NaN;
        const one = overhangOf(inner, [a])?.squareMetres ?? Number.NaN;
        expect(both).toBeLessThanOrEqual(one + 0.1);
        expect(overhangOf(inner, [a, inner])?.squareMetres).toBeLessThan(0.1);
        expect(overhangOf(inner, [a, a])?.squareMetres).toBeCloseTo(one, 1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('[engine.7] the facilities in an area', () => {
  const points = fc.array(near, { maxLength: 60 });
  const layerOf = (at: readonly Point[]) => ({
    type: 'FeatureCollection' as const,
    features: at.map((coordinates, i) => ({
      type: 'Feature' as const,
      properties: { name_fr: `École ${i % 7}`, name_nl: `School ${i % 7}` },
      geometry: { type: 'Point' as const, coordinates: [...coordinates] },
    })),
  });

  it('are those that a look at each finds', () => {
    fc.assert(
      fc.property(points, shapes, (at, area) => {
        const found = createFacilityIndex({ [FACILITY_LAYERS.school]: layerOf(at) })(area);
        const brute = at.filter(point => booleanPointInPolygon([...point], area)).length;
        expect(found.counts).toEqual({ school: brute });
        expect(found.named).toHaveLength(Math.min(brute, NAMED_AT_MOST));
        expect(new Set(found.named.map(({ code }) => code)).size).toBe(found.named.length);
      }),
      { numRuns: 80 },
    );
  });

  it('are the same list in whatever order the layer names them', () => {
    const at = [0, 1, 2, 3].map(i => onEarth(i * 5, 0));
    const named = ['d', 'b', 'a', 'c'];
    const layer = (order: readonly number[]) => ({
      type: 'FeatureCollection' as const,
      features: order.map(i => ({
        type: 'Feature' as const,
        properties: { name_fr: named[i], name_nl: '' },
        geometry: { type: 'Point' as const, coordinates: [...(at[i] as Point)] },
      })),
    });
    const area = circle(onEarth(8, 0), 200);
    const [one, other] = [
      [0, 1, 2, 3],
      [3, 1, 0, 2],
    ].map(order => createFacilityIndex({ hospitals: layer(order) })(area));
    expect(one).toEqual(other);
    expect(one?.named.map(f => [f.fr, f.nl])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
      ['d', 'd'],
    ]);
  });

  it('say of a kind without a layer that it is not known, never that there is none', () => {
    const { counts } = createFacilityIndex({ hospitals: layerOf([]) })(circle(CENTRE, 100));
    expect(counts).toEqual({ hospital: 0 });
    expect('school' in counts).toBe(false);
  });
});
