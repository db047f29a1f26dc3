import { type AccessEntry, emptyRegister, record } from '../../shared/imageAccess/entries.ts';
import type { Journal } from '../journal/port.ts';
import { pause } from '../reactors/pause.ts';
import type { RoomKeeper } from '../room/keeper.ts';

/** The register of one world, read out of its journal. Nothing is kept of it: each start reads it anew. */
export interface Register {
  /** Lines in the order of the journal, up to what the room held when this was asked. */
  read(): Promise<readonly AccessEntry[]>;
  close(): Promise<void>;
}
const PAGE = 2_000;
const RETRY_MS = 500;

/** Reads the whole journal once, then what is added. @returns at once; `read` waits until it has caught up */
export function followAccess(given: {
  readonly keeper: RoomKeeper;
  readonly journal: Journal;
  readonly onError: (error: unknown) => void;
}): Register {
  const { keeper, journal, onError } = given;
  const register = emptyRegister();
  const ended = new AbortController();
  const waiting = new Set<{ readonly upTo: number; done(): void }>();
  let at = 0;
  let pumping: Promise<void> | undefined;

  const pump = async (): Promise<void> => {
    while (at < keeper.room.seq && !ended.signal.aborted) {
      const upTo = keeper.room.seq;
      const events = (await journal.read(keeper.world, at, PAGE)).filter(event => event.seq <= upTo);
      for (const event of events) record(register, event);
      at = events.at(-1)?.seq ?? upTo;
      for (const each of waiting) if (each.upTo <= at) each.done();
    }
  };
  const wake = (): void => {
    pumping ??= (async () => {
      while (at < keeper.room.seq && !ended.signal.aborted)
        await pump().catch(async error => {
          onError(error);
          await pause(RETRY_MS, ended.signal);
        });
      pumping = undefined;
    })();
  };
  const deaf = keeper.onEvents(wake);
  wake();
  return {
    read() {
      const upTo = keeper.room.seq;
      if (at >= upTo) return Promise.resolve(register.entries);
      wake();
      return new Promise(resolve => {
        const each = {
          upTo,
          done() {
            waiting.delete(each);
            resolve(register.entries);
          },
        };
        waiting.add(each);
      });
    },
    async close() {
      deaf();
      ended.abort();
      await pumping;
    },
  };
}
