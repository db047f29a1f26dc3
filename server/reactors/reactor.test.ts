import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../shared/protocol.ts';
import { type AlertRoom, openAlertRoom } from '../alerts/alertRoom.fixture.ts';
import { LiveWorld } from './liveWorld.ts';
import { type Handle, type Reactor, startReactor } from './reactor.ts';

describe('[room.9] a reactor', () => {
  let folder: string;
  let room: AlertRoom;
  let person: string;
  const running: Reactor[] = [];
  const faults: unknown[] = [];

  const start = (handle: Handle, more: { holder?: string; startAfter?: number; clock?: () => Date } = {}): Reactor => {
    const reactor = startReactor(
      {
        name: 'log-reader',
        types: ['log.written'],
        live: LiveWorld.of(room.keeper, room.journal),
        records: room.records,
        clock: () => new Date(),
        holder: 'node-1',
        onError: error => faults.push(error),
        leaseMs: 150,
        retryMs: 10,
        ...more,
      },
      handle,
    );
    running.push(reactor);
    return reactor;
  };
  const write = (text: string) => room.submit(person, 'log.write', { entry: randomUUID(), text });
  const textOf = (event: Event): string => (event.data as { text: string }).text;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belfry-reactor-'));
    room = await openAlertRoom(folder);
    person = await room.appoint('Élise Maes', 'regional-operator');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(reactor => reactor.close()));
    await room.close();
    await rm(folder, { recursive: true });
    faults.length = 0;
  });

  it('[room.9] handles what was written before it started and what comes after, each once', async () => {
    await write('one');
    const seen: string[] = [];
    const reactor = start(async event => void seen.push(textOf(event)));
    await write('two');
    await reactor.settled();
    expect(seen).toEqual(['one', 'two']);
  });

  it('[room.9] goes on from its position after a stop, and does not begin with the past it is told to leave', async () => {
    await write('past');
    const seen: string[] = [];
    const handle: Handle = async event => void seen.push(textOf(event));
    const first = start(handle, { startAfter: room.keeper.room.seq });
    await write('one');
    await first.settled();
    await first.close();
    await write('two');
    await start(handle).settled();
    expect(seen).toEqual(['one', 'two']);
  });

  it('[room.9] tries again what failed, and does not keep later events waiting for it', async () => {
    const done: string[] = [];
    let failures = 0;
    const reactor = start(async event => {
      if (textOf(event) === 'hard' && failures++ < 3) throw new Error('not yet');
      done.push(textOf(event));
    });
    await write('hard');
    await write('easy');
    await reactor.settled();
    expect(done).toEqual(['easy', 'hard']);
    expect(faults).toHaveLength(3);
  });

  it('[room.9] hands on again what was not finished when it stopped, and nothing of what was', async () => {
    const begun: string[] = [];
    const first = start(async (event, signal) => {
      begun.push(textOf(event));
      if (textOf(event) === 'slow') await new Promise(resolve => signal.addEventListener('abort', resolve));
    });
    await write('slow');
    for (let i = 0; i < 20; i++) await write(`quick ${i}`);
    await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(21);
    await first.close();
    const again: string[] = [];
    await start(async event => void again.push(textOf(event))).settled();
    expect(again).toEqual(['slow']);
  });

  it('[room.9] while it goes on with what was left, its position still names all that is not done', async () => {
    const hang: Handle = (_event, signal) => new Promise(resolve => signal.addEventListener('abort', () => resolve()));
    const begun: number[] = [];
    const first = start(async (event, signal) => {
      begun.push(event.seq);
      await hang(event, signal);
    });
    for (let i = 0; i < 5; i++) await write(`slow ${i}`);
    await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(5);
    await first.close();
    const [quick, ...rest] = begun;
    start((event, signal) => (event.seq === quick ? Promise.resolve() : hang(event, signal)));
    const position = room.records.shelf<{ open: number[] }>('reactors');
    await expect.poll(async () => (await position.get('log-reader'))?.open, { timeout: 20_000 }).toEqual(rest);
  });

  it('[room.9] one node of many acts; another takes over where it stopped when the first falls silent', async () => {
    const seen: string[] = [];
    const first = start(async event => void seen.push(`first ${textOf(event)}`));
    await write('one');
    await first.settled();
    const second = start(async event => void seen.push(`second ${textOf(event)}`), { holder: 'node-2' });
    await write('two');
    await first.settled();
    await first.close();
    await write('three');
    await second.settled();
    expect(seen).toEqual(['first one', 'first two', 'second three']);
  });

  it('[room.9] only the composition of the server makes a live world, besides tests', async () => {
    const server = join(import.meta.dirname, '..');
    const makers: string[] = [];
    for (const path of await readdir(server, { recursive: true })) {
      if (!path.endsWith('.ts') || /\.(test|fixture)\.ts$/.test(path)) continue;
      const source = await readFile(join(server, path), 'utf8');
      if (source.includes('LiveWorld.of(')) makers.push(path);
    }
    expect(makers.sort()).toEqual(['alerts/crashSender.ts', 'compose.ts']);
  });
});
