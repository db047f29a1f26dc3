import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Failure, TelemetryMessage } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import type { TestConsole } from '../testing/testConsole.ts';
import type { Presence } from './presence.ts';

let test: TestBelfry;
const uuid = () => crypto.randomUUID();
const camera = uuid();
const police = uuid();
const elsewhere = uuid();
const name = (text: string) => ({ fr: text, nl: text });

/** How far the server's clock stands ahead of ours, ms. */
let ahead = 0;
beforeAll(async () => {
  test = await startTestBelfry({ clock: () => new Date(Date.now() + ahead) });
  const source = { kind: 'test' } as const;
  const told = { owner: 'STIB', source };
  await test.own('feed.register', {
    ...told,
    feed: camera,
    name: name('Madou'),
    regime: 'transport',
    point: [4.3695, 50.8537],
  });
  await test.own('feed.register', {
    ...told,
    feed: elsewhere,
    name: name('Cureghem'),
    regime: 'transport',
    point: [4.2985, 50.832],
  });
  await test.own('feed.register', {
    ...told,
    feed: police,
    name: name('Régent'),
    regime: 'police',
    point: [4.3683, 50.8463],
  });
});
afterAll(() => test.stop());

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
/** Presence messages of a console, until one is as asked. */
const presenceOf = (console: TestConsole, what: (presence: Presence) => boolean): Promise<Presence> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no such presence')), 10_000);
    const look = (presence: Presence) => {
      if (!what(presence)) return;
      clearTimeout(timer);
      console.socket.off('presence', look);
      resolve(presence);
    };
    console.socket.on('presence', look);
  });

describe('[room.4] telemetry', () => {
  it('sends the latest position of each thing, at most five times a second, to who may see it', async () => {
    const [operator, saintJosse] = [await test.connect('operator'), await test.connect('liaison-21014')];
    const began = performance.now();
    for (let i = 0; i < 100; i++) {
      test.belfry.report('live', [camera, 4.36 + i / 1e5, 50.85, 100, i, 3]);
      test.belfry.report('live', [elsewhere, 4.29, 50.83 + i / 1e5]);
      await pause(10);
    }
    await pause(400);
    const seconds = (performance.now() - began) / 1000;
    const tracksOf = (messages: readonly TelemetryMessage[], id: string) =>
      messages.flatMap(message => message.tracks.filter(track => track[0] === id));
    expect(operator.telemetry.length).toBeGreaterThan(1);
    expect(operator.telemetry.length).toBeLessThanOrEqual(5 * seconds + 1);
    expect(tracksOf(operator.telemetry, camera).at(-1)).toEqual([camera, 4.36 + 99 / 1e5, 50.85, 100, 99, 3]);
    expect(tracksOf(operator.telemetry, elsewhere).length).toBeGreaterThan(1);
    expect(tracksOf(saintJosse.telemetry, camera).at(-1)).toEqual([camera, 4.36 + 99 / 1e5, 50.85, 100, 99, 3]);
    expect(tracksOf(saintJosse.telemetry, elsewhere)).toEqual([]);
    const late = await test.connect('operator');
    await expect.poll(() => tracksOf(late.telemetry, camera).length).toBe(1);
    for (const each of [operator, saintJosse, late]) each.close();
  });
});

describe('[room.4] presence', () => {
  it('says who is in the room and on which screen, and to a commune only who it may know of', async () => {
    const operator = await test.connect('operator');
    const people = (presence: Presence) => presence.people.map(({ person }) => person);
    const wall = await test.connect('officer');
    const anderlecht = await test.connect('liaison-21001');
    const saintJosse = await test.connect('liaison-21014');
    expect(await wall.socket.emitWithAck('presence', { screen: 'wall-1' })).toEqual({ ok: true });
    const bad = (await wall.socket.emitWithAck('presence', { screen: 'Wall 1' })) as { error: Failure };
    expect(bad.error).toMatchObject({ code: 'invalid', path: 'screen' });
    const whole = await presenceOf(operator, ({ people }) => people.length === 4 && people.some(p => p.screen));
    expect(whole.people).toContainEqual({
      person: test.personOf('officer'),
      functions: ['information-manager'],
      screen: 'wall-1',
    });
    expect(Object.keys(whole.feeds).sort()).toEqual([camera, elsewhere, police].sort());
    const again = await test.connect('liaison-21014');
    const part = await presenceOf(again, ({ people }) => people.length === 3);
    expect(people(part).sort()).toEqual(['operator', 'officer', 'liaison-21014'].map(test.personOf).sort());
    expect(JSON.stringify(part)).not.toContain('wall-1');
    expect(Object.keys(part.feeds)).toEqual([camera]);
    const gone = presenceOf(operator, ({ people }) => people.length === 3);
    anderlecht.close();
    await gone;
    for (const each of [operator, wall, saintJosse, again]) each.close();
  });
});

describe('[room.8] pictures', () => {
  const media = (console: TestConsole, signal: unknown) =>
    console.socket.emitWithAck('media', signal) as Promise<{ ok: boolean; data?: unknown; error?: Failure }>;
  const watch = (feed: string) => ({ do: 'watch', feed, rtpCapabilities: { codecs: [] } });
  const running = (room: Room, feed: string) =>
    Object.values(room.looks).filter(look => look.feed === feed && !look.to);

  it('[room.8] flow only by a look that the room has recorded, of the same person', async () => {
    const [operator, officer] = [await test.connect('operator'), await test.connect('officer')];
    expect(await media(operator, { do: 'capabilities' })).toMatchObject({
      ok: true,
      data: { codecs: expect.any(Array) },
    });
    const refused = await media(operator, watch(camera));
    expect(refused.error).toMatchObject({ code: 'forbidden', details: { reason: 'unknown-look' } });
    const look = { look: uuid(), feed: camera, purpose: 'levée de doute' };
    expect(await operator.send('feed.watch', look)).toMatchObject({ ok: true });
    expect((await media(officer, watch(camera))).error).toMatchObject({ details: { reason: 'unknown-look' } });
    // Let through to the platform, which knows no viewer yet: that refusal is the platform's own.
    expect((await media(operator, watch(camera))).error).toMatchObject({
      code: 'rejected',
      details: { reason: 'unknown-viewer' },
    });
    operator.close();
    officer.close();
  });

  it('[room.8] end with the connection: the look is closed in the journal by Belfry', async () => {
    const operator = await test.connect('operator');
    const auditor = await test.connect('auditor');
    const look = { look: uuid(), feed: camera, purpose: 'suivi' };
    await operator.send('feed.watch', look);
    await auditor.until(room => room.looks[look.look] !== undefined);
    expect(auditor.room.looks[look.look]?.to).toBeUndefined();
    operator.cut();
    operator.close();
    const room = await auditor.until(each => each.looks[look.look]?.to !== undefined);
    expect(room.looks[look.look]?.from.by.person).toBe(test.personOf('operator'));
    expect(
      auditor.batches.flatMap(batch => batch.events).find(event => event.type === 'feed.look-ended')?.by.person,
    ).toBe('belfry');
    auditor.close();
  });

  it('[room.8] stop when the grant runs out, and say so', async () => {
    const operator = await test.connect('operator');
    const basis = 'art. 25/5 LFP';
    const refused = (await operator.send('feed.watch', {
      look: uuid(),
      feed: police,
      purpose: 'suivi',
      basis,
    })) as Extract<Answer, { ok: false }>;
    expect(refused.error).toMatchObject({ code: 'forbidden', details: { reason: 'no-grant' } });
    const until = new Date(Date.now() + 60_000).toISOString();
    await test.command('police-5339', 'feed.grant', {
      feed: police,
      grant: uuid(),
      functions: ['regional-operator'],
      until,
      reason: 'Madou',
    });
    expect(await operator.send('feed.watch', { look: uuid(), feed: police, purpose: 'suivi', basis })).toMatchObject({
      ok: true,
    });
    expect(await media(operator, { do: 'open' })).toMatchObject({
      ok: true,
      data: { iceCandidates: expect.any(Array) },
    });
    const told: { feed: string; state: string }[] = [];
    operator.socket.on('media', status => told.push(status));
    const states = () => told.filter(({ feed }) => feed === police).map(({ state }) => state);
    media(operator, watch(police)).catch(() => undefined);
    await operator.until(room => running(room, police).length === 1);
    await expect.poll(states, { timeout: 30_000 }).not.toEqual([]);
    ahead = 61_000;
    await operator.until(room => running(room, police).length === 0);
    ahead = 0;
    await expect.poll(states, { timeout: 30_000 }).toContain('refused');
    operator.close();
  });

  it('[room.10] survive signals that are none, and slow down who floods them', async () => {
    const operator = await test.connect('operator');
    for (const signal of [
      { do: 'open', x: 1 },
      { do: 'connect', dtlsParameters: {} },
      { do: 'watch', feed: 'x', rtpCapabilities: {} },
    ])
      expect((await media(operator, signal)).error?.code).toBe('invalid');
    const answers = await Promise.all(Array.from({ length: 600 }, () => media(operator, { do: 'capabilities' })));
    expect(answers.filter(answer => answer.error?.code === 'too-many').length).toBeGreaterThan(50);
    operator.close();
  });
});

describe('[room.4] a reader who cannot keep up', () => {
  const text = { fr: 'é'.repeat(3_900), nl: 'ë'.repeat(3_900) };
  it.each([
    ['after so many messages, one a time', { messages: 50, bytes: 64_000_000 }, 1],
    ['after so many bytes, though they are few messages', { messages: 1_000, bytes: 4_000_000 }, 100],
  ])(
    '[room.4] is cut %s, without harm to others, and catches up when it reads again',
    async (_when, waiting, atOnce) => {
      const pace = { perSecond: 100_000, burst: 100_000 };
      const flooded = await startTestBelfry({ commandPace: pace, waiting });
      const [writer, slow] = [await flooded.connect('operator'), await flooded.connect('officer')];
      // The line stays open, but nothing is read from it any more: a laptop that was closed.
      const { ws } = slow.socket.io.engine.transport as unknown as {
        ws: { _socket: { pause(): void; resume(): void } };
      };
      ws._socket.pause();
      const cut = async () =>
        /sockets_cut_total\{reason="slow"\} 1/.test((await flooded.request('/metrics')).body as string);
      const write = () => writer.send('log.write', { entry: uuid(), text });
      let written = 0;
      while (written < 6_000 && !(written % 100 === 0 && (await cut()))) {
        const answers = await Promise.all(Array.from({ length: atOnce }, write));
        for (const answer of answers) expect(answer).toMatchObject({ ok: true });
        written += answers.length;
      }
      await expect.poll(cut, { timeout: 30_000 }).toBe(true);
      expect(writer.joins).toEqual({ snapshots: 1, missed: 0 });
      ws._socket.resume();
      await slow.until(room => Object.keys(room.log).length === written, 90_000);
      writer.close();
      slow.close();
      await flooded.stop();
    },
    240_000,
  );
});

describe('[room.8] logins of cameras', () => {
  it('[room.8] reach neither the journal nor any reader, and survive a restart', async () => {
    const feed = uuid();
    const register = (url: string) =>
      test.command('video', 'feed.register', {
        ...{ feed, name: name('Porte'), owner: 'ZP', regime: 'camera-law' },
        source: { kind: 'rtsp', url },
      });
    const answer = await register('rtsp://admin:hunter2@192.0.2.9:554/one');
    expect(answer).toMatchObject({ ok: true });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    const { journal, records } = test.belfry;
    const all = JSON.stringify([await journal.read('live', 0, 100_000), await records.shelf('feed-credentials').all()]);
    expect(all).not.toContain('hunter2');
    expect(all).toContain('rtsp://192.0.2.9:554/one');
    const asked = await test.request('/api/room', { account: 'operator' });
    expect(JSON.stringify(asked.body)).not.toContain('hunter2');
    // One who has no right leaves nothing behind.
    const foreign = await test.command('liaison-21001', 'feed.register', {
      ...{ feed: uuid(), name: name('x'), owner: 'x', regime: 'private' },
      source: { kind: 'rtsp', url: 'rtsp://a:hunter3@192.0.2.9/' },
    });
    expect(foreign).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await records.shelf('feed-credentials').all()).toHaveLength(1);
    const unreadable = await register('rtsp://admin:hunter4@[bad/');
    expect(unreadable).toMatchObject({ ok: false, error: { code: 'invalid', path: 'data.source.url' } });
  });
});
