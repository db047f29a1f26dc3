import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RtspServer, startRtspServer } from '../../media/cameras/rtspServer.ts';
import { standingPlatform } from '../../media/platform.fixture.ts';
import type { Stretch } from '../../media/recorder/archive.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import { verified } from './recordings.fixture.ts';

let cameras: RtspServer;
let town: TestBelfry;
let folder: string;
const [feed, police, hold] = [randomUUID(), randomUUID(), randomUUID()];
const POINT = [4.3687, 50.8491] as [number, number];
const COMES = { timeout: 90_000, interval: 250 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-recordings-'));
  cameras = await startRtspServer({ cameras: [{ path: 'madou', name: 'Madou' }] });
  const openMedia = async () =>
    (await standingPlatform({ recordings: { folder: join(folder, 'recordings'), limits: { free: 0 } } })).platform;
  town = await startTestBelfry({ folder, openMedia });
  const source = { kind: 'rtsp' as const, url: cameras.url('madou') };
  const camera = { name: { fr: 'Place Madou', nl: 'Madouplein' }, owner: 'Saint-Josse', point: POINT, source };
  await town.own('feed.register', { feed, ...camera, regime: 'camera-law' });
  await town.own('feed.register', { feed: police, ...camera, regime: 'police', source: { kind: 'test' } });
  await town.own('recording.set-ring', { feed, seconds: 900, decidedBy: 'Collège' });
  const { recorder } = town.belfry.media;
  await vi.waitFor(() => expect(recorder?.keptUpTo(feed)).toBeGreaterThan(0), COMES);
  const kept = { hold, point: POINT, before: 4, after: 5, reason: 'Rixe' };
  expect(await town.command('video', 'recording.keep', kept)).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(town.belfry.worlds.live.room.holds[hold]?.sealed).toBeDefined(), COMES);
});
afterAll(async () => {
  await town?.stop();
  await cameras?.close();
  await rm(folder, { recursive: true, force: true });
});
const room = () => town.belfry.worlds.live.room;
const bytesAt = async (path: string, account: string, headers: Record<string, string> = {}) => {
  const response = await fetch(town.url + path, {
    headers: { authorization: `Bearer ${await town.signIn(account)}`, ...headers },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};
const replayed = async (account = 'video') => {
  const { from, to } = room().holds[hold]!;
  const replay = randomUUID();
  const data = { replay, feeds: [feed], from, to, hold, purpose: 'Revoir la rixe' };
  expect(await town.command(account, 'recording.replay', data)).toMatchObject({ ok: true });
  return `/api/recordings/replays/${replay}/${feed}`;
};

describe('[video.6] keep this, with a real camera', () => {
  it('names what is kept, what it lacks, and the camera that it had to leave', () => {
    const { feeds, left, sealed } = room().holds[hold]!;
    expect({ feeds, left }).toEqual({ feeds: [feed], left: [{ feed: police, why: 'no-grant' }] });
    const [part] = sealed!.parts;
    expect(part!.segments).toBeGreaterThan(0);
    for (const { reason } of part!.gaps) expect(reason).toBe('not-recorded');
  });

  it('is replayed by whoever began the replay, and by nobody else, with ranges and stored nowhere', async () => {
    const path = await replayed();
    const { segments } = (await town.request(path, { account: 'video' })).body as Stretch;
    const [first] = segments;
    const head = await bytesAt(`${path}/${first!.init}.mp4`, 'video');
    const segment = await bytesAt(`${path}/${first!.from}.m4s`, 'video');
    expect(createHash('sha256').update(segment.bytes).digest('hex')).toBe(first!.sha256);
    expect(segment.headers.get('cache-control')).toBe('private, no-store');
    const file = join(folder, 'replayed.mp4');
    await writeFile(file, Buffer.concat([head.bytes, segment.bytes]));
    const probed = execFileSync('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'stream=codec_name,width',
      '-of',
      'csv=p=0',
      file,
    ]);
    expect(probed.toString().trim()).toBe('h264,1280');
    const range = await bytesAt(`${path}/${first!.from}.m4s`, 'video', { range: 'bytes=10-19' });
    expect(range.status).toBe(206);
    expect(range.bytes.equals(segment.bytes.subarray(10, 20))).toBe(true);
    for (const wrong of [`${path}/${first!.from - 1}.m4s`, `${path}/${'ab'.repeat(32)}.mp4`, `${path}/..%2f.mp4`])
      expect((await town.request(wrong, { account: 'video' })).status, wrong).toBe(404);
    expect((await town.request(path, { account: 'officer' })).status).toBe(404);
    expect((await town.request(path)).status).toBe(401);
    expect((await town.request(path.replace(feed, police), { account: 'video' })).status).toBe(404);
  });

  it('ends with its replay', async () => {
    const path = await replayed();
    const replay = path.split('/')[4]!;
    expect(await town.command('video', 'recording.end-replay', { replay })).toMatchObject({ ok: true });
    expect((await town.request(path, { account: 'video' })).status).toBe(404);
  });

  it('gives a snapshot with the time of its frame and the hash of its bytes, and each read of it is written down', async () => {
    const [part] = (await town.belfry.media.recorder!.held(hold, feed, 0, Date.now())).segments;
    const moment = new Date(part!.from + 1_000).toISOString();
    const snapshot = randomUUID();
    const ask = { snapshot, feed, moment, hold, purpose: 'Plaque' };
    expect(await town.command('video', 'recording.snapshot', ask)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(room().snapshots[snapshot]?.kept).toBeDefined(), COMES);
    const { kept, point } = room().snapshots[snapshot]!;
    expect(point).toEqual(POINT);
    expect(Math.abs(Date.parse(kept!.frameAt) - Date.parse(moment)), 'within a frame').toBeLessThanOrEqual(60);
    const before = room().seq;
    const { bytes, status } = await bytesAt(`/api/recordings/snapshots/${snapshot}.png`, 'operator');
    expect(status).toBe(200);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept!.hash);
    const read = await town.belfry.journal.read('live', before, 10);
    expect(read).toMatchObject([{ type: 'file.read', data: { hash: kept!.hash, person: town.personOf('operator') } }]);
    expect(
      (await town.request(`/api/recordings/snapshots/${snapshot}.png`, { account: 'liaison-21014' })).status,
    ).not.toBe(200);
  });

  it('is exported as one pack that the verifier of the server’s own address finds right', async () => {
    const id = randomUUID();
    const ask = { export: id, hold, purpose: 'Parquet', basis: 'Art. 39bis CIC' };
    expect(await town.command('video', 'recording.export', ask)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(room().exports[id]?.sealed).toBeDefined(), COMES);
    const { sealed } = room().exports[id]!;
    const { bytes, headers } = await bytesAt(`/api/recordings/exports/${id}.tar`, 'video');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sealed!.hash);
    expect(headers.get('content-disposition')).toContain(sealed!.name);
    const pack = join(folder, 'pack.tar');
    await writeFile(pack, bytes);
    const key = (await town.request('/api/recordings/key')).body as { fingerprint: string; publicKey: string };
    expect(sealed!.key).toBe(key.fingerprint);
    const pem = join(folder, 'key.pem');
    await writeFile(pem, key.publicKey);
    expect(await verified(pack, '--lang', 'en', '--key', pem)).toMatchObject({ code: 0 });
    const served = (await town.request('/api/recordings/verifier')).body;
    expect(served).toBe(await readFile(new URL('../../scripts/verify-evidence.mjs', import.meta.url), 'utf8'));
    expect((await town.request(`/api/recordings/exports/${id}.tar`, { account: 'operator' })).status).toBe(403);
    // What a viewer of ours cannot: any player takes the pictures as they are.
    const list = execFileSync('tar', ['-tf', pack]).toString();
    const video = list.split('\n').find(name => name.startsWith('video/'))!;
    execFileSync('tar', ['-xf', pack, '-C', folder, video]);
    const probed = execFileSync('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'stream=codec_name',
      '-of',
      'csv=p=0',
      join(folder, video),
    ]);
    expect(probed.toString().trim()).toBe('h264');
  });

  it('after a restart has all of it, and records on by itself', async () => {
    const before = (await town.belfry.media.recorder!.held(hold, feed, 0, Date.now())).segments;
    await town.restart();
    const recorder = town.belfry.media.recorder!;
    expect((await recorder.held(hold, feed, 0, Date.now())).segments).toEqual(before);
    await vi.waitFor(() => expect(recorder.keptUpTo(feed)).toBeGreaterThan(0), COMES);
    const status = await town.request('/api/recordings/status', { account: 'operator' });
    expect(status.body).toMatchObject({ disk: 'enough', feeds: { [feed]: { seconds: 900 } } });
  });

  it('released, is gone from the disk with its packs; the journal says who and why', async () => {
    const reason = 'Classé sans suite';
    expect(await town.command('officer', 'recording.release', { hold, reason })).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(town.belfry.media.recorder!.holds()).toEqual([]), COMES);
    expect(room().holds[hold]?.released).toMatchObject({ reason, by: { person: town.personOf('officer') } });
    const [id] = Object.keys(room().exports);
    expect((await town.request(`/api/recordings/exports/${id}.tar`, { account: 'video' })).status).toBe(404);
  });
});
