import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOff, endsRun, type Happening, isFinal, type Life, LOST_AFTER, next, runs, STALE_AFTER } from './life.ts';

const NOW = 1_000_000;
const sleeping: Life = { state: 'sleeping' };
const connecting: Life = { state: 'connecting', attempt: 3 };
const live: Life = { state: 'live' };
const stale: Life = { state: 'stale', reason: 'timed-out' };
const lost: Life = { state: 'lost', attempt: 3, reason: 'not-found', retryAt: NOW };
const final: Life = { state: 'lost', attempt: 1, reason: 'unsupported' };
const silent = (milliseconds: number): Happening => ({ type: 'silent', milliseconds });
const nobody: Life = { state: 'lost', attempt: 1, reason: 'nobody-sends' };
const unsent: Happening = { type: 'failed', reason: 'nobody-sends' };
const failed: Happening = { type: 'failed', reason: 'source-ended' };

describe('[room.8] the life of a feed', () => {
  test.each<[string, Life, Happening, Life]>([
    ['wakes when somebody looks', sleeping, { type: 'looked' }, { state: 'connecting', attempt: 1 }],
    ['goes live with its picture', connecting, { type: 'picture' }, live],
    ['is stale after three silent seconds', live, silent(STALE_AFTER), { state: 'stale', reason: 'timed-out' }],
    ['is live again when packets come', stale, { type: 'picture' }, live],
    [
      'is lost after ten silent seconds, and tries again a second later',
      stale,
      silent(LOST_AFTER),
      { state: 'lost', attempt: 1, reason: 'timed-out', retryAt: NOW + 1_000 },
    ],
    [
      'is lost with its reason when the camera dies',
      live,
      failed,
      { state: 'lost', attempt: 1, reason: 'source-ended', retryAt: NOW + 1_000 },
    ],
    [
      'waits longer after each failed attempt',
      connecting,
      failed,
      { state: 'lost', attempt: 3, reason: 'source-ended', retryAt: NOW + 4_000 },
    ],
    [
      'tries again when its time has come',
      lost,
      { type: 'retry' },
      { state: 'connecting', attempt: 4, reason: 'not-found' },
    ],
    [
      'gives up where no attempt can help',
      connecting,
      { type: 'failed', reason: 'unsupported' },
      { state: 'lost', attempt: 3, reason: 'unsupported' },
    ],
    [
      'says what is final before anybody looks',
      sleeping,
      { type: 'failed', reason: 'no-encoder' },
      { state: 'lost', attempt: 1, reason: 'no-encoder' },
    ],
    ['connects anew where another form is wanted', live, { type: 'restart' }, { state: 'connecting', attempt: 1 }],
    ['waits for whoever sends to it', sleeping, unsent, { state: 'lost', attempt: 1, reason: 'nobody-sends' }],
    ['takes what is sent to it', nobody, { type: 'arrived' }, { state: 'connecting', attempt: 1 }],
    ['takes it in place of what was sent before', live, { type: 'arrived' }, { state: 'connecting', attempt: 1 }],
    ['waits again when nobody sends any more', live, unsent, { state: 'lost', attempt: 1, reason: 'nobody-sends' }],
    [
      'tries again at once when its cause is mended, for whoever looks',
      lost,
      { type: 'mended', looked: true },
      { state: 'connecting', attempt: 1, reason: 'not-found' },
    ],
    ['is asleep when its cause is mended and nobody looks', nobody, { type: 'mended', looked: false }, sleeping],
    ['sleeps when nobody looks, live', live, { type: 'abandoned' }, sleeping],
    ['sleeps when nobody looks, lost', lost, { type: 'abandoned' }, sleeping],
  ])('%s', (_, before, happening, after) => {
    expect(next(before, happening, NOW)).toEqual(after);
  });

  test.each<[string, Life, Happening]>([
    ['a second viewer changes nothing', live, { type: 'looked' }],
    ['a short silence changes nothing', live, silent(STALE_AFTER - 1)],
    ['silence means nothing before the first picture', connecting, silent(60_000)],
    ['a late end of a stopped source changes nothing', sleeping, failed],
    ['a second failure changes nothing', lost, failed],
    ['a final reason stays though nobody looks', final, { type: 'abandoned' }],
    ['a final reason is not tried again', final, { type: 'retry' }],
    ['another form is not wanted of what does not run', lost, { type: 'restart' }],
    ['what plays needs no mending', live, { type: 'mended', looked: true }],
    ['a late picture does not wake a sleeper', sleeping, { type: 'picture' }],
  ])('%s', (_, life, happening) => {
    expect(next(life, happening, NOW)).toBe(life);
  });

  test('[video.1] what arrives ends the run that was there, also one that has not begun to show', () => {
    for (const before of [live, stale, connecting])
      expect(endsRun(before, next(before, { type: 'arrived' }, NOW))).toBe(true);
    expect(endsRun(nobody, next(nobody, { type: 'arrived' }, NOW))).toBe(false);
    expect(next(nobody, { type: 'looked' }, NOW)).toBe(nobody);
  });

  test('a retry before its time changes nothing', () => {
    expect(next({ ...lost, retryAt: NOW + 1 } as Life, { type: 'retry' }, NOW)).toMatchObject({ state: 'lost' });
  });

  test('back-off is 1, 2, 4, 8, 16, then 30 seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 400].map(backOff)).toEqual(
      [1, 2, 4, 8, 16, 30, 30, 30].map(seconds => seconds * 1_000),
    );
  });

  test('whatever happens: abandoned feeds run nothing, running ones were looked at, lost ones say why and when', () => {
    const reasons = ['timed-out', 'not-found', 'source-ended', 'worker-died', 'unsupported'] as const;
    const happening: fc.Arbitrary<Happening> = fc.oneof(
      fc.constantFrom<Happening>(
        { type: 'looked' },
        { type: 'abandoned' },
        { type: 'picture' },
        { type: 'retry' },
        { type: 'restart' },
      ),
      fc.nat(20_000).map(silent),
      fc.constantFrom(...reasons).map((reason): Happening => ({ type: 'failed', reason })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(happening, fc.nat(40_000))), steps => {
        let life: Life = sleeping;
        let now = NOW;
        let looked = false;
        for (const [step, passed] of steps) {
          now += passed;
          life = next(life, step, now);
          if (step.type === 'looked') looked = true;
          if (step.type === 'abandoned') {
            looked = false;
            expect(runs(life)).toBe(false);
          }
          if (runs(life)) expect(looked).toBe(true);
          if (life.state === 'lost') {
            expect(life.retryAt === undefined).toBe(isFinal(life.reason));
            expect(life.retryAt ?? now).toBeLessThanOrEqual(now + 30_000);
          }
        }
      }),
    );
  });
});
