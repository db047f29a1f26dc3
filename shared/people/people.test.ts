import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { commune, mandateId, personId } from '../testing/people.ts';
import { idOf } from '../testing/random.ts';
import { isValid, nextChangeOf } from './mandates.ts';
import type { Mandate } from './schema.ts';

const mandate = idOf('a new mandate');
const grant = (more: object = {}) => ({
  mandate,
  person: personId('stranger'),
  function: 'commune-liaison',
  scope: commune('21004'),
  from: '2026-11-24T00:00:00Z',
  ...more,
});

describe('[room.3] a mandate holds from its start until its end, the end excluded', () => {
  const held = (from: string, to?: string): Mandate => ({
    id: mandate,
    person: personId('stranger'),
    function: 'mayor',
    scope: commune('21004'),
    from,
    ...(to === undefined ? {} : { to }),
  });

  it.each([
    ['a millisecond before', '2026-11-23T23:59:59.999Z', false],
    ['at its start', '2026-11-24T00:00:00.000Z', true],
    ['at its start, written without fractions', '2026-11-24T00:00:00Z', true],
    ['half a second in', '2026-11-24T00:00:00.500Z', true],
    ['a millisecond before its end', '2026-11-24T11:59:59.999Z', true],
    ['at its end', '2026-11-24T12:00:00Z', false],
  ])('%s', (_title, at, valid) => {
    expect(isValid(held('2026-11-24T00:00:00Z', '2026-11-24T12:00:00Z'), at)).toBe(valid);
  });

  it('in the night in which 02:30 comes twice: one hour is one hour', () => {
    // 25 October 2026: at 03:00 CEST (01:00 UTC) the clocks of Brussels go back to 02:00 CET.
    const firstHalfPastTwo = '2026-10-25T00:30:00Z';
    const secondHalfPastTwo = '2026-10-25T01:30:00Z';
    const one = held(firstHalfPastTwo, secondHalfPastTwo);
    expect([firstHalfPastTwo, '2026-10-25T01:29:59Z', secondHalfPastTwo].map(at => isValid(one, at))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('in the night in which 02:30 does not come at all', () => {
    // 29 March 2026: at 02:00 CET (01:00 UTC) the clocks go forward to 03:00 CEST.
    const one = held('2026-03-29T00:59:59Z', '2026-03-29T01:00:01Z');
    expect(
      ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-03-29T01:00:01Z'].map(at => isValid(one, at)),
    ).toEqual([true, true, false]);
  });

  it('without an end it holds on', () => {
    expect(isValid(held('2026-11-24T00:00:00Z'), '2099-01-01T00:00:00Z')).toBe(true);
  });

  it('and the room says when next something of it changes', () => {
    const desk = createDesk();
    desk.does('admin', 'mandate.grant', grant({ from: '2026-11-24T02:00:00Z', to: '2026-11-24T04:00:00Z' }));
    const next = (at: string) => nextChangeOf(desk.room, personId('stranger'), at);
    expect(next(desk.now)).toBe(Date.parse('2026-11-24T02:00:00Z'));
    expect(next('2026-11-24T02:00:00Z')).toBe(Date.parse('2026-11-24T04:00:00Z'));
    expect(next('2026-11-24T04:00:00Z')).toBeUndefined();
  });
});

describe('[room.3] people and mandates are the administrator’s', () => {
  it('who is nobody may do nothing, until a mandate begins and after it ended', () => {
    const desk = createDesk();
    const receive = () => desk.ask('stranger', 'log.write', { entry: idOf(desk.now), text: 'x' });
    desk.does('admin', 'mandate.grant', grant({ from: '2026-11-24T02:00:00Z', to: '2026-11-24T03:00:00Z' }));
    const seen = ['2026-11-24T01:59:59Z', '2026-11-24T02:00:00Z', '2026-11-24T03:00:00Z'].map(now => {
      desk.now = now;
      const outcome = receive();
      return 'ok' in outcome ? outcome.reason : 'done';
    });
    expect(seen).toEqual(['no-right', 'done', 'no-right']);
  });

  it('a mandate taken back ends at once', () => {
    const desk = createDesk();
    desk.does('admin', 'mandate.revoke', { mandate: mandateId('operator') });
    const refused = desk.ask('operator', 'log.write', { entry: idOf('e'), text: 'x' });
    expect(refused).toMatchObject({ code: 'forbidden', reason: 'no-right' });
  });

  it('a mandate that has ended does not come to life again by being taken back', () => {
    const desk = createDesk();
    const refused = desk.ask('admin', 'mandate.revoke', { mandate: mandateId('former') });
    expect(refused).toMatchObject({ code: 'conflict', reason: 'already-closed' });
    expect(desk.room.mandates[mandateId('former')]?.to).toBe('2026-06-01T00:00:00Z');
  });

  it.each([
    ['mandate.grant', grant({ mandate: mandateId('video') }), 'conflict', 'already-exists', 'data.mandate'],
    ['mandate.grant', grant({ person: idOf('nobody') }), 'rejected', 'unknown-person', 'data.person'],
    ['mandate.grant', grant({ organisation: idOf('none') }), 'rejected', 'unknown-organisation', 'data.organisation'],
    ['mandate.revoke', { mandate: idOf('none') }, 'rejected', 'unknown-mandate', 'data.mandate'],
    [
      'person.register',
      { person: personId('video'), name: 'V', language: 'fr' },
      'conflict',
      'already-exists',
      'data.person',
    ],
    ['mandate.grant', grant({ to: '2026-11-23T00:00:00Z' }), 'invalid', 'invalid', undefined],
    [
      'mandate.grant',
      grant({ from: '2026-11-24T00:00:00.500Z', to: '2026-11-24T00:00:00Z' }),
      'invalid',
      'invalid',
      undefined,
    ],
  ])('%s %j is refused', (type, data, code, reason, path) => {
    expect(createDesk().ask('admin', type, data)).toMatchObject({ code, reason, ...(path ? { path } : {}) });
  });

  it('a mandate may last half a second, however its times are written', () => {
    const half = grant({ from: '2026-11-24T00:00:00Z', to: '2026-11-24T00:00:00.500Z' });
    expect(createDesk().ask('admin', 'mandate.grant', half)).toHaveLength(1);
  });

  it('an organisation is registered once', () => {
    const desk = createDesk();
    const hospital = { organisation: idOf('hospital'), kind: 'hospital', name: { fr: 'Hôpital', nl: 'Ziekenhuis' } };
    desk.does('admin', 'organisation.register', hospital);
    expect(desk.ask('admin', 'organisation.register', hospital)).toMatchObject({ reason: 'already-exists' });
    desk.does('admin', 'mandate.grant', grant({ organisation: idOf('hospital') }));
  });

  it('nobody else may', () => {
    const desk = createDesk();
    for (const who of ['operator', 'officer', 'high-official', 'mayor-21004', 'auditor'])
      expect(desk.ask(who, 'mandate.grant', grant()), who).toMatchObject({ code: 'forbidden', reason: 'no-right' });
  });
});
