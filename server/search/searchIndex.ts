import { rm } from 'node:fs/promises';
import { DatabaseThread } from '../sqlite/thread.ts';
import type { Doc, Found, IndexCalls, Looking } from './indexSchema.ts';

/** The words of one node's worlds. Every method rejects where the file cannot be used; `renew` makes it anew. */
export interface SearchIndex {
  /** `seq` up to which a world is indexed. */
  position(world: string): Promise<number>;
  /** Adds or replaces documents, and says up to where the world then is: one transaction. */
  put(world: string, upTo: number, docs: readonly Doc[]): Promise<void>;
  /** Newest first. */
  find(looking: Looking): Promise<readonly Found[]>;
  /** Throws the file away: what follows the journal then begins at its start. */
  renew(): Promise<void>;
  /** Rises with each `renew`: whoever remembers a position of before asks again. */
  readonly generation: number;
  close(): Promise<void>;
}

export function openSearchIndex(file: string): SearchIndex {
  const start = () =>
    new DatabaseThread<IndexCalls>({
      script: new URL('./indexWorker.ts', import.meta.url),
      file,
      unavailable: reason => new Error(`the index of the log cannot be used: ${reason}`),
    });
  let thread = start();
  let generation = 0;
  let renewing: Promise<void> | undefined;
  const anew = async () => {
    await thread.close();
    await Promise.all(['', '-wal', '-shm'].map(part => rm(file + part, { force: true })));
    thread = start();
    generation++;
  };
  return {
    position: world => thread.call('position', { world }),
    put: async (world, upTo, docs) => {
      await thread.call('put', { world, upTo, docs });
    },
    find: looking => thread.call('find', looking),
    get generation() {
      return generation;
    },
    renew() {
      renewing ??= anew().finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
    close: () => thread.close(),
  };
}
