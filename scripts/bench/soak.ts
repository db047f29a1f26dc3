import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { ended, startHost as startMediaHost } from '../../media/apart/host.fixture.ts';
import { connectMedia } from '../../media/apart/remote.ts';
import { startRtspServer } from '../../media/cameras/rtspServer.ts';
import { startConsolePages } from '../../media/console.fixture.ts';
import { descendants } from '../../media/platform.fixture.ts';
import type { MediaPlatform } from '../../media/port.ts';
import { type Inspected, inspect } from './inspect.ts';
import type { BenchLine } from './line.ts';
import { makeUndecoded } from './undecoded.ts';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 60);
/** What is measured from here on is compared with what is measured here: caches are full, and pools have their size. */
const WARM_MINUTES = Math.min(10, MINUTES / 4);
const FEEDS = Array.from({ length: 16 }, () => crypto.randomUUID());
const VIEWERS = 8;
/** The cameras send so many pictures a second. */
const RATE = 10;

/**
 * Sixteen feeds at eight viewers for an hour, on the platform as a program of its own, in real connections. Each minute one
 * viewer goes and comes again, and one camera is called anew. What the program and its workers hold must be at the end what
 * it was when warm.
 */
export async function bench(): Promise<BenchLine[]> {
  const consoles = await startConsolePages();
  const cameras = await startRtspServer({ cameras: [{ path: 'ball', name: 'Ball', small: true }] });
  const host = await startHost();
  const { platform } = host;
  let lost = 0;
  platform.onStatus(({ state }) => {
    if (state === 'lost') lost++;
  });
  // Each is a session of its own with the camera; a changed address ends one and begins another.
  const call = (feed: string, time = 0) =>
    platform.setFeed({ id: feed, source: { kind: 'rtsp', url: `${cameras.url('ball')}?${feed}-${time}` } });
  for (const feed of FEEDS) call(feed);
  const pages: Page[] = [];
  const held: Held[] = [];
  let least = Number.POSITIVE_INFINITY;
  try {
    for (let n = 0; n < VIEWERS; n++) pages.push(await sit(consoles, platform, `viewer-${n}`));
    const begun = performance.now();
    for (let minute = 1; minute <= MINUTES; minute++) {
      const before = await Promise.all(pages.map(page => page.evaluate(() => window.arrived())));
      const from = performance.now();
      await sleep(50_000);
      const after = await Promise.all(pages.map(page => page.evaluate(() => window.arrived())));
      const sent = ((performance.now() - from) / 1_000) * RATE * FEEDS.length;
      least = Math.min(least, ...after.map((count, n) => (count - before[n]!) / sent));
      held.push(await heldNow(host));
      console.info(`minute ${minute}: ${JSON.stringify(held.at(-1))}, fewest pictures ${(least * 100).toFixed(1)} %`);
      const place = minute % VIEWERS;
      await pages[place]!.close();
      await platform.closeViewer(`viewer-${place}`);
      call(FEEDS[minute % FEEDS.length]!, minute);
      pages[place] = await sit(consoles, platform, `viewer-${place}`);
      // Whatever that took, a minute is one.
      await sleep(Math.max(0, begun + minute * 60_000 - performance.now()));
    }
    const warm = held[Math.ceil(WARM_MINUTES) - 1]!;
    const end = held.at(-1)!;
    const line = (figure: string, unit: string, key: keyof Held): BenchLine => ({
      ...{ bench: 'soak', figure, unit, value: end[key], baseline: warm[key], ratio: end[key] / warm[key] },
    });
    return [
      line(`what the program holds after ${MINUTES} minutes, garbage collected, beside ${WARM_MINUTES}`, 'MB', 'live'),
      line("the program's pages, garbage and all", 'MB', 'program'),
      line("workers' memory", 'MB', 'workers'),
      line("the program's open files", 'files', 'files'),
      line("workers' open files", 'files', 'workerFiles'),
      line('processes', 'processes', 'processes'),
      {
        bench: 'soak',
        figure: 'pictures at the viewer that got fewest in a minute',
        unit: '% of sent',
        value: least * 100,
      },
      {
        ...{ bench: 'soak', figure: 'times that a source was lost', unit: 'times' },
        value: lost,
      },
    ];
  } finally {
    await host.close();
    await consoles.close();
    await cameras.close();
  }
}

interface Host {
  readonly platform: MediaPlatform;
  readonly child: ChildProcess;
  readonly inside: Inspected;
  close(): Promise<void>;
}
/** `npm run media`, the line to it, and a look inside. */
async function startHost(): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'belfry-soak-'));
  const key = crypto.randomUUID() + crypto.randomUUID();
  const more = { BELFRY_MEDIA_WORKERS: '2', NODE_OPTIONS: '--inspect=127.0.0.1:0' };
  const { child, port } = await startMediaHost({ folder, key, more });
  const inside = await inspect(child.pid!);
  const log = { info: () => {}, warn: (fields: object, message: string) => console.error(message, fields) };
  const platform = await connectMedia({
    ...{ host: '127.0.0.1', port, key, log, clock: () => new Date(), refuseHost: () => false },
    cache: join(folder, 'cache'),
  });
  return {
    ...{ platform, child, inside },
    async close() {
      inside.close();
      await platform.close();
      await ended(child, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A viewer in a page of its own that looks at all feeds. */
async function sit(
  consoles: Awaited<ReturnType<typeof startConsolePages>>,
  platform: MediaPlatform,
  viewer: string,
): Promise<Page> {
  const page = await consoles.bare(platform);
  await page.evaluate(makeUndecoded);
  await page.evaluate(
    ([name, feeds]) => {
      const { linkFor } = window as unknown as { linkFor(viewer: string): { watch(feed: string): unknown } };
      const link = linkFor(name);
      for (const feed of feeds) link.watch(feed);
    },
    [viewer, FEEDS] as const,
  );
  return page;
}

/** Memory that is in the processes' own pages or shared ones (RSS), MB, and what else is held. */
interface Held {
  /** Heap and buffers after garbage was collected: what pages say depends on when that last was. */
  readonly live: number;
  readonly program: number;
  readonly workers: number;
  readonly files: number;
  readonly workerFiles: number;
  readonly processes: number;
}
async function heldNow({ child, inside }: Host): Promise<Held> {
  const program = child.pid!;
  const all = descendants();
  const workers = [...all].filter(([, line]) => line.includes('mediasoup-worker')).map(([pid]) => pid);
  const sum = (of: (pid: number) => number) => workers.reduce((total, pid) => total + of(pid), 0);
  const browser = /chrom|playwright/;
  return {
    live: await inside.liveMemory(),
    program: memoryOf(program),
    workers: sum(memoryOf),
    files: filesOf(program),
    workerFiles: sum(filesOf),
    processes: [...all.values()].filter(line => !browser.test(line)).length,
  };
}
function memoryOf(pid: number): number {
  const pages = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(pages?.[1] ?? 0) / 1_000;
}
const filesOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;
