import type { CommandData, CommandType } from '../../shared/commands.ts';
import { pause } from '../reactors/pause.ts';
import type { RoomKeeper } from '../room/keeper.ts';

/**
 * What Belfry itself ends in somebody's name, once each and by its key: asked again for as long as the journal does not
 * write, until the hub closes.
 */
export interface Insistence {
  /** Whether it is being written now. */
  has(key: string): boolean;
  ask<T extends CommandType>(key: string, type: T, data: CommandData<T>): void;
  /** Resolves when all is written, or given up. */
  close(): Promise<void>;
}
const RETRY_MS = 3_000;

export function createInsistence(
  live: RoomKeeper,
  { newId, onError }: { newId: () => string; onError: (error: unknown) => void },
): Insistence {
  const asked = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const insist = async (type: string, data: unknown): Promise<void> => {
    const command = { id: newId(), world: 'live', type, data };
    for (;;) {
      const outcome = await live.submit('belfry', command);
      if (outcome.ok || outcome.code !== 'unavailable' || closing.signal.aborted) return;
      await pause(RETRY_MS, closing.signal);
    }
  };
  return {
    has: key => asked.has(key),
    ask(key, type, data) {
      if (asked.has(key)) return;
      asked.set(
        key,
        insist(type, data)
          .catch(onError)
          .finally(() => asked.delete(key)),
      );
    },
    async close() {
      closing.abort();
      await Promise.all(asked.values());
    },
  };
}
