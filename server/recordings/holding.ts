import { createHash } from 'node:crypto';
import type { Stretch } from '../../media/recorder/archive.ts';
import type { Recorder } from '../../media/recorder/recorder.ts';
import type { Hold, KeptPart } from '../../shared/recordings/schema.ts';
import { idOf } from '../alerts/reports.ts';
import type { LiveWorld } from '../reactors/liveWorld.ts';

export interface HoldingOptions {
  readonly live: LiveWorld;
  readonly recorder: Recorder;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}
export interface Holding {
  /** Resolves when everything that is due now is done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
/** Names the ids of its commands; never change it. */
const NAME = 'recording-holding';
const TICK_MS = 1_000;
/** How often what came meanwhile is taken: a ring is never so short. */
const KEEP_EVERY_MS = 20_000;
/** After its end, how long the last segment may still be on its way: a key frame at the longest distance, and the disk. */
const SETTLE_MS = 15_000;

/**
 * Carries holds out. It remembers nothing: what is kept stands on the disk and what is to be kept in the room, so after
 * a crash between any two lines it does the same again. What a ring would lose while the part after is awaited is taken
 * as it comes. Sealing is one command with an id made of the hold: two nodes that find it due do it once.
 */
export function startHolding({ live, recorder, clock, onError }: HoldingOptions): Holding {
  const { keeper } = live;
  const takenAt = new Map<string, number>();
  let open: readonly string[] = [];
  let stale = true;
  let closed = false;
  let working: Promise<void> | undefined;

  const isDone = ({ to, feeds }: Hold, now: number): boolean => {
    const end = Date.parse(to);
    if (now < end) return false;
    return now >= end + SETTLE_MS || feeds.every(feed => (recorder.keptUpTo(feed) ?? 0) >= end);
  };
  const take = async (hold: Hold): Promise<KeptPart[]> => {
    const [from, to] = [Date.parse(hold.from), Date.parse(hold.to)];
    const parts: KeptPart[] = [];
    for (const feed of hold.feeds) parts.push(partOf(feed, await recorder.keep(hold.id, feed, from, to)));
    return parts;
  };
  const work = async (id: string, now: number): Promise<void> => {
    const hold = keeper.room.holds[id];
    if (!hold) return;
    if (hold.released) {
      await recorder.release(id);
      return;
    }
    if (hold.sealed) return;
    const done = isDone(hold, now);
    if (!done && now - (takenAt.get(id) ?? 0) < KEEP_EVERY_MS) return;
    const parts = await take(hold);
    takenAt.set(id, now);
    if (!done) return;
    const outcome = await keeper.submit('belfry', {
      id: idOf(NAME, id),
      world: keeper.world,
      type: 'recording.seal',
      data: { hold: id, parts },
    });
    // Released or sealed meanwhile, or not to be written now: the next look decides.
    if (!outcome.ok && !['conflict', 'unavailable'].includes(outcome.code))
      throw new Error(`The room refused to seal ${id}: ${outcome.reason}`);
  };
  const run = async (): Promise<void> => {
    if (stale) {
      stale = false;
      const kept = new Set(recorder.holds());
      open = Object.values(keeper.room.holds)
        .filter(hold => (hold.released ? kept.has(hold.id) : !hold.sealed))
        .map(({ id }) => id);
    }
    const now = clock().getTime();
    for (const id of open) {
      if (closed) return;
      await work(id, now).catch(error => {
        // One hold that cannot be written does not keep the others waiting.
        stale = true;
        onError(error);
      });
      if (keeper.room.holds[id]?.released) stale = true;
    }
  };
  const wake = (): Promise<void> => {
    working ??= run()
      .catch(onError)
      .finally(() => {
        working = undefined;
      });
    return working;
  };

  const undo = keeper.onEvents(events => {
    if (events.some(({ type }) => /^recording\.(kept|sealed|released)$/.test(type))) stale = true;
  });
  const ticking = setInterval(() => {
    if (stale || open.length > 0) void wake();
  }, TICK_MS);
  return {
    async settled() {
      stale = true;
      do await wake();
      while (working);
    },
    async close() {
      closed = true;
      undo();
      clearInterval(ticking);
      await working;
    },
  };
}

/** What was kept of one camera, as the journal remembers it. */
export function partOf(feed: string, { segments, gaps }: Stretch): KeptPart {
  return {
    feed,
    segments: segments.length,
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    hash: hashOf(segments.map(({ sha256 }) => sha256)),
    gaps: gaps.slice(0, 2_000).map(({ from, to, reason }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      reason,
    })),
  };
}
/** SHA-256 over hashes in their order, a line feed after each. */
export const hashOf = (hashes: readonly string[]): string =>
  createHash('sha256')
    .update(hashes.map(hash => `${hash}\n`).join(''))
    .digest('hex');
