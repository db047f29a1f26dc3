import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RtspServer, startRtspServer } from '../cameras/rtspServer.ts';
import { descendants, eventually, ffmpegs, type Standing, standingPlatform } from '../platform.fixture.ts';
import type { Recorder } from './recorder.ts';

let cameras: RtspServer;
let folder: string;
let standing: Standing | undefined;

beforeAll(async () => {
  cameras = await startRtspServer({ cameras: [{ path: 'plain', name: 'Plain' }] });
});
afterAll(() => cameras?.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-recorder-'));
});
afterEach(async () => {
  await standing?.platform.close();
  standing = undefined;
  await rm(folder, { recursive: true, force: true });
  expect([...descendants().values()].filter(line => /ffmpeg|mediasoup-worker/.test(line))).toEqual([]);
});

async function recorded(more: { bytes?: number; free?: number } = {}): Promise<Recorder> {
  standing = await standingPlatform({
    recordings: { folder, limits: { free: 0, ...more } },
    linger: 200,
  });
  standing.platform.setFeed({ id: 'camera', source: { kind: 'rtsp', url: cameras.url('plain') } });
  const { recorder } = standing.platform;
  recorder?.set('camera', { seconds: 600, on: true });
  return recorder!;
}
const upTo = (recorder: Recorder, n: number) =>
  eventually(
    `${n} segments are kept`,
    () => (recorder.keptUpTo('camera') ?? 0) > 0 && (kept.get(recorder) ?? 0) >= n,
    60_000,
  );
/** Counted by looking, since a segment is told by its end alone. */
const kept = new WeakMap<Recorder, number>();
async function atLeast(recorder: Recorder, n: number) {
  const counting = setInterval(async () => {
    const { segments } = await recorder.list('camera', 0, Date.now() + 60_000);
    kept.set(recorder, segments.length);
  }, 300);
  try {
    await upTo(recorder, n);
  } finally {
    clearInterval(counting);
  }
  return recorder.list('camera', 0, Date.now() + 60_000);
}
/** What a decoder that is not ours makes of it: its frames, in seconds. */
const framesOf = (file: string): number[] =>
  execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean)
    .map(line => Number.parseFloat(line));

describe('[video.6] a ring', () => {
  test('keeps what a camera sends, untouched, with the time of each segment and its hash', async () => {
    const before = Date.now();
    const recorder = await recorded();
    const { segments } = await atLeast(recorder, 3);
    const [first, second, third] = segments;
    expect(first!.from).toBeGreaterThan(before - 1_500);
    expect(third!.to).toBeLessThan(Date.now() + 200);
    for (const [a, b] of [
      [first!, second!],
      [second!, third!],
    ] as const)
      expect(Math.abs(b.from - a.to), 'one goes on where the other ends').toBeLessThan(100);
    const parts = await Promise.all(
      [first!, second!, third!].map(async segment => {
        const bytes = await readFile((await recorder.segmentFile('camera', segment.from))!);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(segment.sha256);
        expect(bytes.length).toBe(segment.bytes);
        return bytes;
      }),
    );
    const init = await readFile((await recorder.initFile('camera', first!.init))!);
    const file = join(folder, 'whole.mp4');
    await writeFile(file, Buffer.concat([init, ...parts]));
    const frames = framesOf(file);
    const seconds = (third!.to - first!.from) / 1000;
    expect(frames.length / seconds, 'all 25 frames of each second').toBeGreaterThan(24);
    expect(frames.length / seconds).toBeLessThan(26);
    expect(first!.codec).toMatch(/^avc1\.42[0-9a-f]{4}$/);
  });

  test('is one more reader of one picture, and no viewer', async () => {
    const recorder = await recorded();
    await atLeast(recorder, 1);
    await standing!.platform.openViewer('viewer');
    await standing!.platform.watch('viewer', 'camera', standing!.platform.capabilities());
    expect(standing!.platform.figures()).toMatchObject({ sourceStarts: 1, runningSources: 1 });
    recorder.set('camera', { seconds: 600, on: false });
    await eventually('the recorder is gone and the viewer is not', () => ffmpegs('data:application/sdp').length === 0);
    expect(standing!.platform.status('camera')?.state).toBe('live');
  });

  test('goes on after ffmpeg was killed and after the worker was, and names both gaps', async () => {
    const recorder = await recorded();
    await atLeast(recorder, 1);
    process.kill(ffmpegs('data:application/sdp')[0]!, 'SIGKILL');
    await eventually('another records', () => ffmpegs('data:application/sdp').length === 1);
    const once = (await recorder.list('camera', 0, Date.now() + 60_000)).segments.length;
    await atLeast(recorder, once + 1);
    const worker = [...descendants()].find(([, line]) => line.includes('mediasoup-worker'))![0];
    process.kill(worker, 'SIGKILL');
    await sleep(500);
    const twice = (await recorder.list('camera', 0, Date.now() + 60_000)).segments.length;
    const { segments } = await atLeast(recorder, twice + 1);
    expect(new Set(segments.map(({ run }) => run)).size).toBe(3);
    const { gaps } = await recorder.list('camera', segments[0]!.from, segments.at(-1)!.to);
    expect(gaps.map(({ reason }) => reason)).toEqual(['recorder-failed', 'source-lost']);
  }, 120_000);

  test('lets go what is older than it, and never what is held', async () => {
    const recorder = await recorded();
    const { segments } = await atLeast(recorder, 3);
    const [first, second] = segments;
    await recorder.keep('hold', 'camera', first!.from, second!.to);
    recorder.set('camera', { seconds: 0, on: false });
    await eventually('the recorder is gone', () => ffmpegs('data:application/sdp').length === 0);
    const held = [first!.from, second!.from];
    // The last frames come in while the recorder ends.
    await vi.waitFor(
      async () => {
        await recorder.sweep();
        const left = await recorder.list('camera', 0, Date.now());
        expect(left.segments.map(({ from }) => from)).toEqual(held);
      },
      { timeout: 60_000, interval: 200 },
    );
    const bytes = await readFile((await recorder.segmentFile('camera', first!.from))!);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(first!.sha256);
    expect(await recorder.initFile('camera', first!.init)).toBeDefined();
    await recorder.release('hold');
    await vi.waitFor(
      async () => {
        await recorder.sweep();
        expect((await recorder.list('camera', 0, Date.now())).segments).toEqual([]);
      },
      { timeout: 60_000, interval: 200 },
    );
    expect(await recorder.segmentFile('camera', first!.from)).toBeUndefined();
  });

  test('that is opened again has all but what was half written', async () => {
    const first = await recorded();
    const { segments } = await atLeast(first, 2);
    await standing!.platform.close();
    const hour = Math.floor(segments[0]!.from / 3_600_000) * 3_600_000;
    const at = join(folder, 'ring', 'camera', String(hour));
    await writeFile(join(at, '17.m4s.part'), 'half');
    await writeFile(join(at, '18.m4s'), 'whole, but its line was not written');
    await appendFile(join(at, 'index.ndjson'), '{"from":19,"to":2');
    standing = await standingPlatform({ recordings: { folder, limits: { free: 0 } } });
    const again = await standing.platform.recorder!.list('camera', 0, Date.now());
    expect(again.segments.slice(0, 2)).toEqual(segments.slice(0, 2));
    expect((await readdir(at)).filter(name => /part|^18/.test(name))).toEqual([]);
  });

  test('says that the disk is short, and lets the oldest go first', async () => {
    const recorder = await recorded({ bytes: 1 });
    await atLeast(recorder, 2);
    await recorder.sweep();
    expect(recorder.status().disk).toBe('full');
    await eventually('nothing more is kept', () => ffmpegs('data:application/sdp').length === 0);
    const { gaps } = await recorder.list('camera', Date.now() - 60_000, Date.now() + 5_000);
    expect(gaps.at(-1)).toMatchObject({ reason: 'disk-full' });
  });
});
