import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { setUp } from './platform.fixture.ts';
import type { PoorLine } from './poorLine/line.fixture.ts';
import { type MediaPlatform, MediaRefusal, type TransportOffer } from './port.ts';
import { mediaSignalSchema } from './signals.ts';

/**
 * Consoles for the tests and benchmarks of the platform: the console's own video link, built by vite, in a real Chromium,
 * against the real platform. Between page and platform stand Playwright's bindings in the place of the hub: one JSON
 * question, one JSON answer.
 */
export interface ConsolePages {
  readonly browser: Browser;
  /** A console: a page whose questions the platform answers under the name of one viewer. */
  open(platform: MediaPlatform, viewer: string, more?: ConsoleMore): Promise<Page>;
  /** An empty page of the same origin with the same parts, where several links can be made: `linkFor`. */
  bare(platform: MediaPlatform, more?: ConsoleMore): Promise<Page>;
  close(): Promise<void>;
}
export interface ConsoleMore {
  /** Puts something between a page and the platform. */
  readonly way?: (offer: TransportOffer) => TransportOffer;
  /** Answers what is asked as `window.other`. */
  readonly other?: (asked: unknown) => Promise<unknown>;
}

const PAGE = `
import { createVideoLink } from '/console/feeds/videoLink.ts';
import { Device } from 'mediasoup-client';
const parsed = text => {
  const answer = JSON.parse(text);
  if ('refused' in answer) throw Object.assign(new Error(answer.refused), { reason: answer.refused });
  return answer.value;
};
const listeners = new Map();
window.statusChanged = (viewer, status) => { for (const [of, told] of listeners) if (!viewer || of === viewer) told(status); };
window.other = async asked => parsed(await window.askOther(JSON.stringify(asked)));
window.Device = Device;
window.linkFor = viewer => createVideoLink({
  request: async signal => {
    const value = parsed(await window.ask(viewer, JSON.stringify(signal)));
    if (signal.do === 'watch') await window.slow?.();
    return value;
  },
  onStatus: listener => { listeners.set(viewer, listener); return () => listeners.delete(viewer); },
});
const pictures = new Map();
// Each connection is kept, so that what arrives on it can be asked.
const connections = [];
const Connection = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Connection {
  constructor(...given) { super(...given); connections.push(this); }
};
window.arrives = async kind => {
  const all = [];
  for (const connection of connections)
    for (const report of (await connection.getStats()).values())
      if (report.type === 'inbound-rtp' && report.kind === kind) all.push(report);
  return all.at(-1);
};
window.show = (id, stream) => {
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true, playsInline: true, id });
  video.srcObject = stream;
  document.body.append(video);
  return video;
};
window.take = (link, feed) => {
  const picture = link.watch(feed);
  pictures.set(feed, picture);
  return window.show('v' + feed, picture.stream);
};
window.leave = feed => { pictures.get(feed).close(); document.getElementById('v' + feed).remove(); };
window.stateOf = feed => pictures.get(feed).state();
window.statsOf = feed => pictures.get(feed).getStats();
window.pictureOf = feed => pictures.get(feed);
window.begin = viewer => {
  const link = window.linkFor(viewer);
  window.look = feed => void window.take(link, feed);
  window.renew = () => link.renew();
};
`;

export interface Stats {
  readonly framesDecoded: number;
  readonly width: number;
  readonly height: number;
  readonly bitsPerSecond?: number;
}
declare global {
  interface Window {
    begin(viewer: string): void;
    look(feed: string): void;
    leave(feed: string): void;
    renew(): void;
    stateOf(feed: string): { kind: string; reason?: string };
    statsOf(feed: string): Promise<Stats | undefined>;
    pictureOf(feed: string): { degraded(): boolean; hear(on: boolean): void; sound(): string };
    statusChanged(viewer: string | undefined, status: { feed: string; state: string }): void;
    /** What arrives of a kind, as WebRTC's statistics say it. */
    arrives(kind: 'audio' | 'video'): Promise<Record<string, number> | undefined>;
    slow?: () => Promise<void>;
    release(): void;
  }
}

/** @param line at whose far end the browser runs; undefined: on this host, beside the platform */
export async function startConsolePages(line?: PoorLine): Promise<ConsolePages> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-video-'));
  await build({
    root: join(import.meta.dirname, '..'),
    ...{ configFile: false, publicDir: false, logLevel: 'error' },
    build: { outDir: folder, minify: false, rolldownOptions: { input: '/page.ts' } },
    plugins: [
      {
        name: 'page',
        resolveId: id => (id === '/page.ts' ? id : undefined),
        load: id => (id === '/page.ts' ? PAGE : undefined),
      },
    ],
  });
  const site = await serve(folder, line?.platformAt ?? '127.0.0.1');
  const browser = await chromium.launch({
    executablePath: await startedAt(line?.atConsole ?? [], setUp().chromium, folder),
    args: [
      ...['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--disable-gpu-compositing'],
      ...['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required'],
      // A console comes by https or from its own host; the far end of a line has neither.
      `--unsafely-treat-insecure-origin-as-secure=${new URL(site.origin).origin}`,
    ],
  });
  const bare = async (platform: MediaPlatform, more: ConsoleMore = {}) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const told = (viewer: string | undefined, status: { feed: string; state: string }) =>
      void page.evaluate(([to, what]) => window.statusChanged?.(to, what), [viewer, status] as const).catch(() => 0);
    await page.exposeFunction('ask', (viewer: string, text: string) => said(answer(platform, viewer, text, more)));
    await page.exposeFunction('askOther', (text: string) => said(more.other!(JSON.parse(text))));
    const undo = [
      platform.onStatus(status => told(undefined, status)),
      platform.onDelivery(({ viewer, feed, state }) => told(viewer, { feed, state })),
    ];
    page.once('close', () => {
      for (const each of undo) each();
    });
    await page.goto(site.origin);
    await page.waitForFunction(() => 'begin' in window);
    return page;
  };
  return {
    ...{ browser, bare },
    async open(platform, viewer, more) {
      const page = await bare(platform, more);
      await page.evaluate(name => window.begin(name), viewer);
      return page;
    },
    async close() {
      await browser.close();
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A program that starts another where a line puts its consoles. */
async function startedAt(place: readonly string[], program: string, folder: string): Promise<string> {
  if (place.length === 0) return program;
  const file = join(folder, 'at-console');
  await writeFile(file, `#!/bin/sh\nexec ${place.join(' ')} '${program}' "$@"\n`, { mode: 0o700 });
  return file;
}

const said = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    value => JSON.stringify({ value }),
    error => JSON.stringify({ refused: error instanceof MediaRefusal ? error.reason : String(error) }),
  );

async function answer(platform: MediaPlatform, viewer: string, text: string, { way }: ConsoleMore): Promise<unknown> {
  const signal = mediaSignalSchema.parse(JSON.parse(text));
  switch (signal.do) {
    case 'capabilities':
      return platform.capabilities();
    case 'open': {
      const offer = await platform.openViewer(viewer);
      return way ? way(offer) : offer;
    }
    case 'connect':
      return platform.connectViewer(viewer, signal.dtlsParameters as never);
    case 'watch':
      return platform.watch(viewer, signal.feed, signal.rtpCapabilities as never);
    case 'resume':
      return platform.resume(viewer, signal.consumer);
    case 'pause':
      return platform.pause(viewer, signal.consumer);
    case 'prefer':
      return platform.prefer(viewer, signal.feed, signal);
    case 'unwatch':
      return platform.unwatch(viewer, signal.feed);
    case 'close':
      return platform.closeViewer(viewer);
  }
}

async function serve(folder: string, at: string): Promise<{ origin: string; close(): Promise<void> }> {
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
  await new Promise<void>(resolve => server.listen(0, at, resolve));
  return {
    origin: `http://${at}:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}

/** Waits for a picture that really moves: it has a size, time advances, frames are decoded. */
export async function playing(page: Page, feed: string, patience = 60_000): Promise<void> {
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
    throw new Error(`no moving picture of ${feed}: ${JSON.stringify(state)}`);
  }
}

/**
 * Ages in ms of pictures of a coded camera, as they stand on the glass of this machine: from the moment at which a picture
 * was made until the browser gives it to the screen. Empty where no picture could be read.
 */
export const agesOf = (page: Page, selector: string, count: number): Promise<number[]> =>
  page.evaluate(
    async ([found, wanted]) => {
      const video = document.querySelector(found) as HTMLVideoElement;
      const canvas = new OffscreenCanvas(40, 1);
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      const ages: number[] = [];
      const until = performance.now() + 20_000;
      while (ages.length < wanted && performance.now() < until) {
        const shown = await new Promise<number>(resolve => {
          video.requestVideoFrameCallback(() => resolve(Date.now()));
          setTimeout(() => resolve(0), 2_000);
        });
        if (shown === 0) continue;
        // The bar is a fortieth of the width high, under the middle: one point of the middle of each square.
        const side = video.videoWidth / 40;
        context.imageSmoothingEnabled = false;
        for (let bit = 0; bit < 40; bit++)
          context.drawImage(video, (bit + 0.5) * side, video.videoHeight / 2 + side / 2, 1, 1, bit, 0, 1, 1);
        const { data } = context.getImageData(0, 0, 40, 1);
        let moment = 0;
        for (let bit = 0; bit < 40; bit++) moment = moment * 2 + (data[bit * 4]! > 128 ? 1 : 0);
        const age = (shown % 2 ** 40) - moment;
        // A picture between two, or a bit that the encoder smeared, tells no time.
        if (age > -50 && age < 60_000) ages.push(age);
      }
      return ages;
    },
    [selector, count] as const,
  );
