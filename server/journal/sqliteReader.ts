import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Event } from '../../shared/protocol.ts';
import { openReadable } from '../sqlite/connection.ts';
import { ChainCheck, eventsAfter, GENESIS, type Link } from './chain.ts';
import { JournalUnavailable, type Snapshot, type StoredAnswer, type Verdict } from './port.ts';
import { HEAD_SQL } from './sqliteSchema.ts';

/** Batches checked in one turn of the event loop: about 5 ms, so that a verification does not hold the room up. */
const VERIFY_PAGE = 200;

/**
 * The reading half of the SQLite journal, on a read-only connection in the caller's thread: a read is a few
 * microseconds from the page cache and in WAL mode never waits for a write, while a question to the writer's thread
 * would wait behind its fsync. It also reads the file of a server that is running in another process.
 */
export class SqliteReader {
  readonly #db: DatabaseSync;
  readonly #statements: Readonly<Record<keyof typeof STATEMENTS, StatementSync>>;

  /** @throws JournalUnavailable when the file is missing or no journal */
  constructor(file: string) {
    this.#db = attempt(() => openReadable(file));
    this.#statements = attempt(() => {
      const prepared = Object.entries(STATEMENTS).map(([name, sql]) => [name, this.#db.prepare(sql)]);
      return Object.fromEntries(prepared) as Record<keyof typeof STATEMENTS, StatementSync>;
    });
  }

  read(world: string, after: number, limit: number): Event[] {
    return attempt(() => {
      const events: Event[] = [];
      for (const row of this.#statements.batchesAfter.iterate(world, after)) {
        for (const event of eventsAfter(row as unknown as Link, after)) events.push(event);
        if (events.length >= limit) break;
      }
      return events.length > limit ? events.slice(0, limit) : events;
    });
  }

  position(world: string): number {
    return attempt(() => (this.#statements.head.get(world) as { upTo: number } | undefined)?.upTo ?? 0);
  }

  head(world: string): { upTo: number; hash: string } {
    const head = attempt(() => this.#statements.head.get(world) as { upTo: number; hash: string } | undefined);
    return head ? { ...head } : { upTo: 0, hash: GENESIS };
  }

  worlds(): string[] {
    const worlds = attempt(() => this.#statements.worlds.all() as unknown as Array<{ world: string }>);
    return worlds.map(row => row.world).filter(world => this.position(world) > 0);
  }

  loadSnapshot(world: string, version: number): Snapshot | undefined {
    const row = attempt(() => this.#statements.snapshot.get(world, version)) as
      | { seq: number; room: string }
      | undefined;
    return row && { seq: row.seq, version, room: JSON.parse(row.room) as unknown };
  }

  answerOf(command: string): StoredAnswer | undefined {
    const row = attempt(() => this.#statements.answers.get(command)) as { answers: string } | undefined;
    return row && (JSON.parse(row.answers) as StoredAnswer[]).find(answer => answer.command === command);
  }

  /** Changes whenever another connection, of this or another process, has written. */
  version(): number {
    return attempt(() => (this.#statements.version.get() as { data_version: number }).data_version);
  }

  async verify(world: string): Promise<Verdict> {
    const check = new ChainCheck();
    for (;;) {
      const page = attempt(() => this.#statements.links.all(world, check.upTo, VERIFY_PAGE)) as unknown as Link[];
      for (const link of page) {
        const wrong = check.next(link);
        if (wrong) return { ok: false, ...wrong };
      }
      if (page.length < VERIFY_PAGE) break;
      await nextTurn();
    }
    return { ok: true, events: check.events, upTo: check.upTo, hash: check.hash };
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

const STATEMENTS = {
  head: HEAD_SQL,
  batchesAfter: 'SELECT after, events FROM batches WHERE world = ? AND up_to > ? ORDER BY up_to',
  links: `
    SELECT world, after, up_to AS upTo, previous, hash, events, answers FROM batches
    WHERE world = ? AND up_to > ? ORDER BY up_to LIMIT ?`,
  answers: `
    SELECT batches.answers FROM commands JOIN batches ON batches.number = commands.batch WHERE commands.command = ?`,
  snapshot: 'SELECT seq, room FROM snapshots WHERE world = ? AND version = ?',
  // Steps from world to world in the index: a plain DISTINCT would visit every batch.
  worlds: `
    WITH RECURSIVE found (world) AS (
      SELECT min(world) FROM batches
      UNION ALL SELECT (SELECT min(world) FROM batches WHERE world > found.world) FROM found WHERE world IS NOT NULL
    ) SELECT world FROM found WHERE world IS NOT NULL`,
  version: 'PRAGMA data_version',
} as const;

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new JournalUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
