import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '../shared/protocol.ts';
import { openJournal } from './journal/open.ts';
import { startTestBelfry } from './testing/belfry.ts';

const uuid = () => crypto.randomUUID();
const folders: string[] = [];
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-start-'));
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true }))));

/** A real disk of 8 MB; undefined where this account may not mount one. */
async function smallDisk(): Promise<string | undefined> {
  const folder = await newFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    console.warn('NOT RUN HERE: the server on a full disk (mounting a small one needs root).');
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** The server as a program of its own. */
function run(environment: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('main.ts', import.meta.url))],
    {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', LOG_LEVEL: 'warn', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  let complained = '';
  child.stdout.on('data', chunk => {
    said += chunk;
  });
  child.stderr.on('data', chunk => {
    complained += chunk;
  });
  const ended = new Promise<number | null>(resolve => child.on('close', resolve));
  const ready = async () => {
    await expect
      .poll(() => /Belfry is ready at \S+\n/.test(said) || child.exitCode !== null, { timeout: 45_000 })
      .toBe(true);
    if (child.exitCode !== null) throw new Error(`it did not start: ${complained}`);
    return said.trimEnd().split('\n');
  };
  return { child, ended, ready, said: () => said, complained: () => complained };
}

describe('[room.4] the server', () => {
  it('[room.4] keeps sessions, the room and the answers to commands over a restart', async () => {
    const test = await startTestBelfry();
    const console = await test.connect('operator');
    const id = uuid();
    const data = { entry: uuid(), text: 'avant' };
    const first = await console.send('log.write', data, { id });
    await test.restart();
    await console.until(room => room.seq >= test.belfry.worlds.live.room.seq);
    await expect.poll(() => console.socket.connected).toBe(true);
    expect(await console.send('log.write', data, { id })).toEqual(first);
    expect(Object.keys(console.room.log)).toEqual([data.entry]);
    const me = await test.request('/api/session', { account: 'operator' });
    expect(me).toMatchObject({ status: 200, body: { account: 'operator' } });
    console.close();
    await test.stop();
  });

  it('[room.8] ends at the start the looks that a crash left open', async () => {
    const test = await startTestBelfry();
    const feed = uuid();
    const look = uuid();
    await test.own('feed.register', {
      feed,
      name: { fr: 'f', nl: 'f' },
      owner: 'o',
      regime: 'transport',
      source: { kind: 'test' },
    });
    await test.command('operator', 'feed.watch', { look, feed, purpose: 'suivi' });
    expect(test.belfry.worlds.live.room.looks[look]?.to).toBeUndefined();
    await test.restart();
    await expect.poll(() => test.belfry.worlds.live.room.looks[look]?.to).toBeDefined();
    await test.stop();
  });

  it('[room.10] refuses commands with unavailable while the disk is full, stays readable, and goes on by itself', async () => {
    const disk = await smallDisk();
    if (disk === undefined) return;
    const test = await startTestBelfry({ folder: disk, commandPace: { perSecond: 10_000, burst: 100_000 } });
    const [writer, reader] = [await test.connect('operator'), await test.connect('officer')];
    const ballast = join(disk, 'ballast');
    await writeFile(ballast, Buffer.alloc(1 << 20));
    const filled: Answer[] = [];
    for (let i = 0; i < 5_000 && (filled.at(-1)?.ok ?? true); i++)
      filled.push(await writer.send('log.write', { entry: uuid(), text: 'x'.repeat(3_000) }));
    const refused = filled.at(-1) as Extract<Answer, { ok: false }>;
    expect(refused.error).toMatchObject({ code: 'unavailable', details: { reason: 'journal-unavailable' } });
    // What a refused batch of several gave back may hold a last line or two.
    const overHttp: Answer[] = [];
    for (let i = 0; i < 100 && (overHttp.at(-1)?.ok ?? true); i++)
      overHttp.push(await test.command('officer', 'log.write', { entry: uuid(), text: 'x'.repeat(3_000) }));
    expect(overHttp.at(-1)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await test.request('/readyz')).toMatchObject({ status: 503, body: { status: 'unavailable' } });
    expect((await test.request('/healthz')).status).toBe(200);

    const done = filled.length + overHttp.length - 2;
    await reader.until(room => Object.keys(room.log).length === done);
    expect((await test.request('/api/room', { account: 'officer' })).status).toBe(200);
    expect(await reader.socket.emitWithAck('sync', { world: 'live' })).toHaveProperty('state');

    await rm(ballast);
    expect(await writer.send('log.write', { entry: uuid(), text: 'again' })).toMatchObject({ ok: true });
    expect((await test.request('/readyz')).status).toBe(200);
    await reader.until(room => Object.keys(room.log).length === done + 1);
    for (const each of [writer, reader]) {
      expect(each.joins).toEqual({ snapshots: 1, missed: 0 });
      each.close();
    }
    await test.stop();
  });

  it('[room.10] goes on by itself when a journal that was held by another is free again', async () => {
    const test = await startTestBelfry();
    const { DatabaseSync } = await import('node:sqlite');
    const console = await test.connect('operator');
    const other = new DatabaseSync(join(test.folder, 'journal.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const refused = await console.send('log.write', { entry: uuid(), text: 'held' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await console.socket.emitWithAck('sync', { world: 'live' })).toHaveProperty('state');
    other.exec('ROLLBACK');
    other.close();
    expect(await console.send('log.write', { entry: uuid(), text: 'free' })).toMatchObject({ ok: true });
    console.close();
    await test.stop();
  });

  it('does not share a data folder with another server, and leaves it whole for the next', async () => {
    const test = await startTestBelfry();
    const second = run({ BELFRY_DATA: test.folder, BELFRY_DEMO: '0' });
    expect(await second.ended).toBe(1);
    expect(second.complained()).toContain(`Another Belfry uses the data folder ${test.folder}`);
    const { folder } = test;
    await test.belfry.close();
    const journal = await openJournal({ dataFolder: folder });
    expect(await journal.verify('live')).toMatchObject({ ok: true });
    await journal.close();
    await test.stop();
  });

  it('says what is wrong with the environment, and starts nothing', async () => {
    const { ended, complained } = run({ BELFRY_DATA: await newFolder(), PORT: '99999', BELFRY_DEMOS: '1' });
    expect(await ended).toBe(1);
    expect(complained()).toContain('PORT accepts a port from 0 to 65535');
    expect(complained()).toContain('BELFRY_DEMOS is not known');
  });

  it('makes one administrator where it is empty and in production, whose password it tells once', async () => {
    const environment = { BELFRY_DATA: await newFolder(), NODE_ENV: 'production' };
    const first = run(environment);
    const lines = await first.ready();
    expect(lines.filter(line => line.startsWith('account'))).toEqual([
      expect.stringMatching(/^account {3}admin +password [a-z2-9-]{14}$/),
    ]);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = run(environment);
    expect((await second.ready()).filter(line => line.startsWith('account'))).toEqual([]);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('[room.1] opens the demonstration for whoever just starts it, tells accounts and password each time, and stops whole', async () => {
    const folder = await newFolder();
    const first = run({ BELFRY_DATA: folder });
    const lines = await first.ready();
    expect(lines.at(-1)).toMatch(/^Belfry is ready at http:\/\/127\.0\.0\.1:\d+$/);
    const accounts = lines.filter(line => line.startsWith('account'));
    expect(accounts.length).toBeGreaterThanOrEqual(33);
    const [, account, password] = /^account {3}(\S+) +password (\S+)$/.exec(accounts[0] as string) ?? [];
    const url = lines.at(-1)?.split(' ').at(-1) as string;
    const signedIn = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password }),
    });
    expect(signedIn.status).toBe(200);
    const { token } = (await signedIn.json()) as { token: string };
    const room = await fetch(`${url}/api/room`, { headers: { authorization: `Bearer ${token}` } });
    expect(await room.json()).toMatchObject({ state: { about: { room: { demonstration: true } } } });
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    const again = run({ BELFRY_DATA: folder, BELFRY_DEMO: '1' });
    const told = (await again.ready()).filter(line => line.startsWith('account'));
    expect(told.length).toBe(accounts.length);
    expect(told.every(line => line.endsWith('password demo'))).toBe(true);
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });
});
