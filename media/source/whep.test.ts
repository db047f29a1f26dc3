import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { descendants, eventually, type Standing, standingPlatform } from '../platform.fixture.ts';
import { keepingAllowed } from './whep.ts';

const PYTHON = '/usr/bin/python3';
const aiortc = spawnSync(PYTHON, ['-c', 'import aiortc, aiohttp'], { stdio: 'ignore' }).status === 0;
if (!aiortc) console.warn('NOT RUN: python3-aiortc is missing, so no foreign WHEP server was tried');

interface Foreign {
  readonly url: (path?: string, login?: string) => string;
  readonly child: ChildProcess;
  sessions: number;
}
const servers: Foreign[] = [];
async function foreign(wanted: object): Promise<Foreign> {
  const script = fileURLToPath(new URL('whep_server.py', import.meta.url));
  const child = spawn(PYTHON, [script, JSON.stringify(wanted)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout });
  const port = await new Promise<number>(resolve => lines.once('line', line => resolve(JSON.parse(line).port)));
  const server: Foreign = {
    url: (path = '/whep', login = '') => `http://${login}127.0.0.1:${port}${path}`,
    ...{ child, sessions: 0 },
  };
  lines.on('line', line => {
    server.sessions = JSON.parse(line).sessions ?? server.sessions;
  });
  servers.push(server);
  return server;
}
afterAll(() => Promise.all(servers.map(({ child }) => ended(child))));
const ended = (child: ChildProcess) =>
  new Promise<void>(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('close', () => resolve());
    child.stdin?.end();
    setTimeout(() => child.kill('SIGKILL'), 2_000);
  });

let standing: Standing;
afterEach(async () => {
  await standing?.platform.close();
  expect([...descendants().values()].filter(line => /ffmpeg|ffprobe|whepBridge/.test(line))).toEqual([]);
});
async function looked(url: string, options: Parameters<typeof standingPlatform>[0] = {}): Promise<Standing> {
  standing = await standingPlatform(options);
  standing.platform.setFeed({ id: 'foreign', source: { kind: 'whep', url } });
  await standing.platform.openViewer('viewer');
  return standing;
}
const watch = () => standing.platform.watch('viewer', 'foreign', standing.platform.capabilities());

describe.skipIf(!aiortc)('[video.1] a picture fetched by WHEP from a server that Belfry did not make', () => {
  test('H.264 passes untouched, with its sound; the session is given back when nobody looks', async () => {
    const server = await foreign({ codec: 'H264', sound: true });
    await looked(server.url('/moved'), { linger: 200 });
    const offer = await watch();
    expect(offer.audio).toBeDefined();
    expect(standing.platform.status('foreign')).toMatchObject({
      ...{ state: 'live', handling: 'passed', width: 640, height: 360 },
    });
    expect(server.sessions).toBe(1);
    await standing.platform.unwatch('viewer', 'foreign');
    await eventually('the other side knows', () => server.sessions === 0, 10_000);
  });

  test('VP8 is made into what every browser takes', async () => {
    const server = await foreign({ codec: 'VP8' });
    await looked(server.url());
    await watch();
    expect(standing.platform.status('foreign')).toMatchObject({ state: 'live', handling: 'transcoded' });
  });

  test('its test in plain words says codec, size and what will be done', async () => {
    const server = await foreign({ codec: 'H264' });
    standing = await standingPlatform();
    expect(await standing.platform.examine({ kind: 'whep', url: server.url() })).toMatchObject({
      video: { codec: 'h264', width: 640, height: 360 },
      handling: 'passed',
    });
  });

  test('a token is the password of the address; without it the feed says that the login is wrong', async () => {
    const server = await foreign({ codec: 'H264', token: 'se-cret' });
    await looked(server.url('/whep', ':se-cret@'));
    await watch();
    expect(standing.platform.status('foreign')).toMatchObject({ state: 'live' });
    expect(standing.logged.join()).not.toContain('se-cret');
    await standing.platform.close();
    await looked(server.url('/whep', ':wrong@'));
    await expect(watch()).rejects.toMatchObject({ reason: 'refused-credentials' });
    expect(server.sessions).toBe(0);
  });

  test('a server that goes away is lost with its reason, and tried again', async () => {
    const server = await foreign({ codec: 'H264' });
    await looked(server.url());
    await watch();
    server.child.kill('SIGKILL');
    const status = await standing.until('foreign', ({ state }) => state === 'lost', 60_000);
    expect(status.retryAt).toBeDefined();
    await standing.until('foreign', ({ reason }) => reason === 'address-unreachable', 30_000);
  });

  test('[video.10] a path that is none, and an answer that leads to a forbidden address, say so', async () => {
    const server = await foreign({ codec: 'H264', hide: true });
    await looked(server.url('/nothing'));
    await expect(watch()).rejects.toMatchObject({ reason: 'not-found' });
    await standing.platform.close();
    await looked(server.url(), { refuseHost: host => host.startsWith('169.254.') });
    await expect(watch()).rejects.toMatchObject({ reason: 'refused-address' });
  });
});

describe('[video.10] the addresses of an answer', () => {
  const answer = (...addresses: string[]) =>
    ['v=0', ...addresses.map(at => `a=candidate:1 1 udp 1 ${at} 9 typ host`), 'a=mid:0'].join('\r\n');

  test('are kept where a source may be; names and forbidden ones are left out', async () => {
    const kept = await keepingAllowed(answer('192.0.2.7', 'a.local', '10.0.0.1', '2001:db8::1'), at =>
      at.startsWith('10.'),
    );
    expect(kept).toContain('192.0.2.7');
    expect(kept).toContain('2001:db8::1');
    expect(kept).not.toMatch(/a\.local|10\.0\.0\.1/);
    await expect(keepingAllowed(answer('a.local', '10.0.0.1'), () => true)).rejects.toMatchObject({
      reason: 'refused-address',
    });
  });
});
