import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { emptyRoom, type Room } from '../room.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import type { ObligationCode, ObligationRecord } from './schema.ts';
import { addDays, firstThursday, slotsAround, testSlots } from './slots.ts';
import { standingOf, standingsOf } from './standing.ts';
import { OBLIGATIONS, obligationsOf } from './table.ts';

const named = (code: ObligationCode) => OBLIGATIONS.find(o => o.code === code)!;
const withRecord = (code: ObligationCode, on: string, kind: ObligationRecord['kind'] = 'fulfilled'): Room => {
  const room = emptyRoom('live');
  const recorded = { at: `${on}T10:00:00Z`, by: { person: 'p', mandate: 'm' } };
  room.obligations.r = { id: 'r', kind, obligation: code, holder: '21004', on, recorded };
  return room;
};
const stateOn = (code: ObligationCode, last: string, day: string) =>
  standingOf(withRecord(code, last), named(code), '21004', day).state;

describe('[engine.6] BE-Alert test slots', () => {
  it.each([
    [2026, 10, '2026-10-01'],
    [2026, 11, '2026-11-05'],
    [2026, 12, '2026-12-03'],
    [2027, 1, '2027-01-07'],
    [2025, 10, '2025-10-02'],
  ])('the first Thursday of %i-%i is %s', (year, month, day) => {
    expect(firstThursday(year, month)).toBe(day);
  });

  it('are twelve a year, all Thursdays within the first seven days; location-based SMS in January, April and July', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2019, max: 2060 }), year => {
        const slots = testSlots(year);
        expect(slots).toHaveLength(12);
        for (const { on } of slots) {
          expect(new Date(`${on}T12:00:00Z`).getUTCDay()).toBe(4);
          expect(Number(on.slice(8))).toBeLessThanOrEqual(7);
        }
        expect(slots.filter(s => s.kind === 'location-sms').map(s => Number(s.on.slice(5, 7)))).toEqual([1, 4, 7]);
        expect(slots.filter(s => s.kind === 'national').map(s => Number(s.on.slice(5, 7)))).toEqual([10]);
      }),
    );
  });

  it('the last and the next slot enclose any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000 }), n => {
        const day = addDays('2020-01-01', n);
        for (const kind of ['monthly', 'national'] as const) {
          const { last, next } = slotsAround(day, kind);
          expect(last <= day && day < next).toBe(true);
        }
      }),
    );
  });
});

describe('[engine.6] how an obligation stands is a matter of its date', () => {
  it.each([
    ['a meeting of last spring', 'safety-cell', '2026-04-14', '2026-11-25', 'fulfilled'],
    ['a meeting of last January', 'safety-cell', '2026-01-14', '2026-11-25', 'due-soon'],
    ['a meeting of the year before', 'safety-cell', '2025-10-14', '2026-11-25', 'overdue'],
    ['contacts looked at in June', 'contacts', '2026-06-20', '2026-11-25', 'due-soon'],
    ['contacts looked at in April', 'contacts', '2026-04-20', '2026-11-25', 'overdue'],
    ['the November test, done on its day', 'be-alert-test', '2026-11-05', '2026-11-10', 'fulfilled'],
    ['the November test, a week before the next', 'be-alert-test', '2026-11-05', '2026-11-26', 'fulfilled'],
    ['the November test, on the eve of the next', 'be-alert-test', '2026-11-05', '2026-12-02', 'due-soon'],
    ['the October test, in November', 'be-alert-test', '2026-10-01', '2026-11-25', 'overdue'],
    ['the October test, on the November slot itself', 'be-alert-test', '2026-10-01', '2026-11-05', 'due-soon'],
  ] as const)('%s', (_title, code, last, day, state) => {
    expect(stateOn(code, last, day)).toBe(state);
  });

  it('as days pass without a record, it only ever gets later', () => {
    const ORDER = ['fulfilled', 'due-soon', 'overdue'];
    fc.assert(
      fc.property(
        fc.constantFrom('safety-cell', 'exercise', 'contacts', 'be-alert-test', 'be-alert-national'),
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 400 }),
        (code, first, more) => {
          const last = '2024-03-07';
          const at = (days: number) => ORDER.indexOf(stateOn(code as ObligationCode, last, addDays(last, days)));
          expect(at(first + more)).toBeGreaterThanOrEqual(at(first));
        },
      ),
    );
  });

  it('a day for which it is planned is shown and fulfils nothing', () => {
    const standing = standingOf(
      withRecord('exercise', '2026-12-10', 'planned'),
      named('exercise'),
      '21004',
      '2026-11-25',
    );
    expect(standing).toMatchObject({ state: 'overdue', plannedOn: '2026-12-10' });
  });

  it('an emergency that ended waits for its evaluation', () => {
    const desk = createDesk();
    const incident = idOf('exercise');
    const opened = { incident, kind: 'exercise', title: 'Exercice', severity: 'minor', point: inside('21004') };
    desk.does('operator', 'incident.open', opened);
    desk.does('operator', 'incident.close', { incident, outcome: 'Fin' });
    const evaluation = () => standingOf(desk.room, named('evaluation'), '21004', '2026-11-25');
    expect(evaluation()).toMatchObject({ state: 'due-soon', wanting: 1, dueOn: '2027-02-22' });
    desk.does('liaison-21004', 'obligation.fulfil', {
      record: idOf('record'),
      obligation: 'evaluation',
      holder: '21004',
      on: '2026-11-24',
      evidence: 'Débriefing à chaud',
      link: { kind: 'incident', id: incident },
    });
    expect(evaluation().state).toBe('fulfilled');
  });

  it('the table names a source and a certainty for each, in both languages, and the report to the council for the Region alone', () => {
    for (const o of OBLIGATIONS)
      for (const text of [o.name, o.short, o.said, o.source])
        expect(text.fr.length * text.nl.length).toBeGreaterThan(0);
    expect(obligationsOf('21004', '2026-11-25').map(o => o.code)).not.toContain('yearly-report');
    expect(obligationsOf('region', '2026-11-25').map(o => o.code)).toContain('yearly-report');
    expect(obligationsOf('21004', '2018-01-01')).toEqual([]);
  });
});

describe('[engine.6] each commune keeps its own calendar', () => {
  const fulfil = (holder: string, more: object = {}) => ({
    record: idOf(`record ${holder}`),
    obligation: 'safety-cell',
    holder,
    on: '2026-11-20',
    evidence: { fr: 'Réunion du 20 novembre', nl: 'Vergadering van 20 november' },
    ...more,
  });

  it('and the centre sees the nineteen', () => {
    const desk = createDesk();
    desk.does('liaison-21004', 'obligation.fulfil', fulfil('21004'));
    desk.does('officer', 'obligation.fulfil', fulfil('21013'));
    expect(desk.ask('liaison-21004', 'obligation.fulfil', fulfil('21016'))).toMatchObject({
      reason: 'obligation-not-yours',
    });
    expect(Object.keys(project(desk.room, desk.viewer('liaison-21004')).obligations)).toEqual([idOf('record 21004')]);
    expect(Object.keys(project(desk.room, desk.viewer('high-official')).obligations)).toHaveLength(2);
    const [standing] = standingsOf(desk.room, '21013', '2026-11-25').filter(s => s.obligation.code === 'safety-cell');
    expect(standing?.state).toBe('fulfilled');
  });

  it('what was entered by mistake is withdrawn and stays to be read', () => {
    const desk = createDesk();
    desk.does('liaison-21004', 'obligation.fulfil', fulfil('21004'));
    desk.does('liaison-21004', 'obligation.withdraw', { record: idOf('record 21004'), reason: 'Autre commune' });
    expect(desk.room.obligations[idOf('record 21004')]?.withdrawn).toBeDefined();
    expect(standingOf(desk.room, named('safety-cell'), '21004', '2026-11-25').state).toBe('overdue');
  });

  it('at half past midnight in Brussels what was done that day is of today, though it is yesterday in UTC', () => {
    const desk = createDesk();
    desk.now = '2026-11-26T23:30:00.000Z';
    desk.does('liaison-21004', 'obligation.fulfil', fulfil('21004', { on: '2026-11-27' }));
    expect(desk.room.obligations[idOf('record 21004')]?.on).toBe('2026-11-27');
  });

  it.each([
    ['what is to come cannot be done', 'obligation.fulfil', { on: '2026-12-01' }, 'decided-in-the-future'],
    ['the Region’s report is no commune’s', 'obligation.fulfil', { obligation: 'yearly-report' }, 'no-such-obligation'],
  ])('%s', (_title, type, more, reason) => {
    expect(createDesk().ask('liaison-21004', type, fulfil('21004', more))).toMatchObject({ reason });
  });
});
