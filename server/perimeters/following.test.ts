import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { droneFlight } from '../../media/cameras/droneFlight.ts';
import type { Point } from '../../shared/geometry.ts';
import { inside } from '../../shared/testing/places.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

/** A clock that the test moves: a flight of minutes takes seconds. */
let now = Date.parse('2026-11-24T01:10:00Z');
let town: TestBelfry;
const incident = crypto.randomUUID();
const perimeter = crypto.randomUUID();
const track = 'drone-1';

beforeAll(async () => {
  town = await startTestBelfry({ clock: () => new Date(now), pictures: false });
  for (const account of ['operator', 'liaison-21006']) await town.signIn(account);
  const opened = await town.command('operator', 'incident.open', {
    incident,
    kind: 'event',
    title: { fr: 'Cortège', nl: 'Optocht' },
    severity: 'moderate',
    point: inside('21015'),
  });
  expect(opened.ok).toBe(true);
}, 60_000);
afterAll(() => town.stop());

const heard: { type: string; data: unknown }[] = [];
const moves = () => heard.filter(event => event.type === 'perimeter.moved');

describe('[engine.7] a perimeter that follows a moving object', () => {
  it('gives its sight to the communes that it comes into, and writes only then', async () => {
    const start = inside('21015');
    town.belfry.worlds.live.onEvents(batch => heard.push(...batch));
    const drawn = await town.command('operator', 'perimeter.draw', {
      perimeter,
      incident,
      zone: 'yellow',
      reason: 'Tête du cortège',
      shape: { kind: 'follows', track, radius: 250, centre: start },
    });
    expect(drawn.ok).toBe(true);
    const liaison = await town.request('/api/room?world=live', { account: 'liaison-21006' });
    expect(liaison.body).toMatchObject({ state: { incidents: {} } });

    // Small steps in the same commune: nothing for the journal.
    for (let i = 0; i < 5; i += 1) {
      now += 15_000;
      town.belfry.report('live', [track, start[0] + i * 1e-5, start[1]]);
    }
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(moves()).toEqual([]);

    now += 15_000;
    town.belfry.report('live', [track, ...inside('21006')]);
    await vi.waitFor(() => expect(moves()).toHaveLength(1), { timeout: 20_000 });
    expect(moves()[0]?.data).toMatchObject({ perimeter, centre: inside('21006').map(n => expect.closeTo(n, 5)) });
    const after = await town.request('/api/room?world=live', { account: 'liaison-21006' });
    expect(after.body).toMatchObject({ state: { incidents: { [incident]: {} }, perimeters: { [perimeter]: {} } } });
  }, 60_000);

  it('is not written five times a second by a drone that circles', async () => {
    heard.length = 0;
    const began = now;
    for (let i = 0; i < 600; i += 1) {
      now = began + i * 200;
      const { longitude, latitude } = droneFlight(now / 1_000);
      town.belfry.report('live', [track, longitude, latitude] as [string, ...Point]);
      if (i % 50 === 0) await new Promise(resolve => setTimeout(resolve, 100));
    }
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(moves().length).toBeLessThanOrEqual(13);
    expect(moves().length).toBeGreaterThanOrEqual(1);
  }, 60_000);

  it('no longer moves once lifted', async () => {
    await town.command('operator', 'perimeter.lift', { perimeter, reason: 'Fin du cortège' });
    heard.length = 0;
    now += 60_000;
    town.belfry.report('live', [track, ...inside('21001')]);
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(moves()).toEqual([]);
  }, 60_000);
});
