import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../geometry.ts';
import { circle } from '../perimeters/shapes.ts';
import { distance } from '../territory/geodesy.ts';
import '../testing/properties.ts';
import { beyondOf } from './bounds.ts';
import { footprintOf } from './footprint.ts';
import type { Mission } from './schema.ts';

const MADOU: Point = [4.369118, 50.849481];
const down = { azimuth: 0, depression: 90, across: 87.67, upright: 56.74 };

describe('[video.7] what a drone’s camera shows on the ground', () => {
  it('straight down it is a rectangle as wide and as high as its openings make it, north at its top', () => {
    const [a, b, c] = footprintOf(MADOU, 100, down) as [Point, Point, Point, Point];
    expect(distance(a, b)).toBeCloseTo(192, -1);
    expect(distance(b, c)).toBeCloseTo(108, -1);
    expect(a[1]).toBeGreaterThan(MADOU[1]);
    expect(a[0]).toBeLessThan(MADOU[0]);
  });

  it('tilted it lies ahead of the drone, in the direction of its camera, and its far edge is the wider', () => {
    const corners = footprintOf(MADOU, 100, { ...down, azimuth: 90, depression: 45, upright: 40 }) as Point[];
    const [a, b, c, d] = corners as [Point, Point, Point, Point];
    for (const corner of corners) expect(corner[0]).toBeGreaterThan(MADOU[0]);
    expect(distance(a, b)).toBeGreaterThan(distance(c, d));
  });

  it('of a camera that looks at the sky there is none; towards the horizon it ends in the haze', () => {
    expect(footprintOf(MADOU, 100, { ...down, depression: -40 })).toBeUndefined();
    expect(footprintOf(MADOU, 0, down)).toBeUndefined();
    expect(footprintOf(MADOU, Number.NaN, down)).toBeUndefined();
    const corners = footprintOf(MADOU, 100, { ...down, depression: 10 }) as Point[];
    for (const corner of corners) expect(distance(MADOU, corner)).toBeLessThan(1_300);
  });

  it('whatever the angles, its corners are places near the drone, or there is none', () => {
    const angle = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(angle(-360, 720), angle(-90, 90), angle(1, 169), angle(1, 169), angle(1, 4_000), (...values) => {
        const [azimuth, depression, across, upright, height] = values;
        const corners = footprintOf(MADOU, height, { azimuth, depression, across, upright });
        for (const corner of corners ?? []) {
          expect(corner.every(Number.isFinite)).toBe(true);
          expect(distance(MADOU, corner)).toBeLessThanOrEqual(3_001);
        }
      }),
    );
  });
});

describe('[video.7] a drone and the bounds of its mission', () => {
  const mission = (beyond?: Mission['beyond']) =>
    ({ zone: circle(MADOU, 300), height: 120, ...(beyond ? { beyond } : {}) }) as Mission;
  const north = (metres: number): Point => [MADOU[0], MADOU[1] + metres / 111_195];

  it('the error of a fix is no crossing; beyond it the metres are told', () => {
    expect(beyondOf(mission(), { point: north(306), height: 122 })).toEqual([]);
    expect(beyondOf(mission(), { point: north(340), height: 150 })).toEqual([
      { what: 'zone', metres: 40 },
      { what: 'height', metres: 30 },
    ]);
    expect(beyondOf(mission(), { point: MADOU })).toEqual([]);
  });

  it('once beyond it is back only when it is inside again', () => {
    const out = { at: '2026-11-24T01:10:00Z', what: [{ what: 'zone', metres: 40 } as const] };
    expect(beyondOf(mission(out), { point: north(306) })).toMatchObject([{ what: 'zone' }]);
    expect(beyondOf(mission(out), { point: north(290) })).toEqual([]);
  });
});
