import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  GOOD_LINE,
  type Line,
  type LineSample,
  layerFor,
  lineAfter,
  MANY_TILES,
  SECONDS_TO_GOOD,
  SECONDS_TO_POOR,
  wantsLow,
} from './line.ts';

const good: LineSample = { score: 10, available: 5_000_000, wanted: 2_000_000 };
const narrow: LineSample = { score: 9, available: 500_000, wanted: 2_000_000 };
const lossy: LineSample = { score: 3, available: undefined, wanted: undefined };
const endsAs = (samples: readonly LineSample[], from: Line = GOOD_LINE) => samples.reduce(lineAfter, from).state;
const times = (n: number, sample: LineSample) => Array.from({ length: n }, () => sample);

describe('[video.9] a poor line', () => {
  test.each([
    ['500 kbit/s for a picture of two megabits', narrow],
    ['a third of the packets lost', lossy],
  ])('%s lowers the picture after three seconds, and not before', (_, sample) => {
    expect(endsAs(times(SECONDS_TO_POOR - 1, sample))).toBe('good');
    expect(endsAs(times(SECONDS_TO_POOR, sample))).toBe('poor');
  });

  test('one bad second between good ones changes nothing', () => {
    expect(endsAs(Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? good : lossy)))).toBe('good');
  });

  test('is good again only after fifteen seconds in a row that have room to spare', () => {
    const poor: Line = { ...GOOD_LINE, state: 'poor' };
    expect(endsAs(times(SECONDS_TO_GOOD - 1, good), poor)).toBe('poor');
    expect(endsAs(times(SECONDS_TO_GOOD, good), poor)).toBe('good');
    expect(endsAs([...times(SECONDS_TO_GOOD - 1, good), lossy, ...times(SECONDS_TO_GOOD - 1, good)], poor)).toBe(
      'poor',
    );
    expect(endsAs(times(60, { score: 10, available: 2_100_000, wanted: 2_000_000 }), poor)).toBe('poor');
  });

  test('that is poor again soon is believed later each time; one that stayed good is not held to it', () => {
    const seconds = (line: Line) => {
      for (let n = 1, at = line; ; n++) {
        at = lineAfter(at, good);
        if (at.state === 'good') return { n, at };
      }
    };
    const poor = (line: Line) => times(SECONDS_TO_POOR, lossy).reduce(lineAfter, line);
    const first = seconds(poor(GOOD_LINE));
    const second = seconds(poor(first.at));
    expect([first.n, second.n]).toEqual([SECONDS_TO_GOOD, 2 * SECONDS_TO_GOOD]);
    const long = times(200, good).reduce(lineAfter, second.at);
    expect(seconds(poor(long)).n).toBe(SECONDS_TO_GOOD);
  });

  test('whatever is measured, the picture changes at most once in three seconds', () => {
    const sample = fc.record({
      score: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      available: fc.option(fc.nat(5_000_000), { nil: undefined }),
      wanted: fc.option(fc.nat(5_000_000), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 200 }), samples => {
        let line = GOOD_LINE;
        let changed = Number.NEGATIVE_INFINITY;
        for (const [second, one] of samples.entries()) {
          const next = lineAfter(line, one);
          if (next.state !== line.state) {
            expect(second - changed).toBeGreaterThanOrEqual(SECONDS_TO_POOR);
            changed = second;
          }
          line = next;
        }
      }),
    );
  });
});

describe('[video.2] what a tile needs', () => {
  const tile = (height: number) => ({ width: (height * 16) / 9, height, visible: true });

  test.each([
    ['a small tile the lowest', 180, 0],
    ['a tile of a quarter screen the middle', 400, 1],
    ['the whole screen the highest', 1_080, 2],
  ])('of three layers of 720 lines: %s', (_, height, layer) => {
    expect(layerFor(tile(height), 3, 720, 'good')).toBe(layer);
    expect(layerFor(tile(height), 3, 720, 'poor')).toBe(0);
  });

  test('before it says its size, the best', () => {
    expect(layerFor(undefined, 3, 720, 'good')).toBe(2);
  });

  test('of a source without layers the low picture, where many small tiles share it or the line is poor', () => {
    expect(wantsLow(tile(200), MANY_TILES, 'good')).toBe(true);
    expect(wantsLow(tile(200), MANY_TILES - 1, 'good')).toBe(false);
    expect(wantsLow(tile(700), 36, 'good')).toBe(false);
    expect(wantsLow(tile(1_080), 1, 'poor')).toBe(true);
    expect(wantsLow(undefined, 36, 'good')).toBe(false);
  });
});
