import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Answer, Failure } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

let test: TestBelfry;
beforeAll(async () => {
  test = await startTestBelfry();
});
afterAll(() => test.stop());

const uuid = () => crypto.randomUUID();
/** In Saint-Josse-ten-Noode (21014, zone 5344), away from its borders. */
const SAINT_JOSSE = [4.3695, 50.8537] as const;
/** In Anderlecht (21001, zone 5341). */
const ANDERLECHT = [4.2985, 50.832] as const;
const incident = (point: readonly [number, number] = SAINT_JOSSE, title = 'Odeur de gaz') => ({
  incident: uuid(),
  kind: 'incident' as const,
  title,
  point: [...point] as [number, number],
  severity: 'severe' as const,
});
const metric = async (name: string): Promise<number> => {
  const { body } = await test.request('/metrics');
  const line = (body as string).split('\n').find(each => each.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1) ?? 0);
};
/** A connect_error of a socket that is refused. */
const refusedBy = (auth: object, headers: Record<string, string> = {}): Promise<Failure> =>
  new Promise((resolve, reject) => {
    const socket = io(test.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth,
      extraHeaders: headers,
    });
    socket.on('connect', () => reject(new Error('it was let in')));
    socket.on('connect_error', error => {
      socket.close();
      resolve(((error as Error & { data?: Failure }).data ?? { code: 'internal', message: error.message }) as Failure);
    });
  });

describe('[room.4] the handshake', () => {
  it('lets in a token or the cookie', async () => {
    const token = await test.signIn('operator');
    const console = await test.connect('operator', { token });
    expect(console.room.people[test.personOf('operator')]?.name).toBe('Marc Claes');
    console.close();
    const byCookie = io(test.url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: `belfry=${token}` },
    });
    await new Promise((resolve, reject) => byCookie.on('connect', () => resolve(0)).on('connect_error', reject));
    byCookie.close();
  });

  it('[room.10] refuses no token, a made-up one, a stolen one that was ended, and says so in the language asked for', async () => {
    const token = await test.signIn('video');
    await test.request('/api/session', { token, method: 'DELETE' });
    for (const auth of [{}, { token: 'A'.repeat(43) }, { token }, { token: 7 }])
      expect(await refusedBy(auth)).toMatchObject({ code: 'unauthenticated' });
    expect((await refusedBy({ language: 'nl' })).message).toContain('Meld u aan');
    expect((await refusedBy({}, { 'accept-language': 'en' })).message).toContain('Sign in');
  });

  it('tells an older client to reload', async () => {
    const token = await test.signIn('operator');
    expect(await refusedBy({ token, protocol: 0 })).toMatchObject({ code: 'reload-needed' });
  });

  it('[room.10] refuses a page of another site, by WebSocket and by polling', async () => {
    const before = await metric('belfry_refused_total{reason="foreign-origin"}');
    const address = `${test.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const status = await new Promise(resolve => {
      const socket = new WebSocket(address, { headers: { origin: 'https://evil.example' } });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => resolve('open'));
      socket.on('error', () => {});
    });
    expect(status).toBe(400);
    const polled = await fetch(`${test.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin: 'null' } });
    expect(polled.status).toBe(403);
    expect(await metric('belfry_refused_total{reason="foreign-origin"}')).toBe(before + 2);
  });
});

describe('[room.4] sync and events', () => {
  it('[room.4] shows every console what one does, in the same order, to those who may see it', async () => {
    const [operator, officer, saintJosse, anderlecht] = await Promise.all(
      ['operator', 'officer', 'liaison-21014', 'liaison-21001'].map(account => test.connect(account)),
    );
    if (!operator || !officer || !saintJosse || !anderlecht) throw new Error('not all are here');
    const here = incident();
    const there = incident(ANDERLECHT, 'Inondation');
    expect(await operator.send('incident.open', here)).toMatchObject({ ok: true });
    expect(await officer.send('incident.open', there)).toMatchObject({ ok: true });
    const sees = (id: string) => (room: Room) => room.incidents[id] !== undefined;
    await Promise.all(
      [operator, officer].map(each => each.until(room => sees(here.incident)(room) && sees(there.incident)(room))),
    );
    await Promise.all([saintJosse.until(sees(here.incident)), anderlecht.until(sees(there.incident))]);
    expect(saintJosse.room.incidents[there.incident]).toBeUndefined();
    expect(anderlecht.room.incidents[here.incident]).toBeUndefined();
    expect(operator.room).toEqual(officer.room);
    for (const each of [operator, officer, saintJosse, anderlecht]) {
      expect(each.joins).toEqual({ snapshots: 1, missed: 0 });
      each.close();
    }
  });

  it('gives the same room and the same events over the socket and over HTTP', async () => {
    for (const account of ['operator', 'liaison-21014', 'zone-5344', 'mayor-21004']) {
      const console = await test.connect(account);
      const stood = console.room.seq;
      await test.command('operator', 'incident.open', incident());
      await test.command('operator', 'incident.open', incident(ANDERLECHT));
      const last = incident();
      await test.command('operator', 'incident.open', last);
      if (account !== 'mayor-21004') await console.until(room => room.incidents[last.incident] !== undefined);
      const { state } = (await test.request('/api/room', { account })).body as { state: Room };
      expect({ ...console.room, seq: 0 }).toEqual({ ...state, seq: 0 });
      const page = (await test.request(`/api/events?after=${stood}`, { account })).body as { events: unknown[] };
      expect(console.batches.flatMap(batch => batch.events)).toEqual(page.events);
      console.close();
    }
  });

  it('gives what was missed to who comes back, and a snapshot to who was away too long or from the future', async () => {
    const console = await test.connect('operator');
    for (let round = 0; round < 3; round++) {
      console.cut();
      await test.command('officer', 'log.write', { entry: uuid(), text: `away ${round}` });
      const entry = uuid();
      await test.command('officer', 'log.write', { entry, text: 'last' });
      await console.until(room => room.log[entry] !== undefined);
    }
    expect(console.joins.snapshots).toBe(1);
    expect(console.joins.missed).toBeGreaterThanOrEqual(1);
    const seqs = console.batches.flatMap(batch => batch.events.map(event => event.seq));
    expect(new Set(seqs).size).toBe(seqs.length);
    const ask = (after: number) => console.socket.emitWithAck('sync', { world: 'live', after });
    expect(await ask(0)).toHaveProperty('state');
    expect(await ask(10_000_000)).toHaveProperty('state');
    expect(await ask(console.room.seq)).toEqual({ seq: console.room.seq, events: [] });
    console.close();
  });

  it('sends a new snapshot to who gains or loses a mandate, at once, and to who was away meanwhile', async () => {
    const person = test.personOf('liaison-21001');
    const here = incident();
    await test.command('operator', 'incident.open', here);
    const [present, away] = [await test.connect('liaison-21001'), await test.connect('liaison-21001')];
    expect(present.room.incidents[here.incident]).toBeUndefined();
    away.socket.disconnect();
    const mandate = uuid();
    const scope = { communes: ['21014'], zones: [] };
    await test.own('mandate.grant', {
      mandate,
      person,
      function: 'commune-liaison',
      scope,
      from: '2026-01-01T00:00:00Z',
    });
    await present.until(room => room.incidents[here.incident] !== undefined);
    away.socket.connect();
    await away.until(room => room.incidents[here.incident] !== undefined);
    await test.own('mandate.revoke', { mandate });
    for (const each of [present, away]) {
      await each.until(room => room.incidents[here.incident] === undefined);
      expect(each.joins.snapshots).toBe(3);
      each.close();
    }
  });

  it('tells a mandate that begins and ends by itself', async () => {
    const here = incident();
    await test.command('operator', 'incident.open', here);
    const console = await test.connect('liaison-21002');
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const scope = { communes: ['21014'], zones: [] };
    const person = test.personOf('liaison-21002');
    const held = { mandate: uuid(), person, function: 'commune-liaison', scope, from: at(400), to: at(1_200) } as const;
    await test.own('mandate.grant', held);
    expect(console.room.incidents[here.incident]).toBeUndefined();
    await console.until(room => room.incidents[here.incident] !== undefined);
    await console.until(room => room.incidents[here.incident] === undefined);
    console.close();
  });

  it('[room.10] refuses a sync that is none, or of no world', async () => {
    const console = await test.connect('operator');
    const ask = async (message: unknown) =>
      ((await console.socket.emitWithAck('sync', message)) as { error: Failure }).error;
    expect(await ask({ world: 'live', after: -1 })).toMatchObject({ code: 'invalid', path: 'after' });
    expect(await ask({ world: 'live', since: 1 })).toMatchObject({ code: 'invalid', path: 'since' });
    expect(await ask(undefined)).toMatchObject({ code: 'invalid' });
    expect(await ask({ world: `exercise-${uuid()}` })).toMatchObject({
      code: 'rejected',
      details: { reason: 'unknown-world' },
    });
    console.close();
  });

  it('keeps an exercise apart from the live room', async () => {
    const world = `exercise-${uuid()}`;
    const keeper = await test.belfry.worlds.found(world, { demonstration: false });
    const person = test.personOf('operator');
    const ask = (type: string, data: unknown) => keeper.submit('belfry', { id: uuid(), world, type, data });
    await ask('person.register', { person, name: 'Marc Claes', language: 'fr' });
    const from = '2026-01-01T00:00:00Z';
    await ask('mandate.grant', { mandate: uuid(), person, function: 'regional-operator', scope: 'region', from });
    const [live, exercise] = [await test.connect('operator'), await test.connect('operator', { world })];
    const played = incident();
    await exercise.send('incident.open', played);
    await exercise.until(room => room.incidents[played.incident] !== undefined);
    await live.send('log.write', { entry: uuid(), text: 'live' });
    expect(live.room.incidents[played.incident]).toBeUndefined();
    expect(exercise.batches.every(batch => batch.world === world)).toBe(true);
    live.close();
    exercise.close();
  });
});

describe('[room.4] commands over the socket', () => {
  it('are answered as over HTTP, in the language of the socket', async () => {
    const console = await test.connect('operator', { language: 'nl' });
    const id = uuid();
    const data = { entry: uuid(), text: 'één keer' };
    const first = await console.send('log.write', data, { id });
    expect(await console.send('log.write', data, { id })).toEqual(first);
    expect(await test.command('operator', 'log.write', data, id)).toEqual(first);
    const refused = (await console.send('log.write', { entry: 'x', text: '' })) as Extract<Answer, { ok: false }>;
    expect(refused.error).toMatchObject({ code: 'invalid', path: 'data.entry' });
    const forbidden = (await console.send('mandate.revoke', { mandate: uuid() })) as Extract<Answer, { ok: false }>;
    expect(forbidden.error).toMatchObject({ code: 'forbidden', message: 'Uw mandaat laat deze handeling niet toe.' });
    console.close();
  });

  it('[room.4] tell a reader of a part no more of what it caused than it may see', async () => {
    const phone = await test.connect('liaison-21014');
    const here = incident();
    await test.command('operator', 'incident.open', here);
    await phone.until(room => room.incidents[here.incident] !== undefined);
    const seen = await phone.send('log.write', { entry: uuid(), incident: here.incident, text: 'ici' });
    expect(seen).toMatchObject({ ok: true, events: [{ type: 'log.written' }] });
    const unseen = await phone.send('log.write', { entry: uuid(), text: 'sans incident' });
    expect(unseen).toMatchObject({ ok: true, events: [] });
    phone.close();
  });

  it('[room.10] ends the socket that sends a megabyte, counts it, and harms no other', async () => {
    const before = await metric('belfry_sockets_cut_total{reason="too-large"}');
    const [bad, good] = [await test.connect('operator'), await test.connect('officer')];
    const seq = test.belfry.worlds.live.room.seq;
    const gone = bad.next('disconnect');
    bad.socket.emit('command', {
      id: uuid(),
      world: 'live',
      type: 'log.write',
      data: { entry: uuid(), text: 'x'.repeat(1_000_000) },
    });
    await gone;
    expect(test.belfry.worlds.live.room.seq).toBe(seq);
    const entry = uuid();
    await good.send('log.write', { entry, text: 'still here' });
    await good.until(room => room.log[entry] !== undefined);
    expect(good.joins).toEqual({ snapshots: 1, missed: 0 });
    // The sender may come back: it was the message that was refused, not the person.
    await bad.until(room => room.log[entry] !== undefined);
    expect(await metric('belfry_sockets_cut_total{reason="too-large"}')).toBe(before + 1);
    bad.close();
    good.close();
  });

  it('[room.10] answers 10,000 commands of one socket at once with too-many beyond its share, and others go on', async () => {
    const [flood, other] = [await test.connect('high-official'), await test.connect('officer')];
    const before = test.belfry.worlds.live.room.seq;
    const answers: Promise<Answer>[] = [];
    for (let i = 0; i < 10_000; i++) answers.push(flood.send('log.write', { entry: uuid(), text: `flood ${i}` }));
    const entry = uuid();
    const meanwhile = other.send('log.write', { entry, text: 'in between' });
    expect(await meanwhile).toMatchObject({ ok: true });
    const all = await Promise.all(answers);
    const done = all.filter(answer => answer.ok).length;
    const refused = all.filter(answer => !answer.ok && answer.error.code === 'too-many').length;
    expect(done + refused).toBe(10_000);
    expect(done).toBeGreaterThanOrEqual(200);
    expect(test.belfry.worlds.live.room.seq).toBe(before + done + 1);
    expect(await metric('belfry_commands_total{type="unknown",outcome="too-many"}')).toBe(refused);
    await flood.until(room => room.seq >= before + done + 1);
    expect(flood.socket.connected).toBe(true);
    expect(other.joins).toEqual({ snapshots: 1, missed: 0 });
    flood.close();
    other.close();
  });

  it('[room.10] survives messages that are none', async () => {
    const console = await test.connect('auditor');
    for (const name of ['command', 'sync', 'media', 'presence'])
      for (const message of [null, 7, 'x', [], {}, { do: 'fly' }, Buffer.from('x')]) {
        const answer = (await console.socket.emitWithAck(name, message)) as { ok?: boolean; error?: Failure };
        if (name !== 'presence') expect(answer.error?.code).toBe('invalid');
        console.socket.emit(name, message, 'not a callback');
      }
    console.socket.emit('command');
    console.socket.emit('no-such-event', { a: 1 });
    expect(await console.socket.emitWithAck('sync', { world: 'live' })).toHaveProperty('state');
    console.close();
  });
});

describe('[room.4] the end of a session', () => {
  it('ends its sockets at once when somebody signs out, and no other session', async () => {
    const [one, two] = [await test.signIn('zone-5341'), await test.signIn('zone-5341')];
    const [first, second] = [
      await test.connect('zone-5341', { token: one }),
      await test.connect('zone-5341', { token: two }),
    ];
    const ended = first.next('ended');
    const refused = first.next('connect_error');
    await test.request('/api/session', { token: one, method: 'DELETE' });
    expect(await ended).toMatchObject({ code: 'unauthenticated' });
    first.socket.connect();
    expect(((await refused) as { data: Failure }).data.code).toBe('unauthenticated');
    expect(second.socket.connected).toBe(true);
    first.close();
    second.close();
  });

  it('ends every socket of an account that is disabled', async () => {
    const console = await test.connect('zone-5342');
    const gone = console.next('disconnect');
    await test.belfry.accounts.disable('zone-5342');
    await gone;
    const body = { account: 'zone-5342', password: 'correct horse battery staple' };
    expect((await test.request('/api/session', { method: 'POST', body })).status).toBe(401);
    console.close();
  });
});
