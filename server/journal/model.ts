import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../shared/protocol.ts';
import type { JournalStore } from './contract.ts';
import type { Appended, Batch, Journal, Snapshot, StoredAnswer } from './port.ts';
import { refused, sampleEvent } from './samples.ts';

/** The journal in twenty lines, to compare the real ones with. */
class PlainJournal {
  readonly events = new Map<string, Event[]>();
  readonly answers = new Map<string, StoredAnswer>();
  readonly snapshots = new Map<string, Snapshot>();

  of(world: string): Event[] {
    return this.events.get(world) ?? [];
  }

  append(world: string, at: number, batch: Batch): Appended {
    const upTo = this.of(world).length;
    const known = batch.answers.find(answer => this.answers.has(answer.command));
    if (known) return { ok: false, upTo, duplicate: known.command };
    if (batch.events.length > 0 && at !== upTo) return { ok: false, upTo };
    if (batch.events.length > 0) this.events.set(world, [...this.of(world), ...batch.events]);
    for (const answer of batch.answers) this.answers.set(answer.command, answer);
    return { ok: true, upTo: at + batch.events.length };
  }

  saveSnapshot(world: string, snapshot: Snapshot): void {
    const key = `${world} ${snapshot.version}`;
    if (snapshot.seq >= (this.snapshots.get(key)?.seq ?? 0)) this.snapshots.set(key, snapshot);
  }
}

const world = fc.constantFrom('live', 'exercise-a');
/** Few ids, so that commands come back. */
const commands = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 3 });
// As it comes back from JSON, which knows no negative zero.
const data = fc.jsonValue({ maxDepth: 2 }).map(value => JSON.parse(JSON.stringify(value)) as unknown);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append'),
      world,
      off: fc.constantFrom(0, 0, 0, -1, 1),
      data: fc.array(data, { maxLength: 3 }),
      commands,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read'), world, after: fc.nat(20), limit: fc.nat(8) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('answerOf'), command: fc.integer({ min: 0, max: 30 }).map(String) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('snapshot'), world, seq: fc.nat(9), version: fc.nat(1), room: data }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen') }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Any sequence of operations gives on the real journal what it gives on the plain one. */
export function journalModelContract(name: string, makeStore: () => Promise<JournalStore>, numRuns = 40): void {
  describe(`[room.2] the journal in ${name}`, () => {
    it('[room.2] does what a list in memory would do, whatever the order of operations', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async steps => {
          const store = await makeStore();
          const plain = new PlainJournal();
          let journal = await store.open();
          try {
            for (const each of steps) {
              if (each.do === 'reopen') {
                await journal.close();
                journal = await store.open();
              } else {
                await compare(journal, plain, each);
              }
            }
            await compareWhole(journal, plain);
          } finally {
            await journal.close();
            await store.dispose();
          }
        }),
        { numRuns },
      );
    });
  });
}

async function compare(journal: Journal, plain: PlainJournal, each: Step): Promise<void> {
  if (each.do === 'append' && 'off' in each) {
    const at = Math.max(0, plain.of(each.world).length + each.off);
    const events = each.data.map((value, index) => sampleEvent(each.world, at + 1 + index, value));
    const batch = { events, answers: each.commands.map(command => refused(each.world, command)) };
    expect(await journal.append(each.world, at, batch)).toEqual(plain.append(each.world, at, batch));
  } else if ('limit' in each) {
    const expected = plain.of(each.world).slice(each.after, each.after + each.limit);
    expect(await journal.read(each.world, each.after, each.limit)).toEqual(expected);
  } else if ('command' in each) {
    expect(await journal.answerOf(each.command)).toEqual(plain.answers.get(each.command));
  } else if ('version' in each) {
    const { seq, version, room } = each;
    plain.saveSnapshot(each.world, { seq, version, room });
    await journal.saveSnapshot(each.world, { seq, version, room });
    expect(await journal.loadSnapshot(each.world, version)).toEqual(plain.snapshots.get(`${each.world} ${version}`));
  }
}

async function compareWhole(journal: Journal, plain: PlainJournal): Promise<void> {
  expect((await journal.worlds()).toSorted()).toEqual([...plain.events.keys()].toSorted());
  for (const [name, events] of plain.events) {
    expect(await journal.read(name, 0, 1_000)).toEqual(events);
    expect(await journal.position(name)).toBe(events.length);
    expect(await journal.verify(name)).toMatchObject({ ok: true, events: events.length, upTo: events.length });
  }
}
