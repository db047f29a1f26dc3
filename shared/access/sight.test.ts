import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOf, createDesk } from '../../server/room/testing/desk.ts';
import { copyRoom, emptyRoom, type Room } from '../room.ts';
import { nextAsk } from '../testing/commands.ts';
import { createRandom } from '../testing/random.ts';
import { createReader, PRIVATE, type Reader, tell } from '../testing/readers.ts';
import { project } from './sight.ts';

const WHO = [
  'operator',
  'mayor-21004',
  'liaison-21004',
  'liaison-21013',
  'liaison-21006',
  'zone-5339',
  'zone-5344',
  'police-5339',
  'stib',
  'siamu',
  'double',
  'former',
  'stranger',
];

/** A random history of the town with its readers, told event by event; `after` looks at them after each. */
function history(
  seed: number,
  acts: number,
  after: (room: Room, readers: readonly Reader[]) => void,
): readonly Reader[] {
  const random = createRandom(seed);
  const desk = createDesk();
  const room = copyRoom(desk.room);
  const readers = WHO.map(who => createReader(room, desk.viewer(who)));
  for (let told = desk.events.length, act = 0; act < acts; act++) {
    desk.now = new Date(
      Date.parse(desk.now) + random.whole(0, 60_000) * (random.chance(0.02) ? 1_500 : 1),
    ).toISOString();
    askOf(desk, nextAsk(random, desk.room, desk.now));
    for (; told < desk.events.length; told++) {
      tell(room, readers, desk.events[told]!);
      after(room, readers);
    }
  }
  return readers;
}

/** A reader stands where it was last told something, so positions are left out. */
const sameRoom = (a: Room, b: Room): boolean => isDeepStrictEqual({ ...a, seq: 0 }, { ...b, seq: 0 });
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('[room.3] what a reader is told', () => {
  it('[room.3] folds to what that reader may see, after every event of any history', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 50, max: 250 }), (seed, acts) => {
        history(seed, acts, (room, readers) => {
          for (const reader of readers) {
            const may = project(room, reader.viewer);
            // vitest's own comparison is slow and names no difference here; it is asked only where there is one.
            if (!sameRoom(reader.room, may))
              expect(reader.room, reader.viewer.key).toEqual({ ...may, seq: reader.room.seq });
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('[room.3] names nothing that the reader was never shown, and no camera address', () => {
    fc.assert(
      fc.property(seeds, seed => {
        let room: Room = emptyRoom('live');
        const readers = history(seed, 250, now => {
          room = now;
        });
        for (const reader of readers.filter(r => !r.viewer.whole)) {
          const told = JSON.stringify(reader.stream);
          expect(told).not.toContain('rtsp:');
          const hidden = PRIVATE.flatMap(
            collection =>
              // A screen is called by its name, which is a word like any other.
              collection === 'screens' ? [] : Object.keys(room[collection]).map(id => ({ collection, id })),
            // What is called by its incident (its rhythm) or its camera (a drone) is named by whoever was shown that.
          ).filter(
            ({ collection, id }) => ![collection, 'incidents', 'feeds'].some(c => reader.shown.has(`${c}/${id}`)),
          );
          expect(
            hidden.filter(({ id }) => told.includes(id)),
            reader.viewer.key,
          ).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});
