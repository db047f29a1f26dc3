import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectHosts } from '../apart/connect.ts';
import { ended, type HostProcess, startHost } from '../apart/host.fixture.ts';
import { type RtspServer, startRtspServer } from '../cameras/rtspServer.ts';
import { agesOf, type ConsolePages, playing, startConsolePages } from '../console.fixture.ts';
import { phoneSending } from '../phone.fixture.ts';
import { eventually } from '../platform.fixture.ts';
import type { MediaPlatform } from '../port.ts';
import { byName } from './placing.ts';

const KEY = 'k'.repeat(40);
let folder: string;
let consoles: ConsolePages;
let cameras: RtspServer;
let hosts: HostProcess[] = [];
let platform: MediaPlatform;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-hosts-'));
  consoles = await startConsolePages();
  cameras = await startRtspServer({
    cameras: [{ path: 'coded', name: 'Coded', coded: true }],
  });
});
afterAll(async () => {
  await consoles?.close();
  await cameras?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await platform?.close();
  await Promise.all(hosts.map(({ child }) => ended(child, 'SIGTERM')));
});

/** Two hosts; the first viewer sits at the one, the second at the other. */
async function twoHosts(): Promise<void> {
  hosts = await Promise.all(
    ['one', 'other'].map(name => startHost({ folder: join(folder, `${name}-${crypto.randomUUID()}`), key: KEY })),
  );
  platform = await connectHosts({
    hosts: hosts.map(({ port }) => ({ host: '127.0.0.1', port })),
    ...{ key: KEY, clock: () => new Date(), log: { info: () => undefined, warn: () => undefined } },
    ...{ refuseHost: () => false, cache: join(folder, 'cache') },
  });
  await eventually('both have workers', () => platform.figures().workers === 2);
}
/** The name of a feed whose home is the one host, or the other. */
function feedAt(home: number): string {
  const all = hosts.map(({ port }) => ({ at: `127.0.0.1:${port}` }));
  for (;;) {
    const id = crypto.randomUUID();
    if (byName(id, all) === all[home]) return id;
  }
}

describe('[video.2] pictures of another media host in a real browser', () => {
  test('play as those of one’s own, of now, and in step with those who sit at the source', async () => {
    await twoHosts();
    const feed = feedAt(0);
    platform.setFeed({ id: feed, source: { kind: 'rtsp', url: cameras.url('coded') } });
    const pages = [await consoles.open(platform, 'a'), await consoles.open(platform, 'b')];
    const medians: number[] = [];
    for (const page of pages) {
      await page.evaluate(id => window.look(id), feed);
      await playing(page, feed);
      const ages = (await agesOf(page, 'video', 60)).sort((a, b) => a - b);
      expect(ages).toHaveLength(60);
      medians.push(ages[30]!);
    }
    console.log(`glass to glass at the source's host and through a pipe: medians ${medians.join(' and ')} ms`);
    expect(platform.figures()).toMatchObject({ pipesIn: 1, sourceStarts: 1 });
    expect(Math.max(...medians)).toBeLessThan(3_000);
    for (const page of pages) await page.close();
  });

  test('of a phone come in the size of the tile, with their sound', async () => {
    await twoHosts();
    const feed = feedAt(1);
    platform.setFeed({ id: feed, source: { kind: 'whip' } });
    const phone = await phoneSending(consoles, platform, feed);
    await eventually('the phone is seen', () => platform.status(feed)?.state === 'live');
    const page = await consoles.open(platform, 'a');
    await page.evaluate(id => window.look(id), feed);
    await playing(page, feed);
    expect(platform.figures()).toMatchObject({ pipesIn: 1 });
    for (const [height, wide] of [
      [180, 320],
      [720, 1_280],
    ] as const) {
      await platform.prefer('a', feed, { width: wide, height, visible: true });
      await page.waitForFunction(w => document.querySelector('video')!.videoWidth === w, wide, { timeout: 60_000 });
    }
    await page.evaluate(id => window.pictureOf(id).hear(true), feed);
    await expect
      .poll(async () => (await page.evaluate(() => window.arrives('audio')))?.packetsReceived ?? 0, {
        timeout: 30_000,
      })
      .toBeGreaterThan(50);
    // It goes, and comes back: nobody need ask again.
    await platform.endSession('phone');
    await eventually('it is gone', () => platform.status(feed)?.state === 'lost');
    const again = await phoneSending(consoles, platform, feed);
    await playing(page, feed);
    for (const one of [page, phone, again]) await one.close();
  });
});
