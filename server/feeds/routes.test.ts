import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RtspServer, startRtspServer } from '../../media/cameras/rtspServer.ts';
import { setUp } from '../../media/platform.fixture.ts';
import { createMediaPlatform } from '../../media/platform.ts';
import { text } from '../../shared/language/read.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import { createRefuseHost } from './refuseHost.ts';

let cameras: RtspServer;
let locked: RtspServer;
let room: TestBelfry;
let mute: Server;

beforeAll(async () => {
  cameras = await startRtspServer({
    cameras: [
      { path: 'plain', name: 'Plain', audio: 'alaw' },
      { path: 'bframes', name: 'B', codec: 'h264-bframes' },
      { path: 'hevc', name: 'H', codec: 'h265' },
    ],
  });
  locked = await startRtspServer({
    cameras: [{ path: 'a', name: 'Locked' }],
    login: { user: 'admin', password: 'geheim' },
  });
  mute = createServer(socket => void socket.on('error', () => undefined));
  await new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve));
  room = await startTestBelfry({
    openMedia: () =>
      createMediaPlatform({
        ...{ workerBin: setUp().worker, ffmpeg: setUp().ffmpeg, listenIp: '127.0.0.1', rtmpPort: 0 },
        ...{ clock: () => new Date(), log: { info: () => undefined, warn: () => undefined } },
        refuseHost: createRefuseHost({ allowLoopback: true }),
      }),
  });
});
afterAll(async () => {
  await room?.stop();
  await Promise.all([cameras?.close(), locked?.close()]);
  mute.close();
});

interface Answered {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string; readonly path?: string };
  readonly data?: {
    readonly reason?: string;
    readonly said?: string;
    readonly handling?: string;
    readonly words: { readonly verdict: string; readonly facts: readonly { name: string; value: string }[] };
  };
}
async function probed(source: object, language = 'fr', more: { account?: string; feed?: string } = {}) {
  const { account = 'video', ...rest } = more;
  const answer = await room.request('/api/feeds/probe', {
    ...{ account, method: 'POST', body: { source, ...rest }, headers: { 'accept-language': language } },
  });
  return { status: answer.status, ...(answer.body as Answered) };
}
const factsOf = (answer: Answered) =>
  Object.fromEntries(answer.data!.words.facts.map(({ name, value }) => [name, value]));

describe('[video.1] paste an address, and it is tested', () => {
  it('says in plain words what a camera shows, and that it is passed', async () => {
    const answer = await probed({ kind: 'rtsp', url: cameras.url('plain') });
    expect(answer.data).toMatchObject({ handling: 'passed', clock: 'sound', transport: 'tcp' });
    expect(answer.data!.words.verdict).toBe('Image visible. Elle passe telle quelle.');
    expect(factsOf(answer)).toMatchObject({
      Image: expect.stringMatching(
        /^H\.264 Constrained Baseline · 1280 × 720 · 2[4-6](,\d)? images\/s · [\d\s]+ kbit\/s$/,
      ),
      'Image clé': 'à 1 s d’intervalle',
      Son: 'G.711 A 8 kHz · converti en Opus',
      Horloge: 'régulière',
      Voie: 'TCP',
    });
  });

  it.each([
    [
      'nl',
      'bframes',
      'Beeld zichtbaar. Het wordt omgezet naar H.264: B-beelden veranderen de volgorde van live beelden.',
    ],
    ['en', 'hevc', 'There is a picture. It is converted to H.264: browsers don’t take H.265 live.'],
  ])('says in the caller’s language (%s) why a source is converted', async (language, path, verdict) => {
    expect((await probed({ kind: 'rtsp', url: cameras.url(path) }, language)).data!.words.verdict).toBe(verdict);
  });

  it.each([
    ['the login is wrong', (): string => `rtsp://admin:no@127.0.0.1:${locked.port}/a`, 'refused-credentials', /401/],
    ['there is no such stream', (): string => cameras.url('none'), 'not-found', /404/],
    ['nothing listens', (): string => 'rtsp://127.0.0.1:9/a', 'address-unreachable', /./],
    ['it leads to the services of a cloud', (): string => 'rtsp://169.254.169.254/a', 'refused-address', /./],
  ] as const)('says why there is no picture where %s, by the source’s own words too', async (_title, url, reason, said) => {
    const answer = await probed({ kind: 'rtsp', url: url() }, 'nl');
    expect(answer).toMatchObject({ ok: true, data: { reason } });
    expect(answer.data!.words.verdict).toMatch(/^Geen beeld\. /);
    expect(answer.data!.said).toMatch(said);
    expect(JSON.stringify(answer)).not.toMatch(/admin|:no@/);
  });

  it('takes the login of a registered camera for another path of the same place, and never tells it', async () => {
    const feed = crypto.randomUUID();
    await room.command('video', 'feed.register', {
      ...{ feed, name: text('Porte', 'Poort'), owner: 'POLBRU', regime: 'camera-law' },
      source: { kind: 'rtsp', url: `rtsp://admin:geheim@127.0.0.1:${locked.port}/old` },
    });
    const url = `rtsp://127.0.0.1:${locked.port}/a`;
    expect((await probed({ kind: 'rtsp', url })).data).toMatchObject({ reason: 'refused-credentials' });
    const answer = await probed({ kind: 'rtsp', url }, 'fr', { feed });
    expect(answer.data).toMatchObject({ handling: 'passed' });
    expect(JSON.stringify(answer)).not.toMatch(/geheim/);
  });

  it.each([
    ['an observer of another function', { kind: 'test' }, 'auditor', 403, 'forbidden'],
    ['an address that is none', { kind: 'rtsp', url: 'file:///etc/passwd' }, 'video', 400, 'invalid'],
    ['no address', { kind: 'hls' }, 'video', 400, 'invalid'],
  ])('is refused to or for %s', async (_title, source, account, status, code) => {
    expect(await probed(source, 'fr', { account })).toMatchObject({ status, ok: false, error: { code } });
  });
});

describe('[video.1] a key for whoever sends to us', () => {
  const register = async (source: { kind: 'rtmp' | 'srt' | 'test' }) => {
    const feed = crypto.randomUUID();
    await room.command('video', 'feed.register', {
      ...{ feed, name: text('Drone', 'Drone'), owner: 'SIAMU', regime: 'private', source },
    });
    return feed;
  };
  const keyFor = async (feed: string, account = 'video') => {
    const { status, body } = await room.request(`/api/feeds/${feed}/key`, { account, method: 'POST' });
    return { status, ...(body as { ok: boolean; data?: { url: string; key: string }; error?: { details: object } }) };
  };

  it('is told once and is in no room, no event and no second answer', async () => {
    const feed = await register({ kind: 'srt' });
    const first = await keyFor(feed);
    expect(first.status).toBe(201);
    expect(first.data!.url).toMatch(/^srt:\/\/127\.0\.0\.1:90\d\d\?mode=caller&pbkeylen=16$/);
    const second = await keyFor(feed);
    expect(second.data!.key).not.toBe(first.data!.key);
    // The port is typed into the encoder: it stays.
    expect(second.data!.url).toBe(first.data!.url);
    const other = await keyFor(await register({ kind: 'srt' }));
    expect(other.data!.url).not.toBe(first.data!.url);
    const seen = JSON.stringify((await room.request('/api/room', { account: 'video' })).body);
    expect(seen).toContain(feed);
    for (const { data } of [first, second, other]) expect(seen).not.toContain(data!.key);
  });

  it.each([
    ['a source that we fetch', 'test', 'video', 'feed-not-sent'],
    ['who may not register cameras', 'rtmp', 'auditor', 'no-right'],
  ] as const)('is not made for %s', async (_title, kind, account, reason) => {
    const answer = await keyFor(await register({ kind }), account);
    expect(answer).toMatchObject({ ok: false, error: { details: { reason } } });
  });
});
