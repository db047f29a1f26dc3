import { isChased, nextStep } from '../../shared/decisions/escalation.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import { idOf } from '../alerts/reports.ts';
import type { LiveWorld } from '../reactors/liveWorld.ts';
import { pause } from '../reactors/pause.ts';
import type { Records, Shelf } from '../records/port.ts';

export interface EscalationOptions {
  readonly live: LiveWorld;
  readonly records: Records;
  readonly clock: () => Date;
  /** This node, unique among those on the same records. */
  readonly holder: string;
  readonly onError: (error: unknown) => void;
  /** The room begins with a past that a demonstration tells: nobody of it is chased. */
  readonly afterPast?: boolean;
  readonly leaseMs?: number;
}
export interface Escalation {
  /** Resolves when every step that is due now has been taken. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
/** Where it began to act: what was entered before reaches nobody. Kept for good at the first start. */
interface Begun {
  readonly from: string;
}

/** Names its lease and its record; never change it. */
const NAME = 'decision-escalation';
const LEASE_MS = 15_000;
/** The clock is looked at this often while somebody is waited for: a chain's shortest wait is twenty seconds. */
const TICK_MS = 500;

/** One step that was found due. */
interface Due {
  readonly decision: string;
  readonly recipient: string;
  readonly step: number;
  readonly dueAt: number;
}

/**
 * The clock of the escalation chains. It remembers nothing: after every start it reads from the room which steps were
 * taken and which comes next, so a restart neither forgets nor repeats one. A step is one command with an id made of
 * its decision, recipient and number, and the rules refuse it before its time and a second time. What a step asks for
 * outside is done by whoever follows the journal (sending.ts).
 */
export async function startEscalation(options: EscalationOptions): Promise<Escalation> {
  const { live, records, clock, holder, onError, leaseMs = LEASE_MS } = options;
  const { keeper } = live;
  const from = await beginningOf(records.shelf<Begun>('reactors'), options);
  const stop = new AbortController();
  let leads = false;
  const led = new Set<() => void>();
  let waiting: readonly Due[] = [];
  let stale = true;
  let working: Promise<void> | undefined;

  /** What comes next in every chain that still runs, by when it is due. */
  const look = (): readonly Due[] => {
    const now = clock().toISOString();
    return Object.values(keeper.room.decisions)
      .filter(({ entered }) => Date.parse(entered.at) >= from)
      .flatMap(decision => stepsOf(decision, now))
      .sort((a, b) => a.dueAt - b.dueAt);
  };
  const stepsOf = (decision: Decision, now: string): readonly Due[] =>
    Object.values(decision.receipts).flatMap(receipt => {
      const next = isChased(decision, receipt) ? nextStep(keeper.room, decision, receipt, now) : undefined;
      const { id } = decision;
      return next
        ? [{ decision: id, recipient: receipt.recipient, step: next.step, dueAt: Date.parse(next.dueAt) }]
        : [];
    });
  const take = async ({ decision, recipient, step }: Due): Promise<void> => {
    const outcome = await keeper.submit('belfry', {
      id: idOf(NAME, decision, recipient, String(step)),
      world: keeper.world,
      type: 'decision.escalate',
      data: { decision, recipient, step },
    });
    // Not due any more: somebody answered, or another node was first. Not now: the next tick asks again.
    if (!outcome.ok && outcome.code !== 'conflict' && outcome.code !== 'unavailable')
      throw new Error(`The room refused step ${step} for ${recipient} of ${decision}: ${outcome.reason}`);
    stale = true;
  };
  const run = async (): Promise<void> => {
    while (leads && !stop.signal.aborted) {
      if (stale) {
        stale = false;
        waiting = look();
      }
      const now = clock().getTime();
      const due = waiting.filter(({ dueAt }) => dueAt <= now);
      if (due.length === 0) return;
      const before = keeper.room.seq;
      const results = await Promise.allSettled(due.map(take));
      for (const result of results) if (result.status === 'rejected') onError(result.reason);
      // Nothing could be written: the clock's next tick tries again.
      if (keeper.room.seq === before) return;
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
    // Whom to call hangs on people and their mandates, and all else on the decisions themselves.
    if (events.some(({ type }) => MATTERS.test(type))) {
      stale = true;
      void wake();
    }
  });
  const ticking = setInterval(() => {
    if (stale || waiting.some(({ dueAt }) => dueAt <= clock().getTime())) void wake();
  }, TICK_MS);
  const leading = (async () => {
    while (!stop.signal.aborted) {
      try {
        leads = await records.lease(NAME, holder, clock().getTime(), leaseMs);
        if (leads) {
          stale = true;
          void wake();
          for (const tell of led) tell();
        }
      } catch (error) {
        leads = false;
        onError(error);
      }
      await pause(leaseMs / 3, stop.signal);
    }
  })();

  return {
    async settled() {
      if (!leads) await new Promise<void>(resolve => led.add(resolve));
      stale = true;
      do await wake();
      while (working);
    },
    async close() {
      undo();
      clearInterval(ticking);
      stop.abort();
      await leading;
      await working;
      await records.lease(NAME, holder, clock().getTime(), 0).catch(onError);
    },
  };
}
const MATTERS = /^(decision|mandate|duty)\./;

/** ms since 1970. */
async function beginningOf(shelf: Shelf<Begun>, { clock, afterPast }: EscalationOptions): Promise<number> {
  const kept = await shelf.get(NAME);
  if (kept) return Date.parse(kept.from);
  const from = afterPast ? clock().getTime() + 1 : 0;
  await shelf.put(NAME, { from: new Date(from).toISOString() });
  return from;
}
