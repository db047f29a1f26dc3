import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onvifCamera } from '../onvif/camera.ts';
import { headOf } from '../onvif/head.ts';
import { descendants, eventually, setUp } from '../platform.fixture.ts';
import { parseAddress } from '../source/address.ts';
import { AERIAL, aerialTrack } from './aerialScene.ts';
import { type DemonstrationCameras, startDemonstrationCameras } from './demonstration.ts';

const run = promisify(execFile);
const logged: string[] = [];
const log = {
  info: (_: object, message: string) => void logged.push(message),
  warn: (fields: object, message: string) => void logged.push(message + JSON.stringify(fields)),
};
let folder: string;
let cameras: DemonstrationCameras;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-cameras-'));
  cameras = await startDemonstrationCameras({ folder, log, python: setUp().python, ffmpeg: setUp().ffmpeg });
}, 180_000);
afterAll(async () => {
  await cameras?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('[room.8] the demonstration’s cameras', () => {
  test.each([
    'platform',
    'boulevard',
    'drone',
  ])('%s is H.264 that browsers take, 720p at 25 a second, and it moves', async key => {
    const { url, kind } = cameras.feeds.find(feed => feed.key === key)!;
    expect(kind).toBe('rtsp');
    const show = ['-show_entries', 'stream=codec_name,profile,width,height,has_b_frames', '-of', 'json'];
    const { stdout } = await run('ffprobe', ['-v', 'error', '-rtsp_transport', 'tcp', ...show, url!]);
    expect(JSON.parse(stdout).streams[0]).toMatchObject({
      ...{ codec_name: 'h264', profile: 'Constrained Baseline', has_b_frames: 0, width: 1280, height: 720 },
    });
    const target = join(folder, `${key}-frames.txt`);
    const args = [
      '-v',
      'error',
      '-rtsp_transport',
      'tcp',
      '-i',
      url!,
      '-t',
      '4',
      '-vsync',
      'vfr',
      '-f',
      'framemd5',
      target,
    ];
    await run('ffmpeg', args);
    const frames = (await readFile(target, 'utf8')).split('\n').filter(line => line && !line.startsWith('#'));
    expect(frames.length).toBeGreaterThan(60);
    expect(new Set(frames.map(line => line.split(',').at(-1))).size).toBeGreaterThan(frames.length / 2);
  });

  test('[video.5] the camera on a roof looks where its head is turned', async () => {
    const { url, control } = cameras.feeds.find(feed => feed.key === 'louvain')!;
    const head = (await headOf(
      onvifCamera(parseAddress(control!, 'onvif')!, () => false),
      undefined,
    ))!;
    // Below the clock, without colour, blurred: what the street lamps' flicker does not change.
    const seen = async (): Promise<Buffer> => {
      const view = ['-vf', 'crop=1200:500:40:120,scale=24:10,format=gray', '-frames:v', '1', '-f', 'rawvideo', '-'];
      const from = ['-v', 'error', '-rtsp_transport', 'tcp', '-i', url!];
      return (await run('ffmpeg', [...from, ...view], { encoding: 'buffer' })).stdout;
    };
    const apart = (a: Buffer, b: Buffer) => a.reduce((sum, value, n) => sum + Math.abs(value - b[n]!), 0) / a.length;
    const [before, still] = [await seen(), await seen()];
    await head.gotoPreset('road');
    const turned = await seen();
    expect(apart(before, turned)).toBeGreaterThan(2 * apart(before, still) + 1);
    await head.continuousMove(-1, -1, 0);
    await sleep(1_000);
    await head.stop();
    expect(await head.abilities()).toEqual({ turns: true, zooms: false, presets: true });
    expect(apart(turned, await seen())).toBeGreaterThan(apart(before, still));
  });

  test('a second start paints nothing and leaves no process behind', async () => {
    const before = logged.length;
    const again = await startDemonstrationCameras({ folder, log, python: setUp().python });
    expect(logged.slice(before)).toEqual([]);
    const servers = () => [...descendants().values()].filter(line => line.includes('rtsp_cameras.py')).length;
    expect(servers()).toBe(2);
    await again.close();
    await eventually('the server is gone', () => servers() === 1);
    expect((await readdir(folder)).filter(name => name.startsWith('painting-'))).toEqual([]);
  });

  test.each([
    [null, 'GStreamer'],
    ['/nowhere/python3', 'nowhere'],
  ])('without GStreamer (%s) the feeds are test patterns and it says why', async (python, words) => {
    const without = await startDemonstrationCameras({ folder, log, python });
    expect(without.feeds.map(feed => feed.kind)).toEqual(['test', 'test', 'test', 'test']);
    expect(without.missing).toContain(words);
    await without.close();
  });

  test('the drone’s view never leaves the painted ground', () => {
    for (const [x, y] of aerialTrack()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + 1_280).toBeLessThanOrEqual(AERIAL.width);
      expect(y + 720).toBeLessThanOrEqual(AERIAL.height);
    }
  });
});
