import { DatabaseThread } from '../sqlite/thread.ts';
import { encodeBatch } from './chain.ts';
import { Follower } from './follower.ts';
import { type Journal, JournalUnavailable } from './port.ts';
import { SqliteReader } from './sqliteReader.ts';
import type { JournalCalls } from './sqliteWorker.ts';

export interface SqliteJournalOptions {
  /** Made where it is missing; its folder must exist. */
  readonly file: string;
  /** Told what went wrong behind a tail; following goes on. */
  readonly report?: (error: unknown) => void;
  /** Upper bound of the file, in pages of 4 KiB; no bound where absent. */
  readonly maxPages?: number;
  /** How often a tail looks for what another process wrote, in ms. Own writes are handed on at once. */
  readonly pollMs?: number;
}

/** Another process beside the one node of an embedded journal is a tool, so a quarter of a second is soon enough. */
const POLL_MS = 250;

/**
 * The embedded journal of one node: writes on a thread of their own, reads beside them.
 * @throws JournalUnavailable when the file cannot be opened
 */
export async function createSqliteJournal(options: SqliteJournalOptions): Promise<Journal> {
  const { file, maxPages, report = warn, pollMs = POLL_MS } = options;
  const writer = new DatabaseThread<JournalCalls>({
    script: new URL('./sqliteWorker.ts', import.meta.url),
    file,
    maxPages,
    unavailable: reason => new JournalUnavailable(reason),
  });
  try {
    await writer.call('open', null);
    return compose(writer, new SqliteReader(file), report, pollMs);
  } catch (error) {
    await writer.close();
    throw error;
  }
}

function compose(
  writer: DatabaseThread<JournalCalls>,
  reader: SqliteReader,
  report: (error: unknown) => void,
  pollMs: number,
): Journal {
  const followers = followersOf(reader, report, pollMs);
  return {
    async append(world, at, batch) {
      const appended = await writer.call('append', encodeBatch(world, at, batch));
      if (appended.ok && batch.events.length > 0) followers.offer(world, at, batch.events);
      return appended;
    },
    read: async (world, after, limit) => reader.read(world, after, limit),
    tail: followers.follow,
    position: async world => reader.position(world),
    head: async world => reader.head(world),
    worlds: async () => reader.worlds(),
    async saveSnapshot(world, { seq, version, room }) {
      await writer.call('saveSnapshot', { world, seq, version, room: JSON.stringify(room) });
    },
    loadSnapshot: async (world, version) => reader.loadSnapshot(world, version),
    answerOf: async command => reader.answerOf(command),
    async probe() {
      await writer.call('probe', null);
    },
    verify: world => reader.verify(world),
    async close() {
      followers.close();
      await writer.close();
      reader.close();
    },
  };
}

/** The tails of one journal: own appends are offered at once, other processes' are found by looking. */
function followersOf(reader: SqliteReader, report: (error: unknown) => void, pollMs: number) {
  const followers = new Map<Follower, string>();
  let seen = 0;
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    try {
      const version = reader.version();
      if (version === seen) return;
      for (const [follower, world] of followers) if (reader.position(world) > follower.position) follower.catchUp();
      seen = version;
    } catch (error) {
      report(error);
    }
  }

  return {
    offer(world: string, after: number, events: Parameters<Follower['offer']>[1]): void {
      for (const [follower, followed] of followers) if (followed === world) follower.offer(after, events);
    },
    follow(world: string, after: number, onEvents: Parameters<Journal['tail']>[2]): () => void {
      const read = async (from: number, limit: number) => reader.read(world, from, limit);
      const follower = new Follower({ after, read, onEvents, report });
      followers.set(follower, world);
      follower.catchUp();
      timer ??= setInterval(look, pollMs).unref();
      return () => {
        follower.stop();
        followers.delete(follower);
      };
    },
    close(): void {
      clearInterval(timer);
      for (const follower of followers.keys()) follower.stop();
      followers.clear();
    },
  };
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
