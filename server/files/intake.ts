import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileType } from '../../shared/files/schema.ts';
import { type Failed, failed } from '../room/outcome.ts';
import { createTextCheck, HEAD_BYTES, typeOf } from './kinds.ts';

/** A file that has come in whole and was found to be what may be kept. */
export interface Taken {
  readonly temporary: string;
  readonly hash: string;
  readonly size: number;
  readonly type: FileType;
}

/**
 * Writes what comes in beside the store, told by its bytes, and no more of it than `most`. What is refused or breaks off
 * leaves nothing behind.
 */
export async function takeIn(
  body: AsyncIterable<Buffer>,
  given: { readonly folder: string; readonly name: string; readonly most: number },
): Promise<Taken | Failed> {
  const { folder, name, most } = given;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, name);
  const outcome = await write(body, temporary, most).catch(async error => {
    await rm(temporary, { force: true });
    throw error;
  });
  if ('ok' in outcome) await rm(temporary, { force: true });
  return outcome;
}

async function write(body: AsyncIterable<Buffer>, temporary: string, most: number): Promise<Taken | Failed> {
  const file = await open(temporary, 'wx', 0o600);
  const hash = createHash('sha256');
  const text = createTextCheck();
  let head = Buffer.alloc(0);
  let size = 0;
  try {
    for await (const piece of body) {
      size += piece.length;
      // Read on a little, so that the sender hears why instead of a broken line.
      if (size > 2 * most) return tooLarge(most);
      if (size > most) continue;
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES)]);
      hash.update(piece);
      text.add(piece);
      await file.write(piece);
    }
  } catch {
    return failed('invalid', 'file-cut-off');
  } finally {
    await file.close();
  }
  if (size > most) return tooLarge(most);
  if (size === 0) return failed('invalid', 'file-empty');
  const type = typeOf(head, text.end());
  if (!type) return failed('rejected', 'file-type-refused');
  return { temporary, hash: hash.digest('hex'), size, type };
}

export const MEGABYTE = 1_000_000;
export const tooLarge = (most: number): Failed =>
  failed('too-large', 'file-too-large', { params: { maximum: most / MEGABYTE } });
