import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPace } from '../access/pace.ts';
import { sketch } from '../demonstration/sketch.ts';
import type { Part, PartGiven } from '../parts.ts';
import { createFiles, type Files } from './files.ts';
import { MEGABYTE } from './intake.ts';
import { fileOperations } from './operations.ts';
import { fileRoutes } from './routes.ts';
import { folderStore, recordStore } from './store.ts';

/** Files of one person: some at once from a phone, then a steady few. */
const PACE = { perSecond: 1, burst: 20 };
const SWEEP_MS = 3_600_000;

/** The file that the demonstration's night refers to is there like any other. */
async function keepSketch(files: Files, incoming: string, name: string): Promise<void> {
  const { bytes, attachment } = sketch();
  const temporary = join(incoming, name);
  await writeFile(temporary, bytes);
  await files.keep({ ...attachment, temporary }, { person: 'belfry', name: attachment.name });
}

/** Attachments: one store, by content, referred to by whatever carries them. */
export async function openFiles(given: PartGiven): Promise<Part> {
  const { config, records, worlds, journal, clock, newId, onError } = given;
  const folder = join(config.dataFolder, 'files');
  const incoming = join(folder, 'incoming');
  // What was coming in when the server stopped was never acknowledged.
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const store = config.mongodbUri === undefined ? folderStore(folder) : recordStore(records);
  const files = createFiles({ records, store, worlds, clock, journalWorlds: () => journal.worlds() });
  if (worlds.live.room.about.room?.demonstration) await keepSketch(files, incoming, newId());
  const sweep = () => files.sweep().catch(onError);
  const sweeping = setInterval(sweep, SWEEP_MS);
  sweeping.unref();
  return {
    prepare: files.prepare,
    routes: door => [
      {
        path: '/api/files',
        operations: fileOperations,
        router: fileRoutes({
          ...{ door, files, store, worlds, newId, folder: incoming },
          pace: createPace({ ...PACE, clock }),
          most: config.fileLimitMb * MEGABYTE,
        }),
      },
    ],
    close() {
      clearInterval(sweeping);
      files.close();
    },
  };
}
