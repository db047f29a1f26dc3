import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { isOnDuty } from '../duty/roster.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { Recipient } from '../recipients/schema.ts';
import { nextAsk } from '../testing/commands.ts';
import { mandateId, personId } from '../testing/people.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { callOrder } from './callOrder.ts';
import { isValid } from './mandates.ts';

const STIB: Recipient = { kind: 'function', id: 'transport-dispatch' };
const [first, second, late] = [idOf('first deputy'), idOf('second deputy'), idOf('late deputy')];

/** The transport company's dispatcher with two deputies, the second registered first. */
function dispatch(): Desk {
  const desk = createDesk();
  const deputy = (mandate: string, person: string, rank: number, from = '2026-11-01T00:00:00Z') =>
    desk.does('admin', 'mandate.grant', {
      ...{ mandate, person: personId(person), function: 'transport-dispatch', scope: 'region', rank, from },
      deputyOf: mandateId('stib'),
    });
  deputy(second, 'double', 2);
  deputy(first, 'former', 1);
  deputy(late, 'stranger', 3, '2026-12-01T00:00:00Z');
  return desk;
}
const order = (desk: Desk, at = desk.now) => callOrder(desk.room, STIB, at).map(c => [c.mandate, c.why, c.alternate]);

describe('[engine.1] who would be called now', () => {
  it('the holder, then the deputies by rank, each in force at that moment', () => {
    expect(order(dispatch())).toEqual([
      [mandateId('stib'), 'holder', undefined],
      [first, 'deputy', undefined],
      [second, 'deputy', undefined],
    ]);
    expect(order(dispatch(), '2026-12-02T00:00:00Z')).toHaveLength(4);
  });

  it('whoever is on duty comes first; the others stay as alternates', () => {
    const desk = dispatch();
    const span = { from: '2026-11-23T22:00:00Z', to: '2026-11-24T06:00:00Z' };
    desk.does('admin', 'duty.plan', { shift: idOf('shift'), mandate: second, ...span });
    expect(order(desk)).toEqual([
      [second, 'on-duty', undefined],
      [mandateId('stib'), 'holder', true],
      [first, 'deputy', true],
    ]);
    expect(order(desk, '2026-11-24T06:00:00Z')[0]).toEqual([mandateId('stib'), 'holder', undefined]);
  });

  it('of a commune the liaison officer is called before the mayor', () => {
    const { room, now } = createDesk();
    const called = callOrder(room, { kind: 'commune', id: '21004' }, now).map(c => c.mandate);
    expect(called).toEqual([mandateId('liaison-21004'), mandateId('mayor-21004')]);
  });

  it('each has the number of their own card, else of their organisation, with when it was verified', () => {
    const desk = createDesk();
    const organisation = idOf('network');
    const mandate = idOf('partner');
    desk.does('admin', 'organisation.register', { organisation, kind: 'utility', name: { fr: 'a', nl: 'b' } });
    desk.does('admin', 'mandate.grant', {
      ...{ mandate, person: personId('double'), function: 'partner', scope: 'region', organisation },
      from: '2026-01-01T00:00:00Z',
    });
    const called = () => callOrder(desk.room, { kind: 'organisation', id: organisation }, desk.now);
    expect(called()).toEqual([{ person: personId('double'), mandate, why: 'holder', rank: 0 }]);
    const card = (contact: string, of: object, number: string) =>
      desk.does('officer', 'contact.record', { contact, ...of, phones: [{ number, kind: 'duty' }] });
    card(idOf('house card'), { organisation }, '+3225550101');
    desk.does('officer', 'contact.verify', { contact: idOf('house card') });
    expect(called()[0]).toMatchObject({ phone: '+3225550101', verifiedAt: desk.now });
    card(idOf('own card'), { person: personId('double') }, '+32475550102');
    expect(called()[0]).toMatchObject({ phone: '+32475550102' });
    expect(called()[0]?.verifiedAt).toBeUndefined();
  });

  it('nobody is called where nobody answers: a hole', () => {
    const { room, now } = createDesk();
    expect(callOrder(room, { kind: 'function', id: 'prosecutor' }, now)).toEqual([]);
    expect(callOrder(room, { kind: 'organisation', id: idOf('none') }, now)).toEqual([]);
  });

  it('whatever the night brought: valid mandates alone, each person once, duty first, and nobody left out', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const random = createRandom(seed);
        const desk = createDesk();
        for (let i = 0; i < 120; i++) {
          desk.now = new Date(Date.parse(desk.now) + random.whole(1, 90) * 1_000).toISOString();
          const { who, type, data } = nextAsk(random, desk.room, desk.now);
          desk.ask(who, type, data);
        }
        const { room, now } = desk;
        for (const recipient of RECIPIENTS) {
          const called = callOrder(room, recipient, now);
          const able = Object.values(room.mandates).filter(m => isValid(m, now) && answersFor(m, recipient));
          expect(new Set(called.map(c => c.person))).toEqual(new Set(able.map(m => m.person)));
          expect(called.map(c => c.rank)).toEqual(called.map((_c, i) => i));
          const classes = called.map(c => ['on-duty', 'holder', 'deputy'].indexOf(c.why));
          expect(classes).toEqual([...classes].sort());
          for (const callee of called) {
            const onDuty = Object.values(room.duty).some(s => s.mandate === callee.mandate && isOnDuty(s, now));
            expect(callee.why === 'on-duty').toBe(onDuty);
            expect(callee.alternate ?? false).toBe(called[0]?.why === 'on-duty' && !onDuty);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
const RECIPIENTS: readonly Recipient[] = [
  STIB,
  { kind: 'function', id: 'regional-operator' },
  { kind: 'commune', id: '21004' },
  { kind: 'zone', id: '5344' },
];
