import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Tools } from '../source/tools.ts';

/** One picture out of a recording, without loss, and when exactly it was taken (ms since 1970). */
export interface Frame {
  readonly png: Buffer;
  readonly at: number;
}
const run = promisify(execFile);
const LONGEST_MS = 30_000;
/** A PNG of the largest picture that cameras send. */
const LARGEST_PNG = 64_000_000;

/**
 * The picture that was on at a moment of a segment: the last one not after it.
 * @param into milliseconds from the segment's start
 * @throws Error where ffmpeg makes nothing of it
 */
export async function frameOf(
  tools: Tools,
  files: { readonly init: string; readonly segment: string },
  begins: number,
  into: number,
): Promise<Frame> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-frame-'));
  try {
    const whole = join(folder, 'segment.mp4');
    await writeFile(whole, Buffer.concat([await readFile(files.init), await readFile(files.segment)]), { mode: 0o600 });
    const taken = await pick(tools, whole, Math.max(0, into / 1000));
    // Nothing at or after it in this segment: then its last picture is the one.
    const { png, seconds } = taken ?? (await pick(tools, whole, 0, true))!;
    return { png, at: Math.round(begins + seconds * 1000) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pick(tools: Tools, file: string, seconds: number, last = false) {
  // A picture stays on until the next: half a frame of 25 before the moment still counts as the moment.
  const filter = last ? 'showinfo' : `select='gte(t,${(seconds - 0.02).toFixed(3)})',showinfo`;
  const [program, ...args] = [
    ...[...tools.tether, tools.ffmpeg, '-hide_banner', '-nostats', '-loglevel', 'info', '-nostdin'],
    ...(last ? ['-sseof', '-0.2'] : []),
    ...['-protocol_whitelist', 'file', '-i', file, '-map', '0:v:0', '-vf', filter],
    ...(last ? ['-update', '1'] : ['-frames:v', '1']),
    ...['-f', 'image2pipe', '-c:v', 'png', 'pipe:1'],
  ];
  const { stdout, stderr } = await run(program!, args, {
    encoding: 'buffer',
    maxBuffer: LARGEST_PNG,
    timeout: LONGEST_MS,
  });
  const times = [...stderr.toString('utf8').matchAll(/pts_time:\s*(-?[\d.]+)/g)];
  const time = times.at(-1)?.[1];
  if (stdout.length === 0 || time === undefined) {
    if (last) throw new Error('no picture in the segment');
    return undefined;
  }
  return { png: last ? stdout.subarray(stdout.lastIndexOf(PNG)) : stdout, seconds: Number(time) };
}
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
