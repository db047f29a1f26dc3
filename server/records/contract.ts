import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Records, RecordsUnavailable, type Shelf } from './port.ts';

/** One empty place to keep records in, for one test. */
export interface RecordsStore {
  /** Another node on the same place, or the same after a restart. */
  open(): Promise<Records>;
  /** Makes the store unreachable, and reachable again. Absent where the store is not ours to cut off. */
  readonly cut?: () => Promise<void>;
  readonly mend?: () => Promise<void>;
  dispose(): Promise<void>;
}

interface Session {
  readonly person: string;
  readonly device?: string;
  readonly data?: unknown;
}

/** What all records must do, whatever keeps them. */
export function recordsContract(name: string, makeStore: () => Promise<RecordsStore>): void {
  describe(`[room.2] records in ${name}`, () => {
    let store: RecordsStore;
    let records: Records;
    let sessions: Shelf<Session>;
    const opened: Records[] = [];

    async function another(): Promise<Records> {
      const next = await store.open();
      opened.push(next);
      return next;
    }
    beforeEach(async () => {
      store = await makeStore();
      records = await another();
      sessions = records.shelf<Session>('sessions', ['person', 'device']);
    });
    afterEach(async () => {
      for (const each of opened.splice(0)) await each.close();
      await store.dispose();
    });

    it('[room.2] gives back what was put, the newest', async () => {
      expect(await sessions.get('a')).toBeUndefined();
      await sessions.put('a', { person: 'p1', data: { 'x.y': [1, null, 'é"'], $z: '\ud800' } });
      expect(await sessions.get('a')).toEqual({ person: 'p1', data: { 'x.y': [1, null, 'é"'], $z: '\ud800' } });
      await sessions.put('a', { person: 'p2' });
      expect(await sessions.get('a')).toEqual({ person: 'p2' });
      expect(await sessions.all()).toEqual([['a', { person: 'p2' }]]);
    });

    it('[room.2] adds only where the key is free, also when two try at once', async () => {
      const other = (await another()).shelf<Session>('sessions', ['person', 'device']);
      for (const key of ['a', 'b', 'c']) {
        const added = await Promise.all([
          sessions.add(key, { person: 'p1' }),
          other.add(key, { person: 'p2' }),
          sessions.add(key, { person: 'p3' }),
        ]);
        expect(added.filter(Boolean)).toHaveLength(1);
        expect(await sessions.get(key)).toEqual({ person: `p${added.indexOf(true) + 1}` });
      }
    });

    it('[room.2] removes, and says whether there was something', async () => {
      await sessions.put('a', { person: 'p' });
      expect(await sessions.remove('a')).toBe(true);
      expect(await sessions.remove('a')).toBe(false);
      expect(await sessions.find('person', 'p')).toEqual([]);
    });

    it('[room.2] finds by an indexed field what has it now, by key, and nothing else', async () => {
      await sessions.put('b', { person: 'p1', device: 'd1' });
      await sessions.put('a', { person: 'p1' });
      await sessions.put('c', { person: 'p1' });
      await sessions.put('c', { person: 'p2', device: 'd1' });
      expect(await sessions.find('person', 'p1')).toEqual([
        ['a', { person: 'p1' }],
        ['b', { person: 'p1', device: 'd1' }],
      ]);
      expect((await sessions.find('device', 'd1')).map(([key]) => key)).toEqual(['b', 'c']);
      expect(await sessions.find('device', "' OR 1=1")).toEqual([]);
      await expect(sessions.find('data', 'x')).rejects.toThrow(RangeError);
    });

    it('[room.2] finds by a field that was indexed only later', async () => {
      await records.shelf('keys').put('k1', { owner: 'o1' });
      const later = (await another()).shelf<{ owner: string }>('keys', ['owner']);
      expect(await later.find('owner', 'o1')).toEqual([['k1', { owner: 'o1' }]]);
    });

    it('[room.2] keeps shelves apart, and gives the same one for the same name', async () => {
      const accounts = records.shelf<{ person: string }>('accounts');
      await accounts.put('a', { person: 'account' });
      await sessions.put('a', { person: 'session' });
      expect(await accounts.all()).toEqual([['a', { person: 'account' }]]);
      expect(records.shelf('sessions', ['device', 'person'])).toBe(sessions);
      expect(() => records.shelf('sessions')).toThrow(RangeError);
      for (const bad of ['', 'a b', 'x"; DROP', '$where', 'a.b']) expect(() => records.shelf(bad)).toThrow(RangeError);
      expect(() => records.shelf('ok', ["a'b"])).toThrow(RangeError);
    });

    it('[room.2] keeps everything when closed and opened again', async () => {
      await sessions.put('a', { person: 'p', device: 'd' });
      await records.lease('push', 'node-1', 1_000, 500);
      await records.close();
      records = await another();
      const again = records.shelf<Session>('sessions', ['person', 'device']);
      expect(await again.find('device', 'd')).toEqual([['a', { person: 'p', device: 'd' }]]);
      expect(await records.lease('push', 'node-2', 1_100, 500)).toBe(false);
    });

    it('[room.2] lets one node hold a lease, until it gives up renewing', async () => {
      const other = await another();
      expect(await records.lease('push', 'node-1', 1_000, 500)).toBe(true);
      expect(await other.lease('push', 'node-2', 1_400, 500)).toBe(false);
      expect(await records.lease('push', 'node-1', 1_400, 500)).toBe(true);
      expect(await other.lease('push', 'node-2', 1_899, 500)).toBe(false);
      expect(await other.lease('push', 'node-2', 1_900, 500)).toBe(true);
      expect(await records.lease('push', 'node-1', 2_000, 500)).toBe(false);
      expect(await records.lease('mail', 'node-1', 2_000, 500)).toBe(true);
    });

    it('[room.2] gives a free lease to exactly one of many that ask at once', async () => {
      const other = await another();
      for (let round = 0; round < 10; round++) {
        const asks = Array.from({ length: 6 }, (_, node) =>
          (node % 2 ? other : records).lease(`lease-${round}`, `node-${node}`, 1_000, 500),
        );
        expect((await Promise.all(asks)).filter(Boolean)).toHaveLength(1);
      }
    });

    it('[room.2] does what a map in memory would do, whatever the order of operations', async () => {
      const key = fc.constantFrom('a', 'b', 'c');
      const value = fc.record(
        {
          person: fc.constantFrom('p', 'q'),
          device: fc.constantFrom('d', 'e'),
          data: fc.jsonValue({ maxDepth: 1 }).map(value => JSON.parse(JSON.stringify(value)) as unknown),
        },
        { requiredKeys: ['person'] },
      );
      const step = fc.tuple(fc.constantFrom('put', 'add', 'remove', 'find'), key, value);
      let round = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 20 }), async steps => {
          const shelf = records.shelf<Session>(`round-${round++}`, ['person', 'device']);
          const plain = new Map<string, Session>();
          for (const [act, at, document] of steps) {
            if (act === 'put') plain.set(at, document);
            if (act === 'put') await shelf.put(at, document);
            if (act === 'add') expect(await shelf.add(at, document)).toBe(!plain.has(at));
            if (act === 'add' && !plain.has(at)) plain.set(at, document);
            if (act === 'remove') expect(await shelf.remove(at)).toBe(plain.delete(at));
            const sorted = [...plain].toSorted(([a], [b]) => (a < b ? -1 : 1));
            const found = sorted.filter(([, each]) => each.person === document.person);
            expect(await shelf.find('person', document.person)).toEqual(found);
            expect(await shelf.get(at)).toEqual(plain.get(at));
          }
        }),
        { numRuns: 25 },
      );
    });

    it('[room.2] refuses while the store is gone, and goes on by itself when it is back', async context => {
      if (!store.cut || !store.mend) return context.skip('NOT RUN: this store is not ours to cut off');
      await sessions.put('a', { person: 'p' });
      await store.cut();
      await expect(sessions.put('b', { person: 'p' })).rejects.toThrow(RecordsUnavailable);
      await expect(records.lease('push', 'node-1', 0, 1)).rejects.toThrow(RecordsUnavailable);
      await store.mend();
      await vi.waitFor(() => sessions.put('c', { person: 'p' }), 20_000);
      expect((await sessions.all()).map(([key]) => key)).toEqual(['a', 'c']);
    });
  });
}
