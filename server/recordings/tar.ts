import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/**
 * A tar of files (POSIX.1-1988 ustar): forty lines, read by every system and by a verifier of one file, and pictures do
 * not get smaller by packing. Nothing in it depends on when or by whom it is written: names, bytes and one time.
 */
export interface TarWriter {
  add(name: string, size: number, pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void>;
  /** Ends the file and waits for the disk. */
  end(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Closes what was begun, without an end. */
  abandon(): Promise<void>;
}
const BLOCK = 512;

/** @param at when it was sealed, ms since 1970: the time of each entry */
export async function createTar(path: string, at: number): Promise<TarWriter> {
  const file = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  const write = async (piece: Buffer): Promise<void> => {
    hash.update(piece);
    bytes += piece.length;
    await file.writeFile(piece);
  };
  return {
    async add(name, size, pieces) {
      await write(header(name, size, Math.floor(at / 1000)));
      let written = 0;
      for await (const piece of pieces) {
        written += piece.length;
        if (written > size) break;
        await write(piece);
      }
      if (written !== size) throw new Error(`${name} has ${written} bytes where ${size} were told`);
      if (size % BLOCK > 0) await write(Buffer.alloc(BLOCK - (size % BLOCK)));
    },
    async end() {
      await write(Buffer.alloc(2 * BLOCK));
      await file.datasync();
      await file.close();
      return { bytes, sha256: hash.digest('hex') };
    },
    async abandon() {
      await file.close().catch(() => undefined);
    },
  };
}

/** Names of ours are short and plain, and a part never reaches eight gigabytes: no extension of the format is needed. */
function header(name: string, size: number, mtime: number): Buffer {
  if (!/^[\w./-]{1,99}$/.test(name) || size >= 8 ** 11) throw new RangeError(`not a name or size for a tar: ${name}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  block.write(name, 0, 'latin1');
  block.write(octal(0o644, 8), 100, 'latin1');
  block.write(octal(0, 8), 108, 'latin1');
  block.write(octal(0, 8), 116, 'latin1');
  block.write(octal(size, 12), 124, 'latin1');
  block.write(octal(mtime, 12), 136, 'latin1');
  block.write('        ', 148, 'latin1');
  block.write('0ustar\x0000', 156, 'latin1');
  block.copyWithin(257, 157, 165);
  block.fill(0, 157, 165);
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}
