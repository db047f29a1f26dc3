import { createHash } from 'node:crypto';
import { appendFile, copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Init } from './boxes.ts';

/** Some seconds of one camera as they were kept. Times are ms since 1970 by this host's clock. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** One life of the recording: its segments share one head and one media clock. */
  readonly run: string;
  /** SHA-256 of the head, hex: its name. */
  readonly init: string;
  readonly codec: string;
  readonly bytes: number;
  /** SHA-256 of the segment's bytes, hex. */
  readonly sha256: string;
  /** When its first sample plays by the media's clock, in ticks, and how many ticks a second has. */
  readonly mediaStart: number;
  readonly timescale: number;
}
/** Where nothing was kept, and why. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly reason: GapReason;
}
export const GAP_REASONS = [
  'not-recorded',
  'source-lost',
  'clock-jumped',
  'recorder-failed',
  'disk-full',
  'server-stopped',
] as const;
export type GapReason = (typeof GAP_REASONS)[number];
export interface Stretch {
  readonly segments: readonly Segment[];
  readonly gaps: readonly Gap[];
}
/** A line of an index: a segment, or why recording stopped at a moment. */
type Line = Segment | { readonly stopped: GapReason; readonly at: number };

const HOUR = 3_600_000;
/** Between two segments of one run there is no more than a frame's rounding. */
const SEAM_MS = 400;
const FEED = /^[\w-]{1,64}$/;
const HASH = /^[0-9a-f]{64}$/;

/**
 * The files of a recorder: `ring/<feed>/<hour>/<ms>.m4s` with an index of lines beside them, and `holds/<hold>/<feed>/`
 * where what must stay is linked, so that a ring which goes on never takes it away. A segment is in the index only once
 * its bytes are on the disk; a crash between any two lines loses the open segment at most. One process writes it.
 */
export class Archive {
  readonly folder: string;
  /** Bytes in the rings. */
  #used = 0;
  /** Holds that have a feed, by feed. */
  readonly #holds = new Map<string, Set<string>>();
  readonly #hours = new Map<string, Set<number>>();

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Opens the folder and clears away what a crash left half written. */
  static async open(folder: string): Promise<Archive> {
    const archive = new Archive(folder);
    for (const part of ['ring', 'holds']) await mkdir(join(folder, part), { recursive: true, mode: 0o700 });
    for (const feed of await names(join(folder, 'ring')))
      for (const hour of await names(archive.#ring(feed))) {
        if (!/^\d+$/.test(hour)) continue;
        archive.#note(feed, Number(hour));
        archive.#used += await sweep(archive.#hour(feed, Number(hour)));
      }
    for (const hold of await names(join(folder, 'holds')))
      for (const feed of await names(join(folder, 'holds', hold))) archive.#noteHold(feed, hold);
    return archive;
  }

  get used(): number {
    return this.#used;
  }
  /** Feeds of which something is in a ring. */
  get feeds(): readonly string[] {
    return [...this.#hours.keys()];
  }
  /** Share of the disk that is free, 0 to 1. */
  async free(): Promise<number> {
    const { bavail, blocks } = await statfs(this.folder);
    return blocks > 0 ? bavail / blocks : 1;
  }

  /** Keeps the head of a run; the same head is kept once. Returns its name. */
  async addInit(feed: string, { bytes }: Init): Promise<string> {
    const name = createHash('sha256').update(bytes).digest('hex');
    await mkdir(this.#ring(feed), { recursive: true, mode: 0o700 });
    await writeWhole(this.#ring(feed), `${name}.mp4`, bytes);
    return name;
  }

  /** Keeps a segment: its bytes first, then its line. */
  async add(feed: string, told: Omit<Segment, 'bytes' | 'sha256'>, bytes: Buffer): Promise<Segment> {
    const hour = hourOf(told.from);
    const folder = this.#hour(feed, hour);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const segment: Segment = { ...told, bytes: bytes.length, sha256 };
    await writeWhole(folder, fileOf(segment), bytes);
    await appendLine(folder, segment);
    this.#note(feed, hour);
    this.#used += bytes.length;
    return segment;
  }

  /** Writes down why nothing more comes from here on. */
  async stopped(feed: string, reason: GapReason, at: number): Promise<void> {
    const hour = hourOf(at);
    await mkdir(this.#hour(feed, hour), { recursive: true, mode: 0o700 });
    await appendLine(this.#hour(feed, hour), { stopped: reason, at });
    this.#note(feed, hour);
  }

  /** What is kept of a stretch of time, in the ring or in a hold, and where something is missing. */
  async list(feed: string, from: number, to: number): Promise<Stretch> {
    const hours = [...(this.#hours.get(feed) ?? [])].filter(hour => hour > from - 2 * HOUR && hour < to);
    const folders = [
      ...hours.sort((a, b) => a - b).map(hour => this.#hour(feed, hour)),
      ...[...(this.#holds.get(feed) ?? [])].map(hold => this.#hold(hold, feed)),
    ];
    return stretchOf((await Promise.all(folders.map(linesIn))).flat(), from, to);
  }

  /** What one hold has of a feed. */
  async held(hold: string, feed: string, from: number, to: number): Promise<Stretch> {
    return stretchOf(await linesIn(this.#hold(hold, feed)), from, to);
  }

  /**
   * Links into a hold what is there of a stretch. May be called again as more comes; what is linked already stays.
   * @returns what the hold has now
   */
  async keep(hold: string, feed: string, from: number, to: number): Promise<Stretch> {
    const folder = this.#hold(hold, feed);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    this.#noteHold(feed, hold);
    const have = new Set((await linesIn(folder)).map(keyOf));
    const { lines } = await this.#sources(feed, from, to);
    for (const line of lines) {
      if (have.has(keyOf(line))) continue;
      if ('run' in line) {
        const [bytes, head] = [await this.#fileOf(feed, line), await this.#initOf(feed, line.init)];
        // Its ring went on since it was listed.
        if (!bytes || !head) continue;
        await linkOnce(head, join(folder, `${line.init}.mp4`));
        await linkOnce(bytes, join(folder, fileOf(line)));
      }
      await appendLine(folder, line);
    }
    return this.held(hold, feed, from, to);
  }
  async #sources(feed: string, from: number, to: number): Promise<{ lines: readonly Line[] }> {
    const hours = [...(this.#hours.get(feed) ?? [])].filter(hour => hour > from - 2 * HOUR && hour < to);
    const lines = (await Promise.all(hours.sort((a, b) => a - b).map(hour => linesIn(this.#hour(feed, hour))))).flat();
    return { lines: lines.filter(line => ('run' in line ? line.to > from && line.from < to : line.at <= to)) };
  }

  /** Forgets a hold: what its ring still has stays there. */
  async release(hold: string): Promise<void> {
    await rm(join(this.folder, 'holds', safe(hold)), { recursive: true, force: true });
    for (const holds of this.#holds.values()) holds.delete(hold);
  }
  get holds(): readonly string[] {
    return [...new Set([...this.#holds.values()].flatMap(holds => [...holds]))];
  }

  /** Takes out of a ring what ended before a moment. Returns the bytes. */
  async expire(feed: string, before: number): Promise<number> {
    let gone = 0;
    for (const hour of [...(this.#hours.get(feed) ?? [])].sort((a, b) => a - b)) {
      if (hour >= before) break;
      const folder = this.#hour(feed, hour);
      const lines = await linesIn(folder);
      const old = lines.filter((line): line is Segment => 'run' in line && line.to <= before);
      for (const segment of old) {
        await rm(join(folder, fileOf(segment)), { force: true });
        gone += segment.bytes;
      }
      const left = lines.some(line => ('run' in line ? line.to > before : line.at > before));
      if (!left && hour + HOUR <= before) {
        await rm(folder, { recursive: true, force: true });
        this.#hours.get(feed)?.delete(hour);
      }
    }
    if (this.#hours.get(feed)?.size === 0) {
      await rm(this.#ring(feed), { recursive: true, force: true });
      this.#hours.delete(feed);
    }
    this.#used -= gone;
    return gone;
  }
  /** The oldest moment in any ring, and whose. */
  async oldest(): Promise<{ readonly feed: string; readonly to: number } | undefined> {
    let oldest: { feed: string; to: number } | undefined;
    for (const [feed, hours] of this.#hours)
      for (const hour of [...hours].sort((a, b) => a - b)) {
        const first = (await linesIn(this.#hour(feed, hour))).find((line): line is Segment => 'run' in line);
        if (!first) continue;
        if (!oldest || first.to < oldest.to) oldest = { feed, to: first.to };
        break;
      }
    return oldest;
  }

  /** Where the bytes of a segment are; undefined where they are gone. */
  async segmentFile(feed: string, from: number): Promise<string | undefined> {
    return this.#fileOf(feed, { from });
  }
  async initFile(feed: string, init: string): Promise<string | undefined> {
    return HASH.test(init) ? this.#initOf(feed, init) : undefined;
  }
  async #fileOf(feed: string, segment: Pick<Segment, 'from'>): Promise<string | undefined> {
    const places = [this.#hour(feed, hourOf(segment.from)), ...this.#holdsOf(feed)];
    return firstThere(places.map(place => join(place, fileOf(segment))));
  }
  #initOf(feed: string, init: string): Promise<string | undefined> {
    return firstThere([this.#ring(feed), ...this.#holdsOf(feed)].map(place => join(place, `${init}.mp4`)));
  }
  #holdsOf(feed: string): string[] {
    return [...(this.#holds.get(feed) ?? [])].map(hold => this.#hold(hold, feed));
  }
  #ring(feed: string): string {
    return join(this.folder, 'ring', safe(feed));
  }
  #hour(feed: string, hour: number): string {
    return join(this.#ring(feed), String(hour));
  }
  #hold(hold: string, feed: string): string {
    return join(this.folder, 'holds', safe(hold), safe(feed));
  }
  #note(feed: string, hour: number): void {
    this.#hours.set(feed, (this.#hours.get(feed) ?? new Set()).add(hour));
  }
  #noteHold(feed: string, hold: string): void {
    this.#holds.set(feed, (this.#holds.get(feed) ?? new Set()).add(hold));
  }
}

const hourOf = (ms: number): number => Math.floor(ms / HOUR) * HOUR;
const fileOf = ({ from }: Pick<Segment, 'from'>): string => `${from}.m4s`;
const keyOf = (line: Line): string => ('run' in line ? `s${line.from}` : `x${line.at}`);
/** Ids come from the room, which checked them; a folder above is still never reached. */
function safe(name: string): string {
  if (!FEED.test(name)) throw new RangeError('not a name of a folder');
  return name;
}

/** Segments that touch a stretch, each once, in order, and what lies between them. */
export function stretchOf(lines: readonly Line[], from: number, to: number): Stretch {
  const once = new Map<number, Segment>();
  for (const line of lines) if ('run' in line && line.to > from && line.from < to) once.set(line.from, line);
  const segments = [...once.values()].sort((a, b) => a.from - b.from);
  const stops = lines.flatMap(line => ('run' in line ? [] : [line])).sort((a, b) => a.at - b.at);
  const why = (start: number, end: number): GapReason =>
    stops.filter(stop => stop.at >= start - 60_000 && stop.at <= end).at(-1)?.stopped ??
    (start <= from ? 'not-recorded' : 'server-stopped');
  const gaps: Gap[] = [];
  let at = from;
  for (const segment of segments) {
    if (segment.from - at > SEAM_MS) gaps.push({ from: at, to: segment.from, reason: why(at, segment.from) });
    at = Math.max(at, segment.to);
  }
  if (to - at > SEAM_MS) gaps.push({ from: at, to, reason: why(at, to) });
  return { segments, gaps };
}

/** Writes under another name, waits for the disk, and only then gives it its own. */
async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  const part = join(folder, `${name}.part`);
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(part, join(folder, name));
}
const INDEX = 'index.ndjson';
const appendLine = (folder: string, line: Line): Promise<void> =>
  appendFile(join(folder, INDEX), `${JSON.stringify(line)}\n`, { mode: 0o600 });

/** The lines of an index whose bytes are still there; a line that a crash cut off is not one. */
async function linesIn(folder: string): Promise<Line[]> {
  const [text, files] = await Promise.all([
    readFile(join(folder, INDEX), 'utf8').catch(() => ''),
    readdir(folder).catch(() => [] as string[]),
  ]);
  const there = new Set(files);
  return text.split('\n').flatMap(row => {
    try {
      const line = JSON.parse(row) as Line;
      return !('run' in line) || there.has(fileOf(line)) ? [line] : [];
    } catch {
      return [];
    }
  });
}
async function linkOnce(from: string, to: string): Promise<void> {
  await link(from, to).catch(error => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    // A file system that knows no second name for a file gets a second file.
    if (code === 'EXDEV' || code === 'EPERM' || code === 'ENOTSUP') return copyFile(from, to);
    throw error;
  });
}
async function firstThere(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await stat(path).catch(() => undefined)) return path;
  return undefined;
}
const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** After a crash: half-written files, and segments whose line was not written, go; an index ends with a whole line. */
async function sweep(folder: string): Promise<number> {
  const index = join(folder, INDEX);
  const text = await readFile(index, 'utf8').catch(() => '');
  if (text !== '' && !text.endsWith('\n')) await appendFile(index, '\n');
  const lines = await linesIn(folder);
  const known = new Set(lines.flatMap(line => ('run' in line ? [fileOf(line)] : [])));
  for (const name of await names(folder))
    if (name !== INDEX && !known.has(name)) await rm(join(folder, name), { force: true });
  return lines.reduce((sum, line) => sum + ('run' in line ? line.bytes : 0), 0);
}
