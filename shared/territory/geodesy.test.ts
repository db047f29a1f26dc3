import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaSquareKm, bearing, destination, distance } from './geodesy.ts';

const somewhere = fc.tuple(
  fc.double({ min: 4.2, max: 4.5, noNaN: true }),
  fc.double({ min: 50.7, max: 51, noNaN: true }),
);

describe('geodesy', () => {
  it('knows a degree of latitude: 111.195 km on the sphere', () => {
    expect(distance([4.35, 50], [4.35, 51])).toBeCloseTo(111_195, -1);
    expect(bearing([4.35, 50], [4.35, 51])).toBeCloseTo(0, 6);
    expect(bearing([4.35, 51], [4.35, 50])).toBeCloseTo(180, 6);
  });

  it('measures a square of a kilometre as one square kilometre', () => {
    const south = 50.85;
    const [east] = destination([4.35, south], 90, 1000);
    const [, north] = destination([4.35, south], 0, 1000);
    const ring = [
      [4.35, south],
      [east, south],
      [east, north],
      [4.35, north],
      [4.35, south],
    ];
    expect(areaSquareKm({ type: 'Polygon', coordinates: [ring] })).toBeCloseTo(1, 3);
    const hole = { type: 'Polygon' as const, coordinates: [ring, [...ring].reverse()] };
    expect(areaSquareKm(hole)).toBeCloseTo(0, 9);
    expect(areaSquareKm({ type: 'MultiPolygon', coordinates: [[ring], [ring]] })).toBeCloseTo(2, 3);
  });

  it('comes back to where it set out for: distance and bearing of a destination are those given', () => {
    const way = fc.tuple(
      fc.double({ min: 0, max: 359.9, noNaN: true }),
      fc.double({ min: 1, max: 20_000, noNaN: true }),
    );
    fc.assert(
      fc.property(somewhere, way, (from, [towards, metres]) => {
        const to = destination(from, towards, metres);
        expect(distance(from, to)).toBeCloseTo(metres, 3);
        const turn = Math.abs(bearing(from, to) - towards) % 360;
        expect(Math.min(turn, 360 - turn)).toBeLessThan(0.01);
      }),
    );
  });

  it('is as far there as back, and never farther by a straight way', () => {
    fc.assert(
      fc.property(somewhere, somewhere, somewhere, (a, b, c) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 6);
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-6);
      }),
    );
  });
});
