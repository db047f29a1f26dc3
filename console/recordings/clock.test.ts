import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correct, createReplayClock, SPEEDS } from './clock.ts';

describe('[video.6] the clock of a replay', () => {
  it('runs from its start at its speed, stands when told, and stops at its end', () => {
    const clock = createReplayClock(1_000, 11_000);
    expect(clock.at(50)).toBe(1_000);
    clock.play(100);
    expect(clock.at(2_100)).toBe(3_000);
    clock.setSpeed(4, 2_100);
    expect(clock.at(3_100)).toBe(7_000);
    clock.pause(3_100);
    expect(clock.at(9_000)).toBe(7_000);
    clock.play(9_000);
    clock.hold(true, 9_500);
    expect(clock.at(20_000)).toBe(9_000);
    clock.hold(false, 20_000);
    expect(clock.at(20_250)).toBe(10_000);
    clock.hold(false, 30_000);
    expect(clock.at(30_000)).toBe(11_000);
    expect(clock.playing).toBe(false);
    clock.play(40_000);
    expect(clock.at(40_000)).toBe(1_000);
  });

  it('is never outside of the replay and never runs backwards by itself, whatever is done to it', () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constantFrom('play', 'pause', 'hold', 'go') }),
      fc.record({ kind: fc.constant('set'), to: fc.integer({ min: -5_000, max: 40_000 }) }),
      fc.record({ kind: fc.constant('speed'), to: fc.constantFrom(...SPEEDS) }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.integer({ min: 0, max: 4_000 })), { maxLength: 60 }), acts => {
        const clock = createReplayClock(1_000, 21_000);
        let now = 0;
        for (const [{ kind, ...more }, passed] of acts) {
          const before = clock.at(now);
          expect(clock.at(now + passed)).toBeGreaterThanOrEqual(before);
          now += passed;
          if (kind === 'play') clock.play(now);
          else if (kind === 'pause') clock.pause(now);
          else if (kind === 'hold') clock.hold(true, now);
          else if (kind === 'go') clock.hold(false, now);
          else if (kind === 'set') clock.set((more as { to: number }).to, now);
          else clock.setSpeed((more as { to: number }).to, now);
          expect(clock.at(now)).toBeGreaterThanOrEqual(1_000);
          expect(clock.at(now)).toBeLessThanOrEqual(21_000);
        }
      }),
    );
  });

  it('brings a picture back in step: by speed where it is near, by a jump where it is far', () => {
    expect(correct(10, 10.005, 1, true)).toEqual({ rate: 1 });
    expect(correct(10, 10.04, 1, true)).toEqual({ rate: expect.closeTo(1.08) });
    expect(correct(10, 9.96, 2, true)).toEqual({ rate: expect.closeTo(1.84) });
    expect(correct(10, 11, 1, true)).toEqual({ jump: 11 });
    expect(correct(10, 10.04, 1, false)).toEqual({ jump: 10.04 });
    expect(correct(10, 10.001, 1, false)).toEqual({ rate: 1 });
  });
});
