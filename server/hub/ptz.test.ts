import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CameraHead, HeadFailure } from '../../media/onvif/port.ts';
import type { PtzSignal } from '../../shared/ptz/signals.ts';
import { leaseOf } from '../../shared/ptz/standing.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import type { TestConsole } from '../testing/testConsole.ts';

/** What the camera was told, in order. It answers as slowly as it is made to. */
const told: string[] = [];
let slow = 0;
let failing: HeadFailure | undefined;
const tell = async (what: string) => {
  if (slow) await new Promise(resolve => setTimeout(resolve, slow));
  if (failing) throw failing;
  told.push(what);
};
const head: CameraHead = {
  abilities: async () => ({ turns: true, zooms: true, presets: true }),
  continuousMove: (x, y, zoom) => tell(`move ${x} ${y} ${zoom}`),
  stop: () => tell('stop'),
  presets: async () => [{ id: '1', name: 'Quai' }],
  gotoPreset: id => tell(`go ${id}`),
};

let test: TestBelfry;
let ahead = 0;
const uuid = () => crypto.randomUUID();
const feed = uuid();
beforeAll(async () => {
  test = await startTestBelfry({
    clock: () => new Date(Date.now() + ahead),
    heads: { headOf: async id => (id === feed ? head : undefined) },
  });
  await test.own('feed.register', {
    ...{ feed, name: { fr: 'Madou', nl: 'Madou' }, owner: 'STIB', regime: 'transport', point: [4.3695, 50.8537] },
    source: { kind: 'test' },
    control: { kind: 'onvif', url: 'http://head.example/onvif/device_service' },
  });
});
afterAll(() => test.stop());
beforeEach(() => {
  told.length = 0;
  slow = 0;
  failing = undefined;
});

const room = () => test.belfry.worlds.live.room;
const running = () => leaseOf(room(), feed);
const ask = (console: TestConsole, signal: PtzSignal) => console.socket.emitWithAck('ptz', signal);
const move = (x: number): PtzSignal => ({ do: 'move', feed, x, y: 0, zoom: 0 });
const take = async (console: TestConsole, more: object = {}) => {
  const lease = uuid();
  const answer = await console.send('ptz.take', { lease, feed, purpose: 'Suivi', ...more });
  expect(answer).toMatchObject({ ok: true });
  return lease;
};
const free = () => expect.poll(() => running(), { timeout: 5_000 }).toBeUndefined();

describe('[video.5] a hand on a camera', () => {
  it('moves it, goes to its places and stops; none of it is in the journal', async () => {
    const operator = await test.connect('operator');
    const lease = await take(operator);
    const before = room().seq;
    expect(await ask(operator, { do: 'abilities', feed })).toEqual({
      ok: true,
      data: { turns: true, zooms: true, presets: [{ id: '1', name: 'Quai' }] },
    });
    expect(await ask(operator, move(0.5))).toEqual({ ok: true });
    expect(await ask(operator, { do: 'go', feed, preset: '1' })).toEqual({ ok: true });
    expect(await ask(operator, { do: 'stop', feed })).toEqual({ ok: true });
    expect(told).toEqual(['move 0.5 0 0', 'go 1', 'stop']);
    expect(room().seq).toBe(before);
    await operator.send('ptz.release', { lease });
    operator.close();
  });

  it('is nobody else’s: not another person’s, nor another screen of the same person', async () => {
    const [operator, again, video] = await Promise.all(['operator', 'operator', 'video'].map(who => test.connect(who)));
    await take(operator!);
    for (const other of [again!, video!])
      expect(await ask(other, move(1))).toMatchObject({
        ok: false,
        error: { code: 'forbidden', details: { reason: 'ptz-not-yours' } },
      });
    expect(told).toEqual([]);
    for (const each of [operator, again, video]) each!.close();
    await free();
  });

  it('stops the camera and lets go when its connection ends', async () => {
    const operator = await test.connect('operator');
    const lease = await take(operator);
    await ask(operator, move(1));
    operator.close();
    await free();
    expect(told).toEqual(['move 1 0 0', 'stop']);
    expect(room().leases[lease]?.ended).toMatchObject({ because: 'gone', by: { person: 'belfry' } });
  });

  it('that rests for a minute lets go; each move renews it', async () => {
    const operator = await test.connect('operator');
    const lease = await take(operator);
    ahead += 50_000;
    expect(await ask(operator, move(0.1))).toEqual({ ok: true });
    ahead += 50_000;
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(running()?.id).toBe(lease);
    ahead += 10_000;
    await free();
    expect(room().leases[lease]?.ended).toMatchObject({ because: 'unused' });
    expect(told).toEqual(['move 0.1 0 0', 'stop']);
    operator.close();
  });

  it('that is pre-empted is told at once by whom and why, and moves nothing any more', async () => {
    const [operator, officer] = await Promise.all(['operator', 'officer'].map(who => test.connect(who)));
    const lease = await take(operator!);
    await ask(operator!, move(1));
    const over = { lease: uuid(), feed, purpose: 'Suivi', reason: 'Fumée au quai' };
    expect(await officer!.send('ptz.pre-empt', over)).toMatchObject({ ok: true });
    const seen = await operator!.until(each => each.leases[lease]?.ended !== undefined);
    expect(seen.leases[lease]?.ended).toMatchObject({
      ...{ because: 'pre-empted', reason: 'Fumée au quai', rule: 'higher-function' },
      by: { person: test.personOf('officer') },
    });
    expect(await ask(operator!, move(1))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await ask(officer!, move(-1))).toEqual({ ok: true });
    expect(told).toEqual(['move 1 0 0', 'stop', 'move -1 0 0']);
    operator!.close();
    officer!.close();
    await free();
  });

  it('that moves too often is told to wait, and can always stop', async () => {
    const operator = await test.connect('operator');
    await take(operator);
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => ask(operator, move(n / 30))));
    const refused = answers.filter(answer => !(answer as { ok: boolean }).ok);
    expect(refused.length).toBeGreaterThanOrEqual(15);
    expect(refused[0]).toMatchObject({ error: { code: 'too-many' } });
    expect(await ask(operator, { do: 'stop', feed })).toEqual({ ok: true });
    expect(told.at(-1)).toBe('stop');
    operator.close();
    await free();
  });

  it('of a slow camera: what waits is replaced, and a stop is never lost', async () => {
    slow = 100;
    const operator = await test.connect('operator');
    await take(operator);
    const all = [0.1, 0.2, 0.3, 0.4].map(x => ask(operator, move(x)));
    const stopped = ask(operator, { do: 'stop', feed });
    expect(await Promise.all([...all, stopped])).toEqual(Array(5).fill({ ok: true }));
    expect(told).toEqual(['move 0.1 0 0', 'stop']);
    operator.close();
    await free();
  });

  it('says what the camera says when it does not do as told', async () => {
    const operator = await test.connect('operator');
    await take(operator);
    failing = new HeadFailure('unknown-preset', 'no such token');
    expect(await ask(operator, { do: 'go', feed, preset: '9' })).toEqual({
      ok: false,
      error: {
        code: 'rejected',
        message: 'unknown-preset',
        details: { reason: 'unknown-preset', said: 'no such token' },
      },
    });
    operator.close();
    await free();
  });

  it.each([
    ['too fast', { do: 'move', feed, x: 2, y: 0, zoom: 0 }],
    ['of no kind', { do: 'dance', feed }],
    ['of no form', 'left'],
  ])('a wish %s is refused by its form', async (_title, message) => {
    const operator = await test.connect('operator');
    expect(await operator.socket.emitWithAck('ptz', message)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    operator.close();
  });

  it('loses its right with its convention, at once', async () => {
    const operator = await test.connect('operator');
    const lease = await take(operator);
    for (const { id, owner } of Object.values(room().conventions))
      if (owner === 'STIB' || owner === 'MIVB') await test.own('convention.end', { convention: id, reason: 'Fin' });
    await free();
    expect(room().leases[lease]?.ended).toMatchObject({ because: 'right-ended' });
    operator.close();
  });
});
