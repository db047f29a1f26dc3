import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMediaPlatform, type MediaPlatformOptions } from './platform.ts';
import type { FeedStatus, MediaPlatform } from './port.ts';

/** What the tests of the platform share: the real worker that set-up left, and patience for what processes do. */
export function setUp(): { worker: string; ffmpeg: string; python: string; chromium: string } {
  const found = JSON.parse(readFileSync(join(import.meta.dirname, '../node_modules/.cache/belfry-setup.json'), 'utf8'));
  for (const part of ['worker', 'ffmpeg', 'python', 'chromium', 'rtspServer']) {
    if (!found[part]) throw new Error(`set-up found no ${part} on this machine: the video tests can't run without it`);
  }
  return found;
}

export interface Standing {
  readonly platform: MediaPlatform;
  /** Every status announced so far, oldest first. */
  readonly statuses: FeedStatus[];
  /** The lines logged so far, as JSON. */
  readonly logged: string[];
  /** Resolves with the first status, from the moment of asking on, that fits; fails after `patience` ms. */
  until(feed: string, fits: (status: FeedStatus) => boolean, patience?: number): Promise<FeedStatus>;
}

export async function standingPlatform(options: Partial<MediaPlatformOptions> = {}): Promise<Standing> {
  const statuses: FeedStatus[] = [];
  const logged: string[] = [];
  const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const platform = await createMediaPlatform({
    workerBin: setUp().worker,
    listenIp: '127.0.0.1',
    clock: () => new Date(),
    log: { info: write, warn: write },
    ...options,
  });
  platform.onStatus(status => statuses.push(status));
  return {
    platform,
    statuses,
    logged,
    async until(feed, fits, patience = 30_000) {
      const now = platform.status(feed);
      if (now && fits(now)) return now;
      return new Promise((resolve, reject) => {
        const undo = platform.onStatus(status => {
          if (status.feed !== feed || !fits(status)) return;
          clearTimeout(timer);
          undo();
          resolve(status);
        });
        const timer = setTimeout(() => {
          undo();
          reject(
            new Error(
              `no such status of ${feed}; its history: ${JSON.stringify(statuses.filter(s => s.feed === feed))}`,
            ),
          );
        }, patience);
      });
    },
  };
}

/** Command lines of the running processes that came from this one, directly or not, by pid. */
export function descendants(): Map<number, string> {
  const all = new Map<number, { parent: number; line: string }>();
  for (const entry of process.platform === 'linux' ? pids() : []) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      all.set(entry, { parent, line: readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ') });
    } catch {
      // It ended between the listing and the reading.
    }
  }
  const isOurs = (pid: number): boolean => {
    for (let at = all.get(pid); at; at = all.get(at.parent)) if (at.parent === process.pid) return true;
    return false;
  };
  return new Map(
    [...all].filter(([pid, { line }]) => line !== '' && isOurs(pid)).map(([pid, { line }]) => [pid, line]),
  );
}

function pids(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 0);
}

/** Whether a process still does something; one that ended and waits to be reaped has no command line. */
export function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

/** Pids of our running ffmpeg processes whose command line holds `part`. */
export function ffmpegs(part: string): number[] {
  return [...descendants()].filter(([, line]) => /\bffmpeg\b/.test(line) && line.includes(part)).map(([pid]) => pid);
}

/** Waits until `check` holds; fails with `what` after `patience` ms. */
export async function eventually(what: string, check: () => boolean, patience = 60_000): Promise<void> {
  const end = performance.now() + patience;
  while (!check()) {
    if (performance.now() > end) throw new Error(`still not so after ${patience} ms: ${what}`);
    await sleep(50);
  }
}
