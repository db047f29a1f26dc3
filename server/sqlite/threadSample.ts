import { serveDatabase } from './serve.ts';

/** A database of one table of words, for the thread's tests. */
export type WordCalls = {
  write: { ask: string; answer: number };
  die: { ask: null; answer: null };
};

serveDatabase<WordCalls>('CREATE TABLE IF NOT EXISTS words (word TEXT UNIQUE) STRICT', db => {
  const insert = db.prepare('INSERT INTO words VALUES (?)');
  return {
    write: word => Number(insert.run(word).lastInsertRowid),
    die: () => process.exit(1),
  };
});
