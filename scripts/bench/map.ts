import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startVisitors } from '../../console/testing/chromium.ts';
import { MADOU } from '../../server/demonstration/scenery.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { buildConsole } from '../setup/console-build.mjs';
import type { BenchLine } from './line.ts';
import { quantile } from './quantile.ts';

const OBJECTS = 10_000;
const MOVES_PER_SECOND = 1_000;
/** Each phase lasts so long, ms, half of it with a hand that drags the map, which makes it draw each frame. */
const PHASE_MS = 16_000;

/**
 * The desk's map as people get it, from the hub's telemetry lane to the screen: 10,000 things of which 1,000 a second
 * move, against the same map with nothing on it, in the same page and run. A long task is one of over 50 ms on the main
 * thread, as the browser itself counts them; frames are the time from one to the next.
 */
export async function bench(): Promise<BenchLine[]> {
  const built = await buildConsole(resolve(import.meta.dirname, '../..'), process.execPath, () => {});
  if (!built.ok) throw new Error(built.lines.join('\n'));
  const belfry = await startTestBelfry({ pictures: false });
  const visitors = await startVisitors(belfry);
  try {
    const { page } = await visitors.signIn('operator');
    await page.waitForFunction(
      () => document.querySelector('.base-map canvas') && !document.querySelector('.map-state'),
    );
    await settle(page);
    const empty = await measure(page);
    const fleet = place(belfry);
    await page.waitForTimeout(5_000);
    const [from, before] = [performance.now(), fleet.moved()];
    const full = await measure(page);
    const moved = fleet.moved() - before;
    const seconds = (performance.now() - from) / 1_000;
    fleet.stop();
    return [
      ...lines('empty map', empty),
      ...lines(`${OBJECTS} objects`, full, empty),
      line('moves reported', moved / seconds, '/s'),
    ];
  } finally {
    await visitors.close();
    await belfry.stop();
  }
}

const line = (figure: string, value: number, unit: string, baseline?: number): BenchLine => ({
  ...{ bench: 'map', figure, value, unit },
  ...(baseline === undefined ? {} : { baseline, ratio: value / baseline }),
});

interface Phase {
  /** Durations of tasks over 50 ms, ms. */
  readonly tasks: readonly number[];
  /** Times between frames, ms. */
  readonly frames: readonly number[];
}
function lines(what: string, { tasks, frames }: Phase, base?: Phase): BenchLine[] {
  const at = (q: number) => quantile(frames, q);
  const over = (q: number) => (base ? quantile(base.frames, q) : undefined);
  return [
    line(`${what}, tasks over 50 ms`, tasks.length, 'tasks'),
    line(`${what}, longest task over 50 ms (0: none)`, Math.max(0, ...tasks), 'ms'),
    line(`${what}, frame p50`, at(0.5), 'ms', over(0.5)),
    line(`${what}, frame p99`, at(0.99), 'ms', over(0.99)),
  ];
}

/** Puts the objects around Madou and keeps them moving, a few each 20 ms, as their own devices would report. */
function place(belfry: TestBelfry) {
  const ids = Array.from({ length: OBJECTS }, () => crypto.randomUUID());
  const at = (i: number, step: number) =>
    [
      MADOU[0] + 0.05 * Math.sin(i * 12.9898) + 0.0002 * Math.sin(step + i),
      MADOU[1] + 0.03 * Math.sin(i * 78.233) + 0.0002 * Math.cos(step + i),
    ] as const;
  const report = (i: number, step: number) => belfry.belfry.report('live', [ids[i] as string, ...at(i, step)]);
  for (let i = 0; i < OBJECTS; i += 1) report(i, 0);
  let [next, moved, due] = [0, 0, performance.now()];
  const timer = setInterval(() => {
    for (; due < performance.now(); due += 1_000 / MOVES_PER_SECOND) {
      report(next, moved / OBJECTS);
      next = (next + 1) % OBJECTS;
      moved += 1;
    }
  }, 20);
  return { stop: () => clearInterval(timer), moved: () => moved };
}

/** Waits until the map has drawn all its tiles: then frames are its rest. */
const settle = (page: Page) => page.waitForTimeout(8_000);

async function measure(page: Page): Promise<Phase> {
  await page.evaluate(() => {
    const found = { tasks: [] as number[], frames: [] as number[], on: true };
    Object.assign(globalThis, { found });
    const observer = new PerformanceObserver(list => found.tasks.push(...list.getEntries().map(e => e.duration)));
    observer.observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now: number) => {
      found.frames.push(now - last);
      last = now;
      if (found.on) requestAnimationFrame(frame);
      else observer.disconnect();
    };
    requestAnimationFrame(frame);
  });
  await page.waitForTimeout(PHASE_MS / 2);
  await drag(page, PHASE_MS / 2);
  return page.evaluate(() => {
    const { found } = globalThis as unknown as { found: Phase & { on: boolean } };
    found.on = false;
    return { tasks: found.tasks, frames: found.frames.slice(1) };
  });
}

/** A hand that leads the map round and round. */
async function drag(page: Page, ms: number): Promise<void> {
  const box = await page.locator('.base-map canvas').boundingBox();
  if (!box) throw new Error('the map is not on the screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const from = performance.now(); performance.now() - from < ms; ) {
    const turn = (performance.now() - from) / 600;
    await page.mouse.move(x + 80 * Math.sin(turn), y + 80 * (1 - Math.cos(turn)));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
}
