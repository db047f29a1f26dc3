import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { descendants, setUp } from '../platform.fixture.ts';
import { ingestBench } from './ingest.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'belfry-web-'));
let bench: Awaited<ReturnType<typeof ingestBench>>;
const servers: Server[] = [];

beforeAll(async () => {
  bench = await ingestBench();
  const make = (...args: string[]) => execFileSync(setUp().ffmpeg, ['-loglevel', 'error', ...args], { cwd: folder });
  const source = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=size=640x360:rate=25',
    '-f',
    'lavfi',
    '-i',
    'sine=frequency=440',
    '-t',
    '30',
  ];
  const plain = ['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-g', '25', '-c:a', 'aac'];
  make(...source, ...plain, '-f', 'hls', '-hls_time', '2', '-hls_list_size', '0', 'ts.m3u8');
  make(
    ...source,
    ...plain,
    '-f',
    'hls',
    '-hls_segment_type',
    'fmp4',
    '-hls_time',
    '2',
    '-hls_list_size',
    '0',
    'mp4.m3u8',
  );
  make('-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=1', '-t', '1', '-f', 'image2', 'picture.jpg');
});
afterAll(async () => {
  await bench?.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});
afterEach(() => bench.stopAll());

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as { port: number }).port}`;
}
const files: RequestListener = (request, response) => {
  const name = (request.url ?? '').slice(1);
  response.setHeader('Content-Type', name.endsWith('m3u8') ? 'application/vnd.apple.mpegurl' : 'video/mp2t');
  response.end(readFileSync(join(folder, name)));
};
/** A web camera: the same picture ten times a second. */
const camera: RequestListener = (_request, response) => {
  const picture = readFileSync(join(folder, 'picture.jpg'));
  response.writeHead(200, { 'Content-Type': 'multipart/x-mixed-replace; boundary=frame' });
  const timer = setInterval(() => {
    response.write(`--frame\r\nContent-Type: image/jpeg\r\nContent-Length: ${picture.length}\r\n\r\n`);
    response.write(picture);
    response.write('\r\n');
  }, 100);
  response.once('close', () => clearInterval(timer));
};
const md5 = (text: string) => createHash('md5').update(text).digest('hex');
function knows(request: IncomingMessage, user: string, password: string): boolean {
  const given = request.headers.authorization ?? '';
  const field = (name: string) => new RegExp(`\\b${name}="?([^",]+)`).exec(given)?.[1] ?? '';
  const [a1, a2] = [md5(`${user}:cameras:${password}`), md5(`GET:${request.url}`)];
  const right = md5([a1, field('nonce'), field('nc'), field('cnonce'), 'auth', a2].join(':'));
  return field('response') === right;
}

describe('[video.1] a source on the web', () => {
  test.each([
    'ts.m3u8',
    'mp4.m3u8',
  ])('as HLS (%s) passes untouched, with its sound, at the speed of its time', async name => {
    const place = await served(files);
    const ingest = await bench.start({ kind: 'hls', url: `http://${place}/${name}` });
    expect(ingest).toMatchObject({ handling: 'passed', width: 640, height: 360 });
    const pictures = async () => (await ingest.producer.getStats()).reduce((sum, stat) => sum + stat.packetCount, 0);
    const [before, sound] = [await pictures(), bench.within(ingest.audio!, 3_000)];
    expect(await sound).toBeGreaterThan(4_000);
    const during = (await pictures()) - before;
    expect(during).toBeGreaterThan(30);
    // Twelve segments at once would be 750 pictures of several packets each.
    expect(during).toBeLessThan(1_500);
  });

  test('as MJPEG is shown as H.264, with its login by digest, which stands on no command line', async () => {
    const place = await served((request, response) => {
      if (knows(request, 'admin', 'geh,eim')) return camera(request, response);
      response.writeHead(401, { 'WWW-Authenticate': 'Digest realm="cameras", nonce="abc", qop="auth"' }).end();
    });
    const ingest = await bench.start({ kind: 'mjpeg', url: `http://admin:geh%2Ceim@${place}/video.cgi?size=1` });
    expect(ingest).toMatchObject({ handling: 'transcoded', width: 640, height: 360 });
    expect(await bench.received(ingest.producer, 1_000)).toBeGreaterThan(1_000);
    expect([...descendants().values()].join('\n')).not.toMatch(/geh(,|%2C)eim/);
  });

  test.each([
    ['a wrong login', 401, 'refused-credentials'],
    ['no such picture', 404, 'not-found'],
  ] as const)('that answers %s says so', async (_title, status, reason) => {
    const place = await served((_request, response) => response.writeHead(status).end());
    await expect(bench.start({ kind: 'mjpeg', url: `http://a:b@${place}/x` })).rejects.toMatchObject({ reason });
    await expect(bench.start({ kind: 'hls', url: `http://a:b@${place}/x.m3u8` })).rejects.toMatchObject({ reason });
  });

  test('does not give its login to another place that it redirects to', async () => {
    const heard: (string | undefined)[] = [];
    const other = await served((request, response) => {
      heard.push(request.headers.authorization);
      camera(request, response);
    });
    const place = await served((request, response) => {
      if (request.headers.authorization) response.writeHead(302, { Location: `http://${other}/video` }).end();
      else response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="cameras"' }).end();
    });
    await bench.start({ kind: 'mjpeg', url: `http://admin:geheim@${place}/video` });
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.every(header => header === undefined)).toBe(true);
  });
});
