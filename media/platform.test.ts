import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RtspServer, startRtspServer } from './cameras/rtspServer.ts';
import { descendants, eventually, ffmpegs, isRunning, type Standing, standingPlatform } from './platform.fixture.ts';
import type { FeedSource } from './port.ts';

let cameras: RtspServer;
let locked: RtspServer;
let standing: Standing | undefined;
const CAMERAS = [
  { path: 'plain', name: 'Plain' },
  { path: 'other', name: 'Other' },
  { path: 'bframes', name: 'B-frames', codec: 'h264-bframes' },
  { path: 'hevc', name: 'H.265', codec: 'h265' },
  { path: 'mjpeg', name: 'MJPEG', codec: 'mjpeg' },
] as const;

beforeAll(async () => {
  cameras = await startRtspServer({ cameras: CAMERAS });
  locked = await startRtspServer({
    cameras: [{ path: 'a', name: 'Locked' }],
    login: { user: 'admin', password: 'se/cr@t' },
  });
});
afterAll(() => Promise.all([cameras?.close(), locked?.close()]));
afterEach(async () => {
  await standing?.platform.close();
  standing = undefined;
  expect([...descendants().values()].filter(line => /ffmpeg|ffprobe|mediasoup-worker/.test(line))).toEqual([]);
});

const rtsp = (id: string, url: string): FeedSource => ({ id, source: { kind: 'rtsp', url } });
async function watched(feed: FeedSource, options?: Parameters<typeof standingPlatform>[0]): Promise<Standing> {
  standing = await standingPlatform(options);
  standing.platform.setFeed(feed);
  await standing.platform.openViewer('viewer');
  await standing.platform.watch('viewer', feed.id, standing.platform.capabilities());
  return standing;
}

describe('[room.8] a source', () => {
  test.each([
    ['plain', 'passed'],
    ['bframes', 'transcoded'],
    ['hevc', 'transcoded'],
    ['mjpeg', 'transcoded'],
  ])('%s is %s and goes live with its size', async (path, handling) => {
    const { platform } = await watched(rtsp('camera', cameras.url(path)));
    expect(platform.status('camera')).toMatchObject({ state: 'live', handling, width: 1280, height: 720, viewers: 1 });
  });

  test('is shared by all who look, and sleeps with its process gone when nobody does', async () => {
    const { platform, until } = await watched(rtsp('camera', cameras.url('plain')), { linger: 300 });
    await platform.openViewer('second');
    const offer = await platform.watch('second', 'camera', platform.capabilities());
    await platform.resume('second', offer.id);
    const [pid, ...others] = ffmpegs('/plain');
    expect(others).toEqual([]);
    await platform.unwatch('viewer', 'camera');
    expect(platform.status('camera')).toMatchObject({ state: 'live', viewers: 1 });
    await platform.closeViewer('second');
    await until('camera', status => status.state === 'sleeping');
    await eventually('ffmpeg is gone', () => !descendants().has(pid!));
    expect(platform.figures()).toMatchObject({ runningSources: 0, consumers: 0, sourceStarts: 1 });
  });

  test('runs on when somebody looks again before it stopped', async () => {
    const { platform } = await watched(rtsp('camera', cameras.url('plain')), { linger: 2_000 });
    await platform.unwatch('viewer', 'camera');
    await platform.watch('viewer', 'camera', platform.capabilities());
    expect(platform.figures()).toMatchObject({ sourceStarts: 1, consumers: 1 });
  });

  test('with a login plays, and its password is in no status and no log line', async () => {
    const secret = encodeURIComponent('se/cr@t');
    const { statuses, logged } = await watched(rtsp('camera', `rtsp://admin:${secret}@127.0.0.1:${locked.port}/a`));
    expect(JSON.stringify([statuses, logged])).not.toContain('cr%40t');
  });

  test('the test pattern plays where there is no camera', async () => {
    const { platform } = await watched({ id: 'bars', label: "Madou: 'perron' %{n}", source: { kind: 'test' } });
    expect(platform.status('bars')).toMatchObject({ state: 'live', handling: 'transcoded' });
  });

  test('a feed whose address changes shows the new camera to those who looked at the old one', async () => {
    const { platform, until } = await watched(rtsp('camera', cameras.url('plain')));
    platform.setFeed(rtsp('camera', cameras.url('other')));
    expect(platform.status('camera')).toMatchObject({ state: 'connecting', viewers: 1 });
    await until('camera', status => status.state === 'live');
    await eventually('the old camera is let go', () => ffmpegs('/plain').length === 0);
    expect(ffmpegs('/other')).toHaveLength(1);
  });

  test('a feed that is removed is told of', async () => {
    const { platform, statuses } = await watched(rtsp('camera', cameras.url('plain')));
    platform.removeFeed('camera');
    expect(statuses.at(-1)).toMatchObject({ feed: 'camera', state: 'lost', reason: 'not-found', viewers: 0 });
    await eventually('its process is gone', () => ffmpegs('/plain').length === 0);
  });
});

describe('[room.8] back by itself', () => {
  test('after the camera died and came back', async () => {
    const first = await startRtspServer({ cameras: [{ path: 'a', name: 'Mortal' }] });
    const { platform, until } = await watched(rtsp('camera', first.url('a')));
    process.kill(first.pid, 'SIGKILL');
    const lost = await until('camera', status => status.state === 'lost');
    expect(lost.reason).toBeDefined();
    expect(lost.retryAt).toBeDefined();
    await first.close();
    const second = await startRtspServer({ port: first.port, cameras: [{ path: 'a', name: 'Mortal' }] });
    try {
      await until('camera', status => status.state === 'live', 60_000);
      await platform.watch('viewer', 'camera', platform.capabilities());
    } finally {
      await second.close();
    }
  });

  test('also where the timer of the retry fires before the clock says so', async () => {
    let behind = 0;
    const { until } = await watched(rtsp('camera', cameras.url('plain')), {
      clock: () => new Date(Date.now() - behind),
    });
    process.kill(ffmpegs('/plain')[0]!, 'SIGKILL');
    await until('camera', status => status.state === 'lost');
    behind = 300;
    await until('camera', status => status.state === 'live');
  });

  test('after ffmpeg was killed', async () => {
    const { platform, until } = await watched(rtsp('camera', cameras.url('plain')));
    process.kill(ffmpegs('/plain')[0]!, 'SIGKILL');
    expect(await until('camera', status => status.state === 'lost')).toMatchObject({ reason: 'source-ended' });
    await until('camera', status => status.state === 'live');
    await platform.watch('viewer', 'camera', platform.capabilities());
  });

  test('after the camera fell silent: stale first, then lost, then live with the camera', async () => {
    const silenced = await startRtspServer({ cameras: [{ path: 'a', name: 'Silent' }] });
    const { until } = await watched(rtsp('camera', silenced.url('a')));
    try {
      process.kill(silenced.pid, 'SIGSTOP');
      expect(await until('camera', status => status.state === 'stale')).toMatchObject({
        reason: 'timed-out',
        viewers: 1,
      });
      await until('camera', status => status.state === 'lost');
      process.kill(silenced.pid, 'SIGCONT');
      await until('camera', status => status.state === 'live', 60_000);
    } finally {
      process.kill(silenced.pid, 'SIGCONT');
      await silenced.close();
    }
  }, 120_000);

  test('after the worker was killed: its viewers open again and watch again', async () => {
    const { platform, until, statuses } = await watched(rtsp('camera', cameras.url('plain')));
    const before = ffmpegs('/plain');
    const worker = [...descendants()].find(([, line]) => line.includes('mediasoup-worker'))![0];
    process.kill(worker, 'SIGKILL');
    await until('camera', status => status.state === 'lost' && status.reason === 'worker-died');
    await eventually('the orphaned ffmpeg is ended', () => !ffmpegs('/plain').some(pid => before.includes(pid)));
    await until('camera', status => status.state === 'live');
    await expect(platform.watch('viewer', 'camera', platform.capabilities())).rejects.toMatchObject({
      reason: 'unknown-viewer',
    });
    await platform.openViewer('viewer');
    await platform.watch('viewer', 'camera', platform.capabilities());
    expect(platform.figures()).toMatchObject({ workers: 1, workerRestarts: 1, consumers: 1 });
    expect(statuses.some(status => status.state === 'sleeping' && status.viewers > 0)).toBe(false);
  });

  test('with two workers, viewers of one see the sources of the other', async () => {
    standing = await standingPlatform({ workers: 2 });
    const { platform } = standing;
    platform.setFeed(rtsp('camera', cameras.url('plain')));
    for (const viewer of ['a', 'b', 'c', 'd']) {
      await platform.openViewer(viewer);
      const offer = await platform.watch(viewer, 'camera', platform.capabilities());
      await platform.resume(viewer, offer.id);
    }
    expect(platform.figures()).toMatchObject({ workers: 2, consumers: 4, sourceStarts: 1 });
  });
});

describe('[room.10] a bad address', () => {
  const held = new Set<Socket>();
  const mute: Server = createServer(socket => held.add(socket.on('error', () => undefined)));
  beforeAll(() => new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    for (const socket of held) socket.destroy();
    return new Promise(resolve => mute.close(resolve));
  });
  const port = () => (mute.address() as { port: number }).port;

  test.each([
    ['a wrong password', () => `rtsp://admin:wrong@127.0.0.1:${locked.port}/a`, 'refused-credentials'],
    ['no password', () => `rtsp://127.0.0.1:${locked.port}/a`, 'refused-credentials'],
    ['a wrong path', () => cameras.url('nowhere'), 'not-found'],
    ['a closed port', () => 'rtsp://127.0.0.1:9/a', 'address-unreachable'],
    ['an unknown name', () => 'rtsp://camera.invalid/a', 'address-unreachable'],
    ['a host that never answers', () => `rtsp://127.0.0.1:${port()}/a`, 'timed-out'],
  ])('%s: the feed says why within ten seconds and tries again while somebody looks', async (_, url, reason) => {
    standing = await standingPlatform({ linger: 100 });
    const { platform, until } = standing;
    platform.setFeed(rtsp('camera', url()));
    await platform.openViewer('viewer');
    const refused = expect(platform.watch('viewer', 'camera', platform.capabilities())).rejects.toMatchObject({
      reason,
    });
    const lost = await until('camera', status => status.state === 'lost', 10_000);
    expect(lost).toMatchObject({ reason, viewers: 1 });
    expect(Date.parse(lost.retryAt!)).toBeGreaterThan(Date.parse(lost.since));
    await refused;
    await until('camera', status => status.state === 'connecting' && status.reason === reason);
    await platform.unwatch('viewer', 'camera');
    await until('camera', status => status.state === 'sleeping');
  });

  test.each([
    ['file:///etc/passwd', 'rtsp'],
    ['rtsp://127.0.0.1/a', 'rtmp'],
    ['-i', 'rtsp'],
  ] as const)('%s as %s is never opened, and the feed says so before anybody looks', async (url, kind) => {
    standing = await standingPlatform();
    const { platform } = standing;
    platform.setFeed({ id: 'camera', source: { kind, url } });
    expect(platform.status('camera')).toMatchObject({ state: 'lost', reason: 'unsupported' });
    await platform.openViewer('viewer');
    await expect(platform.watch('viewer', 'camera', platform.capabilities())).rejects.toMatchObject({
      reason: 'unsupported',
    });
    expect(platform.figures()).toMatchObject({ sourceStarts: 0 });
  });

  test('a host that the house rules refuse is not connected to', async () => {
    standing = await standingPlatform({ refuseHost: host => host === '127.0.0.1' });
    const { platform } = standing;
    platform.setFeed(rtsp('camera', cameras.url('plain')));
    await platform.openViewer('viewer');
    await expect(platform.watch('viewer', 'camera', platform.capabilities())).rejects.toMatchObject({
      reason: 'refused-address',
    });
  });
});

describe('[room.10] signals out of turn', () => {
  test('are refused and change nothing for others', async () => {
    const { platform } = await watched({ id: 'bars', source: { kind: 'test' } }, { maxViewersPerFeed: 1 });
    const capabilities = platform.capabilities();
    await expect(platform.watch('nobody', 'bars', capabilities)).rejects.toMatchObject({ reason: 'unknown-viewer' });
    await expect(platform.watch('viewer', 'nothing', capabilities)).rejects.toMatchObject({ reason: 'unknown-feed' });
    await expect(platform.resume('viewer', 'nothing')).rejects.toMatchObject({ reason: 'unknown-consumer' });
    await platform.openViewer('second');
    await expect(platform.watch('second', 'bars', capabilities)).rejects.toMatchObject({ reason: 'too-many-viewers' });
    await expect(platform.watch('viewer', 'bars', { codecs: [] })).rejects.toMatchObject({ reason: 'unsupported' });
    const value = Array.from({ length: 32 }, () => 'AB').join(':');
    const dtlsParameters = { role: 'client' as const, fingerprints: [{ algorithm: 'sha-256' as const, value }] };
    await platform.connectViewer('second', dtlsParameters);
    await expect(platform.connectViewer('second', dtlsParameters)).rejects.toMatchObject({ reason: 'bad-signal' });
    expect(platform.status('bars')).toMatchObject({ state: 'live', viewers: 1 });
  });
});

describe('[room.8] when the server itself is killed', () => {
  test('its worker and its ffmpeg end with it', async () => {
    const script = `
      import { standingPlatform } from ${JSON.stringify(new URL('platform.fixture.ts', import.meta.url).href)};
      const { platform } = await standingPlatform();
      platform.setFeed({ id: 'bars', source: { kind: 'test' } });
      await platform.openViewer('viewer');
      await platform.watch('viewer', 'bars', platform.capabilities());
      console.log('watched');`;
    const server = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(server.stdout, 'data');
    const parts = [...descendants()].filter(
      ([pid, line]) => pid !== server.pid && /testsrc2|mediasoup-worker/.test(line),
    );
    expect(parts).toHaveLength(2);
    server.kill('SIGKILL');
    await eventually('both are gone', () => parts.every(([pid]) => !isRunning(pid)));
  });
});

describe('[room.8] where a part is missing the platform stands', () => {
  test('without ffmpeg each feed says so', async () => {
    standing = await standingPlatform({ ffmpeg: '/nowhere/ffmpeg' });
    const { platform } = standing;
    platform.setFeed(rtsp('camera', cameras.url('plain')));
    expect(platform.status('camera')).toMatchObject({ state: 'lost', reason: 'no-encoder' });
  });

  test.each([
    undefined,
    '/nowhere/mediasoup-worker',
  ])('with the worker at %s it refuses viewers with the reason', async workerBin => {
    standing = await standingPlatform({ workerBin });
    const { platform } = standing;
    platform.setFeed(rtsp('camera', cameras.url('plain')));
    expect(platform.capabilities().codecs?.length).toBeGreaterThan(0);
    await expect(platform.openViewer('viewer')).rejects.toMatchObject({ reason: 'worker-died' });
  });
});
