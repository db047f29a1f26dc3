import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SimulatedCamera, startOnvifCamera } from '../../media/cameras/onvifCamera.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

let test: TestBelfry;
let camera: SimulatedCamera;
const feed = crypto.randomUUID();
beforeAll(async () => {
  camera = await startOnvifCamera({
    streams: { main: 'rtsp://127.0.0.1:1/none' },
    login: { user: 'belfry', password: 'p@ss' },
    ptz: true,
  });
  test = await startTestBelfry({ allowLoopback: true });
  const url = camera.url.replace('://', '://belfry:p%40ss@');
  const answer = await test.command('video', 'feed.register', {
    ...{ feed, name: { fr: 'Madou', nl: 'Madou' }, owner: 'STIB', regime: 'transport', source: { kind: 'test' } },
    ...{ point: [4.3695, 50.8537], control: { kind: 'onvif', url } },
  });
  expect(answer).toMatchObject({ ok: true });
});
afterAll(async () => {
  await test?.stop();
  await camera?.close();
});

describe('[video.5] a real ONVIF head behind a login', () => {
  it('turns while a hand moves it, and stands still when the connection of that hand ends', async () => {
    const { control } = test.belfry.worlds.live.room.feeds[feed]!;
    expect(control?.url).toBe(camera.url);
    const operator = await test.connect('operator');
    const lease = crypto.randomUUID();
    expect(await operator.send('ptz.take', { lease, feed, purpose: 'Suivi' })).toMatchObject({ ok: true });
    expect(await operator.socket.emitWithAck('ptz', { do: 'abilities', feed })).toMatchObject({
      ok: true,
      data: { turns: true, zooms: true },
    });
    const before = camera.head();
    expect(await operator.socket.emitWithAck('ptz', { do: 'move', feed, x: 1, y: 0, zoom: 0 })).toEqual({ ok: true });
    await expect.poll(() => camera.head().x).toBeGreaterThan(before.x);
    expect(camera.head().moving).toBe(true);
    operator.close();
    await expect.poll(() => camera.head().moving, { timeout: 4_000 }).toBe(false);
    expect(test.belfry.worlds.live.room.leases[lease]?.ended).toMatchObject({ because: 'gone' });
  });
});
