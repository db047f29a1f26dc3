import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToSegment } from '../../shared/territory/plane.ts';
import { clipLine, clipRing, pathData, simplify } from './clip.ts';

const frame = { minX: 0, minY: 0, maxX: 100, maxY: 80 };
const number = fc.double({ min: -200, max: 300, noNaN: true });
const line = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 30 }).map(points => points.flat());

const within = (points: readonly number[], slack = 1e-6) =>
  points.every((value, i) => value >= -slack && value <= (i % 2 === 0 ? frame.maxX : frame.maxY) + slack);

describe('cutting and thinning lines', () => {
  it('a line that leaves and comes back is two pieces', () => {
    expect(clipLine([10, 10, 10, -10, 30, -10, 30, 10], frame)).toEqual([
      [10, 10, 10, 0],
      [30, 0, 30, 10],
    ]);
    expect(clipLine([-50, 40, 150, 40], frame)).toEqual([[0, 40, 100, 40]]);
    expect(clipLine([-50, -40, -10, 90], frame)).toEqual([]);
  });

  it('what is cut lies in the frame, and what lay inside stays', () => {
    fc.assert(
      fc.property(line, points => {
        for (const piece of clipLine(points, frame)) expect(within(piece)).toBe(true);
        expect(within(clipRing(points, frame))).toBe(true);
        if (within(points, 0)) {
          expect(clipRing(points, frame)).toEqual(points);
          expect(clipLine(points, frame).flat().slice(0, 2)).toEqual(points.slice(0, 2));
        }
      }),
    );
  });

  it('a ring around the frame becomes the frame', () => {
    const cut = clipRing([-10, -10, 110, -10, 110, 90, -10, 90], frame);
    const corners = new Set(Array.from({ length: cut.length / 2 }, (_, i) => `${cut[2 * i]},${cut[2 * i + 1]}`));
    expect(corners).toEqual(new Set(['0,0', '100,0', '100,80', '0,80']));
  });

  it('a thinned line strays from no point by more than the tolerance and keeps its ends', () => {
    fc.assert(
      fc.property(line, fc.double({ min: 0.1, max: 50, noNaN: true }), (points, tolerance) => {
        const thin = simplify(points, tolerance);
        expect(thin.slice(0, 2)).toEqual(points.slice(0, 2));
        expect(thin.slice(-2)).toEqual(points.slice(-2));
        for (let i = 0; i < points.length; i += 2) {
          let least = Number.POSITIVE_INFINITY;
          for (let j = 0; j + 3 < thin.length; j += 2) {
            const [ax = 0, ay = 0, bx = 0, by = 0] = thin.slice(j, j + 4);
            least = Math.min(least, distanceToSegment(points[i] ?? 0, points[i + 1] ?? 0, ax, ay, bx, by));
          }
          expect(least).toBeLessThanOrEqual(tolerance + 1e-9);
        }
      }),
    );
  });

  it('writes short relative paths, and nothing for a point', () => {
    expect(pathData([10.2, 10.4, 12, 8, 12.1, 8.2, -3, 8], false)).toBe('M10 10l2-2-15 0');
    expect(pathData([0, 0, 5, 0, 5, 5], true)).toBe('M0 0l5 0 0 5z');
    expect(pathData([3, 3, 3.2, 3.3], false)).toBe('');
  });
});
