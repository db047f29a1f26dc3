import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectHosts } from '../apart/connect.ts';
import { ended, type HostProcess, startHost } from '../apart/host.fixture.ts';
import { connectMedia } from '../apart/remote.ts';
import { type RtspServer, startRtspServer } from '../cameras/rtspServer.ts';
import { descendants, eventually } from '../platform.fixture.ts';
import type { Delivery, FeedStatus, HostPlatform, MediaPlatform } from '../port.ts';
import { byName } from './placing.ts';

const KEY = 'k'.repeat(40);
const CALL = 'c'.repeat(36);
const quiet = { info: () => undefined, warn: () => undefined };
let folder: string;
let cameras: RtspServer;
const running = new Set<HostProcess>();
const platforms = new Set<MediaPlatform>();
const relays = new Set<Server>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-hosts-'));
  cameras = await startRtspServer({
    cameras: [
      { path: 'plain', name: 'Plain' },
      { path: 'main', name: 'Main', codec: 'h264-main' },
    ],
  });
});
afterAll(async () => {
  await cameras?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await Promise.all([...platforms].map(platform => platform.close()));
  platforms.clear();
  await Promise.all([...running].map(({ child }) => ended(child, 'SIGTERM')));
  running.clear();
  for (const relay of relays) relay.close();
  relays.clear();
  expect([...descendants().values()].filter(line => /ffmpeg|mediasoup-worker/.test(line))).toEqual([]);
});

async function host(given: { port?: number; more?: Record<string, string> } = {}): Promise<HostProcess> {
  const started = await startHost({ folder: await mkdtemp(join(folder, 'host-')), key: KEY, ...given });
  running.add(started);
  return started;
}
const options = () => ({
  ...{ key: KEY, clock: () => new Date(), log: quiet, settledMs: 60_000, refuseHost: () => false },
  cache: join(folder, `cache-${crypto.randomUUID()}`),
});
/** A server of the centre. */
async function server(...ports: readonly number[]) {
  const platform = await connectHosts({ ...options(), hosts: ports.map(port => ({ host: '127.0.0.1', port })) });
  platforms.add(platform);
  const statuses: FeedStatus[] = [];
  const deliveries: Delivery[] = [];
  platform.onStatus(status => statuses.push(status));
  platform.onDelivery(told => deliveries.push(told));
  return { platform, statuses, deliveries };
}
/** One host alone, to ask it what it carries. */
async function alone(port: number): Promise<HostPlatform> {
  const platform = await connectMedia({ ...options(), host: '127.0.0.1', port });
  platforms.add(platform);
  return platform;
}
/** A camera whose home is the one of two hosts. */
function cameraAt(home: number, other: number, path = 'plain') {
  const hosts = [home, other].map(port => ({ at: `127.0.0.1:${port}` }));
  for (;;) {
    const id = crypto.randomUUID();
    if (byName(id, hosts) === hosts[0]) return { id, source: { kind: 'rtsp', url: cameras.url(path) } } as const;
  }
}
async function watched(platform: MediaPlatform, viewer: string, feed: string): Promise<void> {
  const { id } = await platform.watch(viewer, feed, platform.capabilities());
  await platform.resume(viewer, id);
}
/** Two hosts, and a viewer at each. */
async function twoHosts(more: Record<string, string> = {}) {
  const [first, second] = await Promise.all([host({ more }), host({ more })]);
  const centre = await server(first.port, second.port);
  const { platform } = centre;
  await eventually('both have workers', () => platform.figures().workers === 2);
  await platform.openViewer('a');
  await platform.openViewer('b');
  return { first, second, ...centre };
}

describe('[video.2] several media hosts as one platform', () => {
  test('viewers share the hosts out; each sees what runs on the other, and one source serves all', async () => {
    const { first, second, platform, statuses } = await twoHosts();
    const [one, other] = [await alone(first.port), await alone(second.port)];
    await eventually('a viewer at each', () => one.figures().viewers === 1 && other.figures().viewers === 1);
    const feeds = [cameraAt(first.port, second.port), cameraAt(second.port, first.port, 'main')];
    for (const feed of feeds) platform.setFeed(feed);
    for (const { id } of feeds) for (const viewer of ['a', 'b']) await watched(platform, viewer, id);
    for (const { id } of feeds)
      expect(platform.status(id)).toMatchObject({ state: 'live', handling: 'passed', viewers: 2 });
    await eventually('all is counted', () => platform.figures().consumers === 4);
    expect(platform.figures()).toMatchObject({ feeds: 2, runningSources: 2, sourceStarts: 2, pipesIn: 2, flowing: 4 });
    const [feed, gone] = feeds;
    platform.removeFeed(gone!.id);
    expect(statuses.at(-1)).toMatchObject({ feed: gone!.id, state: 'lost', reason: 'not-found' });
    expect(platform.status(gone!.id)).toBeUndefined();
    await eventually('it is forgotten', () => platform.figures().feeds === 1);
    expect(statuses.filter(({ reason }) => reason === 'not-found')).toHaveLength(1);
    await platform.unwatch('b', feed!.id);
    await eventually('one looks', () => platform.status(feed!.id)?.viewers === 1);
    await eventually('its pipe is gone', () => platform.figures().pipesIn === 0, 20_000);
  });

  test('who looks through another host counts where the limit is', async () => {
    const { first, second, platform } = await twoHosts({ BELFRY_MEDIA_VIEWERS: '2' });
    const feed = cameraAt(first.port, second.port);
    platform.setFeed(feed);
    await Promise.all(['a', 'b'].map(viewer => watched(platform, viewer, feed.id)));
    for (const viewer of ['c', 'd']) {
      await platform.openViewer(viewer);
      await expect(platform.watch(viewer, feed.id, platform.capabilities())).rejects.toMatchObject({
        reason: 'too-many-viewers',
      });
    }
    await platform.unwatch('b', feed.id);
    await watched(platform, 'c', feed.id);
    await expect(platform.watch('a', crypto.randomUUID(), platform.capabilities())).rejects.toMatchObject({
      reason: 'unknown-feed',
    });
  });

  test('a browser that can’t take a picture as it is gets another from its home', async () => {
    const { first, second, platform } = await twoHosts();
    const feed = cameraAt(first.port, second.port, 'main');
    platform.setFeed(feed);
    const all = platform.capabilities();
    const isBaseline = (profile: unknown) => profile === undefined || String(profile).startsWith('42e0');
    const codecs = all.codecs?.filter(({ parameters }) => isBaseline(parameters?.['profile-level-id']));
    for (const viewer of ['a', 'b']) {
      const offer = await platform.watch(viewer, feed.id, { ...all, codecs: codecs ?? [] });
      expect(offer.kind).toBe('video');
    }
    expect(platform.status(feed.id)).toMatchObject({ state: 'live', handling: 'transcoded' });
  });

  test('a host that dies takes its own feeds along and nobody else’s; back, they go on by themselves', async () => {
    const { first, second, platform, statuses } = await twoHosts();
    const [lost, kept] = [cameraAt(first.port, second.port), cameraAt(second.port, first.port, 'main')];
    for (const feed of [lost, kept]) platform.setFeed(feed);
    for (const { id } of [lost, kept]) await watched(platform, 'b', id);
    statuses.length = 0;
    await ended(first.child, 'SIGKILL');
    running.delete(first);
    await eventually('its feed says so', () => platform.status(lost.id)?.state === 'lost', 5_000);
    expect(platform.status(lost.id)).toMatchObject({ reason: 'host-away' });
    // Not a fault of the viewer's own connection, which a console would open anew for it.
    const refused = { reason: 'host-away' };
    await expect(platform.watch('b', lost.id, platform.capabilities())).rejects.toMatchObject(refused);
    await watched(platform, 'b', kept.id);
    // Whoever sat there opens again, and sits at the other.
    await expect(platform.watch('a', kept.id, platform.capabilities())).rejects.toMatchObject({
      reason: 'unknown-viewer',
    });
    await platform.openViewer('a');
    await watched(platform, 'a', kept.id);
    await host({ port: first.port });
    await eventually('its feed is live', () => platform.status(lost.id)?.state === 'live', 30_000);
    await watched(platform, 'b', lost.id);
    expect(statuses.filter(({ feed, state }) => feed === kept.id && state !== 'live')).toEqual([]);
  });

  test('a line between two hosts that breaks is called anew, and those who look through it are told alone', async () => {
    const [first, second] = [await host(), await host()];
    const sockets: Socket[] = [];
    const relay = createServer(socket => {
      const on = connect(first.port, '127.0.0.1');
      sockets.push(socket.on('error', () => undefined));
      on.on('error', () => undefined);
      socket.pipe(on).pipe(socket);
    });
    relays.add(relay);
    const port = await new Promise<number>(resolve =>
      relay.listen(0, '127.0.0.1', () => resolve((relay.address() as { port: number }).port)),
    );
    const { platform, deliveries, statuses } = await server(port, second.port);
    await eventually('both have workers', () => platform.figures().workers === 2);
    for (const viewer of ['a', 'b']) await platform.openViewer(viewer);
    const feed = cameraAt(port, second.port);
    platform.setFeed(feed);
    for (const viewer of ['a', 'b']) await watched(platform, viewer, feed.id);
    // The server's line was the first, the other host's the second.
    expect(sockets).toHaveLength(2);
    statuses.length = 0;
    sockets[1]!.destroy();
    await eventually('it is told to watch anew', () => deliveries.length > 0, 20_000);
    expect(deliveries).toEqual([{ viewer: 'b', feed: feed.id, state: 'switch' }]);
    expect(statuses.filter(({ state }) => state !== 'live')).toEqual([]);
    await watched(platform, 'b', feed.id);
    expect(platform.status(feed.id)).toMatchObject({ state: 'live', viewers: 2 });
  });

  test('a source that ends and comes back, and one to which nobody sends yet, are told of through the other host', async () => {
    const { first, second, platform } = await twoHosts();
    const camera = await startRtspServer({ cameras: [{ path: 'mortal', name: 'Mortal' }] });
    const feed = { ...cameraAt(first.port, second.port), source: { kind: 'rtsp', url: camera.url('mortal') } } as const;
    platform.setFeed(feed);
    await watched(platform, 'b', feed.id);
    await camera.close();
    await eventually('it is lost', () => platform.status(feed.id)?.state === 'lost', 30_000);
    const back = await startRtspServer({ port: camera.port, cameras: [{ path: 'mortal', name: 'Back' }] });
    await eventually('it is live', () => platform.status(feed.id)?.state === 'live', 60_000);
    await watched(platform, 'b', feed.id);
    const phone = { ...cameraAt(first.port, second.port), source: { kind: 'whip' } } as const;
    platform.setFeed(phone);
    await expect(platform.watch('b', phone.id, platform.capabilities())).rejects.toMatchObject({
      reason: 'nobody-sends',
    });
    await back.close();
  });

  test('recordings lie at the home of their feed; a host that was added does not hide them', async () => {
    const [first, second] = [await host(), await host()];
    const feed = cameraAt(second.port, first.port);
    const before = await server(first.port);
    before.platform.setFeed(feed);
    const ring = { seconds: 600, on: true };
    before.platform.recorder!.set(feed.id, ring);
    await eventually('something is kept', () => before.platform.recorder!.keptUpTo(feed.id) !== undefined);
    await before.platform.close();
    platforms.delete(before.platform);
    const { platform } = await server(first.port, second.port);
    const recorder = platform.recorder!;
    recorder.set(feed.id, ring);
    platform.setFeed(feed);
    const from = Date.now() - 60_000;
    const one = await alone(second.port);
    await eventually('it goes on at its new home', () => one.recorder!.keptUpTo(feed.id) !== undefined);
    const { segments, gaps } = await recorder.list(feed.id, from, Date.now());
    const there = await one.recorder!.list(feed.id, from, Date.now());
    expect(segments.length).toBeGreaterThan(there.segments.length);
    expect(gaps.every(gap => segments.every(segment => segment.to <= gap.from || segment.from >= gap.to))).toBe(true);
    for (const { from: at, init } of [segments[0]!, segments.at(-1)!]) {
      expect((await readFile((await recorder.segmentFile(feed.id, at))!)).length).toBeGreaterThan(1_000);
      expect(await recorder.initFile(feed.id, init)).toBeDefined();
    }
    const hold = crypto.randomUUID();
    const { to } = segments.at(-1)!;
    const kept = await recorder.keep(hold, feed.id, from, to);
    expect(kept.segments.length).toBeGreaterThanOrEqual(segments.length);
    expect((await recorder.held(hold, feed.id, from, to)).segments).toEqual(kept.segments);
    await recorder.release(hold);
    await eventually('nothing is held', () => !recorder.holds().includes(hold));
  });

  test('[video.8] a coordination room is whole on one host, whichever server its people come by', async () => {
    const [first, second] = [await host(), await host()];
    const [one, other] = [await server(first.port, second.port), await server(second.port, first.port)];
    await one.platform.calls.open(CALL, 'anna');
    await other.platform.calls.open(CALL, 'bert');
    const names = ({ platform }: { platform: MediaPlatform }) =>
      platform.calls.now(CALL)?.members.map(({ person }) => person) ?? [];
    await eventually('both see both', () => [one, other].every(each => names(each).length === 2));
    other.platform.calls.close(CALL, 'bert');
    await eventually('bert has left', () => names(one).length === 1);
  });
});
