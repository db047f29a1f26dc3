import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMongoJournal } from './mongo.ts';
import type { Journal } from './port.ts';
import { createSqliteJournal } from './sqlite.ts';

export interface JournalPlace {
  /** With it the journal is in MongoDB, and any number of nodes share it; without it in a file of the data folder. */
  readonly mongodbUri?: string | undefined;
  /** Made where it is missing. */
  readonly dataFolder: string;
  /** Told what went wrong behind a tail; following goes on. */
  readonly report?: (error: unknown) => void;
}

/** The file of the embedded journal. */
export const journalFile = (dataFolder: string): string => join(dataFolder, 'journal.sqlite');

/** @throws JournalUnavailable when the file or the database cannot be opened */
export async function openJournal({ mongodbUri, dataFolder, report }: JournalPlace): Promise<Journal> {
  const reporting = report ? { report } : {};
  if (mongodbUri) return createMongoJournal({ uri: mongodbUri, ...reporting });
  await mkdir(dataFolder, { recursive: true });
  return createSqliteJournal({ file: journalFile(dataFolder), ...reporting });
}
