import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSqliteJournal } from '../../server/journal/sqlite.ts';
import { createRoomKeeper, type RoomKeeper } from '../../server/room/keeper.ts';
import type { Event } from '../../shared/protocol.ts';
import type { BenchLine } from './line.ts';

/** Rounds of each measurement, alternating, so that a noisy neighbour hits both sides; the median counts. */
const ROUNDS = 5;
const ROUND_MS = 1_000;

/**
 * Durable commands a second through the whole room (schema, rights, rule, journal, fold, sight) at 1 and 64 in flight,
 * against single inserts of the same event into bare `node:sqlite` with the same durability.
 */
export async function bench(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-bench-journal-'));
  const bare = openBare(join(folder, 'bare.sqlite'));
  const journal = await createSqliteJournal({ file: join(folder, 'journal.sqlite') });
  const keeper = await createRoomKeeper({
    world: 'live',
    journal,
    territory: NOWHERE,
    clock: () => new Date(),
    newId: randomUUID,
    onError: error => console.error(error),
  });
  const write = await writer(keeper);
  try {
    await inFlight(64, write, ROUND_MS);
    const rounds: Array<Record<'bare' | 'one' | 'many', number>> = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        bare: bare.run(ROUND_MS),
        one: await inFlight(1, write, ROUND_MS),
        many: await inFlight(64, write, ROUND_MS),
      });
    }
    const baseline = median(rounds.map(round => round.bare));
    return [
      line('durable commands at 1 in flight', median(rounds.map(round => round.one)), baseline),
      line('durable commands at 64 in flight', median(rounds.map(round => round.many)), baseline),
    ];
  } finally {
    await keeper.close();
    await journal.close();
    bare.close();
    await rm(folder, { recursive: true });
  }
}

function line(figure: string, value: number, baseline: number): BenchLine {
  return { bench: 'journal', figure, value, unit: 'commands/s', baseline, ratio: value / baseline };
}

/** One insert, one transaction, one wait for the disk. */
function openBare(file: string) {
  const db = new DatabaseSync(file);
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (seq INTEGER PRIMARY KEY, event TEXT)',
  );
  const insert = db.prepare('INSERT INTO events (event) VALUES (?)');
  let seq = 0;
  return {
    run(ms: number): number {
      const start = performance.now();
      let count = 0;
      for (; performance.now() - start < ms; count++) insert.run(JSON.stringify(sample(++seq)));
      return perSecond(count, start);
    },
    close: () => db.close(),
  };
}

/** Nothing of this bench lies anywhere. */
const NOWHERE = {
  at: () => ({ communes: [], zones: [] }),
  touching: () => ({ communes: [], zones: [] }),
  zonesOf: () => [],
  facilitiesIn: () => ({ counts: {}, named: [] }),
};

/** An operator who writes one line of the log after the other. */
async function writer(keeper: RoomKeeper): Promise<() => Promise<void>> {
  const person = randomUUID();
  const incident = randomUUID();
  const submit = async (asker: Parameters<RoomKeeper['submit']>[0], type: string, data: unknown) => {
    const outcome = await keeper.submit(asker, { id: randomUUID(), world: 'live', type, data });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  };
  const from = '2020-01-01T00:00:00Z';
  await submit('belfry', 'person.register', { person, name: 'Operator', language: 'fr' });
  await submit('belfry', 'mandate.grant', {
    mandate: randomUUID(),
    person,
    function: 'regional-operator',
    scope: 'region',
    from,
  });
  await submit({ person }, 'incident.open', { incident, kind: 'test', title: 'Bench', severity: 'unknown' });
  return () => submit({ person }, 'log.write', { entry: randomUUID(), incident, text: TEXT });
}
const TEXT = 'Périmètre rouge en place, chaussée de Louvain fermée entre la place Dailly et la place Meiser.';

/** Keeps `senders` commands in flight for a while; answers with commands a second. */
async function inFlight(senders: number, write: () => Promise<void>, ms: number): Promise<number> {
  const start = performance.now();
  let count = 0;
  const sender = async () => {
    while (performance.now() - start < ms) {
      await write();
      count++;
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return perSecond(count, start);
}

/** A line of the log as an operator writes it: about 600 bytes. */
function sample(seq: number): Event {
  return {
    seq,
    world: 'live',
    id: randomUUID(),
    type: 'log.written',
    data: {
      entry: randomUUID(),
      incident: randomUUID(),
      text: TEXT,
    },
    at: '2026-02-10T02:10:00.000Z',
    by: { person: randomUUID(), mandate: randomUUID() },
    cause: randomUUID(),
  };
}

function perSecond(count: number, start: number): number {
  return Math.round((count * 1000) / (performance.now() - start));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
