import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../shared/protocol.ts';
import { emptyRoom, evolve, type Room } from '../../shared/room.ts';
import { personId } from '../../shared/testing/people.ts';
import type { Outcome } from './outcome.ts';
import { askerOf } from './testing/desk.ts';
import { createNight, type Night, until } from './testing/night.ts';

let night: Night;
beforeEach(async () => {
  night = await createNight(7);
});
afterEach(() => night.end());

const line = (entry: string, text = 'ligne') => ({ entry, text });
const log = (who: string, text?: string) => ({ who, type: 'log.write', data: line(night.random.uuid(), text) });
const envelope = <T>(type: string, data: T) => ({ id: night.random.uuid(), world: 'live', type, data });
const seqsOf = (outcome: Outcome) => (outcome.ok ? outcome.events.map(event => event.seq) : outcome);
const fold = (events: readonly Event[]): Room => evolve(emptyRoom('live'), events);
describe('[room.3] a command by its id', () => {
  it('gets the first answer when it comes again, and has no second effect', async () => {
    const sent = envelope('log.write', line(night.random.uuid()));
    const first = await night.keeper.submit(askerOf('operator'), sent);
    const again = await night.keeper.submit(askerOf('operator'), sent);
    const reordered = await night.keeper.submit(askerOf('operator'), {
      data: sent.data,
      type: sent.type,
      world: 'live',
      id: sent.id,
    });
    expect(first.ok).toBe(true);
    expect([again, reordered]).toEqual([first, first]);
    expect(Object.keys(night.keeper.room.log)).toHaveLength(1);
  });

  it('gets the same answer twice when it comes twice at once', async () => {
    const sent = envelope('log.write', line(night.random.uuid()));
    const [one, other] = await Promise.all([
      night.keeper.submit(askerOf('operator'), sent),
      night.keeper.submit(askerOf('operator'), sent),
    ]);
    expect(seqsOf(one!)).toEqual(seqsOf(other!));
    expect(Object.keys(night.keeper.room.log)).toHaveLength(1);
  });

  it('gets the first answer on another node, and after a restart', async () => {
    const sent = envelope('log.write', line(night.random.uuid()));
    const first = await night.keeper.submit(askerOf('operator'), sent);
    const other = await night.open();
    expect(await other.keeper.submit(askerOf('operator'), sent)).toEqual(first);
    await other.close();
    await night.keeper.close();
    const reopened = await night.open();
    expect(await reopened.keeper.submit(askerOf('operator'), sent)).toEqual(first);
    expect(reopened.keeper.room.seq).toBe(night.keeper.room.seq);
  });

  it('gets the first refusal again, even where the same would be allowed by now', async () => {
    const incident = night.random.uuid();
    const sent = envelope('incident.close', { incident, outcome: 'fin' });
    const first = await night.keeper.submit(askerOf('operator'), sent);
    expect(first).toMatchObject({ ok: false, code: 'rejected', reason: 'unknown-incident', path: 'data.incident' });
    await night.ask({
      who: 'operator',
      type: 'incident.open',
      data: { incident, kind: 'test', title: 't', severity: 'minor' },
    });
    expect(await night.keeper.submit(askerOf('operator'), sent)).toEqual(first);
    const reopened = await night.open();
    expect(await reopened.keeper.submit(askerOf('operator'), sent)).toEqual(first);
  });

  it.each([
    'in memory',
    'in the journal alone',
  ])('tells another person nothing of it, nor the same person with another content (%s)', async where => {
    const sent = envelope('log.write', line(night.random.uuid()));
    await night.keeper.submit(askerOf('operator'), sent);
    const keeper = where === 'in memory' ? night.keeper : (await night.open()).keeper;
    const refused = { ok: false, code: 'conflict', reason: 'id-used-otherwise', path: 'id' };
    expect(await keeper.submit(askerOf('officer'), sent)).toEqual(refused);
    expect(await keeper.submit('belfry', sent)).toEqual(refused);
    expect(await keeper.submit(askerOf('operator'), { ...sent, data: { ...sent.data, text: 'autre' } })).toEqual(
      refused,
    );
    expect(Object.keys(night.keeper.room.log)).toHaveLength(1);
  });

  it('of another world changes nothing here', async () => {
    const sent = { ...envelope('log.write', line(night.random.uuid())), world: `exercise-${night.random.uuid()}` };
    expect(await night.keeper.submit(askerOf('operator'), sent)).toMatchObject({
      ok: false,
      code: 'not-found',
      path: 'world',
    });
    expect(night.keeper.room.log).toEqual({});
  });
});

describe('[room.3] many commands at once', () => {
  it('share few writes, keep their order, and one that is refused harms none beside it', async () => {
    const batches: number[] = [];
    night.keeper.onEvents(events => batches.push(events.length));
    const outcomes = await Promise.all(
      Array.from({ length: 500 }, (_, i) => night.ask(log(i % 10 === 0 ? 'stranger' : 'operator', `${i}`))),
    );
    expect(outcomes.filter(o => !o.ok).length).toBe(50);
    expect(batches.reduce((sum, n) => sum + n, 0)).toBe(450);
    expect(batches.length).toBeLessThanOrEqual(5);
    const written = Object.values(night.keeper.room.log).map(entry => entry.text);
    expect(written).toEqual(Array.from({ length: 500 }, (_, i) => `${i}`).filter((_, i) => i % 10 !== 0));
    expect(await night.journal.verify('live')).toMatchObject({ ok: true, upTo: night.keeper.room.seq });
  });

  it('see each other in the order in which they came: of two that open the same, the second is refused', async () => {
    const data = { incident: night.random.uuid(), kind: 'test', title: 't', severity: 'minor' };
    const outcomes = await Promise.all(
      ['operator', 'officer'].map(who => night.ask({ who, type: 'incident.open', data })),
    );
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, code: 'conflict', reason: 'already-exists' }]);
  });

  it('show nothing that is not stored', async () => {
    let ahead = 0;
    night.keeper.listen(night.keeper.viewerOf(personId('operator')), async ({ upTo }) => {
      if ((await night.journal.position('live')) < upTo) ahead++;
    });
    await Promise.all(Array.from({ length: 50 }, () => night.ask(log('operator'))));
    expect(ahead).toBe(0);
  });

  it('reach the other listeners even where one of them throws', async () => {
    const heard: number[] = [];
    const operator = night.keeper.viewerOf(personId('operator'));
    night.keeper.listen(operator, () => {
      throw new Error('a broken listener');
    });
    night.keeper.listen(operator, ({ upTo }) => heard.push(upTo));
    expect((await night.ask(log('operator'))).ok).toBe(true);
    expect(heard).toEqual([night.keeper.room.seq]);
    expect(night.faults).toHaveLength(1);
  });
});

describe('[room.3] a journal that cannot write', () => {
  it('[room.10] refuses with a clear code, changes nothing, stays readable, and goes on when there is room again', async () => {
    const before = night.keeper.room.seq;
    const full = await night.open({ maxPages: 1 });
    const text = 'x'.repeat(4_000);
    const sent = Array.from({ length: 60 }, () => envelope('log.write', line(night.random.uuid(), text)));
    const outcomes = await Promise.all(sent.map(each => full.keeper.submit(askerOf('operator'), each)));
    expect(outcomes.filter(o => !o.ok)).toEqual(
      Array(60).fill({ ok: false, code: 'unavailable', reason: 'journal-unavailable' }),
    );
    expect(full.keeper.room.seq).toBe(before);
    expect(full.keeper.snapshotFor(full.keeper.viewerOf(personId('operator'))).state.log).toEqual({});
    await full.close();
    const roomy = await night.open();
    // The same ids again: a refusal for want of space is no answer to be remembered.
    const later = await Promise.all(sent.map(each => roomy.keeper.submit(askerOf('operator'), each)));
    expect(later.every(o => o.ok)).toBe(true);
    expect(Object.keys(roomy.keeper.room.log)).toHaveLength(60);
  });

  it('[room.10] goes on by itself when the journal can write again', async () => {
    const hold = new DatabaseSync(night.file);
    hold.exec('BEGIN IMMEDIATE');
    const refused = await night.ask(log('operator', 'perdu'));
    expect(refused).toMatchObject({ ok: false, code: 'unavailable' });
    hold.exec('ROLLBACK');
    hold.close();
    expect((await night.ask(log('operator', 'gardé'))).ok).toBe(true);
    expect(Object.values(night.keeper.room.log).map(entry => entry.text)).toEqual(['gardé']);
    expect(night.keeper.room).toEqual(fold(await night.journal.read('live', 0, 10_000)));
  });

  it('answers what comes after the end with a refusal, not with silence', async () => {
    await night.keeper.close();
    expect(await night.ask(log('operator'))).toMatchObject({ ok: false, code: 'unavailable', reason: 'closing' });
  });
});

describe('[room.3] two nodes on one journal', () => {
  it('decide again on what the other wrote, lose nothing and end with the same room', async () => {
    const other = await night.open();
    const asks = Array.from({ length: 200 }, (_, i) =>
      night.ask(log('operator', `${i}`), i % 2 ? other.keeper : night.keeper),
    );
    const outcomes = await Promise.all(asks);
    expect(outcomes.every(o => o.ok)).toBe(true);
    await until('both stand at the end', () => night.keeper.room.seq === other.keeper.room.seq);
    expect(other.keeper.room).toEqual(night.keeper.room);
    expect(Object.keys(night.keeper.room.log)).toHaveLength(200);
    expect(night.keeper.room).toEqual(fold(await night.journal.read('live', 0, 10_000)));
  });

  it('decide on what the other wrote also when they only heard of it', async () => {
    const other = await night.open();
    for (let round = 0; round < 3; round++) {
      const data = { incident: night.random.uuid(), kind: 'test', title: 't', severity: 'minor' };
      await night.ask({ who: 'operator', type: 'incident.open', data });
      await until('the other has heard', () => other.keeper.room.seq === night.keeper.room.seq);
      const close = { who: 'operator', type: 'incident.close', data: { incident: data.incident, outcome: 'fin' } };
      const outcome = await night.ask(close, other.keeper);
      expect(seqsOf(outcome)).toEqual([other.keeper.room.seq]);
      await until('the first has heard', () => other.keeper.room.seq === night.keeper.room.seq);
    }
    expect(night.faults).toEqual([]);
  });

  it('open the same incident at once: exactly one is answered yes', async () => {
    const other = await night.open();
    const data = { incident: night.random.uuid(), kind: 'test', title: 't', severity: 'minor' };
    const outcomes = await Promise.all(
      [night.keeper, other.keeper].map(keeper => night.ask({ who: 'operator', type: 'incident.open', data }, keeper)),
    );
    expect(outcomes.map(o => o.ok).sort()).toEqual([false, true]);
    expect(outcomes.find(o => !o.ok)).toMatchObject({ code: 'conflict', reason: 'already-exists' });
  });

  it('carry the same command once, whichever node gets it', async () => {
    const other = await night.open();
    const sent = envelope('log.write', line(night.random.uuid()));
    const outcomes = await Promise.all(
      [night.keeper, other.keeper].map(keeper => keeper.submit(askerOf('operator'), sent)),
    );
    expect(seqsOf(outcomes[0]!)).toEqual(seqsOf(outcomes[1]!));
    expect((await night.journal.read('live', 0, 10_000)).filter(event => event.cause === sent.id)).toHaveLength(1);
  });

  it('show each other’s events to their own readers, each once and in order, also while they write themselves', async () => {
    const other = await night.open();
    const heard: Event[] = [];
    const from = other.keeper.room.seq;
    other.keeper.listen(other.keeper.viewerOf(personId('operator')), ({ events }) => heard.push(...events));
    for (let round = 0; round < 30; round++) {
      await Promise.all([night.ask(log('operator')), night.ask(log('officer'), other.keeper)]);
    }
    await night.ask(log('operator', 'le dernier'));
    await until('the last has come', () => other.keeper.room.seq === night.keeper.room.seq);
    expect(heard.map(event => event.seq)).toEqual(Array.from({ length: 61 }, (_, i) => from + 1 + i));
  });
});
