import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askOf, createDesk } from '../../server/room/testing/desk.ts';
import { advance, emptyRoom } from '../../shared/room.ts';
import { nextAsk } from '../../shared/testing/commands.ts';
import { createRandom } from '../../shared/testing/random.ts';
import '../language/screen.ts';
import { chronologyOf, type Line } from './chronology.ts';

const told = (lines: readonly Line[]) => lines.map(line => `${line.at} ${line.id} ${line.say('fr')}`);

describe('[engine.5] the log of the desk', () => {
  test('after each event is what it would be if it were made anew, in the order of time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), seed => {
        const random = createRandom(seed);
        const desk = createDesk();
        for (let act = 0; act < 150; act++) {
          desk.now = new Date(Date.parse(desk.now) + random.whole(0, 90_000)).toISOString();
          askOf(desk, nextAsk(random, desk.room, desk.now));
        }
        let room = emptyRoom('live');
        for (let from = 0; from < desk.events.length; from += random.whole(1, 12)) {
          room = advance(room, desk.events.slice(room.seq, from));
          const lines = chronologyOf(room);
          if (random.chance(0.7)) continue;
          // Other objects with the same content: nothing that was kept can be used for them.
          const anew = chronologyOf(structuredClone(room));
          expect(told(lines)).toEqual(told(anew));
          expect(lines.map(l => l.at)).toEqual(lines.map(l => l.at).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
          // Back to the room on the screen, as a desk goes on.
          chronologyOf(room);
        }
      }),
      { numRuns: 15 },
    );
  });
});
