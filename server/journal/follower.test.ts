import { describe, expect, it, vi } from 'vitest';
import type { Event } from '../../shared/protocol.ts';
import { Follower } from './follower.ts';
import { sampleEvent } from './samples.ts';

/** A world whose events appear when the test writes them, read in pages as from a store. */
function world() {
  const events: Event[] = [];
  return {
    events,
    write(count: number): { after: number; batch: Event[] } {
      const after = events.length;
      const batch = Array.from({ length: count }, (_, index) => sampleEvent('live', after + 1 + index));
      events.push(...batch);
      return { after, batch };
    },
    read: async (after: number, limit: number) => events.slice(after, after + limit),
  };
}

function follow(from: ReturnType<typeof world>, after = 0, read = from.read) {
  const heard: number[] = [];
  const report = vi.fn();
  const onEvents = (events: readonly Event[]) => heard.push(...events.map(event => event.seq));
  return { follower: new Follower({ after, read, onEvents, report }), heard, report };
}
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('[room.2] a follower of a world', () => {
  it('[room.2] hands on at once what fits, drops what it knows, cuts what it knows in part', () => {
    const live = world();
    const { follower, heard } = follow(live, 1);
    const first = live.write(3);
    follower.offer(first.after, first.batch);
    follower.offer(first.after, first.batch);
    const second = live.write(2);
    follower.offer(second.after, second.batch);
    expect(heard).toEqual([2, 3, 4, 5]);
  });

  it('[room.2] reads what it missed when a batch leaves a gap', async () => {
    const live = world();
    const { follower, heard } = follow(live);
    live.write(1_300);
    const late = live.write(1);
    follower.offer(late.after, late.batch);
    const later = live.write(2);
    follower.offer(later.after, later.batch);
    await vi.waitFor(() => expect(heard).toEqual(upTo(1_303)));
  });

  it('[room.2] keeps order and number whatever is lost, doubled or late on the way', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const live = world();
      const { follower, heard } = follow(live, 0, async (after, limit) => {
        await new Promise(resolve => setTimeout(resolve, (seed * after) % 3));
        return live.read(after, Math.min(limit, 3));
      });
      const batches = Array.from({ length: 12 }, (_, index) => live.write(1 + ((seed * index) % 4)));
      const order = batches.flatMap((batch, index) => Array.from({ length: (seed + index) % 3 }, () => batch));
      order.sort((a, b) => ((a.after * seed) % 7) - ((b.after * seed) % 7));
      for (const { after, batch } of order) {
        follower.offer(after, batch);
        if (after % 2) await Promise.resolve();
      }
      follower.catchUp();
      for (let tries = 0; heard.length < live.events.length && tries < 500; tries++) {
        await new Promise(resolve => setTimeout(resolve, 1));
        follower.catchUp();
      }
      expect(heard, `seed ${seed}`).toEqual(upTo(live.events.length));
    }
  });

  it('[room.2] tries again by itself after a failed read, and says so', async () => {
    const live = world();
    let broken = true;
    const { follower, heard, report } = follow(live, 0, async (after, limit) => {
      if (broken) throw new Error('the store is gone');
      return live.read(after, limit);
    });
    live.write(3);
    follower.catchUp();
    await vi.waitFor(() => expect(report).toHaveBeenCalled());
    broken = false;
    await vi.waitFor(() => expect(heard).toEqual([1, 2, 3]), 5_000);
  });

  it('[room.2] is silent once stopped, also in the middle of a read', async () => {
    const live = world();
    live.write(5);
    const { follower, heard } = follow(live);
    follower.catchUp();
    follower.stop();
    await new Promise(resolve => setTimeout(resolve, 20));
    follower.offer(0, live.events);
    expect(heard).toEqual([]);
  });
});
