import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../shared/commands.ts';
import type { Answer } from '../../shared/protocol.ts';
import { STATUS } from '../../shared/protocol.ts';
import { startTestBelfry, TEST_PASSWORD, type TestBelfry } from '../testing/belfry.ts';

let test: TestBelfry;
beforeAll(async () => {
  test = await startTestBelfry();
});
afterAll(() => test.stop());

const uuid = () => crypto.randomUUID();
const failureOf = (body: unknown) => (body as Extract<Answer, { ok: false }>).error;
const post = (body: unknown, more: object = {}) =>
  test.request('/api/commands', { account: 'operator', method: 'POST', body, ...more });
const log = (data: object = {}) => ({
  id: uuid(),
  world: 'live',
  type: 'log.write',
  data: { entry: uuid(), text: 'x', ...data },
});

describe('[room.4] signing in over HTTP', () => {
  it('gives an http-only same-site cookie and a token, equal on every route', async () => {
    await test.signIn('operator');
    const answer = await test.request('/api/session', {
      method: 'POST',
      body: { account: 'operator', password: TEST_PASSWORD },
    });
    expect(answer.status).toBe(200);
    const { token, person, mandates, expiresAt } = answer.body as Record<string, unknown>;
    expect(person).toMatchObject({ id: test.personOf('operator'), name: 'Marc Claes' });
    expect(mandates).toMatchObject([{ function: 'regional-operator' }]);
    expect(Date.parse(expiresAt as string)).toBeGreaterThan(Date.now());
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^belfry=[\w-]{43}; .*HttpOnly; SameSite=Strict/);
    const byCookie = await test.request('/api/session', { headers: { cookie: cookie.split(';')[0] as string } });
    const byToken = await test.request('/api/session', { token: token as string });
    expect(byCookie.status).toBe(200);
    expect(byCookie.body).toEqual(byToken.body);
  });

  it('binds the cookie to host and TLS where the public address is https', async () => {
    const secure = await startTestBelfry({ environment: { PUBLIC_URL: 'https://room.example.be' } });
    const response = await fetch(`http://127.0.0.1:${secure.belfry.port}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://room.example.be' },
      body: JSON.stringify({ account: 'admin', password: TEST_PASSWORD }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-belfry=.*Path=\/;.*HttpOnly; Secure; SameSite=Strict/);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    await secure.stop();
  });

  it('answers the same to a wrong password and an unknown account, in the language asked for', async () => {
    const ask = (account: string, language: string) =>
      test.request('/api/session', {
        method: 'POST',
        body: { account, password: 'wrong' },
        headers: { 'accept-language': language },
      });
    const [known, unknown] = [await ask('officer', 'nl'), await ask('nobody-at-all', 'nl')];
    expect(known.status).toBe(401);
    expect(known.body).toEqual(unknown.body);
    expect(failureOf(known.body).message).toBe('Onjuiste account of onjuist wachtwoord.');
    expect(failureOf((await ask('officer', 'de, en;q=0.5')).body).message).toBe('Wrong account or password.');
    expect(failureOf((await ask('officer', 'de')).body).message).toBe('Compte ou mot de passe incorrect.');
  });

  it('[room.10] answers 429 with the time to wait to who tries too often, and lets others in', async () => {
    await test.signIn('auditor');
    const statuses: number[] = [];
    let last = new Headers();
    for (let i = 0; i < 12; i++) {
      const body = { account: 'auditor', password: `guess ${i}` };
      const answer = await test.request('/api/session', { method: 'POST', body });
      statuses.push(answer.status);
      last = answer.headers;
    }
    expect(statuses).toEqual([...Array(8).fill(401), ...Array(4).fill(429)]);
    expect(Number(last.get('retry-after'))).toBeGreaterThan(200);
    expect(await test.signIn('officer')).toMatch(/^[\w-]{43}$/);
  });

  it('ends a session everywhere on DELETE, and knows no token that ran out, is stolen or made up', async () => {
    const token = await test.signIn('video');
    expect((await test.request('/api/room', { token })).status).toBe(200);
    expect((await test.request('/api/session', { token, method: 'DELETE' })).status).toBe(200);
    for (const each of [token, 'A'.repeat(43), 'x', `${token}x`]) {
      const answer = await test.request('/api/room', { token: each });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      expect(failureOf(answer.body)).toMatchObject({ code: 'unauthenticated', details: { reason: 'not-signed-in' } });
    }
  });
});

describe('[room.4] commands over HTTP', () => {
  it('answers what was stored, and the same to the same id again', async () => {
    const command = log();
    const first = await post(command);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ ok: true, events: [{ type: 'log.written', cause: command.id }] });
    expect((await post(command)).body).toEqual(first.body);
    const other = await post({ ...command, data: { ...command.data, text: 'y' } });
    expect(other.status).toBe(STATUS.conflict);
    expect(failureOf(other.body)).toMatchObject({ code: 'conflict', path: 'id' });
  });

  it('[room.10] says what is wrong with the form, where, in three languages, to whoever is signed in', async () => {
    const bad = { ...log(), data: { entry: 'not-a-uuid', text: 'x' } };
    const said = await Promise.all(
      ['fr', 'nl', 'en'].map(async language => (await post(bad, { headers: { 'accept-language': language } })).body),
    );
    for (const body of said) expect(failureOf(body)).toMatchObject({ code: 'invalid', path: 'data.entry' });
    expect(new Set(said.map(body => failureOf(body).message)).size).toBe(3);
    expect((await post(bad, { account: undefined })).status).toBe(401);
    expect((await post(bad, { account: 'liaison-21004' })).status).toBe(400);
  });

  it('[room.10] refuses unknown fields, unknown commands, and what is no command at all', async () => {
    const extra = await post({ ...log(), colour: 'red' });
    expect(extra.status).toBe(400);
    expect(failureOf(extra.body).path).toBe('colour');
    const inside = await post(log({ colour: 'red' }));
    expect(failureOf(inside.body)).toMatchObject({ code: 'invalid', path: 'data.colour' });
    const unknown = await post({ ...log(), type: 'log.burn' });
    expect(failureOf(unknown.body)).toMatchObject({ code: 'invalid', path: 'type' });
    for (const body of [[], 'text', 7, null]) expect((await post(body)).status).toBe(400);
    expect((await post(undefined)).status).toBe(400);
    const proto = await post(undefined, { text: '{"__proto__":{"polluted":true},"id":1}' });
    expect(proto.status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('[room.10] refuses half a JSON, a megabyte, and another character set, and goes on', async () => {
    const before = test.belfry.worlds.live.room.seq;
    const half = await post(undefined, { text: '{"id":' });
    expect(half.status).toBe(400);
    expect(failureOf(half.body).details).toEqual({ reason: 'not-json' });
    const deep = await post(undefined, { text: `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}` });
    expect(deep.status).toBe(400);
    const large = await post(log({ text: 'x'.repeat(1_000_000) }));
    expect(large.status).toBe(413);
    expect(failureOf(large.body)).toMatchObject({ code: 'too-large', details: { maximum: 256_000 } });
    const strange = await post(undefined, {
      text: '{}',
      headers: { 'content-type': 'application/json; charset=ebcdic' },
    });
    expect(strange.status).toBe(400);
    expect(test.belfry.worlds.live.room.seq).toBe(before);
    expect((await post(log())).status).toBe(200);
  });

  it('[room.10] refuses what a mandate does not allow, a world that is not there, and other people’s ids', async () => {
    const forbidden = await post(
      {
        id: uuid(),
        world: 'live',
        type: 'incident.open',
        data: { incident: uuid(), kind: 'test', title: 't', severity: 'minor' },
      },
      { account: 'liaison-21004' },
    );
    expect(forbidden.status).toBe(403);
    expect(failureOf(forbidden.body)).toMatchObject({ code: 'forbidden', details: { reason: 'no-right' } });
    const elsewhere = await post({ ...log(), world: `exercise-${uuid()}` });
    expect(elsewhere.status).toBe(422);
    expect(failureOf(elsewhere.body)).toMatchObject({
      code: 'rejected',
      path: 'world',
      details: { reason: 'unknown-world' },
    });
    expect((await post({ ...log(), world: 'no world' })).status).toBe(400);
    const command = log();
    await post(command);
    const stolen = await post(command, { account: 'officer' });
    expect(stolen.status).toBe(409);
    expect(JSON.stringify(stolen.body)).not.toContain(command.data.entry);
    const asBelfry = await post({ id: uuid(), world: 'live', type: 'room.found', data: { demonstration: true } });
    expect(asBelfry.status).toBe(403);
  });

  it('[room.10] slows down a person who floods, and nobody else', async () => {
    const flooded = await startTestBelfry({ commandPace: { perSecond: 1, burst: 20 } });
    const send = (account: string) =>
      flooded.request('/api/commands', { account, method: 'POST', body: log() }).then(({ status }) => status);
    await flooded.signIn('operator');
    const statuses = await Promise.all(Array.from({ length: 60 }, () => send('operator')));
    expect(statuses.filter(status => status === 200).length).toBeLessThan(40);
    expect(statuses.filter(status => status === 429).length).toBeGreaterThan(20);
    expect(await send('officer')).toBe(200);
    const counted = await flooded.request('/metrics');
    expect(counted.body).toMatch(/belfry_commands_total\{type="log.write",outcome="too-many"\} \d+/);
    await flooded.stop();
  });
});

describe('[room.4] the room over HTTP', () => {
  it('gives the room and pages of its events, from any position, to where it stands', async () => {
    const room = (await test.request('/api/room?world=live', { account: 'operator' })).body as { seq: number };
    expect(room).toMatchObject({ world: 'live', state: { seq: room.seq } });
    let after = 0;
    const seqs: number[] = [];
    for (;;) {
      const { body } = await test.request(`/api/events?world=live&after=${after}&limit=7`, { account: 'operator' });
      const page = body as { after: number; upTo: number; events: { seq: number }[] };
      expect(page.after).toBe(after);
      seqs.push(...page.events.map(event => event.seq));
      if (page.events.length === 0) break;
      after = page.upTo;
    }
    expect(after).toBe(test.belfry.worlds.live.room.seq);
    expect(seqs).toEqual(Array.from({ length: after }, (_, i) => i + 1));
  });

  it('[room.10] refuses what it was not asked for', async () => {
    const get = async (query: string) => {
      const { status, body } = await test.request(`/api/events${query}`, { account: 'operator' });
      return `${status} ${failureOf(body).path}`;
    };
    expect(await get('?after=-1')).toBe('400 after');
    expect(await get('?limit=100000')).toBe('400 limit');
    expect(await get('?after=x')).toBe('400 after');
    expect(await get('?before=3')).toBe('400 before');
    expect(await get(`?world=exercise-${uuid()}`)).toBe('422 world');
    expect((await test.request('/api/room')).status).toBe(401);
  });
});

describe('[room.4] the other routes', () => {
  it('carry the headers that a browser needs, on every answer', async () => {
    for (const path of ['/healthz', '/api/room', '/nowhere', '/sign-in', '/api/openapi.json']) {
      const { headers } = await test.request(path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy).toContain(part);
      expect(policy).toContain(`connect-src 'self' ws://${new URL(test.url).host}`);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('camera=(self)');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('[room.10] refuse what a page of another site sends, and let scripts and own pages through', async () => {
    const send = (headers: Record<string, string>) => post(log(), { headers });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await send(headers as Record<string, string>);
      expect(answer.status).toBe(403);
      expect(failureOf(answer.body).details).toEqual({ reason: 'foreign-origin' });
    }
    expect((await send({ origin: test.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await send({})).status).toBe(200);
  });

  it('answer 404 in JSON for what is not there, not yet there, or written wrongly', async () => {
    for (const path of ['/cap/alerts.atom', '/features/']) {
      const { status, body } = await test.request(path);
      expect(status).toBe(404);
      expect(failureOf(body)).toMatchObject({ code: 'not-found', details: { reason: 'not-built' } });
    }
    for (const path of ['/nowhere', '/api/nowhere', '/assets/none.js', '/..%2f..%2fetc/passwd', '/%E0%A4%A']) {
      const { status, body } = await test.request(path);
      expect(status).toBe(404);
      expect(failureOf(body)).toMatchObject({ code: 'not-found', details: { reason: 'not-found' } });
      expect(JSON.stringify(body)).not.toMatch(/at .*\(|node_modules|\.ts:/);
    }
  });

  it('say whether the server is alive and ready', async () => {
    expect((await test.request('/healthz')).body).toMatchObject({ status: 'ok' });
    expect((await test.request('/readyz')).body).toEqual({ status: 'ok' });
  });

  it('give figures to this host and to the right metrics, not to who comes through a proxy', async () => {
    expect((await test.request('/metrics')).body).toContain('belfry_sign_ins_total');
    const proxied = { headers: { 'x-forwarded-for': '192.0.2.1' } };
    expect((await test.request('/metrics', proxied)).status).toBe(401);
    expect((await test.request('/metrics', { ...proxied, account: 'operator' })).status).toBe(403);
    expect((await test.request('/metrics', { ...proxied, account: 'admin' })).status).toBe(200);
  });

  it('describe every command, code and message by the schemas that check them', async () => {
    const open = (await test.request('/api/openapi.json')).body as Document;
    const async = (await test.request('/api/asyncapi.json')).body as Document;
    expect([open.openapi, async.asyncapi]).toEqual(['3.1.0', '3.0.0']);
    for (const type of Object.keys(commands)) {
      expect(open.components.schemas[`command.${type}`]).toMatchObject({ additionalProperties: false });
      expect(open.components.schemas[`data.${type}`]).toHaveProperty('type');
    }
    const posted = open.paths?.['/api/commands']?.post?.responses ?? {};
    expect(Object.keys(posted).sort()).toEqual(['200', ...Object.values(STATUS).map(String)].sort());
    expect(Object.keys(async.operations ?? {})).toEqual(
      expect.arrayContaining(['sync', 'command', 'events', 'resync', 'telemetry', 'presence', 'media']),
    );
    for (const document of [open, async]) expect(danglingIn(document)).toEqual([]);
  });

  it('[room.10] close on who sends half a request and stays silent, without harm to others', async () => {
    const { port } = test.belfry;
    const idle = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/session',
      headers: { 'content-length': 100 },
    });
    idle.on('error', () => {});
    idle.write('{"account":');
    expect((await test.request('/healthz')).status).toBe(200);
    idle.destroy();
  });
});

interface Document {
  readonly openapi?: string;
  readonly asyncapi?: string;
  readonly paths?: Record<string, { post?: { responses: object } }>;
  readonly operations?: object;
  readonly components: { schemas: Record<string, unknown> };
}

/** References that lead nowhere. */
function danglingIn(document: Document): string[] {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path as string);
  return references.filter(path => {
    let at: unknown = document;
    for (const part of path.split('/')) at = (at as Record<string, unknown> | undefined)?.[part];
    return at === undefined;
  });
}
