import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMongoRecords } from './mongo.ts';
import type { Records } from './port.ts';
import { createSqliteRecords } from './sqlite.ts';

export interface RecordsPlace {
  /** With it the records are in MongoDB beside the journal; without it in a file of the data folder. */
  readonly mongodbUri?: string | undefined;
  /** Made where it is missing. */
  readonly dataFolder: string;
}

/** The file of the embedded records. */
export const recordsFile = (dataFolder: string): string => join(dataFolder, 'records.sqlite');

/** @throws RecordsUnavailable when the file or the database cannot be opened */
export async function openRecords({ mongodbUri, dataFolder }: RecordsPlace): Promise<Records> {
  if (mongodbUri) return createMongoRecords({ uri: mongodbUri });
  await mkdir(dataFolder, { recursive: true });
  return createSqliteRecords({ file: recordsFile(dataFolder) });
}
