import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { droneFlight, MADOU, offsetAt, ROUND } from './droneFlight.ts';

const moments = fc.double({ min: 0, max: 4e9, noNaN: true });

describe('[room.8] the demonstration’s drone', () => {
  test('stays within 180 m of place Madou and comes round again', () => {
    fc.assert(
      fc.property(moments, seconds => {
        const { east, north } = offsetAt(seconds);
        expect(Math.hypot(east, north)).toBeLessThanOrEqual(180);
        const again = offsetAt(seconds + ROUND);
        expect(Math.hypot(again.east - east, again.north - north)).toBeLessThan(0.01);
      }),
    );
  });

  test('flies where it heads, as fast as it says', () => {
    fc.assert(
      fc.property(moments, seconds => {
        const { heading, speed } = droneFlight(seconds);
        const [a, b] = [offsetAt(seconds - 0.05), offsetAt(seconds + 0.05)];
        const [east, north] = [(b.east - a.east) / 0.1, (b.north - a.north) / 0.1];
        expect(speed).toBeCloseTo(Math.hypot(east, north), 2);
        expect(speed).toBeLessThan(4);
        expect(Math.sin((heading * Math.PI) / 180) * speed).toBeCloseTo(east, 2);
        expect(Math.cos((heading * Math.PI) / 180) * speed).toBeCloseTo(north, 2);
      }),
    );
  });

  test('sees a closed rectangle around itself', () => {
    fc.assert(
      fc.property(moments, seconds => {
        const { footprint, longitude, latitude } = droneFlight(seconds);
        const ring = footprint.coordinates[0]!;
        expect(ring).toHaveLength(5);
        expect(ring[4]).toEqual(ring[0]);
        expect((ring[0]![0] + ring[2]![0]) / 2).toBeCloseTo(longitude, 9);
        expect((ring[0]![1] + ring[2]![1]) / 2).toBeCloseTo(latitude, 9);
        expect(Math.abs(longitude - MADOU[0])).toBeLessThan(0.003);
      }),
    );
  });
});
