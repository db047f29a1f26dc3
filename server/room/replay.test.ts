import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { project } from '../../shared/access/sight.ts';
import type { Event } from '../../shared/protocol.ts';
import { copyRoom, emptyRoom, evolve, ROOM_VERSION, type Room } from '../../shared/room.ts';
import { nextAsk } from '../../shared/testing/commands.ts';
import { personId } from '../../shared/testing/people.ts';
import { boxAround, inside } from '../../shared/testing/places.ts';
import { rebuild } from './keeper.ts';
import { createNight, type Night } from './testing/night.ts';

let night: Night;
beforeEach(async () => {
  night = await createNight(11);
});
afterEach(() => night.end());

const fold = (events: readonly Event[]): Room => evolve(emptyRoom('live'), events);
/** Random acts of the town, in small groups at once, as on a night. */
async function live(acts: number): Promise<void> {
  for (let done = 0; done < acts; done += 4) {
    night.now = new Date(night.now.getTime() + night.random.whole(0, 30_000));
    const asks = Array.from({ length: 4 }, () => nextAsk(night.random, night.keeper.room, night.now.toISOString()));
    await Promise.all(asks.map(ask => night.ask(ask)));
  }
}

describe('[room.3] the room after a restart', () => {
  it('is the same from snapshot and events as from all events, and as it was live', async () => {
    await live(300);
    await night.journal.saveSnapshot('live', {
      seq: night.keeper.room.seq,
      version: ROOM_VERSION,
      room: copyRoom(night.keeper.room),
    });
    await live(100);
    const snapshot = await rebuild(night.journal, 'live');
    expect(snapshot.snapshotAt).toBeGreaterThan(0);
    const replayed = fold(await night.journal.read('live', 0, 100_000));
    expect(snapshot.room).toEqual(replayed);
    expect(night.keeper.room).toEqual(replayed);
  });

  it('does not use a snapshot of another shape', async () => {
    await live(40);
    await night.journal.saveSnapshot('live', { seq: night.keeper.room.seq, version: 999, room: { nonsense: true } });
    expect((await rebuild(night.journal, 'live')).room).toEqual(night.keeper.room);
  });
});

describe('[room.3] what a reader missed', () => {
  const WHO = ['operator', 'liaison-21004', 'zone-5339', 'police-5339', 'double', 'stranger'];

  it('folds to what it may see, from any position and in pages of any size', async () => {
    await live(240);
    const all = await night.journal.read('live', 0, 100_000);
    for (const who of WHO) {
      const viewer = night.keeper.viewerOf(personId(who));
      const may = project(night.keeper.room, viewer);
      for (const after of [0, 90, 133, night.keeper.room.seq - 1, night.keeper.room.seq]) {
        const room = copyRoom(project(fold(all.filter(event => event.seq <= after)), viewer));
        const limit = night.random.whole(1, 40);
        for (let at = after; at < night.keeper.room.seq; ) {
          const page = await night.keeper.eventsFor(viewer, at, limit);
          expect(page.upTo).toBeGreaterThan(at);
          expect(page.events.length).toBeLessThanOrEqual(limit);
          evolve(room, page.events);
          at = page.upTo;
        }
        expect({ ...room, seq: may.seq }, `${who} after ${after}`).toEqual(may);
      }
    }
  });

  it('is given from memory to whom the hub knows, and asks for a snapshot from whom it does not', async () => {
    const viewer = night.keeper.viewerOf(personId('liaison-21004'));
    const undo = night.keeper.listen(viewer, () => {});
    const { seq, state } = night.keeper.snapshotFor(viewer);
    const mine = copyRoom(state);
    await live(160);
    const missed = await night.keeper.missedBy(viewer, seq);
    expect({ ...evolve(mine, missed!.events), seq: 0 }).toEqual({ ...project(night.keeper.room, viewer), seq: 0 });
    expect(await night.keeper.missedBy(viewer, seq - 1)).toBeUndefined();
    expect(await night.keeper.missedBy(viewer, night.keeper.room.seq + 1_000)).toBeUndefined();
    undo();
    expect(await night.keeper.missedBy(viewer, seq)).toBeUndefined();
  });

  it('is read from the journal for the crisis centre, also from before this start', async () => {
    await live(80);
    const { keeper } = await night.open();
    const viewer = keeper.viewerOf(personId('operator'));
    const after = Math.floor(keeper.room.seq / 2);
    const missed = await keeper.missedBy(viewer, after);
    expect(missed?.seq).toBe(keeper.room.seq);
    expect(missed?.events).toEqual(await night.journal.read('live', after, 100_000));
  });

  it('comes to those who still listen, when somebody of their group leaves twice', async () => {
    const viewer = night.keeper.viewerOf(personId('zone-5339'));
    const leave = night.keeper.listen(viewer, () => {});
    leave();
    const heard: number[] = [];
    night.keeper.listen(viewer, ({ upTo }) => heard.push(upTo));
    leave();
    const data = {
      incident: night.random.uuid(),
      kind: 'test',
      title: 't',
      severity: 'minor',
      area: boxAround(inside('21004')),
    };
    await night.ask({ who: 'operator', type: 'incident.open', data });
    expect(heard).toEqual([night.keeper.room.seq]);
  });
});
