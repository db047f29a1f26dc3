import { closeSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** How long a connection waits for another process's write before it gives up, in ms. */
const BUSY_MS = 5_000;

export interface WritableOptions {
  /** Makes the file and its tables where they are missing; without it a missing file is an error. */
  readonly create: boolean;
  /** SQL that makes the tables; run only with `create`. */
  readonly schema: string;
  /** Upper bound of the file in pages of 4 KiB, for a site whose disk is shared; no bound where absent. */
  readonly maxPages?: number | undefined;
}

/**
 * Opens a database whose commits are on the disk when they return: a write-ahead log, synced at each commit.
 * A file that went away is never made anew behind the server's back: an empty journal would take the old one's place.
 */
export function openWritable(file: string, options: WritableOptions): DatabaseSync {
  // Only for the server's own account; SQLite gives the files beside it the same rights.
  if (options.create) closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(`${pathToFileURL(file).href}?mode=${options.create ? 'rwc' : 'rw'}`, {
    timeout: BUSY_MS,
  });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    if (options.maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${Math.trunc(options.maxPages)}`);
    if (options.create) db.exec(options.schema);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens for reading beside a writer of this or another process; never waits for a write, never makes a file. */
export function openReadable(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
}

/**
 * Notices that the file under an open connection is no longer the one at its path. SQLite itself writes on into a
 * deleted or moved file without an error, and everything acknowledged from then on would be lost at the next start.
 */
export class FileWatch {
  readonly #parts: ReadonlyArray<readonly [path: string, identity: string]>;

  /** @param file of a connection that has already read, so that its write-ahead log exists too */
  constructor(file: string) {
    this.#parts = [file, `${file}-wal`].flatMap(path => {
      const identity = identityOf(path);
      return identity === undefined ? [] : [[path, identity] as const];
    });
  }

  /** Throws, with a reason that names what to do, unless every part is where it was. */
  check(): void {
    for (const [path, identity] of this.#parts) {
      const now = identityOf(path);
      if (now === undefined) throw new Error(`the database file is gone: ${path}`);
      if (now !== identity) throw new Error(`the database file was replaced, start the server again: ${path}`);
    }
  }
}

function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
