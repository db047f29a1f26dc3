import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RtspServer, startRtspServer } from '../cameras/rtspServer.ts';
import { descendants } from '../platform.fixture.ts';
import { ingestBench } from './ingest.fixture.ts';

let cameras: RtspServer;
let locked: RtspServer;
let bench: Awaited<ReturnType<typeof ingestBench>>;
const PASSWORD = 'se/cr@t"x';

beforeAll(async () => {
  cameras = await startRtspServer({
    cameras: [
      { path: 'main', name: 'Main', codec: 'h264-main' },
      { path: 'bframes', name: 'B-frames', codec: 'h264-bframes' },
      { path: 'hevc', name: 'H.265', codec: 'h265' },
      { path: 'mjpeg', name: 'MJPEG', codec: 'mjpeg' },
      { path: 'udp', name: 'UDP only', transport: 'udp', audio: 'aac' },
      { path: 'tcp', name: 'TCP only', transport: 'tcp' },
      { path: 'aac', name: 'AAC', audio: 'aac' },
      { path: 'alaw', name: 'G.711 A', audio: 'alaw' },
      { path: 'mulaw', name: 'G.711 u', audio: 'mulaw' },
      { path: 'opus', name: 'Opus', audio: 'opus' },
    ],
  });
  locked = await startRtspServer({
    cameras: [
      { path: 'a', name: 'Locked' },
      { path: 'udp', name: 'Locked, UDP', transport: 'udp' },
    ],
    login: { user: 'admin', password: PASSWORD },
  });
  bench = await ingestBench();
});
afterAll(async () => {
  await bench?.close();
  await Promise.all([cameras?.close(), locked?.close()]);
});
afterEach(async () => {
  await bench.stopAll();
});

describe('[video.1] a camera over RTSP', () => {
  test.each([
    ['H.264 without B-frames', 'main', 'passed'],
    ['H.264 with B-frames', 'bframes', 'transcoded'],
    ['H.265', 'hevc', 'transcoded'],
    ['MJPEG', 'mjpeg', 'transcoded'],
  ])('that sends %s is shown', async (_title, path, handling) => {
    const ingest = await bench.start({ kind: 'rtsp', url: cameras.url(path) });
    expect(ingest).toMatchObject({ handling, width: 1280, height: 720 });
    expect(await bench.received(ingest.producer, 20_000)).toBeGreaterThan(20_000);
  });

  test.each([
    ['that refuses TCP is taken over UDP, by its own answer', 'udp', undefined],
    ['that refuses UDP is taken over TCP', 'tcp', undefined],
    ['that does both is taken over UDP where it is registered so', 'main', 'udp'],
  ] as const)('%s', async (_title, path, transport) => {
    const ingest = await bench.start({ kind: 'rtsp', url: cameras.url(path), ...(transport && { transport }) });
    expect(await bench.received(ingest.producer, 20_000)).toBeGreaterThan(20_000);
    if (path === 'udp') expect(await bench.received(ingest.audio!, 2_000)).toBeGreaterThan(2_000);
  });

  test('that refuses UDP says so where it is registered for UDP', async () => {
    await expect(bench.start({ kind: 'rtsp', url: cameras.url('tcp'), transport: 'udp' })).rejects.toMatchObject({
      reason: 'unsupported',
    });
  });

  test.each(['a', 'udp'])('with a login by digest plays (%s), and no command line holds its password', async path => {
    const url = `rtsp://admin:${encodeURIComponent(PASSWORD)}@127.0.0.1:${locked.port}/${path}`;
    const ingest = await bench.start({ kind: 'rtsp', url });
    expect(await bench.received(ingest.producer, 20_000)).toBeGreaterThan(20_000);
    const lines = [...descendants().values()].filter(line => /\bff(mpeg|probe)\b/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/admin|cr(@|%40)t/);
  });
});

describe('[video.1] the sound of a camera', () => {
  test.each([
    'aac',
    'alaw',
    'mulaw',
    'opus',
  ])('that sends %s comes as Opus beside its picture, which stays untouched', async path => {
    const ingest = await bench.start({ kind: 'rtsp', url: cameras.url(path) });
    expect(ingest.handling).toBe('passed');
    expect(ingest.audio!.rtpParameters.codecs[0]!.mimeType).toBe('audio/opus');
    const [picture, sound] = await Promise.all([
      bench.received(ingest.producer, 20_000),
      bench.received(ingest.audio!, 2_000),
    ]);
    expect(picture).toBeGreaterThan(20_000);
    expect(sound).toBeGreaterThan(2_000);
    const line = [...descendants().values()].find(found => /\bffmpeg\b/.test(found))!;
    expect(line).toContain(path === 'opus' ? '-c:a copy' : '-c:a libopus');
  });

  test('is left out where the camera has none', async () => {
    expect((await bench.start({ kind: 'rtsp', url: cameras.url('main') })).audio).toBeUndefined();
  });
});
