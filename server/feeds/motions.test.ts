import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SimulatedCamera, startOnvifCamera } from '../../media/cameras/onvifCamera.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import { createCameraMotions } from './motions.ts';

const WAIT = { timeout: 20_000 };
const login = { user: 'belfry', password: 'p@ss' };
const feed = crypto.randomUUID();
let test: TestBelfry;
let camera: SimulatedCamera;

const register = (url: string) =>
  test.command('video', 'feed.register', {
    ...{ feed, name: { fr: 'Madou', nl: 'Madou' }, owner: 'STIB', regime: 'transport', point: [4.3695, 50.8537] },
    source: { kind: 'onvif', url: url.replace('://', '://belfry:p%40ss@') },
  });
/** What a console is told last of this camera. */
async function listen(account: string) {
  const seat = await test.connect(account);
  let last: string | undefined;
  seat.socket.on('presence', ({ feeds }: { feeds: Record<string, { movingSince?: string } | undefined> }) => {
    last = feeds[feed]?.movingSince;
  });
  return { now: () => last, close: () => seat.close() };
}

describe('[video.1] what a camera notices itself', () => {
  beforeAll(async () => {
    camera = await startOnvifCamera({ streams: { main: 'rtsp://127.0.0.1:1/none' }, login });
    test = await startTestBelfry({ allowLoopback: true });
    expect(await register(camera.url)).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    await test?.stop();
    await camera?.close();
  });

  it('is told with its moment to those who see the whole room, and to nobody else', async () => {
    const operator = await listen('operator');
    const liaison = await listen('liaison-21014');
    await expect.poll(() => camera.subscriptions(), WAIT).toBe(1);
    const before = new Date().toISOString();
    camera.motion(true);
    await expect.poll(operator.now, WAIT).toEqual(expect.any(String));
    expect(operator.now()! >= before).toBe(true);
    expect(liaison.now()).toBeUndefined();
    camera.motion(false);
    await expect.poll(operator.now, WAIT).toBeUndefined();
    operator.close();
    liaison.close();
  });

  it('is asked at the new address where the camera is registered anew; of one that fell silent nothing is said', async () => {
    const operator = await listen('operator');
    const other = await startOnvifCamera({ streams: { main: 'rtsp://127.0.0.1:1/none' }, login });
    expect(await register(other.url)).toMatchObject({ ok: true });
    await expect.poll(() => other.subscriptions(), WAIT).toBe(1);
    await expect.poll(() => camera.subscriptions(), WAIT).toBe(0);
    other.motion(true);
    await expect.poll(operator.now, WAIT).toEqual(expect.any(String));
    await other.close();
    await expect.poll(operator.now, WAIT).toBeUndefined();
    operator.close();
  });

  it('of a camera that never answers is waited for by nobody who ends', async () => {
    const sockets: Socket[] = [];
    const mute = createServer(socket => void sockets.push(socket));
    await new Promise<void>(done => mute.listen(0, '127.0.0.1', done));
    const { port } = mute.address() as AddressInfo;
    expect(await register(`http://127.0.0.1:${port}/onvif`)).toMatchObject({ ok: true });
    await expect.poll(() => sockets.length, WAIT).toBeGreaterThan(0);
    const motions = createCameraMotions({
      ...{ keeper: test.belfry.worlds.live, refuseHost: () => false, clock: () => new Date(), onError: () => {} },
      credentials: {
        prepare: input => ({ input }),
        fullAddress: async (_feed, shown) => shown,
        onChange: () => () => {},
      },
    });
    const before = sockets.length;
    await expect.poll(() => sockets.length, WAIT).toBeGreaterThan(before);
    const asked = sockets.at(-1);
    await motions.close();
    expect(asked?.closed).toBe(false);
    for (const socket of sockets) socket.destroy();
    mute.close();
  });
});
