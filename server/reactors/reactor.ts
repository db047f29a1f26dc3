import type { Event } from '../../shared/protocol.ts';
import type { Records, Shelf } from '../records/port.ts';
import type { LiveWorld } from './liveWorld.ts';
import { pause } from './pause.ts';

/**
 * Does one event's work outside. May be called again for the same event after a crash, a failure or a change of node,
 * so it must be idempotent. Rejecting means: not done, try again later. Once `signal` is aborted this node no longer
 * acts: stop soon; what is unfinished is somebody else's.
 */
export type Handle = (event: Event, signal: AbortSignal) => Promise<void>;

export interface ReactorOptions {
  /** Names the durable position and the lease; never change it, or all of history is handled again. */
  readonly name: string;
  readonly live: LiveWorld;
  readonly records: Records;
  readonly clock: () => Date;
  /** This node, unique among those on the same records. */
  readonly holder: string;
  /** Types of events it acts on; others only move its position. */
  readonly types: readonly string[];
  readonly onError: (error: unknown) => void;
  /** Where a reactor that never ran begins; what is older reaches nobody (the past that a demonstration tells). */
  readonly startAfter?: number;
  /** How long a node that fell silent keeps others from acting, in ms. */
  readonly leaseMs?: number;
  /** First pause after a failure, in ms; doubled each time up to 64 times as long. */
  readonly retryMs?: number;
}

export interface Reactor {
  /** Resolves when all that is in the room now has been handled, failures included in the wait. */
  settled(): Promise<void>;
  /** Stops acting, gives up what is unfinished to a later start, and keeps the position. */
  close(): Promise<void>;
}

/** Everything up to `after` is done, but for the events named in `open`. */
interface Position {
  readonly after: number;
  readonly open: readonly number[];
}

/** Three renewals fit into it, so one late renewal does not hand the work over. */
const LEASE_MS = 15_000;
const RETRY_MS = 1_000;
const PAGE = 500;
/** Events in work at once: a slow one (a push service that says "later") does not keep later ones waiting. */
const OPEN_AT_MOST = 64;
/** After so many events that need nothing the position is kept, so that a start does not read them all again. */
const KEEP_EVERY = 1_000;

/**
 * Follows the live journal from a durable position of its own and hands each event of its types on, at least once.
 * The position passes an event only in a record that names it as open; it leaves that record when its work is done.
 * So a crash between any two lines costs at most the same work again.
 */
export function startReactor(options: ReactorOptions, handle: Handle): Reactor {
  const { name, live, records, clock, holder, onError, leaseMs = LEASE_MS } = options;
  const shelf = records.shelf<Position>('reactors');
  const stop = new AbortController();
  let term: Term | undefined;
  const waiting = new Set<() => void>();

  const lead = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        const mine = await records.lease(name, holder, clock().getTime(), leaseMs);
        if (mine && !term) {
          term = await startTerm(options, shelf, handle);
          for (const wake of waiting) wake();
        } else if (!mine && term) {
          const lost = term;
          term = undefined;
          await lost.end();
        }
      } catch (error) {
        // The records cannot be read or written now: the lease runs out by itself, and this asks again.
        onError(error);
      }
      await pause(leaseMs / 3, stop.signal);
    }
  };
  const leading = lead();

  return {
    async settled() {
      const upTo = live.keeper.room.seq;
      while (!term) await new Promise<void>(resolve => waiting.add(resolve));
      await term.settled(upTo);
    },
    async close() {
      stop.abort();
      await leading;
      await term?.end();
      // Given back, so that the next node need not wait for it to run out.
      await records.lease(name, holder, clock().getTime(), 0).catch(onError);
    },
  };
}

/** The time during which this node holds the lease. */
interface Term {
  settled(upTo: number): Promise<void>;
  end(): Promise<void>;
}

async function startTerm(options: ReactorOptions, shelf: Shelf<Position>, handle: Handle): Promise<Term> {
  const { name, live, types, onError, retryMs = RETRY_MS } = options;
  const { journal, keeper } = live;
  const ended = new AbortController();
  const kept = (await shelf.get(name)) ?? { after: options.startAfter ?? 0, open: [] };
  const open = new Map<number, Promise<void>>();
  const checks = new Set<() => void>();
  let after = kept.after;
  let keptAfter = kept.after;
  let saving: Promise<void> = Promise.resolve();
  let pumping: Promise<void> | undefined;
  let again = false;

  /** One write at a time, each with what holds when its turn comes. */
  const keep = (): Promise<void> => {
    saving = saving.then(async () => {
      if (ended.signal.aborted) return;
      const position = { after, open: [...open.keys()] };
      await shelf.put(name, position).then(() => {
        keptAfter = position.after;
      }, onError);
    });
    return saving;
  };
  const settle = () => {
    for (const check of checks) check();
  };

  const work = async (event: Event): Promise<void> => {
    for (let failures = 0; !ended.signal.aborted; failures++) {
      try {
        await handle(event, ended.signal);
        if (ended.signal.aborted) return;
        open.delete(event.seq);
        await keep();
        settle();
        return;
      } catch (error) {
        if (ended.signal.aborted) return;
        onError(error);
        await pause(retryMs * 2 ** Math.min(failures, 6), ended.signal);
      }
    }
  };
  const begin = (event: Event): void => {
    open.set(event.seq, Promise.resolve());
    open.set(event.seq, work(event));
  };

  /** Reads on to where the room stands: a handler finds its event in the room. */
  const pump = async (): Promise<void> => {
    while (after < keeper.room.seq && !ended.signal.aborted) {
      const upTo = keeper.room.seq;
      const events = (await journal.read('live', after, PAGE)).filter(event => event.seq <= upTo);
      if (events.length === 0) throw new Error(`The journal ends before ${upTo}, where the room stands`);
      for (const event of events) {
        while (open.size >= OPEN_AT_MOST && !ended.signal.aborted) await Promise.race(open.values());
        if (ended.signal.aborted) return;
        after = event.seq;
        if (types.includes(event.type)) begin(event);
      }
      if (after - keptAfter >= KEEP_EVERY) await keep();
    }
    settle();
  };
  const wake = (): void => {
    again = true;
    pumping ??= (async () => {
      while (again && !ended.signal.aborted) {
        again = false;
        try {
          await pump();
        } catch (error) {
          onError(error);
          again = true;
          await pause(retryMs, ended.signal);
        }
      }
      pumping = undefined;
    })();
  };

  // All are read before any is begun: the first to end writes the position, which must name every one that is left.
  const left = await Promise.all(kept.open.map(async seq => (await journal.read('live', seq - 1, 1))[0]));
  for (const event of left) if (event) begin(event);
  const deaf = keeper.onEvents(wake);
  wake();

  return {
    settled: upTo =>
      new Promise(resolve => {
        const check = () => {
          if (!ended.signal.aborted && (after < upTo || [...open.keys()].some(seq => seq <= upTo))) return;
          checks.delete(check);
          resolve();
        };
        checks.add(check);
        check();
      }),
    async end() {
      deaf();
      if (after !== keptAfter) await keep();
      ended.abort();
      await Promise.allSettled([...open.values(), pumping]);
      await saving;
      settle();
    },
  };
}
