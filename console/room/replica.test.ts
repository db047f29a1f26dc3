import { describe, expect, it } from 'vitest';
import type { Event, EventsMessage } from '../../shared/protocol.ts';
import { emptyRoom } from '../../shared/room.ts';
import { createReplica } from './replica.ts';

const line = (seq: number): Event => ({
  seq,
  world: 'live',
  id: `event ${seq}`,
  type: 'log.written',
  data: { entry: `entry ${seq}`, text: `line ${seq}` },
  at: '2026-11-24T01:10:00Z',
  by: { person: 'operator', mandate: 'mandate' },
  cause: `command ${seq}`,
});
const batch = (after: number, ...seqs: number[]): EventsMessage => ({
  world: 'live',
  after,
  upTo: seqs.at(-1) ?? after,
  events: seqs.map(line),
});
const snapshot = (seq: number) => ({ seq, state: { ...emptyRoom('live'), seq } });
const lines = (replica: ReturnType<typeof createReplica>) => Object.keys(replica.room.log);

describe('[room.6] the replica of the room', () => {
  it('holds what overtakes the answer to its join, and shows it after the snapshot', () => {
    const replica = createReplica('live');
    const attempt = replica.join();
    expect(replica.receive(batch(5, 6, 7))).toBe('held');
    expect(replica.answered(attempt, snapshot(5))).toBe('joined');
    expect(lines(replica)).toEqual(['entry 6', 'entry 7']);
    expect(replica.room.seq).toBe(7);
  });

  it('skips what the snapshot already contains, so no line is doubled', () => {
    const replica = createReplica('live');
    const attempt = replica.join();
    replica.receive(batch(4, 5));
    replica.answered(attempt, snapshot(5));
    expect(replica.receive(batch(5, 6))).toBe('applied');
    expect(replica.receive(batch(5, 6))).toBe('known');
    expect(lines(replica)).toEqual(['entry 6']);
  });

  it('sees a lost batch by its position and asks to join again from where it stands', () => {
    const replica = createReplica('live');
    replica.answered(replica.join(), snapshot(5));
    expect(replica.receive(batch(6, 7))).toBe('lost');
    expect(replica.after).toBe(5);
    const again = replica.join();
    expect(replica.receive(batch(7, 8))).toBe('held');
    replica.answered(again, { seq: 7, events: [line(6), line(7)] });
    expect(lines(replica)).toEqual(['entry 6', 'entry 7', 'entry 8']);
  });

  it('gives the answer of an older attempt no voice', () => {
    const replica = createReplica('live');
    const old = replica.join();
    const young = replica.join();
    expect(replica.answered(old, snapshot(3))).toBe('late');
    replica.answered(young, snapshot(9));
    expect(replica.answered(old, snapshot(3))).toBe('late');
    expect(replica.room.seq).toBe(9);
  });

  it('sees a batch missing behind the answer itself', () => {
    const replica = createReplica('live');
    const attempt = replica.join();
    replica.receive(batch(7, 8));
    expect(replica.answered(attempt, snapshot(5))).toBe('lost');
    expect(replica.after).toBe(5);
  });

  it('moves on over events that this reader may not see', () => {
    const replica = createReplica('live');
    replica.answered(replica.join(), snapshot(5));
    expect(replica.receive({ world: 'live', after: 5, upTo: 12, events: [line(9)] })).toBe('applied');
    expect(replica.room.seq).toBe(12);
    expect(replica.receive(batch(12, 13))).toBe('applied');
  });

  it('keeps collections that nothing touched as the same objects', () => {
    const replica = createReplica('live');
    replica.answered(replica.join(), snapshot(0));
    const { incidents, log } = replica.room;
    replica.receive(batch(0, 1));
    expect(replica.room.incidents).toBe(incidents);
    expect(replica.room.log).not.toBe(log);
  });
});
