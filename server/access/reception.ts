import type { Language } from '../../shared/language/text.ts';
import { type Answer, worldSchema } from '../../shared/protocol.ts';
import { type Asker, checkCommand } from '../room/decide.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { answerIn, type Failed, failed, type Outcome } from '../room/outcome.ts';
import type { Worlds } from '../worlds.ts';
import type { Pace } from './pace.ts';
import type { Session } from './sessions.ts';

/** What both doors, HTTP and hub, do for a session: the same checks, the same sight, the same answers. */
export interface Reception {
  /** Carries out one command for a session and answers in its language, with what the caller may see of it. */
  command(session: Session, input: unknown, language: Language): Promise<Answer>;
  /** The same for what Belfry does itself. */
  own(input: unknown): Promise<Outcome>;
  /** A world by its name, once its form was checked. */
  world(world: string): Promise<RoomKeeper | Failed>;
}
export interface ReceptionDeps {
  readonly worlds: Worlds;
  /** Commands of one person, from all devices. */
  readonly pace: Pace;
  readonly prepare: Prepare;
  readonly counted: (type: string, outcome: string) => void;
}
/**
 * What must happen to a command before the room sees it (secrets are taken out), and after the room has accepted it,
 * yet before the caller hears so.
 */
export type Prepare = (input: unknown, asker: Asker) => Prepared | Failed | Promise<Prepared | Failed>;
export interface Prepared {
  readonly input: unknown;
  readonly accepted?: () => Promise<void>;
}
/** One after the other, each on what the one before left; the first that refuses ends it. */
export const preparedBy =
  (steps: readonly Prepare[]): Prepare =>
  async (given, asker) => {
    let input = given;
    const accepted: (() => Promise<void>)[] = [];
    for (const step of steps) {
      const prepared = await step(input, asker);
      if ('ok' in prepared) return prepared;
      input = prepared.input;
      if (prepared.accepted) accepted.push(prepared.accepted);
    }
    return {
      input,
      async accepted() {
        for (const then of accepted) await then();
      },
    };
  };

export function createReception({ worlds, pace, prepare, counted }: ReceptionDeps): Reception {
  const find = async (world: string): Promise<RoomKeeper | Failed> =>
    (await worlds.find(world)) ?? failed('rejected', 'unknown-world', { path: 'world' });

  async function submit(asker: { person: string; device: string } | 'belfry', given: unknown) {
    const prepared = await prepare(given, asker);
    if ('ok' in prepared) return { outcome: prepared };
    const { input, accepted } = prepared;
    const named = worldSchema.safeParse((input as { world?: unknown } | null)?.world);
    // A world whose name has not the form is refused by the form of the command, like everything else in it.
    const keeper = named.success ? await find(named.data) : worlds.live;
    if ('ok' in keeper) {
      const checked = checkCommand(input);
      return { outcome: 'ok' in checked ? checked : keeper };
    }
    if (asker === 'belfry') return { outcome: await keeper.submit(asker, input) };
    const { outcome, events } = await asSeenBy(keeper, asker.person, () => keeper.submit(asker, input));
    if (outcome.ok) await accepted?.();
    return { outcome: outcome.ok ? { ...outcome, events } : outcome };
  }

  return {
    async command(session, input, language) {
      const wait = pace.take(session.person);
      if (wait > 0) {
        counted(typeOf(input), 'too-many');
        return answerIn(failed('too-many', 'too-many', { params: { seconds: wait } }), language);
      }
      const { outcome } = await submit({ person: session.person, device: session.device }, input);
      counted(typeOf(input), outcome.ok ? 'ok' : outcome.code);
      return answerIn(outcome, language);
    },
    own: async input => (await submit('belfry', input)).outcome,
    world: find,
  };
}

/**
 * Runs a command and answers with those of its events that the caller may see, as it may see them. A reader of a part
 * is put among the audience before, so that the room tells what it gets.
 */
async function asSeenBy(keeper: RoomKeeper, person: string, run: () => Promise<Outcome>) {
  const viewer = keeper.viewerOf(person);
  if (viewer.whole) {
    const outcome = await run();
    return { outcome, events: outcome.ok ? outcome.events : [] };
  }
  const leave = keeper.listen(viewer, () => {});
  try {
    const outcome = await run();
    const [first] = outcome.ok ? outcome.events : [];
    if (!outcome.ok || !first) return { outcome, events: [] };
    const told =
      (await keeper.missedBy(viewer, first.seq - 1)) ??
      (await keeper.eventsFor(viewer, first.seq - 1, outcome.events.length));
    return { outcome, events: told.events.filter(event => event.cause === first.cause) };
  } finally {
    leave();
  }
}

/** For the count of commands; an unknown type is not a label, since anybody could make a million of them. */
function typeOf(input: unknown): string {
  const type = (input as { type?: unknown } | null)?.type;
  return typeof type === 'string' ? type : 'none';
}
