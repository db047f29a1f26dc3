import type { Journal } from '../journal/port.ts';
import { pause } from '../reactors/pause.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { docsAfter } from './documents.ts';
import type { SearchIndex } from './searchIndex.ts';

export interface Following {
  /** Resolves once the index holds what the room held at this call, or after `ms`. */
  caughtUp(ms: number): Promise<void>;
  /** `seq` up to which the index holds the world. */
  position(): number;
  close(): Promise<void>;
}
/** Events read at once; so many documents are one transaction. */
const PAGE = 1_000;
const RETRY_MS = 500;
/** What comes within this is indexed together: a flood of events must not be read from the journal batch by batch. */
const GATHER_MS = 40;

/** Keeps the index of one world behind its journal, from wherever it stood; one that cannot be used is made anew. */
export function follow(given: {
  readonly keeper: RoomKeeper;
  readonly journal: Journal;
  readonly index: SearchIndex;
  readonly onError: (error: unknown) => void;
}): Following {
  const { keeper, journal, index, onError } = given;
  const ended = new AbortController();
  const waiting = new Set<() => void>();
  let at: number | undefined;
  let { generation } = index;
  let again = false;
  let pumping: Promise<void> | undefined;

  const pump = async (): Promise<void> => {
    for (;;) {
      if (at === undefined || generation !== index.generation) {
        generation = index.generation;
        at = await index.position(keeper.world);
      }
      if (at === keeper.room.seq || ended.signal.aborted) return;
      // A journal that is shorter than its index is another journal.
      if (at > keeper.room.seq) {
        await index.renew();
        continue;
      }
      const upTo = keeper.room.seq;
      const events = (await journal.read(keeper.world, at, PAGE)).filter(event => event.seq <= upTo);
      const last = events.at(-1);
      if (!last) return;
      await index.put(keeper.world, last.seq, docsAfter(events, keeper.room));
      at = last.seq;
      for (const check of waiting) check();
    }
  };
  const wake = (): void => {
    again = true;
    pumping ??= (async () => {
      for (let failures = 0; again && !ended.signal.aborted; ) {
        await pause(GATHER_MS, ended.signal);
        again = false;
        try {
          await pump();
          failures = 0;
        } catch (error) {
          if (ended.signal.aborted) break;
          onError(error);
          again = true;
          at = undefined;
          // The second time it is the file itself: it holds nothing that the journal does not.
          if (++failures > 1) await index.renew().catch(onError);
          await pause(RETRY_MS, ended.signal);
        }
      }
      pumping = undefined;
    })();
  };
  const deaf = keeper.onEvents(wake);
  wake();
  return {
    position: () => at ?? 0,
    caughtUp(ms) {
      const upTo = keeper.room.seq;
      if ((at ?? -1) >= upTo) return Promise.resolve();
      wake();
      return new Promise(resolve => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(check);
          resolve();
        };
        const check = () => {
          if ((at ?? -1) >= upTo) done();
        };
        const timer = setTimeout(done, ms);
        waiting.add(check);
      });
    },
    async close() {
      deaf();
      ended.abort();
      await pumping;
    },
  };
}
