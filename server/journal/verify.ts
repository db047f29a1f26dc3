import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { emptyRoom, evolve, ROOM_VERSION } from '../../shared/room.ts';
import { createMongoJournal } from './mongo.ts';
import { journalFile } from './open.ts';
import type { Journal, Snapshot, Verdict } from './port.ts';
import { SqliteReader } from './sqliteReader.ts';

/** What verifying asks of a journal: reading only, so that it can stand beside a running server. */
type Readable = {
  [K in 'worlds' | 'read' | 'loadSnapshot' | 'verify' | 'close']: (
    ...args: Parameters<Journal[K]>
  ) => ReturnType<Journal[K]> | Awaited<ReturnType<Journal[K]>>;
};

/** Events folded at once. */
const PAGE = 5_000;

/**
 * Checks numbering and hash chain of every world, folds its events into the room again and compares that with the
 * newest snapshot. Prints one line a world; true when all is whole.
 */
export async function verifyJournal(journal: Readable, print: (line: string) => void): Promise<boolean> {
  let whole = true;
  for (const world of await journal.worlds()) {
    // Before the events: a running server may write a snapshot of later ones meanwhile.
    const snapshot = await journal.loadSnapshot(world, ROOM_VERSION);
    let verdict = await journal.verify(world);
    if (verdict.ok) verdict = (await compare(journal, world, verdict.upTo, snapshot)) ?? verdict;
    whole &&= verdict.ok;
    print(lineOf(world, verdict, snapshot));
  }
  return whole;
}

function lineOf(world: string, verdict: Verdict, snapshot: Snapshot | undefined): string {
  if (!verdict.ok) return `${world}: BAD at position ${verdict.position}: ${verdict.reason}`;
  const compared = snapshot ? `snapshot at ${snapshot.seq} equals the rebuilt room` : 'no snapshot to compare';
  return `${world}: whole, ${verdict.events} events, ${compared}, hash ${verdict.hash}`;
}

/** What is wrong with the snapshot, or with folding the events; undefined where nothing is. */
async function compare(
  journal: Readable,
  world: string,
  upTo: number,
  snapshot: Snapshot | undefined,
): Promise<Verdict | undefined> {
  if (snapshot && snapshot.seq > upTo) {
    return { ok: false, position: upTo + 1, reason: `events up to ${snapshot.seq} were there and are missing` };
  }
  const room = emptyRoom(world);
  let at = 0;
  while (at < upTo) {
    const next = snapshot && at < snapshot.seq ? snapshot.seq : upTo;
    const events = await journal.read(world, at, Math.min(PAGE, next - at));
    try {
      evolve(room, events);
    } catch (error) {
      return { ok: false, position: room.seq + 1, reason: `cannot be folded: ${error}` };
    }
    at += events.length;
    if (at !== snapshot?.seq) continue;
    const path = differenceOf(JSON.parse(JSON.stringify(room)), snapshot.room);
    if (path !== undefined) {
      return { ok: false, position: at, reason: `the snapshot differs from the rebuilt room at ${path}` };
    }
  }
  return undefined;
}

/** The path to the first value in which two JSON values differ; undefined where they are equal. */
export function differenceOf(a: unknown, b: unknown, path = 'room'): string | undefined {
  if (isDeepStrictEqual(a, b)) return undefined;
  if (!isObject(a) || !isObject(b)) return path;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = differenceOf(a[key], b[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return path;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Opens what the server of this environment writes, for reading. */
async function openToRead(env: NodeJS.ProcessEnv): Promise<Readable> {
  if (env.MONGODB_URI) return createMongoJournal({ uri: env.MONGODB_URI, readOnly: true });
  const file = journalFile(env.BELFRY_DATA ?? './data');
  if (!existsSync(file)) throw new Error(`there is no journal at ${file}`);
  return new SqliteReader(file);
}

if (import.meta.main) {
  try {
    const journal = await openToRead(process.env);
    const whole = await verifyJournal(journal, line => console.log(line));
    await journal.close();
    process.exitCode = whole ? 0 : 1;
  } catch (error) {
    console.error(`The journal could not be verified: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
