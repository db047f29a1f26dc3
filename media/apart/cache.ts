import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that were fetched a moment ago. Nothing stays longer than a minute after it was last asked for. */
export interface Cache {
  /** @param fetch asked where the file is not here; undefined where there is none */
  file(name: string, fetch: () => Promise<Buffer | null | undefined>): Promise<string | undefined>;
  close(): Promise<void>;
}
const KEPT_MS = 60_000;

/** Empties the folder first: what another run left is older than a minute, or may be. */
export async function openCache(folder: string): Promise<Cache> {
  await rm(folder, { recursive: true, force: true });
  const under = new Map<string, Promise<string | undefined>>();
  const sweep = async () => {
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      const seen = await stat(path).catch(() => undefined);
      if (seen && Date.now() - seen.mtimeMs > KEPT_MS) await rm(path, { force: true });
    }
  };
  const timer = setInterval(() => void sweep(), KEPT_MS / 2);
  timer.unref();
  return {
    file(name, fetch) {
      const path = join(folder, createHash('sha256').update(name).digest('hex'));
      const going = under.get(path) ?? found(folder, path, fetch).finally(() => under.delete(path));
      under.set(path, going);
      return going;
    },
    async close() {
      clearInterval(timer);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function found(
  folder: string,
  path: string,
  fetch: () => Promise<Buffer | null | undefined>,
): Promise<string | undefined> {
  const now = new Date();
  const here = await utimes(path, now, now).then(
    () => true,
    () => false,
  );
  if (here) return path;
  const bytes = await fetch();
  if (!bytes) return undefined;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, bytes, { mode: 0o600 });
  return path;
}
