import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { commune, mandateId, personId } from '../testing/people.ts';
import { idOf } from '../testing/random.ts';
import { gapsIn, isOnDuty, nextOf, onDutyAt, postOf } from './roster.ts';
import type { Shift } from './schema.ts';

const evening = idOf('evening');
const night = idOf('night');
const second = idOf('second holder');
const plan = (shift: string, mandate: string, from: string, to: string, more: object = {}) => ({
  shift,
  mandate,
  from,
  to,
  ...more,
});

/** Two operators, one after the other; the first is on duty now (02:10, 01:10 UTC), the second from 05:00 UTC. */
function roster(): Desk {
  const desk = createDesk();
  desk.does('admin', 'mandate.grant', {
    mandate: second,
    person: personId('double'),
    function: 'regional-operator',
    scope: 'region',
    from: '2026-01-01T00:00:00Z',
  });
  desk.does('admin', 'duty.plan', plan(evening, mandateId('operator'), '2026-11-23T21:00:00Z', '2026-11-24T05:00:00Z'));
  desk.does('officer', 'duty.plan', plan(night, second, '2026-11-24T05:00:00Z', '2026-11-24T13:00:00Z'));
  return desk;
}
const names = (shifts: readonly Shift[]) =>
  shifts.map(shift => [evening, night].indexOf(shift.id)).map(i => ['evening', 'night'][i]);

describe('[engine.1] the duty roster and its hand-over', () => {
  it('says who is on duty now, and who comes after', () => {
    const { room, now } = roster();
    expect(names(onDutyAt(room, now))).toEqual(['evening']);
    expect(nextOf(room, room.duty[evening] as Shift, now)?.id).toBe(night);
    expect(names(onDutyAt(room, '2026-11-24T05:00:00Z'))).toEqual(['night']);
    expect(onDutyAt(room, '2026-11-24T13:00:00Z')).toEqual([]);
  });

  it('a hand-over carries a line, and the giver stays until the receiver has accepted', () => {
    const desk = roster();
    desk.now = '2026-11-24T04:55:00.000Z';
    desk.does('operator', 'duty.hand-over', { shift: evening, to: night, note: 'Madou : STIB injoignable.' });
    desk.now = '2026-11-24T05:20:00.000Z';
    expect(names(onDutyAt(desk.room, desk.now))).toEqual(['evening']);
    desk.does('double', 'duty.accept', { shift: night });
    expect(names(onDutyAt(desk.room, desk.now))).toEqual(['night']);
    expect(desk.room.duty[night]?.offered).toMatchObject({ shift: evening, note: 'Madou : STIB injoignable.' });
    expect(desk.room.duty[evening]?.relieved).toBe(desk.now);
  });

  it('one who never accepts does not keep the giver on duty beyond the end of that shift', () => {
    const desk = roster();
    desk.does('operator', 'duty.hand-over', { shift: evening, to: night, note: 'x' });
    expect(isOnDuty(desk.room.duty[evening] as Shift, '2026-11-24T12:59:59Z')).toBe(true);
    expect(onDutyAt(desk.room, '2026-11-24T13:00:00Z')).toEqual([]);
  });

  it('a shift that is withdrawn after it was offered leaves the duty where it was', () => {
    const desk = roster();
    desk.does('operator', 'duty.hand-over', { shift: evening, to: night, note: 'x' });
    desk.does('officer', 'duty.withdraw', { shift: night });
    expect(desk.room.duty[evening]?.given).toBeUndefined();
    expect(names(onDutyAt(desk.room, desk.now))).toEqual(['evening']);
    expect(onDutyAt(desk.room, '2026-11-24T05:00:00Z')).toEqual([]);
  });

  it('may be late: who stayed beyond the plan still hands over, and was on duty until then', () => {
    const desk = roster();
    desk.now = '2026-11-24T05:40:00.000Z';
    desk.does('operator', 'duty.hand-over', { shift: evening, to: night, note: 'x' });
    expect(names(onDutyAt(desk.room, desk.now))).toEqual(['evening']);
    desk.does('double', 'duty.accept', { shift: night });
    expect(names(onDutyAt(desk.room, desk.now))).toEqual(['night']);
    const late = roster();
    late.now = '2026-11-24T06:00:00.000Z';
    const refused = late.ask('operator', 'duty.hand-over', { shift: evening, to: night, note: 'x' });
    expect(refused).toMatchObject({ reason: 'not-on-duty' });
  });

  it('staff of the centre record what was said by telephone; nobody else speaks for another', () => {
    const desk = roster();
    const over = { shift: evening, to: night, note: 'x' };
    for (const who of ['high-official', 'video', 'dir-d1'])
      expect(desk.ask(who, 'duty.hand-over', over), who).toMatchObject({ code: 'forbidden', reason: 'not-your-shift' });
    desk.does('officer', 'duty.hand-over', over);
    expect(desk.room.duty[night]?.offered?.by.person).toBe(personId('officer'));
  });

  it.each([
    [
      'twice',
      (d: Desk) => d.does('operator', 'duty.hand-over', { shift: evening, to: night, note: 'x' }),
      'already-handed-over',
    ],
    ['before it runs', (d: Desk) => (d.now = '2026-11-23T20:00:00.000Z'), 'not-on-duty'],
    ['to one withdrawn', (d: Desk) => d.does('officer', 'duty.withdraw', { shift: night }), 'unknown-shift'],
  ])('cannot be handed over %s', (_title, before, reason) => {
    const desk = roster();
    before(desk);
    const refused = desk.ask('operator', 'duty.hand-over', { shift: evening, to: night, note: 'x' });
    expect(refused).toMatchObject({ reason });
  });

  it('is handed over within one post only', () => {
    const desk = roster();
    const zone = idOf('zone shift');
    desk.does(
      'zone-5339',
      'duty.plan',
      plan(zone, mandateId('zone-5339'), '2026-11-24T05:00:00Z', '2026-11-24T09:00:00Z'),
    );
    const refused = desk.ask('operator', 'duty.hand-over', { shift: evening, to: zone, note: 'x' });
    expect(refused).toMatchObject({ reason: 'other-post' });
  });

  it('what was not handed over cannot be accepted', () => {
    expect(roster().ask('double', 'duty.accept', { shift: night })).toMatchObject({ reason: 'nothing-handed-over' });
  });

  it.each([
    [
      'over a mandate’s end',
      plan(idOf('n'), mandateId('former'), '2026-05-31T12:00:00Z', '2026-06-01T12:00:00Z'),
      'mandate-ends-before',
    ],
    ['twice at once', plan(idOf('n'), second, '2026-11-24T12:00:00Z', '2026-11-24T20:00:00Z'), 'already-on-duty'],
    ['for nobody', plan(idOf('n'), idOf('none'), '2026-11-24T12:00:00Z', '2026-11-24T20:00:00Z'), 'unknown-mandate'],
    ['backwards', plan(idOf('n'), second, '2026-11-25T12:00:00Z', '2026-11-25T11:00:00Z'), 'invalid'],
  ])('nobody is planned %s', (_title, data, reason) => {
    expect(roster().ask('officer', 'duty.plan', data)).toMatchObject({ reason });
  });

  it('a zone plans its own duty and sees no other’s', () => {
    const desk = roster();
    const own = idOf('own');
    const other = plan(own, mandateId('zone-5344'), '2026-11-24T05:00:00Z', '2026-11-24T09:00:00Z');
    expect(desk.ask('zone-5339', 'duty.plan', other)).toMatchObject({ reason: 'not-your-post' });
    desk.does('zone-5339', 'duty.plan', { ...other, mandate: mandateId('zone-5339') });
    expect(Object.keys(project(desk.room, desk.viewer('zone-5339')).duty)).toEqual([own]);
    expect(Object.keys(project(desk.room, desk.viewer('liaison-21004')).duty)).toEqual([]);
    expect(desk.ask('zone-5344', 'duty.withdraw', { shift: own })).toMatchObject({ reason: 'unknown-shift' });
  });
});

describe('[engine.1] holes in the roster', () => {
  it('are named with the post, from when until when', () => {
    const { room } = roster();
    expect(gapsIn(room, '2026-11-24T01:10:00Z', '2026-11-24T15:00:00Z')).toEqual([
      {
        post: room.duty[evening],
        from: '2026-11-24T13:00:00.000Z',
        to: '2026-11-24T15:00:00.000Z',
        after: night,
      },
    ]);
  });

  it('a post that never had a turn has no hole; one that was left for a week neither', () => {
    const { room } = roster();
    expect(gapsIn(room, '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z')).toEqual([]);
    expect(gapsIn(room, '2026-12-05T00:00:00Z', '2026-12-06T00:00:00Z')).toEqual([]);
  });

  /** Turns of one post as offsets in minutes from a start, each as long as it is. */
  const turns = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 300 })), {
    maxLength: 8,
  });
  const START = Date.parse('2026-11-24T00:00:00Z');
  const iso = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

  it('at every moment between the first turn and the end, somebody is on duty or there is a hole, never both', () => {
    fc.assert(
      fc.property(turns, fc.integer({ min: 0, max: 700 }), (spans, minute) => {
        const desk = createDesk();
        spans.forEach(([from, length], i) => {
          const id = idOf(`turn ${i}`);
          desk.room.duty[id] = {
            id,
            ...{ mandate: `m${i}`, person: `p${i}`, function: 'regional-operator', scope: 'region', rank: 1 },
            ...{ from: iso(from), to: iso(from + length), planned: { at: iso(0), by: { person: '', mandate: '' } } },
          };
        });
        const gaps = gapsIn(desk.room, iso(0), iso(700));
        const begun = spans.some(([from]) => from <= minute);
        const hole = gaps.some(gap => gap.from <= iso(minute) && iso(minute) < gap.to);
        const manned = onDutyAt(desk.room, iso(minute)).length > 0;
        if (begun && minute < 700) expect(hole).toBe(!manned);
        else expect(hole).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('posts are told apart by function, ground and organisation', () => {
    const of = (more: object) => postOf({ function: 'partner', scope: commune('21004', '21005'), ...more });
    expect(of({})).toBe(postOf({ function: 'partner', scope: commune('21005', '21004') }));
    expect(of({ organisation: 'a' })).not.toBe(of({ organisation: 'b' }));
  });
});
