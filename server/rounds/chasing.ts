import type { Round } from '../../shared/rounds/schema.ts';
import { chaseDue, nextChase, unanswered } from '../../shared/rounds/standing.ts';
import { idOf } from '../alerts/reports.ts';
import type { LiveWorld } from '../reactors/liveWorld.ts';

export interface ChasingOptions {
  readonly live: LiveWorld;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}
export interface Chasing {
  /** Resolves when every reminder that is due now has been taken. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
/** Names the ids of its commands; never change it. */
const NAME = 'round-chasing';
/** How often the clock is looked at while somebody is silent. */
const TICK_MS = 500;

/**
 * The clock of the rounds. It remembers nothing: after every start it reads from the room which reminders were taken
 * and which come next, so a restart neither forgets nor repeats one. A reminder is one command with an id made of its
 * round and step, so two nodes that find it due take it once. The ringing follows from it (sending.ts).
 */
export function startChasing({ live, clock, onError }: ChasingOptions): Chasing {
  const { keeper } = live;
  let waiting: readonly { readonly round: string; readonly dueAt: number }[] = [];
  let stale = true;
  let closed = false;
  let working: Promise<void> | undefined;

  const look = () =>
    Object.values(keeper.room.rounds).flatMap(round => {
      const next = nextChase(round);
      return next === undefined ? [] : [{ round: round.id, dueAt: Date.parse(next) }];
    });
  const chase = async (round: Round, step: number): Promise<void> => {
    const recipients = unanswered(round).map(({ recipient }) => recipient);
    const outcome = await keeper.submit('belfry', {
      id: idOf(NAME, round.id, String(step)),
      world: keeper.world,
      type: 'round.chase',
      data: { round: round.id, recipients, channel: 'push', outcome: 'asked-again', step },
    });
    stale = true;
    // Answered or closed meanwhile, taken by another node, or not to be written now: the next look decides.
    if (outcome.ok || ['conflict', 'unavailable', 'rejected'].includes(outcome.code)) return;
    throw new Error(`The room refused reminder ${step} of ${round.id}: ${outcome.reason}`);
  };
  const run = async (): Promise<void> => {
    if (stale) {
      stale = false;
      waiting = look();
    }
    const now = clock().getTime();
    for (const { round: id } of waiting.filter(({ dueAt }) => dueAt <= now)) {
      const round = keeper.room.rounds[id];
      const step = round && chaseDue(round, now);
      if (round && step !== undefined && !closed) await chase(round, step);
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
    if (events.some(({ type }) => type.startsWith('round.'))) stale = true;
  });
  const ticking = setInterval(() => {
    if (stale || waiting.some(({ dueAt }) => dueAt <= clock().getTime())) void wake();
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
