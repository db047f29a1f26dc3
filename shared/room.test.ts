import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../server/room/decide.ts';
import { answerIn } from '../server/room/outcome.ts';
import { askerOf, askOf, carryOut, createDesk, type Desk } from '../server/room/testing/desk.ts';
import { commands } from './commands.ts';
import type { Event } from './protocol.ts';
import { advance, COLLECTIONS, copyRoom, emptyRoom, evolve } from './room.ts';
import { nextAsk } from './testing/commands.ts';
import { createRandom } from './testing/random.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** A desk after so many random acts of the town, and each outcome to look at as it comes. */
function night(seed: number, acts: number, onOutcome: (outcome: ReturnType<Desk['ask']>) => void = () => {}): Desk {
  const random = createRandom(seed);
  const desk = createDesk();
  for (let act = 0; act < acts; act++) {
    desk.now = new Date(Date.parse(desk.now) + random.whole(0, 90_000)).toISOString();
    onOutcome(askOf(desk, nextAsk(random, desk.room, desk.now)));
  }
  return desk;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

describe('[room.3] the rules', () => {
  it('answer every ask, and change nothing of what they are given', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const random = createRandom(seed);
        const desk = night(seed, 60);
        deepFreeze(desk.room);
        for (let n = 0; n < 60; n++) {
          const { who, ...ask } = nextAsk(random, desk.room, desk.now);
          const checked = checkCommand({ id: random.uuid(), world: 'live', ...ask });
          if ('ok' in checked) continue;
          // A frozen room throws at whoever writes into it, so not throwing is the whole proof.
          carryOut(desk.room, askerOf(who), deepFreeze(checked), { at: desk.now, eventId: random.uuid });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('answer every ask the same when asked again in the same room', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const random = createRandom(seed);
        const desk = night(seed, 60);
        for (let n = 0; n < 40; n++) {
          const { who, ...ask } = nextAsk(random, desk.room, desk.now);
          const checked = checkCommand({ id: random.uuid(), world: 'live', ...ask });
          if ('ok' in checked) continue;
          const given = { at: desk.now, eventId: String };
          expect(carryOut(desk.room, askerOf(who), checked, given)).toEqual(
            carryOut(copyRoom(desk.room), askerOf(who), checked, given),
          );
        }
      }),
      { numRuns: 10 },
    );
  });

  it('refuse what is no command at all by form, in words, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom(...Object.keys(commands), '__proto__', 'constructor', ''),
        (data, type) => {
          for (const input of [data, { id: 'x', world: 'live', type, data }, { ...envelopeOf(type), data }]) {
            const checked = checkCommand(input);
            if ('ok' in checked)
              expect(answerIn(checked, 'fr')).toMatchObject({ ok: false, error: { code: 'invalid' } });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
const envelopeOf = (type: string) => ({ id: createRandom(1).uuid(), world: 'live', type });

describe('[room.3] the room is the fold of its journal', () => {
  it('one by one, in batches of any size, on the spot or into new rooms: always the same', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 50 }), (seed, size) => {
        const { room, events } = night(seed, 200);
        const single = emptyRoom('live');
        for (const event of events) evolve(single, [event]);
        let batched = emptyRoom('live');
        for (let from = 0; from < events.length; from += size)
          batched = advance(batched, events.slice(from, from + size));
        const whole = evolve(emptyRoom('live'), events);
        for (const folded of [single, batched, whole]) expect(isDeepStrictEqual(folded, room)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('as it crosses the disk or the wire: JSON carries every event and every room whole', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const { room, events } = night(seed, 200);
        const stored = JSON.parse(JSON.stringify(events)) as Event[];
        expect(isDeepStrictEqual(stored, events)).toBe(true);
        expect(isDeepStrictEqual(evolve(emptyRoom('live'), stored), room)).toBe(true);
        expect(isDeepStrictEqual(JSON.parse(JSON.stringify(room)), room)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('an entity is never changed, only replaced: a copy of the room stays as it was', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const { events } = night(seed, 120);
        const room = emptyRoom('live');
        for (const event of events) {
          for (const name of COLLECTIONS) for (const entity of Object.values(room[name])) deepFreeze(entity);
          evolve(room, [deepFreeze(event)]);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('advancing leaves the room it started from, and what no event touches, as they are', () => {
    const { events } = night(3, 80);
    const before = evolve(emptyRoom('live'), events.slice(0, -1));
    const kept = copyRoom(before);
    const after = advance(deepFreeze(before), events.slice(-1));
    expect(before).toEqual(kept);
    expect(after.people).toBe(before.people);
    expect(after.seq).toBe(before.seq + 1);
  });

  it.each([
    'phase.suspended',
    'constructor',
    'toString',
    '__proto__',
    '',
  ])('an event of the unknown type “%s” changes nothing but the position', type => {
    const { room, events } = night(5, 60);
    const before = copyRoom(room);
    evolve(room, [{ ...events.at(-1)!, seq: room.seq + 1, type, data: { anything: [1, null] } }]);
    expect(room).toEqual({ ...before, seq: before.seq + 1 });
  });

  it('an event about something that is not there cannot fail: any event can be read in any room', () => {
    const { events } = night(9, 300);
    const last = new Map(events.map(event => [event.type, event]));
    expect(last.size).toBeGreaterThan(20);
    for (const event of last.values()) {
      const room = evolve(emptyRoom('live'), [event]);
      expect(room.seq, event.type).toBe(event.seq);
    }
  });
});
