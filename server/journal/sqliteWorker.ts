import type { DatabaseSync } from 'node:sqlite';
import { type Handlers, serveDatabase } from '../sqlite/serve.ts';
import { type EncodedBatch, GENESIS, linkHash } from './chain.ts';
import type { Appended } from './port.ts';
import { HEAD_SQL, JOURNAL_SCHEMA } from './sqliteSchema.ts';

/** What the journal's thread can be asked. Reading is not here: it has a connection of its own, see sqliteReader.ts. */
export type JournalCalls = {
  open: { ask: null; answer: null };
  append: { ask: EncodedBatch; answer: Appended };
  saveSnapshot: { ask: { world: string; version: number; seq: number; room: string }; answer: null };
  probe: { ask: null; answer: null };
};

serveDatabase<JournalCalls>(JOURNAL_SCHEMA, prepare);

function prepare(db: DatabaseSync): Handlers<JournalCalls> {
  const head = db.prepare(HEAD_SQL);
  const known = db.prepare('SELECT 1 FROM commands WHERE command = ?');
  const insertBatch = db.prepare(
    'INSERT INTO batches (world, after, up_to, previous, hash, events, answers) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertCommand = db.prepare('INSERT INTO commands (command, batch) VALUES (?, ?)');
  const snapshot = db.prepare(`
    INSERT INTO snapshots (world, version, seq, room) VALUES (?, ?, ?, ?)
    ON CONFLICT (world, version) DO UPDATE SET seq = excluded.seq, room = excluded.room WHERE excluded.seq >= seq`);
  const touch = db.prepare(`
    INSERT INTO probe (one, written) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET written = written + 1`);

  function append(batch: EncodedBatch): Appended {
    const { world, after, upTo, events, answers, commands } = batch;
    const last = (head.get(world) as { upTo: number; hash: string } | undefined) ?? { upTo: 0, hash: GENESIS };
    const duplicate = commands.find(command => known.get(command) !== undefined);
    if (duplicate !== undefined) return { ok: false, upTo: last.upTo, duplicate };
    const moves = upTo > after;
    if (moves && last.upTo !== after) return { ok: false, upTo: last.upTo };
    if (!moves && commands.length === 0) return { ok: true, upTo };
    const previous = last.hash;
    const { lastInsertRowid } = moves
      ? insertBatch.run(world, after, upTo, previous, linkHash({ ...batch, previous }), events, answers)
      : insertBatch.run(world, null, null, null, null, events, answers);
    for (const command of commands) insertCommand.run(command, lastInsertRowid);
    return { ok: true, upTo };
  }

  return {
    open: () => null,
    append,
    saveSnapshot: ({ world, version, seq, room }) => {
      snapshot.run(world, version, seq, room);
      return null;
    },
    probe: () => {
      touch.run();
      return null;
    },
  };
}
