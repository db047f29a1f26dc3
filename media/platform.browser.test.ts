import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RtspServer, startRtspServer } from './cameras/rtspServer.ts';
import { descendants, eventually, ffmpegs, type Standing, setUp, standingPlatform } from './platform.fixture.ts';
import { MediaRefusal } from './port.ts';
import { mediaSignalSchema } from './signals.ts';

/**
 * The console's own video link, built by vite, in a real Chromium, against the real platform and a real RTSP server.
 * Between page and platform stand Playwright's bindings in the place of the hub: one JSON question, one JSON answer.
 */
const FEED = '7a0f6bb0-1f9a-4f52-9a53-5c2d90c1a001';
const OTHER = '7a0f6bb0-1f9a-4f52-9a53-5c2d90c1a002';
const PAGE = `
import { createVideoLink } from '/console/feeds/videoLink.ts';
const listeners = new Set();
window.statusChanged = status => { for (const listener of listeners) listener(status); };
const request = async signal => {
  const answer = JSON.parse(await window.ask(JSON.stringify(signal)));
  if (signal.do === 'watch') await window.slow?.();
  if ('refused' in answer) throw Object.assign(new Error(answer.refused), { reason: answer.refused });
  return answer.value;
};
const link = createVideoLink({ request, onStatus: listener => { listeners.add(listener); return () => listeners.delete(listener); } });
const pictures = new Map();
window.look = feed => {
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true, playsInline: true, id: 'v' + feed });
  const picture = link.watch(feed);
  video.srcObject = picture.stream;
  document.body.append(video);
  pictures.set(feed, picture);
};
window.leave = feed => { pictures.get(feed).close(); document.getElementById('v' + feed).remove(); };
window.stateOf = feed => pictures.get(feed).state();
window.statsOf = feed => pictures.get(feed).getStats();
window.renew = () => link.renew();
`;

let folder: string;
let origin: string;
let stopServer: () => Promise<void>;
let browser: Browser;
let cameras: RtspServer;
let standing: Standing;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-video-'));
  const root = join(import.meta.dirname, '..');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { outDir: folder, minify: false, rolldownOptions: { input: '/page.ts' } },
    plugins: [
      {
        name: 'page',
        resolveId: id => (id === '/page.ts' ? id : undefined),
        load: id => (id === '/page.ts' ? PAGE : undefined),
      },
    ],
  });
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    if (path === '/') {
      const entry = (await readdir(join(folder, 'assets'))).find(name => name.startsWith('page-'))!;
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><body style="margin:0;background:#000"><script type="module" src="/assets/${entry}"></script>`,
      );
      return;
    }
    response.setHeader('content-type', 'text/javascript');
    readFile(join(folder, path)).then(
      bytes => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  stopServer = () => new Promise(resolve => server.close(() => resolve()));
  browser = await chromium.launch({
    executablePath: setUp().chromium,
    args: [
      ...['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
      ...['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required'],
    ],
  });
  cameras = await startRtspServer({
    cameras: [
      { path: 'plain', name: 'Plain' },
      { path: 'main', name: 'Main', codec: 'h264-main' },
      { path: 'high', name: 'High', codec: 'h264-high' },
      { path: 'bframes', name: 'B-frames', codec: 'h264-bframes' },
      { path: 'mjpeg', name: 'MJPEG', codec: 'mjpeg' },
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await cameras?.close();
  await stopServer?.();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => standing?.platform.close());

/** A console: a page whose questions the platform answers under the name of one viewer. */
async function openConsole(viewer: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const { platform } = standing;
  const answer = async (text: string): Promise<unknown> => {
    const signal = mediaSignalSchema.parse(JSON.parse(text));
    switch (signal.do) {
      case 'capabilities':
        return platform.capabilities();
      case 'open':
        return platform.openViewer(viewer);
      case 'connect':
        return platform.connectViewer(viewer, signal.dtlsParameters as never);
      case 'watch':
        return platform.watch(viewer, signal.feed, signal.rtpCapabilities as never);
      case 'resume':
        return platform.resume(viewer, signal.consumer);
      case 'unwatch':
        return platform.unwatch(viewer, signal.feed);
      case 'close':
        return platform.closeViewer(viewer);
    }
  };
  await page.exposeFunction('ask', (text: string) =>
    answer(text).then(
      value => JSON.stringify({ value }),
      error => JSON.stringify({ refused: error instanceof MediaRefusal ? error.reason : String(error) }),
    ),
  );
  const undo = platform.onStatus(status => {
    page.evaluate(told => window.statusChanged?.(told), status).catch(() => undefined);
  });
  page.once('close', undo);
  await page.goto(origin);
  await page.waitForFunction(() => 'look' in window);
  return page;
}

declare global {
  interface Window {
    look(feed: string): void;
    leave(feed: string): void;
    stateOf(feed: string): { kind: string; reason?: string };
    statsOf(feed: string): Promise<{ framesDecoded: number; width: number; bitsPerSecond?: number } | undefined>;
    statusChanged(status: { feed: string; state: string }): void;
    renew(): void;
    slow?: () => Promise<void>;
    release(): void;
  }
}

/** Waits for a picture that really moves: it has a size, time advances, frames are decoded. */
async function playing(page: Page, feed: string, patience = 60_000): Promise<void> {
  const end = performance.now() + patience;
  const moves = () =>
    page.evaluate(async id => {
      const video = document.getElementById(`v${id}`) as HTMLVideoElement;
      const before = { time: video.currentTime, frames: video.getVideoPlaybackQuality().totalVideoFrames };
      await new Promise(resolve => setTimeout(resolve, 700));
      const frames = video.getVideoPlaybackQuality().totalVideoFrames;
      return video.videoWidth > 0 && video.currentTime > before.time && frames > before.frames + 3;
    }, feed);
  while (!(await moves())) {
    if (performance.now() < end) continue;
    const state = await page.evaluate(id => window.stateOf(id), feed);
    throw new Error(`no moving picture: ${JSON.stringify([state, standing.statuses])}`);
  }
}

/** What the corner with the burnt-in clock shows, as a digest of its pixels. */
async function clockOf(page: Page): Promise<string> {
  const corner = await page.screenshot({ clip: { x: 800, y: 15, width: 460, height: 50 } });
  return createHash('sha256').update(corner).digest('hex');
}

const rtsp = (id: string, url: string) => standing.platform.setFeed({ id, source: { kind: 'rtsp', url } });

describe('[room.8] in a real browser', () => {
  test.each([
    ['plain', 'passed'],
    ['main', 'passed'],
    ['high', 'transcoded'],
    ['bframes', 'transcoded'],
    ['mjpeg', 'transcoded'],
  ])('an RTSP camera (%s, %s) plays and its burnt-in clock goes on', async (path, handling) => {
    standing = await standingPlatform();
    rtsp(FEED, cameras.url(path));
    const page = await openConsole('a');
    await page.evaluate(feed => window.look(feed), FEED);
    await playing(page, FEED);
    expect(standing.platform.status(FEED)).toMatchObject({ state: 'live', handling });
    const first = await clockOf(page);
    await page.waitForTimeout(1_200);
    expect(await clockOf(page)).not.toBe(first);
    expect(await page.evaluate(feed => window.stateOf(feed), FEED)).toEqual({ kind: 'playing' });
    await page.evaluate(feed => window.statsOf(feed), FEED);
    await page.waitForTimeout(500);
    const stats = await page.evaluate(feed => window.statsOf(feed), FEED);
    expect(stats).toMatchObject({ width: 1280, packetsLost: expect.any(Number) });
    expect(stats!.bitsPerSecond).toBeGreaterThan(10_000);
    await page.close();
  });

  test('two consoles share one source, a late one sees it too, and it stops with the last', async () => {
    standing = await standingPlatform({ linger: 300 });
    rtsp(FEED, cameras.url('plain'));
    standing.platform.setFeed({ id: OTHER, label: 'Bars', source: { kind: 'test' } });
    const [first, second] = [await openConsole('a'), await openConsole('b')];
    await first.evaluate(([feed, other]) => [window.look(feed!), window.look(other!)], [FEED, OTHER]);
    await Promise.all([playing(first, FEED), playing(first, OTHER)]);
    await second.evaluate(feed => window.look(feed), FEED);
    await playing(second, FEED);
    expect(ffmpegs('/plain')).toHaveLength(1);
    expect(standing.platform.figures()).toMatchObject({ viewers: 2, consumers: 3, sourceStarts: 2 });
    await first.evaluate(feed => window.leave(feed), FEED);
    await playing(second, FEED);
    await second.evaluate(feed => window.leave(feed), FEED);
    await eventually('the source stopped', () => ffmpegs('/plain').length === 0);
    await playing(first, OTHER);
    await first.close();
    await second.close();
  });

  test('the picture comes back by itself after ffmpeg, the camera and the worker were killed', async () => {
    standing = await standingPlatform();
    const { platform, until } = standing;
    const mortal = await startRtspServer({ cameras: [{ path: 'a', name: 'Mortal' }] });
    rtsp(FEED, mortal.url('a'));
    const page = await openConsole('a');
    await page.evaluate(feed => window.look(feed), FEED);
    await playing(page, FEED);

    process.kill(ffmpegs('/a')[0]!, 'SIGKILL');
    await until(FEED, status => status.state === 'lost');
    await playing(page, FEED);

    process.kill(mortal.pid, 'SIGKILL');
    await until(FEED, status => status.state === 'lost');
    await mortal.close();
    const reborn = await startRtspServer({ port: mortal.port, cameras: [{ path: 'a', name: 'Reborn' }] });
    await playing(page, FEED, 90_000);

    const worker = [...descendants()].find(([, line]) => line.includes('mediasoup-worker'))![0];
    process.kill(worker, 'SIGKILL');
    await until(FEED, status => status.reason === 'worker-died');
    await playing(page, FEED, 90_000);
    expect(platform.figures()).toMatchObject({ workers: 1, workerRestarts: 1, viewers: 1, consumers: 1 });

    // The hub forgot this console (its connection was cut): it opens everything anew.
    await platform.closeViewer('a');
    await page.evaluate(() => window.renew());
    await playing(page, FEED);
    await page.close();
    await reborn.close();
  });

  test('an answer from before a renewal has no voice, and a hub that never answered is asked again', async () => {
    standing = await standingPlatform();
    rtsp(FEED, cameras.url('plain'));
    const page = await openConsole('a');
    await page.evaluate(() => {
      const late = new Promise<void>(resolve => {
        window.release = resolve;
      });
      window.slow = () => late;
    });
    await page.evaluate(feed => window.look(feed), FEED);
    await standing.until(FEED, status => status.state === 'live');
    await eventually('the first answer is under way', () => standing.platform.figures().consumers === 1);
    await page.evaluate(() => {
      delete window.slow;
      window.renew();
    });
    await playing(page, FEED);
    await page.evaluate(() => window.release());
    await playing(page, FEED);
    expect(await page.evaluate(feed => window.stateOf(feed), FEED)).toEqual({ kind: 'playing' });
    expect(standing.platform.figures()).toMatchObject({ viewers: 1, consumers: 1 });
    await page.close();
  });

  test('a camera that is dark says why, and plays when it comes', async () => {
    standing = await standingPlatform();
    const absent = await startRtspServer({ cameras: [{ path: 'a', name: 'Late' }] });
    await absent.close();
    rtsp(FEED, absent.url('a'));
    const page = await openConsole('a');
    await page.evaluate(feed => window.look(feed), FEED);
    await page.waitForFunction(feed => window.stateOf(feed).reason === 'address-unreachable', FEED);
    const late = await startRtspServer({ port: absent.port, cameras: [{ path: 'a', name: 'Late' }] });
    await playing(page, FEED, 90_000);
    await page.close();
    await late.close();
  });
});
