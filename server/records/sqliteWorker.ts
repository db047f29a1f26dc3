import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Handlers, serveDatabase } from '../sqlite/serve.ts';
import { fieldOf, indexOf, tableOf } from './sqliteNames.ts';

/** What the records' thread can be asked: all that writes. Values are JSON text. */
export type RecordsCalls = {
  open: { ask: null; answer: null };
  shelf: { ask: { shelf: string; indexed: readonly string[] }; answer: null };
  put: { ask: { shelf: string; key: string; value: string }; answer: null };
  add: { ask: { shelf: string; key: string; value: string }; answer: boolean };
  remove: { ask: { shelf: string; key: string }; answer: boolean };
  lease: { ask: { name: string; holder: string; now: number; until: number }; answer: boolean };
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
PRAGMA user_version = 1;
`;

serveDatabase<RecordsCalls>(SCHEMA, prepare);

function prepare(db: DatabaseSync): Handlers<RecordsCalls> {
  const statements = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const changes = (sql: string, ...values: string[]) => Number(statement(sql).run(...values).changes);
  const lease = db.prepare(`
    INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE holder = excluded.holder OR until <= :now`);

  return {
    open: () => null,
    shelf({ shelf, indexed }) {
      const table = tableOf(shelf);
      db.exec(`CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`);
      for (const field of indexed) {
        db.exec(`CREATE INDEX IF NOT EXISTS ${indexOf(shelf, field)} ON ${table} (${fieldOf(field)})`);
      }
      return null;
    },
    put({ shelf, key, value }) {
      changes(`INSERT OR REPLACE INTO ${tableOf(shelf)} (key, value) VALUES (?, ?)`, key, value);
      return null;
    },
    add: ({ shelf, key, value }) =>
      changes(`INSERT OR IGNORE INTO ${tableOf(shelf)} (key, value) VALUES (?, ?)`, key, value) === 1,
    remove: ({ shelf, key }) => changes(`DELETE FROM ${tableOf(shelf)} WHERE key = ?`, key) === 1,
    lease: ask => Number(lease.run({ ...ask }).changes) === 1,
  };
}
