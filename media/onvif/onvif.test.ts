import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SimulatedCamera, startOnvifCamera } from '../cameras/onvifCamera.ts';
import { type RtspServer, startRtspServer } from '../cameras/rtspServer.ts';
import { parseAddress } from '../source/address.ts';
import { ingestBench } from '../source/ingest.fixture.ts';
import { chosenProfile, onvifCamera, type Profile } from './camera.ts';
import { camerasIn, discoverCameras } from './discovery.ts';
import { headOf } from './head.ts';
import { followMotion, type Motion } from './motion.ts';
import { escaped, readXml } from './xml.ts';

const LOGIN = { user: 'belfry', password: 'ge<h>&"im' };
let rtsp: RtspServer;
let camera: SimulatedCamera;
let bench: Awaited<ReturnType<typeof ingestBench>>;

beforeAll(async () => {
  rtsp = await startRtspServer({
    cameras: [
      { path: 'sub', name: 'Sub', audio: 'alaw' },
      { path: 'main', name: 'Main', codec: 'h265' },
    ],
    login: LOGIN,
  });
  camera = await startOnvifCamera({
    streams: { main: rtsp.url('main'), sub: rtsp.url('sub'), tiny: rtsp.url('sub') },
    login: LOGIN,
    // An hour: a token by our own clock would be refused.
    ahead: 3_600_000,
  });
  bench = await ingestBench();
});
afterAll(async () => {
  await bench?.close();
  await Promise.all([camera?.close(), rtsp?.close()]);
});

const withLogin = (url: string, { user, password } = LOGIN): string => {
  const full = new URL(url);
  [full.username, full.password] = [encodeURIComponent(user), encodeURIComponent(password)];
  return full.href;
};
const asked = (url: string) => onvifCamera(parseAddress(url, 'onvif')!, () => false);

describe('[video.1] an ONVIF camera', () => {
  test('answers a call on the network with its name and where it is', async () => {
    const to = { address: '127.0.0.1', port: camera.discoveryPort };
    expect(await discoverCameras({ wait: 800, to })).toEqual([
      { url: camera.url, name: 'Fake camera', hardware: 'F1' },
    ]);
  });

  test('tells its model and its profiles, by a login that its own clock finds fresh', async () => {
    const known = asked(withLogin(camera.url));
    expect(await known.model()).toBe('Belfry Fake 1');
    expect(await known.profiles()).toMatchObject([
      { token: 'main', encoding: 'H265', width: 3840, ptz: true },
      { token: 'sub', encoding: 'H264', width: 1280, height: 720, rate: 25 },
      { token: 'tiny', width: 320 },
    ]);
  });

  test('is shown by the profile that passes untouched, with its sound, though it names an address of its own network', async () => {
    const ingest = await bench.start({ kind: 'onvif', url: withLogin(camera.url) });
    expect(ingest).toMatchObject({ handling: 'passed', width: 1280, height: 720 });
    expect(await bench.received(ingest.producer, 20_000)).toBeGreaterThan(20_000);
    expect(ingest.audio).toBeDefined();
    await ingest.stop();
  });

  test('is shown by the profile that was registered', async () => {
    const ingest = await bench.start({ kind: 'onvif', url: withLogin(camera.url), profile: 'main' });
    expect(ingest.handling).toBe('transcoded');
    await ingest.stop();
  });

  test.each([
    [
      'the login is wrong',
      (): string => withLogin(camera.url, { user: 'belfry', password: 'no' }),
      undefined,
      'refused-credentials',
    ],
    ['it has no such profile', (): string => withLogin(camera.url), 'none', 'not-found'],
    [
      'nothing listens there',
      (): string => 'http://127.0.0.1:9/onvif/device_service',
      undefined,
      'address-unreachable',
    ],
    ['it talks another language', (): string => rtsp.url('x').replace('rtsp', 'http'), undefined, 'timed-out'],
  ] as const)('is not shown where %s, and the reason is said', async (_title, url, profile, reason) => {
    const failure = bench.start({ kind: 'onvif', url: url(), ...(profile && { profile }) });
    await expect(failure).rejects.toMatchObject({ reason });
  });

  test('at a host that the house rules refuse is not asked', async () => {
    const refuseHost = (host: string) => host === '127.0.0.1';
    await expect(bench.start({ kind: 'onvif', url: withLogin(camera.url) }, { refuseHost })).rejects.toMatchObject({
      reason: 'refused-address',
    });
  });

  test.each([
    ['the largest H.264 that is not wider than a screen', undefined, 'b'],
    ['the one asked for', 'c', 'c'],
    ['none where it does not exist', 'x', undefined],
  ])('shows %s', (_title, token, expected) => {
    const of = (name: string, encoding: string, width: number): Profile => ({
      ...{ token: name, name, encoding, width, height: 1, rate: 25, ptz: false },
    });
    const profiles = [of('a', 'H265', 1920), of('d', 'H264', 640), of('b', 'H264', 1920), of('c', 'H264', 3840)];
    expect(chosenProfile(profiles, token)?.token).toBe(expected);
  });
});

describe('[video.1] the head of an ONVIF camera', () => {
  const head = async () => (await headOf(asked(withLogin(camera.url)), undefined))!;

  test('turns and zooms as told, and stops', async () => {
    const own = await head();
    expect(await own.abilities()).toEqual({ turns: true, zooms: true, presets: true });
    await own.continuousMove(0.5, -7, 0.25);
    expect(camera.head().moving).toBe(true);
    await sleep(250);
    await own.stop();
    const { x, y, zoom, moving } = camera.head();
    expect(moving).toBe(false);
    expect(x).toBeGreaterThan(0.1);
    expect(y).toBeLessThan(-0.2);
    expect(zoom).toBeGreaterThan(0.02);
    await sleep(100);
    expect(camera.head()).toMatchObject({ x, y, zoom });
  });

  test('stops by itself where nothing more is heard', async () => {
    await (await head()).continuousMove(0.01, 0, 0);
    expect(camera.head().moving).toBe(true);
    await sleep(5_100);
    expect(camera.head().moving).toBe(false);
  });

  test('goes to the places that it has kept, and to no other', async () => {
    const own = await head();
    expect(await own.presets()).toEqual([
      { id: 'p1', name: 'Ingang / Entrée <1>' },
      { id: 'p2', name: 'p2' },
    ]);
    await own.gotoPreset('p1');
    expect(camera.head()).toMatchObject({ x: -0.5, y: 0.25, zoom: 0.5 });
    await expect(own.gotoPreset('p9')).rejects.toMatchObject({ reason: 'unknown-preset' });
    expect(camera.head()).toMatchObject({ x: -0.5, y: 0.25, zoom: 0.5 });
  });

  test('is not there where the camera stands still', async () => {
    const fixed = await startOnvifCamera({ streams: { sub: rtsp.url('sub') }, ptz: false });
    expect(await headOf(asked(fixed.url), undefined)).toBeUndefined();
    await fixed.close();
  });
});

describe('[video.1] what an ONVIF camera notices', () => {
  test('is told once for each change, and its subscription is given back', async () => {
    const heard: Motion[] = [];
    const run = new AbortController();
    const ended = followMotion(asked(withLogin(camera.url)), motion => heard.push(motion), run.signal);
    await expect.poll(() => camera.subscriptions(), { timeout: 5_000 }).toBe(1);
    for (const moving of [true, true, false]) camera.motion(moving);
    await expect.poll(() => heard.map(({ moving }) => moving), { timeout: 5_000 }).toEqual([true, false]);
    run.abort();
    await ended;
    expect(camera.subscriptions()).toBe(0);
  });
});

describe('[video.10] a hostile answer of a camera', () => {
  test.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['what is not closed', '<a><b></a>'],
    ['nothing', ''],
    ['depth without end', '<a>'.repeat(100)],
    ['elements without end', `<a>${'<b/>'.repeat(30_000)}</a>`],
  ])('with %s is no answer', (_title, text) => {
    expect(() => readXml(text)).toThrow();
  });

  test('of any kind at all is read in time or refused', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<a b="',
      '"',
      '/>',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&#0;',
      '<!--',
      'x',
      '<?',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), pieces => {
        const text = pieces.join('');
        try {
          readXml(text);
        } catch {
          // Refused.
        }
        expect(camerasIn(text, 'urn:uuid:1')).toEqual([]);
      }),
    );
  });

  test('shows any text as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), words => {
        const shown = words.replace(/[^\P{Cc}\t\n\r]/gu, '');
        expect(readXml(`<a>${escaped(words)}</a>`).text).toBe(shown);
      }),
    );
  });
});
