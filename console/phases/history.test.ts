import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRoom, type Room } from '../../shared/room.ts';
import { historyOf, placeOf, rowsOf, spansOf, ticksOf } from './history.ts';
import { whenOf } from './when.ts';

type Told = readonly [id: string, phase: 'communale' | 'provinciale', from: string, to?: string];
const act = (decidedAt: string) => ({
  ...{ decidedAt, enteredAt: decidedAt, by: { person: 'p', mandate: 'm' }, authority: 'm', how: 'self' as const },
});
function roomOf(...phases: readonly Told[]): Room {
  const declared = phases.map(([id, phase, from, to]) => [
    id,
    {
      id,
      phase,
      communes: ['21004'],
      criteria: {},
      declared: act(from),
      ...(to ? { lifted: { ...act(to), reason: 'x' } } : {}),
    },
  ]);
  return { ...emptyRoom('live'), phases: Object.fromEntries(declared) };
}
const at = (iso: string) => Date.parse(iso);

describe('the course of events to scale', () => {
  test('[engine.2] three and a half months and the day after them are read on one strip', () => {
    const room = roomOf(['spring', 'provinciale', '2022-03-15T12:00:00Z', '2022-06-30T14:00:00Z']);
    const history = historyOf(room, at('2022-07-01T10:00:00Z'));
    expect(history.stretches).toHaveLength(1);
    const [from, to] = [placeOf(history, at('2022-03-15T12:00:00Z')), placeOf(history, at('2022-06-30T14:00:00Z'))];
    expect(to - from).toBeGreaterThan(85);
    const ticks = ticksOf(history.stretches[0]!);
    expect(ticks.every(tick => tick.day)).toBe(true);
    expect(ticks.length).toBeGreaterThan(4);
  });

  test('[engine.2] an explosion of twenty minutes has marks of minutes', () => {
    const history = historyOf(roomOf(['blast', 'communale', '2026-11-24T01:10:00Z']), at('2026-11-24T01:30:00Z'));
    const ticks = ticksOf(history.stretches[0]!);
    expect(ticks.every(tick => !tick.day)).toBe(true);
    expect(ticks.length).toBeGreaterThan(5);
  });

  test('[engine.2] what lies between two situations is cut out and keeps its length in words; the short one stays in sight', () => {
    const room = roomOf(
      ['spring', 'provinciale', '2022-03-15T12:00:00Z', '2022-06-30T14:00:00Z'],
      ['blast', 'communale', '2026-11-24T01:10:00Z'],
    );
    const { stretches, gaps } = historyOf(room, at('2026-11-24T01:30:00Z'));
    expect([stretches.length, gaps.length]).toEqual([2, 1]);
    expect(gaps[0]!.to - gaps[0]!.from).toBeGreaterThan(4 * 365 * 86_400_000);
    expect(stretches[1]!.width).toBeGreaterThan(10);
  });

  test('[engine.2] of any past: time runs from left to right, within the strip, and no two spans of a row overlap', () => {
    const span = fc.tuple(
      fc.integer({ min: 0, max: 1e7 }),
      fc.option(fc.integer({ min: 1, max: 1e6 }), { nil: undefined }),
    );
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), spans => {
        const iso = (minutes: number) => new Date(minutes * 60_000).toISOString();
        const told = spans.map(
          ([from, long], i): Told =>
            [`p${i}`, 'communale', iso(from), ...(long === undefined ? [] : [iso(from + long)])] as unknown as Told,
        );
        const now = 1.2e7 * 60_000;
        const room = roomOf(...told);
        const history = historyOf(room, now);
        const times = history.spans.flatMap(s => [s.from, s.to ?? now]).sort((a, b) => a - b);
        const places = times.map(time => placeOf(history, time));
        for (const [i, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(100.000001);
          if (i > 0) expect(place).toBeGreaterThanOrEqual(places[i - 1]!);
        }
        for (const row of rowsOf(spansOf(room).spans, now))
          for (const [i, each] of row.entries()) if (i > 0) expect(row[i - 1]!.to).toBeLessThanOrEqual(each.from);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a moment as typed', () => {
  const now = at('2022-06-30T14:00:00Z');
  test.each([
    ['15/03/2022 13:00', 'past', '2022-03-15T12:00:00.000Z'],
    ['15/03 13:00', 'past', '2022-03-15T12:00:00.000Z'],
    ['01/07/2022 0:30', 'future', '2022-06-30T22:30:00.000Z'],
    ['15:45', 'past', '2022-06-30T13:45:00.000Z'],
    ['31/02/2022 10:00', 'past', undefined],
    ['demain', 'future', undefined],
  ] as const)('[engine.2] “%s” (%s)', (typed, direction, expected) => {
    expect(whenOf(typed, now, direction)).toBe(expected);
  });
});
