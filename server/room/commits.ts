import { mandateFor } from '../../shared/access/rights.ts';
import type { CommandType } from '../../shared/commands.ts';
import type { Territory } from '../../shared/geometry.ts';
import { isValid } from '../../shared/people/mandates.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Event } from '../../shared/protocol.ts';
import { copyRoom, evolve, type Room } from '../../shared/room.ts';
import { type Journal, JournalUnavailable, type StoredAnswer } from '../journal/port.ts';
import { type Asker, byOf, type Checked, decide } from './decide.ts';
import { failed, type Outcome } from './outcome.ts';

interface CommitOptions {
  readonly world: string;
  readonly journal: Journal;
  readonly territory: Territory;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
  /** The room as stored; only `publish` moves it on. */
  readonly stored: Room;
  readonly publish: (events: readonly Event[]) => void;
}
interface Waiting {
  readonly asker: Asker;
  readonly checked: Checked;
  readonly answer: (outcome: Outcome) => void;
}
interface Decided {
  readonly waiting: Waiting;
  readonly stored: StoredAnswer;
  readonly outcome: Outcome;
}

/** One write carries what waited while the last one was on its way to the disk. */
const BATCH_AT_MOST = 256;
/** Another node that wins so often in a row is a fault to be told, not to be waited out. */
const TRIES = 50;
/** Resent commands come within minutes; older ones are found in the journal. */
const REMEMBERED_ANSWERS = 10_000;

/** Group commit: decides what waits, in order, on a room of its own; appends it as one batch; only then publishes. */
export function createCommits(options: CommitOptions) {
  const { world, journal, territory, clock, newId, stored, publish } = options;
  let deciding = copyRoom(stored);
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let closed = false;
  /** What the tail brought and nobody has looked at yet; own events are among it. */
  let arrived: Event[] = [];
  const inFlight = new Map<string, { digest: string; person: string; outcome: Promise<Outcome> }>();
  const answers = new Map<string, { stored: StoredAnswer; outcome: Outcome }>();

  const remember = (answer: StoredAnswer, outcome: Outcome) => {
    answers.set(answer.command, { stored: answer, outcome });
    if (answers.size > REMEMBERED_ANSWERS) answers.delete(answers.keys().next().value as string);
  };
  const reset = () => {
    deciding = copyRoom(stored);
  };

  async function run(): Promise<void> {
    while (waiting.length > 0 || arrived.length > 0) {
      await showArrived();
      const jobs = waiting.slice(0, BATCH_AT_MOST);
      waiting = waiting.slice(jobs.length);
      if (jobs.length === 0) continue;
      try {
        await commit(jobs);
      } catch (error) {
        reset();
        if (!(error instanceof JournalUnavailable)) options.onError(error);
        const code = error instanceof JournalUnavailable ? 'unavailable' : 'internal';
        for (const job of jobs)
          job.answer(failed(code, error instanceof JournalUnavailable ? 'journal-unavailable' : 'internal'));
      }
    }
  }

  /** One at a time. What came in while the last run was ending starts the next. */
  function start(): void {
    running ??= Promise.resolve()
      .then(run)
      .catch(options.onError)
      .finally(() => {
        running = undefined;
        if (waiting.length > 0 || arrived.length > 0) start();
      });
  }

  /** Shows what other nodes wrote meanwhile, and decides on that from now on. */
  async function showArrived(): Promise<void> {
    const others = arrived.filter(event => event.seq > stored.seq);
    arrived = [];
    if (others.length === 0) return;
    if (others[0]?.seq !== stored.seq + 1) return catchUp();
    publish(others);
    reset();
  }

  async function commit(jobs: readonly Waiting[]): Promise<void> {
    let open = [...jobs];
    for (let attempt = 0; attempt < TRIES && open.length > 0; attempt++) {
      const at = stored.seq;
      const { events, decided } = decideAll(open);
      const appended = await journal.append(world, at, { events, answers: decided.map(d => d.stored) });
      if (appended.ok) {
        publish(events);
        for (const { waiting: job, stored: answer, outcome } of decided) {
          remember(answer, outcome);
          job.answer(outcome);
        }
        return;
      }
      // Somebody was faster, or a command was answered long ago: learn what came, and decide again on that.
      if (appended.duplicate !== undefined) open = await giveFirstAnswer(open, appended.duplicate);
      await catchUp();
    }
    if (open.length > 0) throw new JournalUnavailable('other nodes keep writing first');
  }

  function decideAll(jobs: readonly Waiting[]): { events: Event[]; decided: Decided[] } {
    const events: Event[] = [];
    const decided: Decided[] = [];
    for (const job of jobs) {
      const at = clock().toISOString();
      const { envelope, digest } = job.checked;
      const mandates = job.asker === 'belfry' ? [] : mandatesIn(deciding, job.asker.person, at);
      const result = decide(deciding, job.asker, mandates, job.checked, { at, territory });
      const person = job.asker === 'belfry' ? 'belfry' : job.asker.person;
      const base = { command: envelope.id, world, person, digest, at };
      if ('ok' in result) {
        const { code, reason, path, params } = result;
        const outcome = { ok: false as const, code, reason, ...(path ? { path } : {}), ...(params ? { params } : {}) };
        decided.push({ waiting: job, outcome: result, stored: { ...base, outcome } });
        continue;
      }
      const by = byOf(
        job.asker,
        job.asker === 'belfry' ? undefined : mandateFor(envelope.type as CommandType, mandates),
      );
      const after = deciding.seq;
      const own = result.map(
        (draft, i): Event => ({ seq: after + 1 + i, world, id: newId(), ...draft, at, by, cause: envelope.id }),
      );
      evolve(deciding, own);
      events.push(...own);
      decided.push({
        waiting: job,
        outcome: { ok: true, seq: deciding.seq, events: own },
        stored: { ...base, outcome: { ok: true, after, upTo: deciding.seq } },
      });
    }
    return { events, decided };
  }

  /** Reads what others wrote, shows it, and decides on that from now on. */
  async function catchUp(): Promise<void> {
    for (;;) {
      const events = await journal.read(world, stored.seq, 1_000);
      if (events.length === 0) break;
      publish(events);
    }
    reset();
  }

  async function giveFirstAnswer(jobs: readonly Waiting[], command: string): Promise<Waiting[]> {
    const first = await journal.answerOf(command);
    if (!first) throw new Error(`command ${command} is known, yet has no answer`);
    for (const job of jobs) if (job.checked.envelope.id === command) job.answer(await again(job, first));
    return jobs.filter(job => job.checked.envelope.id !== command);
  }

  /** The first answer once more; somebody else's id, or the same id for another thing, learns nothing of it. */
  async function again({ asker, checked }: Pick<Waiting, 'asker' | 'checked'>, first: StoredAnswer): Promise<Outcome> {
    if (first.person !== (asker === 'belfry' ? 'belfry' : asker.person) || first.digest !== checked.digest)
      return failed('conflict', 'id-used-otherwise', { path: 'id' });
    if (!first.outcome.ok) {
      const { code, reason, path, params } = first.outcome;
      return failed(code as 'rejected', reason, { ...(path ? { path } : {}), ...(params ? { params } : {}) });
    }
    const { after, upTo } = first.outcome;
    const events = upTo > after ? await journal.read(first.world, after, upTo - after) : [];
    return { ok: true, seq: upTo, events: events.filter(event => event.cause === first.command) };
  }

  async function submit(asker: Asker, checked: Checked): Promise<Outcome> {
    if (closed) return failed('unavailable', 'closing');
    const { id } = checked.envelope;
    const person = asker === 'belfry' ? 'belfry' : asker.person;
    const known = answers.get(id);
    if (known)
      return known.stored.person === person && known.stored.digest === checked.digest
        ? known.outcome
        : again({ asker, checked }, known.stored);
    const flying = inFlight.get(id);
    if (flying)
      return flying.person === person && flying.digest === checked.digest
        ? flying.outcome
        : failed('conflict', 'id-used-otherwise', { path: 'id' });
    const outcome = new Promise<Outcome>(answer => waiting.push({ asker, checked, answer }));
    inFlight.set(id, { person, digest: checked.digest, outcome });
    start();
    try {
      return await outcome;
    } finally {
      inFlight.delete(id);
    }
  }

  return {
    submit,
    /** What the journal's tail brings: the node's own batches are known already, others' are shown now. */
    others(events: readonly Event[]): void {
      const last = events.at(-1);
      if (!last || last.seq <= stored.seq) return;
      // While a batch is on its way they wait for its end: the room moves at one place alone.
      arrived.push(...events);
      start();
    },
    async close(): Promise<void> {
      closed = true;
      await running;
    },
  };
}

const mandatesIn = (room: Room, person: string, at: string): readonly Mandate[] =>
  Object.values(room.mandates).filter(m => m.person === person && isValid(m, at));
