import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Text that only this server reads: AES-256-GCM, bound to the name it is kept under. */
export interface Cipher {
  seal(name: string, text: string): string;
  /** @throws Error where the text was sealed by another key, under another name, or changed */
  open(name: string, sealed: string): string;
}
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Reads the key file of the data folder, readable by its owner alone; makes it at the first start. */
export async function createCipher(dataFolder: string): Promise<Cipher> {
  const file = join(dataFolder, 'feeds.key');
  const key = (await readKey(file)) ?? (await makeKey(file));
  return {
    seal(name, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

async function readKey(file: string): Promise<Buffer | undefined> {
  const key = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (key && key.length !== KEY_BYTES) throw new Error(`${file} is damaged: passwords of cameras cannot be read`);
  return key;
}

/** Written whole beside and linked in, so that a crash leaves either no key or a whole one, and never a second. */
async function makeKey(file: string): Promise<Buffer> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(KEY_BYTES), { mode: 0o600, flush: true });
  await chmod(draft, 0o600);
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return (await readKey(file)) as Buffer;
}
