import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RtspServer, startRtspServer } from './cameras/rtspServer.ts';
import { descendants, eventually, ffmpegs, type Standing, standingPlatform } from './platform.fixture.ts';
import type { FeedSource, FeedStatus } from './port.ts';
import {
  claimedSize,
  encodedPictures,
  isKey,
  type Liar,
  type Lie,
  sendPictures,
  startLiar,
} from './source/lying.fixture.ts';

/** Where the platform must not go: a second address of this host, with a server that counts who comes: nobody. */
const INTERNAL = '127.0.0.9';
let pictures: Buffer[][];
let parameterSets: Buffer[];
let cameras: RtspServer;
let internal: Liar;
let standing: Standing;
const servers: (() => Promise<unknown>)[] = [];
const running = () => [...descendants().values()].filter(line => /ffmpeg|ffprobe/.test(line));

beforeAll(async () => {
  pictures = encodedPictures();
  parameterSets = pictures[0]!.filter(unit => [7, 8].includes(unit[0]! & 31));
  cameras = await startRtspServer({
    cameras: [
      { path: 'good', name: 'Good' },
      { path: 'bframes', name: 'B-frames', codec: 'h264-bframes' },
    ],
  });
  internal = await startLiar({});
});
afterAll(() => Promise.all([cameras?.close(), internal?.close()]));

/** One platform on which somebody looks at a good feed, for all the bad ones beside it. */
async function stand(): Promise<void> {
  standing = await standingPlatform({ refuseHost: host => host === INTERNAL });
  standing.platform.setFeed({ id: 'good', source: { kind: 'rtsp', url: cameras.url('good') } });
  await standing.platform.openViewer('viewer');
  await shown('good');
}
async function leave(): Promise<void> {
  await standing?.platform.close();
  await Promise.all(servers.splice(0).map(close => close()));
  expect(running()).toEqual([]);
}

/** The bad feed's first loss, while somebody looks at it and at a good one, which must not notice. */
async function lostBeside(
  source: FeedSource['source'],
  after?: (feed: string) => Promise<unknown>,
): Promise<FeedStatus> {
  const { platform, until, statuses } = standing;
  const bad = crypto.randomUUID();
  platform.setFeed({ id: bad, source });
  const before = statuses.length;
  try {
    void platform.watch('viewer', bad, platform.capabilities()).catch(() => undefined);
    const lost = await until(bad, status => status.state === 'lost', 60_000);
    // Tried again by itself while somebody looks.
    expect(Date.parse(lost.retryAt!)).toBeGreaterThan(Date.parse(lost.since));
    await until(bad, status => status.state === 'connecting');
    await after?.(bad);
    expect(platform.status('good')).toMatchObject({ state: 'live' });
    expect(statuses.slice(before).filter(({ feed, state }) => feed === 'good' && state !== 'live')).toEqual([]);
    return lost;
  } finally {
    platform.removeFeed(bad);
  }
}
/** The viewer looks, and the feed is live; a busy machine may need a second try. */
async function shown(feed: string): Promise<void> {
  const { platform, until } = standing;
  await platform.watch('viewer', feed, platform.capabilities()).catch(() => undefined);
  await until(feed, status => status.state === 'live', 60_000);
}
async function liar(lie: Lie): Promise<string> {
  const server = await startLiar(lie);
  servers.push(() => server.close());
  return `rtsp://127.0.0.1:${server.port}/live`;
}
async function web(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  servers.push(
    () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  );
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}
const playlist = (...segments: string[]) =>
  `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n${segments.map(segment => `#EXTINF:2,\n${segment}\n`).join('')}`;

describe.concurrent('beside one good source on one platform, all at once,', () => {
  beforeAll(stand);
  afterAll(leave);

  describe('[video.10] a hostile camera is lost with its reason, tried again, and harms no other', () => {
    test.each([
      ['a picture of 16,384 × 16,384', claimedSize(1_024, 1_024), 'picture-too-large'],
      ['a picture of a million points a side, which is none', claimedSize(65_535, 65_535), 'no-video'],
    ])('claiming %s', async (_title, set, reason) => {
      const sets = [set, parameterSets[1]!];
      const url = await liar({
        parameterSets: sets,
        play: send => sendPictures([[...sets, ...pictures[0]!.slice(2)]], send),
      });
      expect((await lostBeside({ kind: 'rtsp', url })).reason).toBe(reason);
    });

    test('sending no key frame', async () => {
      const others = pictures.filter(units => !isKey(units));
      const url = await liar({ parameterSets, play: send => sendPictures(others, send) });
      expect((await lostBeside({ kind: 'rtsp', url })).reason).toBe('no-key-frame');
    });

    test('whose clock runs backwards; its pictures are then timed by their arrival and shown', async () => {
      const live = (feed: string) => standing.until(feed, status => status.state === 'live', 60_000);
      const url = await liar({
        parameterSets,
        play: send => sendPictures(pictures, send, count => 90_000_000 - count * 3_600),
      });
      expect((await lostBeside({ kind: 'rtsp', url }, live)).reason).toBe('clock-runs-back');
    });

    test('sending packets of no bytes', async () => {
      const play: Lie['play'] = send => {
        const timer = setInterval(() => {
          for (let count = 0; count < 200; count++) send(Buffer.alloc(0));
        }, 10);
        return () => clearInterval(timer);
      };
      expect(['timed-out', 'no-video']).toContain(
        (await lostBeside({ kind: 'rtsp', url: await liar({ play }) })).reason,
      );
    });

    test('that takes the connection and answers a letter a second', async () => {
      const url = await liar({
        connected: socket => {
          const timer = setInterval(() => socket.write('R'), 1_000);
          socket.once('close', () => clearInterval(timer));
        },
      });
      expect((await lostBeside({ kind: 'rtsp', url })).reason).toBe('timed-out');
    });

    test('that never ends its first answer', async () => {
      const url = await liar({
        connected: socket => {
          const pour = () => {
            while (!socket.destroyed && socket.write('X-Filler: endless\r\n'.repeat(500)));
          };
          socket.on('drain', pour).once('data', pour);
        },
      });
      expect((await lostBeside({ kind: 'rtsp', url })).reason).toBe('no-video');
    });

    test('that pours noise where pictures should be', async () => {
      const noise = Buffer.alloc(1_400, 0xa5);
      const play: Lie['play'] = (send, socket) => {
        const timer = setInterval(() => socket.writableLength < 1_000_000 && send(noise), 1);
        return () => clearInterval(timer);
      };
      expect(['timed-out', 'no-video']).toContain(
        (await lostBeside({ kind: 'rtsp', url: await liar({ play }) })).reason,
      );
    });

    test.each([
      ['to the internal network', () => `rtsp://${INTERNAL}:${internal.port}/secret`, 'refused-address'],
      ['to a file', () => 'file:///etc/passwd', 'refused-address'],
      ['to the web', () => `http://${INTERNAL}/latest/meta-data`, 'refused-address'],
    ])('that redirects %s', async (_title, location, reason) => {
      const url = await liar({
        answer: ({ first, headers }) =>
          first.startsWith('DESCRIBE')
            ? `RTSP/1.0 302 Moved\r\nCSeq: ${new Map(headers).get('CSeq')}\r\nLocation: ${location()}\r\n\r\n`
            : undefined,
      });
      expect((await lostBeside({ kind: 'rtsp', url })).reason).toBe(reason);
      expect(internal.calls()).toBe(0);
    });

    test('that redirects to itself without end', async () => {
      const url = await liar({
        answer: ({ headers }) =>
          `RTSP/1.0 301 Moved\r\nCSeq: ${new Map(headers).get('CSeq')}\r\nLocation: /again\r\n\r\n`,
      });
      expect((await lostBeside({ kind: 'rtsp', url })).reason).toBe('refused-address');
    });
  });

  describe('[video.10] a hostile web source is lost with its reason, tried again, and harms no other', () => {
    test.each([
      ['a file of this server', () => 'file:///etc/passwd'],
      ['data in the playlist itself', () => 'data:video/mp2t;base64,R0VI'],
      ['a pipe', () => 'pipe:0'],
      ['files joined together', () => 'concat:file:///etc/passwd|file:///etc/hosts'],
    ])('a playlist that names %s', async (_title, segment) => {
      const url = await web((_request, response) => {
        response.setHeader('Content-Type', 'application/vnd.apple.mpegurl').end(playlist(segment(), segment()));
      });
      const lost = await lostBeside({ kind: 'hls', url: `${url}/live.m3u8` });
      expect(['refused-address', 'no-video', 'timed-out']).toContain(lost.reason);
    });

    test.each([
      ['by a segment', (to: string) => playlist(`${to}/a.ts`)],
      ['by another playlist', (to: string) => `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${to}/deep.m3u8\n`],
      [
        'by a key',
        (to: string) => playlist('a.ts').replace('#EXTINF', `#EXT-X-KEY:METHOD=AES-128,URI="${to}/key"\n#EXTINF`),
      ],
    ])('a playlist that leads to the internal network %s', async (_title, body) => {
      const url = await web((_request, response) => {
        response
          .setHeader('Content-Type', 'application/vnd.apple.mpegurl')
          .end(body(`http://${INTERNAL}:${internal.port}`));
      });
      expect((await lostBeside({ kind: 'hls', url: `${url}/live.m3u8` })).reason).toBe('refused-address');
      expect(internal.calls()).toBe(0);
    });

    test('a playlist without end', async () => {
      const url = await web((_request, response) => {
        response.setHeader('Content-Type', 'application/vnd.apple.mpegurl').write('#EXTM3U\n#EXT-X-TARGETDURATION:2\n');
        const pour = () => {
          while (!response.destroyed && response.write('#EXTINF:2,\nsegment.ts\n'.repeat(2_000)));
        };
        response.on('drain', pour);
        pour();
      });
      expect((await lostBeside({ kind: 'hls', url: `${url}/live.m3u8` })).reason).toBeDefined();
    });

    test.each([301, 302, 307])('pictures that redirect to the internal network (%i)', async status => {
      const url = await web((_request, response) => {
        response.writeHead(status, { Location: `http://${INTERNAL}:${internal.port}/` }).end();
      });
      expect((await lostBeside({ kind: 'mjpeg', url: `${url}/video` })).reason).toBe('refused-address');
      expect(internal.calls()).toBe(0);
    });

    test('pictures of one part without end', async () => {
      const url = await web((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'multipart/x-mixed-replace; boundary=b' });
        response.write('--b\r\nContent-Type: image/jpeg\r\nContent-Length: 2000000000\r\n\r\n');
        const pour = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, 0xff)));
        };
        response.on('drain', pour);
        pour();
      });
      expect((await lostBeside({ kind: 'mjpeg', url: `${url}/video` })).reason).toBeDefined();
    });
  });
});

describe('[video.10] each source runs in a process of its own', () => {
  test('that may not take all memory, and gives way to the room where it decodes', async () => {
    standing = await standingPlatform();
    const { platform } = standing;
    await platform.openViewer('viewer');
    platform.setFeed({ id: 'good', source: { kind: 'rtsp', url: cameras.url('bframes') } });
    await shown('good');
    await eventually('ffmpeg runs', () => ffmpegs('-ssrc').length === 1);
    const [pid] = ffmpegs('-ssrc');
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
    expect(limits).toMatch(/Max data size\s+1200000000/);
    expect(limits).toMatch(/Max core file size\s+0/);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const nice = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
    expect(nice).toBeGreaterThanOrEqual(5);
    await leave();
  });
});
