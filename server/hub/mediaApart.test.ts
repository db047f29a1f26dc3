import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MediaHost, startMediaHost } from '../../media/apart/host.ts';
import { workerPath } from '../../scripts/setup/worker-path.mjs';
import { inside } from '../../shared/testing/places.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import type { TestConsole } from '../testing/console.ts';

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
    const ask = <T>(signal: object) => operator.socket.emitWithAck('media', signal) as Promise<T>;
    const look = async () => {
      await ask({ do: 'open' });
      const rtpCapabilities = (await ask<{ value: unknown }>({ do: 'capabilities' })).value;
      return ask<{ value?: { id: string }; error?: unknown }>({ do: 'watch', feed, rtpCapabilities });
    };
    await lookedAt(operator);
    expect((await look()).value).toHaveProperty('id');
    expect(belfry.belfry.media.status(feed)).toMatchObject({ state: 'live', viewers: 1 });
    const looks = Object.values(belfry.belfry.worlds.live.room.looks).filter(each => each.feed === feed);
    expect(looks).toHaveLength(1);

    const { port } = host;
    await host.close();
    await expect.poll(() => belfry.belfry.media.status(feed)?.reason).toBe('worker-died');
    expect(await belfry.command('operator', 'log.write', { entry: crypto.randomUUID(), text: 'sans image' })).toMatchObject(
      { ok: true },
    );
    host = await open(port);
    await expect.poll(() => belfry.belfry.media.status(feed)?.state, { timeout: 20_000 }).toBe('sleeping');
    expect((await look()).value).toHaveProperty('id');
    operator.close();
  });
});

/** The basis of the look, as a console sends it before it asks for the picture. */
async function lookedAt(operator: TestConsole): Promise<void> {
  await operator.until(room => feed in room.feeds);
}
