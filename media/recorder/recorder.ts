import type { Feed } from '../feed/feed.ts';
import type { Tools } from '../source/tools.ts';
import type { MediaLog } from '../workers.ts';
import { Archive, type Stretch } from './archive.ts';
import { type Frame, frameOf } from './frame.ts';
import { startRecording } from './recording.ts';

/** How much of the disk recordings may take. */
export interface RecordingLimits {
  /** Bytes of all rings; without bound where absent. */
  readonly bytes?: number | undefined;
  /** Share of the disk that stays free, 0 to 1. */
  readonly free: number;
}
/**
 * Rings of pictures, and what is held out of them. It knows cameras and times; who may look, and how long the law lets
 * something be kept, is said by whoever asks.
 */
export interface Recorder {
  /** The ring of a feed; undefined: it has none, and nothing of it may stay but what is held. */
  set(feed: string, ring: Ring | undefined): void;
  /** Feeds of which something is in a ring. */
  feeds(): readonly string[];
  /** What is kept of a feed between two moments, ms since 1970, and where something is missing. */
  list(feed: string, from: number, to: number): Promise<Stretch>;
  /** Takes what is there of a stretch into a hold; again, as more comes. */
  keep(hold: string, feed: string, from: number, to: number): Promise<Stretch>;
  held(hold: string, feed: string, from: number, to: number): Promise<Stretch>;
  release(hold: string): Promise<void>;
  /** Holds that something is kept for, also those that nobody asks for any more. */
  holds(): readonly string[];
  /** The end of the last segment that is kept, ms since 1970. */
  keptUpTo(feed: string): number | undefined;
  segmentFile(feed: string, from: number): Promise<string | undefined>;
  initFile(feed: string, init: string): Promise<string | undefined>;
  /** The picture that was on at a moment, ms since 1970; undefined where nothing is kept of it. */
  frame(feed: string, moment: number): Promise<Frame | undefined>;
  /** Takes away what the rings no longer hold, and looks at the disk. */
  sweep(): Promise<void>;
  status(): RecorderStatus;
  close(): Promise<void>;
}
export interface Ring {
  /** What is older goes by itself. */
  readonly seconds: number;
  /** Whether it goes on; one that was stopped keeps what it has until its time. */
  readonly on: boolean;
}
export interface RecorderStatus {
  readonly bytes: number;
  /** Share of the disk that is free, as last looked at. */
  readonly free: number;
  /** `short`: the oldest pictures go before their time. `full`: nothing more can be kept. */
  readonly disk: 'enough' | 'short' | 'full';
  /** Feeds that are to be recorded, and until when each is. */
  readonly feeds: Readonly<Record<string, { readonly seconds: number; readonly upTo?: number }>>;
}
export interface RecorderOptions {
  readonly folder: string;
  readonly limits: RecordingLimits;
  readonly feed: (id: string) => Feed | undefined;
  /** Undefined where this host has no ffmpeg: nothing is recorded then. */
  readonly tools: Tools | undefined;
  readonly log: MediaLog;
  readonly clock: () => Date;
  readonly segmentMs?: number;
}
/** Short enough that a crash costs little and a look back begins soon, long enough that files stay few. */
const SEGMENT_MS = 4_000;
const SWEEP_MS = 10_000;
/** What is taken away at once when the disk is short: a minute of the oldest. */
const EVICTED_MS = 60_000;

export async function createRecorder(options: RecorderOptions): Promise<Recorder> {
  const { limits, tools, log, clock, segmentMs = SEGMENT_MS } = options;
  const archive = await Archive.open(options.folder);
  const rings = new Map<string, number>();
  const running = new Map<string, { close(): Promise<void> }>();
  const closing = new Set<Promise<void>>();
  const upTo = new Map<string, number>();
  let disk: RecorderStatus['disk'] = 'enough';
  let free = await archive.free();

  const begin = (feed: string) => {
    if (!tools || running.has(feed)) return;
    const recording = startRecording(feed, {
      ...{ feed: options.feed, tools, archive, log, clock, segmentMs },
      room: () => disk !== 'full',
      kept: (id, to) => upTo.set(id, to),
    });
    running.set(feed, recording);
  };
  const end = (feed: string) => {
    const recording = running.get(feed);
    running.delete(feed);
    if (!recording) return;
    const ended = recording.close().finally(() => closing.delete(ended));
    closing.add(ended);
  };
  const over = () => (limits.bytes !== undefined && archive.used > limits.bytes) || free < limits.free;

  let sweeping: Promise<void> | undefined;
  const sweep = async (): Promise<void> => {
    const now = clock().getTime();
    // A feed that nobody has spoken of since the start is left alone until somebody does.
    for (const feed of archive.feeds) {
      const seconds = rings.get(feed);
      if (seconds !== undefined) await archive.expire(feed, now - seconds * 1000);
    }
    free = await archive.free();
    let evicted = false;
    while (over()) {
      const oldest = await archive.oldest();
      if (!oldest) break;
      evicted = true;
      // What was just written stays: a ring that holds nothing is of no use to anybody.
      if (oldest.to > now - EVICTED_MS) break;
      await archive.expire(oldest.feed, oldest.to + EVICTED_MS);
      free = await archive.free();
    }
    const before = disk;
    disk = over() ? 'full' : evicted ? 'short' : 'enough';
    if (disk !== before) log.warn({ disk, bytes: archive.used, free }, 'the disk of the recordings');
  };
  const sweepOnce = (): Promise<void> => {
    sweeping ??= sweep()
      .catch(error => log.warn({ error: String(error) }, 'recordings were not swept'))
      .finally(() => {
        sweeping = undefined;
      });
    return sweeping;
  };
  const timer = setInterval(sweepOnce, SWEEP_MS);
  timer.unref();

  return {
    set(feed, ring) {
      rings.set(feed, ring?.seconds ?? 0);
      if (ring?.on) begin(feed);
      else end(feed);
    },
    feeds: () => archive.feeds,
    list: (feed, from, to) => archive.list(feed, from, to),
    keep: (hold, feed, from, to) => archive.keep(hold, feed, from, to),
    held: (hold, feed, from, to) => archive.held(hold, feed, from, to),
    release: hold => archive.release(hold),
    holds: () => archive.holds,
    keptUpTo: feed => upTo.get(feed),
    segmentFile: (feed, from) => archive.segmentFile(feed, from),
    initFile: (feed, init) => archive.initFile(feed, init),
    async frame(feed, moment) {
      const { segments } = await archive.list(feed, moment - 1, moment + 1);
      const on = segments.find(({ from, to }) => from <= moment && moment < to) ?? segments[0];
      if (!on || !tools) return undefined;
      const [init, segment] = await Promise.all([archive.initFile(feed, on.init), archive.segmentFile(feed, on.from)]);
      return init && segment ? frameOf(tools, { init, segment }, on.from, moment - on.from) : undefined;
    },
    sweep: sweepOnce,
    status: () => ({
      ...{ bytes: archive.used, free, disk },
      feeds: Object.fromEntries(
        [...running.keys()].map(feed => {
          const to = upTo.get(feed);
          return [feed, { seconds: rings.get(feed) ?? 0, ...(to === undefined ? {} : { upTo: to }) }];
        }),
      ),
    }),
    async close() {
      clearInterval(timer);
      for (const feed of [...running.keys()]) end(feed);
      await Promise.all(closing);
      await sweeping;
    },
  };
}
