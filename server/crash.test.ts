import { type ChildProcess, spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from '../shared/access/sight.ts';
import type { Answer, Event } from '../shared/protocol.ts';
import { emptyRoom, evolve } from '../shared/room.ts';
import { type Device, type PushService, startPushService } from './alerts/pushService.fixture.ts';
import { type Belfry, startBelfry } from './compose.ts';
import { readConfig } from './config.ts';
import { startTestBelfry, type TestBelfry } from './testing/belfry.ts';
import { connectConsole, type TestConsole } from './testing/testConsole.ts';

const ROUNDS = 20;
/** Hands that ask at the same time. */
const HANDS = 6;

/** One command and what became of it; without an answer where the server died over it. */
interface Sent {
  readonly account: string;
  readonly envelope: { readonly id: string; readonly world: 'live'; readonly type: string; readonly data: unknown };
  answer?: Answer;
}
interface Town {
  readonly port: number;
  readonly folder: string;
  readonly tokens: ReadonlyMap<string, string>;
  readonly sent: Sent[];
}

/** Sends once. Resolves without an answer when the server is gone. */
async function send({ port, tokens }: Town, sent: Sent): Promise<Answer | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(sent.account)}` },
      body: JSON.stringify(sent.envelope),
    });
    sent.answer = (await response.json()) as Answer;
  } catch {
    // The line broke: whether it was written is what the same id will tell.
  }
  return sent.answer;
}
function ask(town: Town, account: string, type: string, data: unknown): Promise<Answer | undefined> {
  const sent: Sent = { account, envelope: { id: crypto.randomUUID(), world: 'live', type, data } };
  town.sent.push(sent);
  return send(town, sent);
}

/** Writes the log and issues alerts, one after the other, until the server is gone. */
async function workUntilGone(town: Town, alive: () => boolean): Promise<void> {
  const words = { fr: 'Fumée', nl: 'Rook' };
  while (alive()) {
    const alert = crypto.randomUUID();
    const to = { communes: ['21004', '21013'] };
    const draft = { alert, kind: 'warning', headline: words, body: words, to, severity: 'severe' };
    await ask(town, 'operator', 'log.write', { entry: crypto.randomUUID(), text: 'ligne' });
    if (!(await ask(town, 'operator', 'alert.draft', draft))) continue;
    if (!(await ask(town, 'officer', 'alert.approve', { alert }))) continue;
    if (!(await ask(town, 'operator', 'alert.issue', { alert }))) continue;
    await ask(town, 'liaison-21013', 'alert.acknowledge', { alert, disposition: 'acting' });
  }
}

/** Starts the server as a process of its own; resolves when it is ready. */
async function startChild({ folder, port }: Town, certificate: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'crashServer.ts');
  const env = { ...process.env, BELFRY_DATA: folder, BELFRY_DEMO: '0', PORT: String(port) };
  const child = spawn(process.execPath, [script, certificate], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let complained = '';
  child.stderr?.on('data', chunk => {
    complained += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error(`the server did not start: ${complained}`)));
  });
  return child;
}

/** Moments are counted in answers, not in time: a slow machine is killed as deep in its work as a fast one. */
async function someAnswers({ sent }: Town, more: number): Promise<void> {
  const answered = () => sent.reduce((sum, { answer }) => sum + (answer ? 1 : 0), 0);
  const from = answered();
  const patience = performance.now() + 20_000;
  while (answered() < from + more && performance.now() < patience)
    await new Promise(resolve => setTimeout(resolve, 1 + Math.random() * 6));
}

describe('[room.2] a server that is killed', () => {
  let first: TestBelfry;
  let service: PushService;
  let town: Town;
  const phones = new Map<string, Device>();
  const consoles = new Map<string, TestConsole>();
  let last: Belfry | undefined;

  beforeAll(async () => {
    service = await startPushService();
    first = await startTestBelfry({ pushRule: service.rule });
    const tokens = new Map<string, string>();
    for (const account of ['operator', 'officer', 'liaison-21004', 'liaison-21013'])
      tokens.set(account, await first.signIn(account));
    for (const account of ['liaison-21004', 'liaison-21013']) {
      const phone = service.device();
      phones.set(account, phone);
      const body = { endpoint: phone.endpoint, keys: phone.keys };
      const { status } = await first.request('/api/push/subscriptions', { account, method: 'POST', body });
      expect(status).toBe(201);
    }
    await writeFile(join(first.folder, 'ca.pem'), service.ca);
    town = { port: first.belfry.port, folder: first.folder, tokens, sent: [] };
    for (const account of ['operator', 'liaison-21004'])
      consoles.set(account, await connectConsole({ url: first.url, token: tokens.get(account)! }));
    await first.belfry.close();
  });
  afterAll(async () => {
    for (const line of consoles.values()) line.close();
    await last?.close();
    await service?.close();
    await rm(town.folder, { recursive: true, force: true });
  });

  it('[room.2] has every acknowledged command once, a whole chain, every alert sent and every console right, after 20 kill -9 under load', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const child = await startChild(town, join(town.folder, 'ca.pem'));
      const gone = new Promise(resolve => child.once('exit', (_code, signal) => resolve(signal)));
      let alive = true;
      const unsure = town.sent.filter(({ answer }) => !answer);
      // Some of what was left without an answer is asked again by the same id, beside what is new.
      for (const sent of unsure) if (Math.random() < 0.5) void send(town, sent);
      const hands = Array.from({ length: HANDS }, () => workUntilGone(town, () => alive));
      await someAnswers(town, 10 + Math.floor(Math.random() * 40));
      alive = false;
      child.kill('SIGKILL');
      expect(await gone).toBe('SIGKILL');
      await Promise.all(hands);
    }

    last = await startBelfry(
      readConfig({ BELFRY_DATA: town.folder, BELFRY_DEMO: '0', PORT: String(town.port), LOG_LEVEL: 'fatal' }),
      { pushRule: service.rule, commandPace: { perSecond: 100_000, burst: 100_000 } },
    );
    const acknowledged = town.sent.filter(({ answer }) => answer);
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    const before = await last.journal.read('live', 0, Number.MAX_SAFE_INTEGER);
    expectOnce(before, acknowledged);

    // What never got an answer gets one now, and is there once as well, whether it had been written or not.
    for (const sent of town.sent) if (!sent.answer) await send(town, sent);
    const events = await last.journal.read('live', 0, Number.MAX_SAFE_INTEGER);
    expectOnce(events, town.sent);
    expect(await last.journal.verify('live')).toMatchObject({ ok: true, upTo: last.worlds.live.room.seq });
    expect(isDeepStrictEqual(last.worlds.live.room, evolve(emptyRoom('live'), events))).toBe(true);

    await last.alerts.reactor.settled();
    const issued = Object.values(last.worlds.live.room.alerts).filter(alert => alert.issued);
    expect(issued.length).toBeGreaterThan(ROUNDS);
    for (const [account, phone] of phones) {
      const got = new Set(phone.got.map(message => message.alert));
      expect(
        issued.filter(alert => !got.has(alert.id)).map(alert => alert.id),
        account,
      ).toEqual([]);
    }
    for (const [account, line] of consoles) {
      const keeper = last.worlds.live;
      const may = () => ({ ...project(keeper.room, keeper.viewerOf(first.personOf(account))), seq: 0 });
      await line.until(room => isDeepStrictEqual({ ...room, seq: 0 }, may()), 30_000);
    }
  }, 600_000);
});

/** Every command that was answered yes has the events of its answer in the journal, once; any other has none. */
function expectOnce(events: readonly Event[], sent: readonly Sent[]): void {
  const caused = Map.groupBy(events, event => event.cause);
  for (const { envelope, answer, account } of sent) {
    const written = (caused.get(envelope.id) ?? []).map(event => event.seq);
    if (!answer?.ok) expect({ type: envelope.type, answer, written }).toMatchObject({ written: [] });
    else if (account === 'operator') expect(answer.events.map(event => event.seq)).toEqual(written);
    else expect(written).toHaveLength(1);
  }
}
