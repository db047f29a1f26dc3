import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RtspServer, startRtspServer } from '../cameras/rtspServer.ts';
import { descendants, eventually } from '../platform.fixture.ts';
import type { FeedStatus, MediaPlatform } from '../port.ts';
import { ended, type HostProcess, startHost } from './host.fixture.ts';
import { connectMedia } from './remote.ts';

const KEY = 'k'.repeat(40);
const CALL = 'c'.repeat(36);
let folder: string;
let cameras: RtspServer;
const running = new Set<ChildProcess>();
const platforms = new Set<MediaPlatform>();

beforeAll(async () => {
  cameras = await startRtspServer({ cameras: [{ path: 'plain', name: 'Plain' }] });
});
afterAll(() => cameras?.close());
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-apart-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  await Promise.all([...platforms].map(platform => platform.close()));
  platforms.clear();
  await Promise.all([...running].map(child => ended(child, 'SIGTERM')));
  running.clear();
  expect([...descendants().values()].filter(line => /ffmpeg|mediasoup-worker/.test(line))).toEqual([]);
});

async function host(port = 0): Promise<HostProcess> {
  const started = await startHost({ folder, port, key: KEY });
  running.add(started.child);
  return started;
}

async function server(port: number, key = KEY, settledMs = 60_000) {
  const statuses: FeedStatus[] = [];
  const logged: string[] = [];
  const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const platform = await connectMedia({
    ...{ host: '127.0.0.1', port, key, clock: () => new Date(), log: { info: write, warn: write } },
    ...{ settledMs, refuseHost: () => false, cache: join(folder, `cache-${crypto.randomUUID()}`) },
  });
  platforms.add(platform);
  platform.onStatus(status => statuses.push(status));
  return { platform, statuses, logged };
}
const camera = () => ({ id: 'camera', source: { kind: 'rtsp', url: cameras.url('plain') } }) as const;
async function watched(platform: MediaPlatform, viewer = 'viewer'): Promise<void> {
  await platform.openViewer(viewer);
  const { id } = await platform.watch(viewer, 'camera', platform.capabilities());
  await platform.resume(viewer, id);
}

describe('[video.2] the platform in a process of its own', () => {
  test('plays as if it were here; what one server opened ends with its line, and another’s goes on', async () => {
    const { port } = await host();
    const [one, other] = [await server(port), await server(port)];
    for (const { platform } of [one, other]) platform.setFeed(camera());
    await watched(one.platform, 'one');
    await watched(other.platform, 'other');
    expect(one.platform.status('camera')).toMatchObject({ state: 'live', handling: 'passed', viewers: 2 });
    await eventually('its figures come', () => one.platform.figures().consumers === 2);
    expect(one.platform.figures()).toMatchObject({ workers: 1, sourceStarts: 1 });
    await expect(one.platform.watch('nobody', 'camera', one.platform.capabilities())).rejects.toMatchObject({
      reason: 'unknown-viewer',
    });
    // One that has just come has told of nothing yet: it takes no picture from the others.
    const late = await server(port);
    await watched(one.platform, 'one');
    expect(one.platform.figures()).toMatchObject({ sourceStarts: 1 });
    await late.platform.close();
    await other.platform.close();
    await eventually('the other is forgotten', () => one.platform.status('camera')?.viewers === 1);
    expect(one.platform.status('camera')).toMatchObject({ state: 'live' });
  });

  test('killed, its feeds say so at once; started again it knows them, and consoles open anew', async () => {
    const first = await host();
    const { platform, statuses } = await server(first.port);
    platform.setFeed(camera());
    await watched(platform);
    await ended(first.child, 'SIGKILL');
    await eventually('the feed is lost', () => platform.status('camera')?.state === 'lost', 5_000);
    expect(platform.status('camera')).toMatchObject({ reason: 'worker-died', viewers: 0 });
    await expect(platform.openViewer('viewer')).rejects.toMatchObject({ reason: 'worker-died' });
    await host(first.port);
    await eventually('it is back', () => platform.status('camera')?.state === 'sleeping', 20_000);
    await watched(platform);
    expect(statuses.at(-1)).toMatchObject({ state: 'live' });
  });

  test('a server that starts while it is away is there for everything else, and gets its pictures later', async () => {
    const { port, child } = await host();
    await ended(child, 'SIGTERM');
    const { platform } = await server(port);
    platform.setFeed(camera());
    expect(platform.status('camera')).toMatchObject({ state: 'lost', reason: 'worker-died' });
    await host(port);
    await eventually('it is there', () => platform.status('camera')?.state === 'sleeping', 20_000);
    await watched(platform);
  });

  test('what was taken out of the room while no server was there is forgotten once one has told of all it knows', async () => {
    const { port } = await host();
    const first = await server(port);
    first.platform.setFeed(camera());
    await eventually('it is known', () => first.platform.figures().feeds === 1);
    await first.platform.close();
    platforms.delete(first.platform);
    const { platform } = await server(port, KEY, 300);
    await eventually('it is forgotten', () => platform.figures().feeds === 0, 10_000);
  });

  test('who has another key is turned away', async () => {
    const { port } = await host();
    const { platform, logged } = await server(port, 'x'.repeat(40));
    platform.setFeed(camera());
    await expect(platform.openViewer('viewer')).rejects.toMatchObject({ reason: 'worker-died' });
    expect(logged.join()).toContain('not there');
    expect(logged.join()).not.toMatch(/kkkk|xxxx/);
  });

  test('its recordings are kept there, and come here piece by piece when they are asked for', async () => {
    const { port, child } = await host();
    const { platform } = await server(port);
    const recorder = platform.recorder!;
    platform.setFeed(camera());
    recorder.set('camera', { seconds: 600, on: true });
    await eventually('two segments are kept', () => Object.keys(recorder.status().feeds).length === 1);
    await eventually('it says up to when', () => recorder.keptUpTo('camera') !== undefined, 60_000);
    const to = Date.now();
    const { segments } = await recorder.list('camera', to - 60_000, to);
    const [segment] = segments;
    const file = await recorder.segmentFile('camera', segment!.from);
    expect((await readFile(file!)).subarray(4, 8).toString()).toMatch(/prft|moof|styp/);
    expect(await recorder.segmentFile('camera', segment!.from)).toBe(file);
    expect((await readFile((await recorder.initFile('camera', segment!.init))!)).subarray(4, 8).toString()).toBe(
      'ftyp',
    );
    expect(await recorder.segmentFile('camera', 1)).toBeUndefined();
    const frame = await recorder.frame('camera', segment!.from + 500);
    expect(frame!.png.subarray(1, 4).toString()).toBe('PNG');
    const hold = crypto.randomUUID();
    await recorder.keep(hold, 'camera', segment!.from, segment!.to);
    expect(recorder.holds()).toContain(hold);
    // The server goes, the recording does not.
    await platform.close();
    platforms.delete(platform);
    const again = await server(port);
    expect(again.platform.recorder!.holds()).toContain(hold);
    await again.platform.recorder!.release(hold);
    expect(again.platform.recorder!.holds()).not.toContain(hold);
    expect(child.exitCode).toBeNull();
  });

  test('[video.8] people of two servers meet in one room; it ends for those whose line is down', async () => {
    const { port, child } = await host();
    const [one, other] = [await server(port), await server(port)];
    await one.platform.calls.open(CALL, 'anna');
    await other.platform.calls.open(CALL, 'bert');
    const inIt = (platform: MediaPlatform) =>
      platform.calls
        .now(CALL)
        ?.members.map(({ person }) => person)
        .sort();
    await eventually('each sees both', () =>
      [one, other].every(({ platform }) => JSON.stringify(inIt(platform)) === '["anna","bert"]'),
    );
    await other.platform.close();
    await eventually('bert is gone', () => JSON.stringify(inIt(one.platform)) === '["anna"]');
    const changed: string[] = [];
    one.platform.calls.onChange(call => changed.push(call));
    await ended(child, 'SIGKILL');
    await eventually('the room is gone', () => one.platform.calls.now(CALL) === undefined);
    expect(changed).toContain(CALL);
  });
});
