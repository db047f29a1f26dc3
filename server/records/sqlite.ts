import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { openReadable } from '../sqlite/connection.ts';
import { DatabaseThread } from '../sqlite/thread.ts';
import { type Records, RecordsUnavailable, type Shelf } from './port.ts';
import { mustBeIndexed, once, shelvesBy } from './shelves.ts';
import { fieldOf, tableOf } from './sqliteNames.ts';
import type { RecordsCalls } from './sqliteWorker.ts';

export interface SqliteRecordsOptions {
  /** Made where it is missing; its folder must exist. */
  readonly file: string;
}

/**
 * The records of one node in a file of their own, as durable as the journal: writes on a thread, reads beside them.
 * @throws RecordsUnavailable when the file cannot be opened
 */
export async function createSqliteRecords({ file }: SqliteRecordsOptions): Promise<Records> {
  const writer = new DatabaseThread<RecordsCalls>({
    script: new URL('./sqliteWorker.ts', import.meta.url),
    file,
    unavailable: reason => new RecordsUnavailable(reason),
  });
  try {
    await writer.call('open', null);
    const db = attempt(() => openReadable(file));
    const query = queriesOf(db);
    return {
      shelf: shelvesBy((name, indexed) => shelfOf(writer, query, name, indexed)),
      lease: (name, holder, now, ms) => writer.call('lease', { name, holder, now, until: now + ms }),
      async close() {
        await writer.close();
        if (db.isOpen) db.close();
      },
    };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

interface Row {
  readonly key: string;
  readonly value: string;
}
type Query = (sql: string, ...values: SQLInputValue[]) => Row[];

/** Statements are prepared at their first use: a shelf's table comes with its first use too. */
function queriesOf(db: DatabaseSync): Query {
  const statements = new Map<string, StatementSync>();
  return (sql, ...values) =>
    attempt(() => {
      const statement = statements.get(sql) ?? db.prepare(sql);
      statements.set(sql, statement);
      return statement.all(...values) as unknown as Row[];
    });
}

function shelfOf(
  writer: DatabaseThread<RecordsCalls>,
  query: Query,
  shelf: string,
  indexed: readonly string[],
): Shelf<object> {
  const ready = once(() => writer.call('shelf', { shelf, indexed }));
  const select = `SELECT key, value FROM ${tableOf(shelf)}`;
  const parsed = ({ key, value }: Row) => [key, JSON.parse(value) as object] as const;
  return {
    async get(key) {
      await ready();
      const [row] = query(`${select} WHERE key = ?`, key);
      return row && parsed(row)[1];
    },
    async put(key, value) {
      await ready();
      await writer.call('put', { shelf, key, value: JSON.stringify(value) });
    },
    async add(key, value) {
      await ready();
      return writer.call('add', { shelf, key, value: JSON.stringify(value) });
    },
    async remove(key) {
      await ready();
      return writer.call('remove', { shelf, key });
    },
    async find(field, value) {
      mustBeIndexed(shelf, indexed, field);
      await ready();
      return query(`${select} WHERE ${fieldOf(field)} = ? ORDER BY key`, value).map(parsed);
    },
    async all() {
      await ready();
      return query(`${select} ORDER BY key`).map(parsed);
    },
  };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new RecordsUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
