import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsContract } from './contract.ts';
import { openRecords, recordsFile } from './open.ts';
import { RecordsUnavailable } from './port.ts';

async function makeStore() {
  const root = await mkdtemp(join(tmpdir(), 'belfry-records-'));
  const dataFolder = join(root, 'data');
  await mkdir(dataFolder);
  return {
    dataFolder,
    open: () => openRecords({ dataFolder }),
    cut: () => rename(dataFolder, `${dataFolder}-away`),
    mend: () => rename(`${dataFolder}-away`, dataFolder),
    dispose: () => rm(root, { recursive: true }),
  };
}

recordsContract('SQLite', makeStore);

describe('[room.2] SQLite records', () => {
  it('[room.2] are readable by the account of the server alone: they hold keys and password hashes', async () => {
    const store = await makeStore();
    const records = await store.open();
    await records.shelf('accounts').put('a', { hash: 'x' });
    for (const suffix of ['', '-wal']) {
      expect((await stat(recordsFile(store.dataFolder) + suffix)).mode & 0o077).toBe(0);
    }
    await records.close();
    await store.dispose();
  });

  it('[room.2] say why a file that cannot be opened is refused', async () => {
    const store = await makeStore();
    await writeFile(recordsFile(store.dataFolder), 'no database, but as long as the header of one'.repeat(50));
    await expect(store.open()).rejects.toThrow(RecordsUnavailable);
    await store.dispose();
  });
});
