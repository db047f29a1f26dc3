import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Records } from '../records/port.ts';

/** Bytes by their SHA-256, each once. */
export interface FileStore {
  /** Takes over a finished file; when it resolves the bytes are on the disk, or in the database of all nodes. */
  keep(hash: string, temporary: string): Promise<void>;
  has(hash: string): Promise<boolean>;
  read(hash: string): Readable;
  remove(hash: string): Promise<void>;
}

/**
 * One folder: `files/ab/abcd…`, named by content, so that a copy of the folder at any moment is whole: a backup takes it as
 * it is, and the same name never holds other bytes.
 */
export function folderStore(folder: string): FileStore {
  const place = (hash: string) => join(folder, hash.slice(0, 2), hash);
  const has = (hash: string) =>
    access(place(hash)).then(
      () => true,
      () => false,
    );
  return {
    has,
    async keep(hash, temporary) {
      if (await has(hash)) return rm(temporary, { force: true });
      const to = place(hash);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await sync(temporary);
      await rename(temporary, to);
      // The name itself must be on the disk too, and that of its folder.
      await sync(dirname(to));
      await sync(folder);
    },
    read: hash => createReadStream(place(hash)),
    remove: hash => rm(place(hash), { force: true }),
  };
}
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Bytes of one piece: with base64 far under what a document of the database may hold. */
const PIECE = 1_000_000;
interface Piece {
  readonly data: string;
}

/** In pieces among the records: for many nodes, which share a database and no folder. */
export function recordStore(records: Records): FileStore {
  const shelf = records.shelf<Piece>('file-pieces');
  const key = (hash: string, n: number) => `${hash}.${n}`;
  /** The number of pieces is written last: before that the file is not there. */
  const counts = records.shelf<{ pieces: number }>('file-counts');
  return {
    has: async hash => (await counts.get(hash)) !== undefined,
    async keep(hash, temporary) {
      if (!(await counts.get(hash))) {
        let pieces = 0;
        for await (const bytes of createReadStream(temporary, { highWaterMark: PIECE }))
          await shelf.put(key(hash, pieces++), { data: (bytes as Buffer).toString('base64') });
        await counts.put(hash, { pieces });
      }
      await rm(temporary, { force: true });
    },
    read: hash =>
      Readable.from(
        (async function* () {
          const { pieces } = (await counts.get(hash)) ?? { pieces: 0 };
          for (let n = 0; n < pieces; n++) {
            const piece = await shelf.get(key(hash, n));
            if (!piece) throw new Error(`a piece of the file ${hash} is gone`);
            yield Buffer.from(piece.data, 'base64');
          }
        })(),
        { objectMode: false },
      ),
    async remove(hash) {
      const { pieces } = (await counts.get(hash)) ?? { pieces: 0 };
      await counts.remove(hash);
      for (let n = 0; n < pieces; n++) await shelf.remove(key(hash, n));
    },
  };
}
