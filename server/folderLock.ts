import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another server writes into this data folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`Another Belfry uses the data folder ${folder}. Stop it, or give this one its own by BELFRY_DATA.`);
    this.name = 'FolderInUse';
  }
}

/**
 * Takes the data folder for this process. The lock is an open transaction of SQLite on a file of its own: the system
 * gives it back however the process ends, and no process id is compared, which in a container is always 1.
 * @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'in-use.sqlite'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (/locked|busy/i.test(String((error as Error).message))) throw new FolderInUse(folder);
    throw error;
  }
  return () => database.close();
}
