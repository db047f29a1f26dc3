/**
 * The journal's tables. `after`, `up_to`, `previous` and `hash` are null where a batch only remembers answers: it has
 * no position and is no part of the chain. The two unique keys are the compare-and-set; the triggers keep a mistaken
 * statement, ours or an administrator's, from rewriting history unseen.
 */
export const JOURNAL_SCHEMA = `
CREATE TABLE IF NOT EXISTS batches (
  number INTEGER PRIMARY KEY,
  world TEXT NOT NULL,
  after INTEGER,
  up_to INTEGER CHECK (up_to > after),
  previous TEXT,
  hash TEXT CHECK ((hash IS NULL) = (up_to IS NULL)),
  events TEXT NOT NULL,
  answers TEXT NOT NULL,
  UNIQUE (world, after),
  UNIQUE (world, up_to)
) STRICT;
CREATE TABLE IF NOT EXISTS commands (
  command TEXT PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batches (number)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS snapshots (
  world TEXT NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  room TEXT NOT NULL,
  PRIMARY KEY (world, version)
) STRICT;
CREATE TABLE IF NOT EXISTS probe (one INTEGER PRIMARY KEY CHECK (one = 1), written INTEGER NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS batches_are_not_changed BEFORE UPDATE ON batches
  BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER IF NOT EXISTS batches_are_not_deleted BEFORE DELETE ON batches
  BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
PRAGMA user_version = 1;
`;

/** `up_to > 0` leaves out the batches without a position. */
export const HEAD_SQL = `
SELECT up_to AS upTo, hash FROM batches WHERE world = ? AND up_to > 0 ORDER BY up_to DESC LIMIT 1`;
