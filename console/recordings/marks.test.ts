import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knotsOf } from './marks.ts';
import type { Mark } from './stretch.ts';

const mark = (at: number, kind: Mark['kind'] = 'look'): Mark => ({ id: `${kind}-${at}`, at, kind, words: '' });

describe('[video.6] marks on the time line of a replay', () => {
  it('that would lie on each other are one press, which stands for the weightiest', () => {
    const knots = knotsOf([mark(0), mark(5, 'alert'), mark(9), mark(10)], 10);
    expect(knots.map(({ at, kind, marks }) => [at, kind, marks.length])).toEqual([
      [0, 'alert', 3],
      [10, 'look', 1],
    ]);
  });
  it('are all there, in their order, and no two presses are nearer than a press is wide', () => {
    const any = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 2_000 }), (moments, near) => {
        const marks = moments.sort((a, b) => a - b).map(at => mark(at));
        const knots = knotsOf(marks, near);
        expect(knots.flatMap(knot => knot.marks)).toEqual(marks);
        for (const [index, knot] of knots.entries()) {
          if (index > 0) expect(knot.at - knots[index - 1]!.at).toBeGreaterThanOrEqual(near);
        }
      }),
    );
  });
});
