import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { MediaPlatform } from '../../media/port.ts';
import type { CommandData, CommandType } from '../../shared/commands.ts';
import type { Answer } from '../../shared/protocol.ts';
import { conventionsOfTown } from '../../shared/testing/people.ts';
import { type Belfry, type Overrides, startBelfry } from '../compose.ts';
import { readConfig } from '../config.ts';
import { CAST } from '../demonstration/cast.ts';
import { connectConsole, type TestConsole, type TestConsoleOptions } from './testConsole.ts';

export const TEST_PASSWORD = 'correct horse battery staple';

/** The real server on a port of its own and a data folder of its own, with the people of the demonstration in it. */
export interface TestBelfry {
  readonly belfry: Belfry;
  readonly url: string;
  readonly folder: string;
  personOf(account: string): string;
  /** Signs in anew; the account is made where it is asked for the first time. */
  signIn(account: string): Promise<string>;
  connect(account: string, more?: Omit<TestConsoleOptions, 'url' | 'token'> & { token?: string }): Promise<TestConsole>;
  /** One request as that account, or as nobody. */
  request(path: string, more?: RequestOptions): Promise<{ status: number; body: unknown; headers: Headers }>;
  command<T extends CommandType>(account: string, type: T, data: CommandData<T>, id?: string): Promise<Answer>;
  /** What Belfry itself does. */
  own<T extends CommandType>(type: T, data: CommandData<T>): Promise<void>;
  /** Stops the server; its folder and its port stay kept for `resume`. */
  halt(): Promise<void>;
  /** Starts it again after `halt`, on the same folder and port. */
  resume(): Promise<void>;
  /** Stops the server and starts it on the same folder and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}
export interface RequestOptions {
  readonly account?: string;
  readonly token?: string;
  readonly method?: string;
  readonly body?: unknown;
  /** Sent as it is, where it is not JSON. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
}
export interface TestOptions extends Omit<Overrides, 'media'> {
  /** Another video platform than the usual: opened at each start, since each stop closes it. */
  readonly openMedia?: () => Promise<MediaPlatform>;
  /** A data folder that the test made and clears away itself. */
  readonly folder?: string;
  readonly environment?: Record<string, string>;
}

export async function startTestBelfry(options: TestOptions = {}): Promise<TestBelfry> {
  const { environment, folder: given, openMedia, ...overrides } = options;
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'belfry-server-')));
  const people = new Map(CAST.map(role => [role.key, crypto.randomUUID()] as const));
  const tokens = new Map<string, string>();
  const open = async (port: number) =>
    startBelfry(readConfig({ BELFRY_DATA: folder, BELFRY_DEMO: '0', PORT: String(port), ...environment }), {
      log: pino({ level: 'silent' }),
      ...(openMedia ? { media: await openMedia() } : {}),
      ...overrides,
    });
  let belfry = await open(0);
  await peopleTheRoom(belfry, people);

  const personOf = (account: string) => {
    const person = people.get(account);
    if (!person) throw new Error(`nobody is called ${account}`);
    return person;
  };
  const request: TestBelfry['request'] = async (path, more = {}) => {
    const { account, method = 'GET', body, text, headers } = more;
    const token = more.token ?? (account === undefined ? undefined : await tokenOf(account));
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(belfry.url + path, {
      method,
      headers: {
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const answered = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: isJson ? JSON.parse(answered) : answered, headers: response.headers };
  };
  const signIn = async (account: string): Promise<string> => {
    if (!(await belfry.accounts.find(account))) await belfry.accounts.add(account, personOf(account), TEST_PASSWORD);
    const body = { account, password: TEST_PASSWORD };
    const answer = await request('/api/session', { method: 'POST', body });
    if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${JSON.stringify(answer.body)}`);
    const { token } = answer.body as { token: string };
    tokens.set(account, token);
    return token;
  };
  const tokenOf = async (account: string) => tokens.get(account) ?? signIn(account);

  return {
    get belfry() {
      return belfry;
    },
    get url() {
      return belfry.url;
    },
    ...{ folder, personOf, signIn, request },
    async connect(account, { token, ...more } = {}) {
      return connectConsole({ url: belfry.url, token: token ?? (await tokenOf(account)), ...more });
    },
    async command(account, type, data, id = crypto.randomUUID()) {
      const body = { id, world: 'live', type, data };
      return (await request('/api/commands', { account, method: 'POST', body })).body as Answer;
    },
    async own(type, data) {
      await ask(belfry, type, data);
    },
    halt: () => belfry.close(),
    async resume() {
      belfry = await open(belfry.port);
    },
    async restart() {
      await belfry.close();
      belfry = await open(belfry.port);
    },
    async stop() {
      await belfry.close();
      if (given === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ask(belfry: Belfry, type: string, data: unknown): Promise<void> {
  const outcome = await belfry.worlds.live.submit('belfry', { id: crypto.randomUUID(), world: 'live', type, data });
  if (!outcome.ok) throw new Error(`${type}: ${JSON.stringify(outcome)}`);
}

/** The cast of the demonstration, without its story. The administrator keeps the account that an empty server makes. */
async function peopleTheRoom(belfry: Belfry, people: Map<string, string>): Promise<void> {
  await belfry.accounts.setPassword('admin', TEST_PASSWORD);
  people.set('admin', (await belfry.accounts.find('admin'))?.person as string);
  const cast = CAST.filter(({ key }) => key !== 'admin');
  const personOf = (key: string) => people.get(key) as string;
  await Promise.all(
    cast.map(({ key, name, language }) => ask(belfry, 'person.register', { person: personOf(key), name, language })),
  );
  await Promise.all(
    cast.map(({ key, scope, function: code }) =>
      ask(belfry, 'mandate.grant', {
        ...{ mandate: crypto.randomUUID(), person: personOf(key), function: code, scope },
        from: '2026-01-01T00:00:00Z',
      }),
    ),
  );
  await Promise.all(
    conventionsOfTown().map(data =>
      ask(belfry, 'convention.sign', {
        ...data,
        // Before any moment at which a test puts the clock.
        ...{ convention: crypto.randomUUID(), signed: '2020-01-01T00:00:00Z' },
      }),
    ),
  );
}
