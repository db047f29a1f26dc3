import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { chronologyOf } from '../../console/situation/chronology.ts';
import { startVisitors } from '../../console/testing/chromium.ts';
import { openJournal } from '../../server/journal/open.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { Event } from '../../shared/protocol.ts';
import { advance } from '../../shared/room.ts';
import { buildConsole } from '../setup/console-build.mjs';
import type { BenchLine } from './line.ts';
import { wordsOfNight } from './words.ts';

const INCIDENTS = 10_000;
const ENTRIES = 100_000;
const BATCH = 500;
/** A screen of a machine that is busy with others takes its time. */
const PATIENCE = { timeout: 180_000 };

/** A room of 10,000 incidents and 100,000 log entries beside one of a few: memory, snapshot, first screen, next line. */
export async function bench(): Promise<BenchLine[]> {
  const built = await buildConsole(resolve(import.meta.dirname, '../..'), process.execPath, () => {});
  if (!built.ok) throw new Error(built.lines.join('\n'));
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const folder = mkdtempSync(join(tmpdir(), 'belfry-bench-room-'));
  const town = await startTestBelfry({ pictures: false, folder });
  try {
    await town.halt();
    await fill(folder, 5, 40);
    await town.resume();
    const small = await figures(town, collect);
    await town.halt();
    await fill(folder, INCIDENTS, ENTRIES);
    await town.resume();
    const large = await figures(town, collect);
    const line = (figure: string, name: keyof typeof small, unit: string): BenchLine => ({
      ...{ bench: 'room', figure, value: large[name], unit },
      ...{ baseline: small[name], ratio: large[name] / small[name] },
    });
    return [
      line(`heap of the server with ${INCIDENTS} incidents and ${ENTRIES} entries; 45 things`, 'heap', 'MB'),
      line('snapshot as JSON', 'snapshot', 'MB'),
      line('snapshot as it crosses the line, gzip', 'packed', 'MB'),
      line('one event into the room of a console', 'advance', 'ms'),
      line('log of the desk, made the first time', 'chronology', 'ms'),
      line('log of the desk after one more line', 'again', 'ms'),
      line('first screen: page asked for until the log stands on it', 'screen', 'ms'),
      line('one line: sent until it is on the screen', 'next', 'ms'),
    ];
  } finally {
    await town.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function figures(town: TestBelfry, collect: () => void) {
  collect();
  const heap = process.memoryUsage().heapUsed / 1e6;
  const { room } = town.belfry.worlds.live;
  const json = JSON.stringify(room);
  const packed = gzipSync(json, { level: 1 }).length / 1e6;
  let from = performance.now();
  chronologyOf(room);
  const chronology = performance.now() - from;
  from = performance.now();
  const next = advance(room, [written(room.seq + 1)]);
  const stepped = performance.now() - from;
  from = performance.now();
  chronologyOf(next);
  const again = performance.now() - from;
  return {
    ...{ heap, packed, chronology, again, advance: stepped, snapshot: Buffer.byteLength(json) / 1e6 },
    ...(await onScreen(town)),
  };
}

/** In a real browser, with the session of somebody who was signed in before. */
async function onScreen(town: TestBelfry): Promise<{ screen: number; next: number }> {
  const visitors = await startVisitors(town);
  try {
    const { page } = await visitors.signIn('operator');
    await stands(page);
    const from = performance.now();
    await page.goto(`${town.url}/?lang=fr`);
    await stands(page);
    const screen = performance.now() - from;
    const text = `Ligne ${crypto.randomUUID()}`;
    const sent = performance.now();
    await town.command('officer', 'log.write', { entry: crypto.randomUUID(), text });
    await page.getByText(text).first().waitFor(PATIENCE);
    return { screen, next: performance.now() - sent };
  } finally {
    await visitors.close();
  }
}
const stands = (page: Page) =>
  page.waitForFunction(() => document.querySelectorAll('.log > li').length > 5, undefined, PATIENCE);

/** Writes so many of each behind what the journal has. */
async function fill(folder: string, incidents: number, entries: number): Promise<void> {
  const journal = await openJournal({ dataFolder: folder });
  let at = await journal.position('live');
  const ids: string[] = [];
  for (let left = incidents + entries; left > 0; ) {
    const events = Array.from({ length: Math.min(BATCH, left) }, (_event, i): Event => {
      const n = incidents + entries - left + i;
      if (n >= incidents) return written(at + 1 + i, ids[n % ids.length]);
      const event = opened(at + 1 + i, n);
      ids.push((event.data as { incident: string }).incident);
      return event;
    });
    await journal.append('live', at, { events, answers: [] });
    at += events.length;
    left -= events.length;
  }
  await journal.close();
}
const event = (seq: number, type: string, data: unknown): Event => ({
  ...{ seq, world: 'live', id: crypto.randomUUID(), type, data, cause: crypto.randomUUID() },
  at: new Date().toISOString(),
  by: { person: 'belfry', mandate: 'belfry' },
});
const written = (seq: number, incident?: string): Event =>
  event(seq, 'log.written', {
    entry: crypto.randomUUID(),
    text: wordsOfNight(seq),
    source: 'D1',
    ...(incident ? { incident } : {}),
  });
const opened = (seq: number, n: number): Event =>
  event(seq, 'incident.opened', {
    incident: crypto.randomUUID(),
    ...{ kind: 'incident', title: `Incident ${n}`, severity: 'minor', communes: ['21004'], zones: ['5339'] },
    point: [4.36 + (n % 100) / 1_000, 50.84 + (n % 77) / 1_000],
  });
