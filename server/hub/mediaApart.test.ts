import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MediaHost, startMediaHost } from '../../media/apart/host.ts';
import { workerPath } from '../../scripts/setup/worker-path.mjs';
import { inside } from '../../shared/testing/places.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

const KEY = 'm'.repeat(40);
let host: MediaHost;
let belfry: TestBelfry;
const feed = crypto.randomUUID();

const open = (port = 0): Promise<MediaHost> =>
  startMediaHost({
    ...{ host: '127.0.0.1', port, key: KEY, log: { info() {}, warn() {} } },
    platform: { workerBin: workerPath(), listenIp: '127.0.0.1', clock: () => new Date(), workers: 1 },
  });
beforeAll(async () => {
  host = await open();
  belfry = await startTestBelfry({
    environment: { BELFRY_MEDIA_AT: `127.0.0.1:${host.port}`, BELFRY_MEDIA_KEY: KEY },
  });
  await belfry.own('feed.register', {
    ...{ feed, name: { fr: 'Mire', nl: 'Testbeeld' }, owner: 'Saint-Josse', point: inside('21009') },
    ...{ regime: 'camera-law', source: { kind: 'test' } },
  });
});
afterAll(async () => {
  await belfry?.stop();
  await host?.close();
});

describe('[video.2] a server whose video platform is another process', () => {
  it('shows its pictures by the same rules and writes the same looks; they come back with the host', async () => {
    const operator = await belfry.connect('operator');
    const ask = (signal: object) => operator.socket.emitWithAck('media', signal) as Promise<{ data: unknown }>;
    const look = async () => {
      await ask({ do: 'open' });
      const { data: rtpCapabilities } = await ask({ do: 'capabilities' });
      return ask({ do: 'watch', feed, rtpCapabilities });
    };
    await operator.until(room => feed in room.feeds);
    const begun = await operator.send('feed.watch', { look: crypto.randomUUID(), feed, purpose: 'exercice' });
    expect(begun).toMatchObject({ ok: true });
    expect(await look()).toMatchObject({ ok: true, data: { id: expect.any(String) } });
    expect(belfry.belfry.media.status(feed)).toMatchObject({ state: 'live', viewers: 1 });
    const looks = Object.values(belfry.belfry.worlds.live.room.looks).filter(each => each.feed === feed);
    expect(looks).toHaveLength(1);

    const { port } = host;
    await host.close();
    await expect.poll(() => belfry.belfry.media.status(feed)?.reason).toBe('worker-died');
    expect(
      await belfry.command('operator', 'log.write', { entry: crypto.randomUUID(), text: 'sans image' }),
    ).toMatchObject({ ok: true });
    host = await open(port);
    await expect.poll(() => belfry.belfry.media.status(feed)?.state, { timeout: 20_000 }).toBe('sleeping');
    expect(await look()).toMatchObject({ ok: true, data: { id: expect.any(String) } });
    operator.close();
  });
});
