import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../shared/protocol.ts';
import { inside } from '../../shared/testing/places.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import { aiortc, OFFER_H264, probe } from './whip.fixture.ts';

let belfry: TestBelfry;
const phone = crypto.randomUUID();
const bars = crypto.randomUUID();
const police = crypto.randomUUID();
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
const room = () => belfry.belfry.worlds.live.room;
const status = (feed: string) => belfry.belfry.media.status(feed);
const name = (text: string) => ({ fr: text, nl: text });

beforeAll(async () => {
  belfry = await startTestBelfry({
    clock,
    environment: { BELFRY_MEDIA_WORKERS: '1', BELFRY_MEDIA_VIEWERS: '2', BELFRY_TURN_URLS: 'stun:127.0.0.1:3478' },
  });
  const told = { owner: 'Saint-Josse', point: inside('21009') };
  await belfry.own('feed.register', {
    ...told,
    feed: phone,
    name: name('GSM'),
    regime: 'camera-law',
    source: { kind: 'whip' },
  });
  await belfry.own('feed.register', {
    ...told,
    feed: bars,
    name: name('Mire'),
    regime: 'camera-law',
    source: { kind: 'test' },
  });
  await belfry.own('feed.register', {
    ...told,
    feed: police,
    name: name('Zone'),
    regime: 'police',
    source: { kind: 'test' },
  });
});
afterAll(() => belfry?.stop());

const give = (account: string, use: 'send' | 'play', feed: string, more: object = {}) =>
  belfry.request('/api/streams', {
    ...{ account, method: 'POST' },
    body: {
      ...{ id: crypto.randomUUID(), use },
      data: {
        ...{ key: crypto.randomUUID(), feed, holder: 'GSM 12' },
        expiresAt: new Date(clock().getTime() + 3_600_000).toISOString(),
        ...(use === 'play' ? { purpose: 'suivi de la foule' } : {}),
        ...more,
      },
    },
  });
const tokenFor = async (account: string, use: 'send' | 'play', feed: string, more: object = {}): Promise<string> => {
  const answer = await give(account, use, feed, more);
  expect(answer).toMatchObject({ status: 201 });
  return (answer.body as { token: string }).token;
};
const send = (path: string, token: string | undefined, more: Parameters<TestBelfry['request']>[1] = {}) =>
  belfry.request(path, {
    method: 'POST',
    ...(token === undefined ? {} : { token }),
    ...more,
    headers: { 'content-type': 'application/sdp', ...more.headers },
  });
const events = async (): Promise<readonly Event[]> =>
  (
    (await belfry.request('/api/events?world=live&after=0&limit=2000', { account: 'auditor' })).body as {
      events: Event[];
    }
  ).events;
const looksAt = (feed: string) => Object.values(room().looks).filter(look => look.feed === feed);

describe.skipIf(!aiortc)('[video.1] a client that Belfry did not make', () => {
  it('publishes by WHIP: the independent probe passes whole', async () => {
    const { code, lines } = await probe('whip', `${belfry.url}/whip/${phone}`, await tokenFor('video', 'send', phone));
    expect(lines.filter(line => line.startsWith('FAIL'))).toEqual([]);
    expect(lines.length).toBeGreaterThan(20);
    expect(code).toBe(0);
    await expect.poll(() => status(phone)).toMatchObject({ state: 'lost', reason: 'nobody-sends', viewers: 0 });
  });

  it('plays by WHEP under a look that the journal has: the independent probe passes whole', async () => {
    const token = await belfry.signIn('operator');
    const url = `${belfry.url}/whep/${bars}?purpose=Exercice`;
    const { code, lines } = await probe('whep', url, token);
    expect(lines.filter(line => line.startsWith('FAIL'))).toEqual([]);
    expect(code).toBe(0);
    await expect.poll(() => looksAt(bars).map(look => look.to === undefined)).toEqual([false]);
    expect(looksAt(bars)[0]).toMatchObject({
      ...{ purpose: 'Exercice', from: { by: { person: belfry.personOf('operator') } } },
    });
  });
});
if (!aiortc) console.warn('NOT RUN: python3-aiortc is missing, so no foreign client was tried against WHIP and WHEP');

describe('[video.10] WHIP and WHEP refuse with the status of their rules, and nothing changes', () => {
  it('what is no description is 400, what holds nothing of ours 422, another type 415', async () => {
    const token = await tokenFor('video', 'send', phone);
    const statusOf = async (text: string, headers: Record<string, string> = {}) =>
      (await send(`/whip/${phone}`, token, { text, headers })).status;
    expect(await statusOf('not sdp')).toBe(400);
    expect(await statusOf('v=0')).toBe(400);
    expect(await statusOf('v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n')).toBe(400);
    expect(await statusOf(OFFER_H264.replaceAll('fingerprint', 'thumbprint'))).toBe(400);
    expect(await statusOf(OFFER_H264.replaceAll('ice-pwd:', 'ice-pwd:x '))).toBe(400);
    expect(await statusOf(`v=0\r\n${'a=x\r\n'.repeat(20_000)}`)).toBe(413);
    expect(await statusOf(OFFER_H264.replaceAll('H264', 'VP8'))).toBe(422);
    expect(await statusOf(OFFER_H264.replaceAll('sendonly', 'recvonly'))).toBe(422);
    expect(await statusOf(OFFER_H264, { 'content-type': 'text/plain' })).toBe(415);
    expect(belfry.belfry.media.figures()).toMatchObject({ sessions: 0 });
    expect(status(phone)).toMatchObject({ state: 'lost', reason: 'nobody-sends' });
  });

  it('no token is 401, one that ran out or was revoked too; one for another feed or use is 403', async () => {
    const [sending, playing] = [await tokenFor('video', 'send', phone), await tokenFor('operator', 'play', bars)];
    const bare = await send(`/whip/${phone}`, undefined, { text: OFFER_H264 });
    expect(bare.status).toBe(401);
    expect(bare.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect((await send(`/whip/${phone}`, 'x'.repeat(43), { text: OFFER_H264 })).status).toBe(401);
    expect((await send(`/whip/${phone}`, await belfry.signIn('video'), { text: OFFER_H264 })).status).toBe(401);
    expect((await send(`/whip/${bars}`, sending, { text: OFFER_H264 })).status).toBe(403);
    expect((await send(`/whep/${phone}`, sending, { text: OFFER_H264 })).status).toBe(403);
    expect((await send(`/whip/${bars}`, playing, { text: OFFER_H264 })).status).toBe(403);
    const key = crypto.randomUUID();
    const revoked = await tokenFor('video', 'send', phone, { key });
    expect(await belfry.command('video', 'stream.revoke', { key })).toMatchObject({ ok: true });
    expect((await send(`/whip/${phone}`, revoked, { text: OFFER_H264 })).status).toBe(401);
    ahead += 2 * 3_600_000;
    expect((await send(`/whip/${phone}`, sending, { text: OFFER_H264 })).status).toBe(401);
    expect(belfry.belfry.media.figures()).toMatchObject({ sessions: 0 });
  });

  it('a page of another site may send by its token, and reads where the session is', async () => {
    const token = await tokenFor('video', 'send', phone);
    const preflight = await belfry.request(`/whip/${phone}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://a.example' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-expose-headers')).toMatch(/Location.*ETag.*Link/);
    const headers = { origin: 'https://a.example' };
    const opened = await send(`/whip/${phone}`, token, { text: OFFER_H264, headers });
    expect(opened.status).toBe(201);
    expect((await belfry.request(opened.headers.get('location') as string, { method: 'DELETE', token })).status).toBe(
      200,
    );
  });

  it('a replayed, foreign, stale or unnamed PATCH changes nothing; a new generation has a new tag', async () => {
    const [token, other] = [await tokenFor('video', 'send', phone), await tokenFor('video', 'send', phone)];
    const opened = await send(`/whip/${phone}`, token, { text: OFFER_H264 });
    const place = opened.headers.get('location') as string;
    const first = opened.headers.get('etag') as string;
    const patch = (ufrag: string, match?: string, by = token) =>
      belfry.request(place, {
        ...{ method: 'PATCH', token: by },
        text: `a=ice-ufrag:${ufrag}\r\na=ice-pwd:${'p'.repeat(24)}\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\n`,
        headers: { 'content-type': 'application/trickle-ice-sdpfrag', ...(match ? { 'if-match': match } : {}) },
      });
    expect((await patch('abcd', first)).status).toBe(204);
    expect((await patch('abcd')).status).toBe(428);
    expect((await patch('abcd', '"other"')).status).toBe(412);
    expect((await patch('abcd', first, other)).status).toBe(403);
    expect((await patch('efgh', first)).status).toBe(422);
    const restarted = await patch('efgh', '*');
    expect(restarted.status).toBe(200);
    const second = restarted.headers.get('etag');
    expect(second).not.toBe(first);
    expect(restarted.body).toMatch(/a=ice-ufrag:\S+/);
    // The same again, and what was sent before the restart: as if it had not come.
    expect((await patch('efgh', '*')).status).toBe(204);
    expect((await patch('abcd', '*')).status).toBe(412);
    expect((await patch('abcd', first)).status).toBe(412);
    expect((await patch('efgh', second as string)).status).toBe(204);
    const type = { 'content-type': 'text/plain', 'if-match': '*' };
    expect((await belfry.request(place, { method: 'PATCH', token, text: 'x', headers: type })).status).toBe(415);
    expect((await belfry.request(place, { method: 'PUT', token })).status).toBe(405);
    expect((await belfry.request(place, { method: 'DELETE', token: other })).status).toBe(403);
    expect((await belfry.request(place, { method: 'DELETE', token })).status).toBe(200);
    expect((await belfry.request(place, { method: 'DELETE', token })).status).toBe(404);
    expect((await patch('efgh', '*')).status).toBe(404);
  });

  it('a second sender with another key is 409 while the first holds the feed', async () => {
    const [token, other] = [await tokenFor('video', 'send', phone), await tokenFor('video', 'send', phone)];
    const opened = await send(`/whip/${phone}`, token, { text: OFFER_H264 });
    const refused = await send(`/whip/${phone}`, other, { text: OFFER_H264, headers: { 'accept-language': 'nl' } });
    expect(refused.status).toBe(409);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(refused.body).toContain('Iemand anders');
    const again = await send(`/whip/${phone}`, token, { text: OFFER_H264 });
    expect(again.status).toBe(201);
    for (const { headers } of [again, opened])
      await belfry.request(headers.get('location') as string, { method: 'DELETE', token });
  });
});

describe('[video.10] a player', () => {
  const OFFER_PLAY = OFFER_H264.replaceAll('sendonly', 'recvonly');

  it('of a feed to which nobody sends is told to come back, and no look is recorded', async () => {
    const before = looksAt(phone).length;
    const answer = await send(`/whep/${phone}`, await belfry.signIn('operator'), { text: OFFER_PLAY });
    expect(answer.status).toBe(409);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(looksAt(phone)).toHaveLength(before);
  });

  it('who is one more than are allowed gets a plain refusal; the others see on', async () => {
    const token = await belfry.signIn('operator');
    const places: string[] = [];
    for (let i = 0; i < 2; i++) {
      const answer = await send(`/whep/${bars}`, token, { text: OFFER_PLAY });
      expect(answer.status).toBe(201);
      places.push(answer.headers.get('location') as string);
    }
    const refused = await send(`/whep/${bars}`, token, { text: OFFER_PLAY, headers: { 'accept-language': 'fr' } });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(refused.body).toBe('Le nombre de spectateurs permis est atteint.');
    expect(status(bars)).toMatchObject({ state: 'live', viewers: 2 });
    for (const place of places) expect((await belfry.request(place, { method: 'DELETE', token })).status).toBe(200);
    await expect.poll(() => looksAt(bars).filter(look => !look.to)).toEqual([]);
  });

  it('has the image right of whoever looks, or of whoever gave the key, and no other', async () => {
    const answer = await send(`/whep/${police}`, await belfry.signIn('operator'), { text: OFFER_PLAY });
    expect(answer.status).toBe(403);
    expect(looksAt(police)).toEqual([]);
    expect(await give('auditor', 'play', bars)).toMatchObject({ status: 403 });
    expect(await give('operator', 'play', police)).toMatchObject({ status: 403 });
  });

  it('by a key is a look of whoever gave it, for the purpose of the key, and ends when the key is revoked', async () => {
    const key = crypto.randomUUID();
    const token = await tokenFor('officer', 'play', bars, { key });
    expect((await send(`/whep/${bars}`, token, { text: OFFER_PLAY })).status).toBe(201);
    const [look] = looksAt(bars).filter(each => !each.to);
    expect(look).toMatchObject({ purpose: 'suivi de la foule', from: { by: { person: belfry.personOf('officer') } } });
    expect(await belfry.command('officer', 'stream.revoke', { key })).toMatchObject({ ok: true });
    await expect.poll(() => room().looks[look?.id ?? '']?.to, { timeout: 10_000 }).toBeDefined();
    expect(belfry.belfry.media.figures()).toMatchObject({ sessions: 0 });
  });
});

describe('[video.1] a key to send', () => {
  it('is given by whoever may register a feed, told once, and kept nowhere', async () => {
    const token = await tokenFor('video', 'send', phone);
    for (const account of ['auditor', 'liaison-21004', 'mayor-21004'])
      expect((await give(account, 'send', phone)).status, account).toBe(403);
    expect(await give('video', 'send', bars)).toMatchObject({ status: 422, body: { error: { path: 'data.feed' } } });
    const late = new Date(clock().getTime() + 400 * 86_400_000).toISOString();
    expect(await give('video', 'send', phone, { expiresAt: late })).toMatchObject({
      ...{ status: 422, body: { error: { path: 'data.expiresAt' } } },
    });
    expect(JSON.stringify(await events())).not.toContain(token);
    expect(JSON.stringify(room())).not.toContain(token);
    for (const file of await readdir(belfry.folder, { recursive: true })) {
      const kept = await readFile(join(belfry.folder, file)).catch(() => Buffer.alloc(0));
      expect(kept.includes(token), file).toBe(false);
    }
  });
});
