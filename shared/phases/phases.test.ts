import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { mandateId, personId } from '../testing/people.ts';
import { across, inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import type { Phase } from './schema.ts';

/** One line for each of the nine parameters by which the level is chosen. */
const criteria = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => [String(n), 'sans objet']));
const declaration = idOf('declaration');
const decidedAt = '2026-11-24T01:05:00.000Z';
const phase = (code: Phase, communes: string[], more: object = {}) => ({
  declaration,
  phase: code,
  communes,
  criteria,
  decidedAt,
  ...more,
});
const by = (who: string, how = 'telephone') => ({ decidedBy: { mandate: mandateId(who), how } });
const wrong = (authority: string) => ({
  ok: false,
  code: 'forbidden',
  reason: 'wrong-authority',
  path: 'data.phase',
  params: { authority },
});

describe('[room.3] a phase is declared by its authority', () => {
  it.each([
    ['the mayor declares the communal phase in their own commune', 'mayor-21004', phase('communale', ['21004'])],
    ['the High Official declares the provincial phase', 'high-official', phase('provinciale', ['21004', '21013'])],
    ['the Minister of the Interior declares the federal phase', 'minister', phase('federale', ['21004', '21013'])],
  ])('%s', (_title, who, data) => {
    const desk = createDesk();
    desk.does(who, 'phase.declare', data);
    expect(desk.room.phases[declaration]).toMatchObject({
      phase: data.phase,
      declared: { authority: mandateId(who), how: 'self', by: { person: personId(who) } },
    });
  });

  it.each([
    ['a mayor elsewhere than at home', 'mayor-21004', phase('communale', ['21013']), 'mayor'],
    ['a mayor at home and next door at once', 'mayor-21004', phase('communale', ['21004', '21013']), 'mayor'],
    ['a mayor over the province', 'mayor-21004', phase('provinciale', ['21004']), 'high-official'],
    ['a mayor who names the commune twice', 'mayor-21004', phase('communale', ['21004', '21004']), 'mayor'],
    ['the High Official in one commune', 'high-official', phase('communale', ['21004']), 'mayor'],
    ['the High Official over the country', 'high-official', phase('federale', ['21004']), 'minister-interior'],
    ['the Minister over the province', 'minister', phase('provinciale', ['21004']), 'high-official'],
    ['staff in their own name', 'operator', phase('provinciale', ['21004']), 'high-official'],
    [
      'staff for the wrong authority',
      'operator',
      phase('federale', ['21004'], by('high-official')),
      'minister-interior',
    ],
    ['staff for another commune’s mayor', 'officer', phase('communale', ['21013'], by('mayor-21004')), 'mayor'],
    [
      'a mayor recording the decision of another',
      'mayor-21004',
      phase('communale', ['21013'], by('mayor-21013')),
      'mayor',
    ],
  ])('not by %s: the refusal says who could', (_title, who, data, authority) => {
    expect(createDesk().ask(who, 'phase.declare', data)).toMatchObject(wrong(authority));
  });

  it.each([
    'liaison-21004',
    'zone-5339',
    'video',
    'auditor',
    'admin',
    'stranger',
    'former',
  ])('not by %s, whose mandate has nothing to do with phases', who => {
    const refused = createDesk().ask(who, 'phase.declare', phase('communale', ['21004']));
    expect(refused).toMatchObject({ code: 'forbidden', reason: 'no-right' });
  });

  it('staff record a decision: both times, who decided, how it was given, who wrote it down', () => {
    const desk = createDesk();
    desk.does('operator', 'phase.declare', phase('provinciale', ['21004'], by('high-official', 'present')));
    expect(desk.room.phases[declaration]?.declared).toEqual({
      decidedAt,
      enteredAt: desk.now,
      authority: mandateId('high-official'),
      how: 'present',
      by: { person: personId('operator'), mandate: mandateId('operator') },
    });
  });

  it.each([
    ['a mandate nobody holds', { decidedBy: { mandate: idOf('nobody'), how: 'signed' } }],
    ['a mandate not yet begun when it was decided', { ...by('high-official'), decidedAt: '2025-12-31T23:59:59Z' }],
  ])('staff cannot record the decision of %s', (_title, more) => {
    const refused = createDesk().ask('operator', 'phase.declare', phase('provinciale', ['21004'], more));
    expect(refused).toMatchObject({ code: 'rejected', reason: 'unknown-mandate', path: 'data.decidedBy.mandate' });
  });

  it('nobody declares what was decided before they held the office', () => {
    const data = phase('communale', ['21004'], { decidedAt: '2025-12-31T23:59:59Z' });
    const refused = createDesk().ask('mayor-21004', 'phase.declare', data);
    expect(refused).toMatchObject({ code: 'rejected', reason: 'unknown-mandate', path: 'data.decidedAt' });
  });

  it.each([
    ['an hour from now', '2026-11-24T02:10:00Z', false],
    ['a little over a minute from now', '2026-11-24T01:11:00.001Z', false],
    ['within the minute left for clocks that differ', '2026-11-24T01:11:00Z', true],
    ['hours ago', '2026-11-23T20:00:00Z', true],
  ])('a decision taken %s', (_title, at, allowed) => {
    const outcome = createDesk().ask('mayor-21004', 'phase.declare', phase('communale', ['21004'], { decidedAt: at }));
    if (allowed) expect(outcome).toHaveLength(2);
    else expect(outcome).toMatchObject({ code: 'rejected', reason: 'decided-in-the-future', path: 'data.decidedAt' });
  });

  it('an unknown commune is refused by its place in the list', () => {
    const refused = createDesk().ask('high-official', 'phase.declare', phase('provinciale', ['21004', '21999']));
    expect(refused).toMatchObject({ code: 'rejected', reason: 'unknown-commune', path: 'data.communes.1' });
  });

  it('all nine parameters are given, each with its line', () => {
    const { '7': _left, ...eight } = criteria;
    const refused = createDesk().ask(
      'mayor-21004',
      'phase.declare',
      phase('communale', ['21004'], { criteria: eight }),
    );
    expect(refused).toMatchObject({ code: 'invalid' });
  });

  it('the same phase is not declared twice for the same territory; for another it is', () => {
    const desk = createDesk();
    desk.does('mayor-21004', 'phase.declare', phase('communale', ['21004']));
    expect(desk.ask('mayor-21004', 'phase.declare', phase('communale', ['21004']))).toMatchObject({
      code: 'conflict',
      reason: 'already-exists',
    });
    const anew = { ...phase('communale', ['21004']), declaration: idOf('another') };
    expect(desk.ask('operator', 'phase.declare', { ...anew, ...by('mayor-21004') })).toMatchObject({
      code: 'conflict',
      reason: 'phase-already-declared',
      params: { declaration },
    });
    desk.does('mayor-21013', 'phase.declare', { ...anew, communes: ['21013'] });
  });

  it('a higher phase stands beside the communal ones: neither ends the other', () => {
    const desk = createDesk();
    desk.does('mayor-21004', 'phase.declare', phase('communale', ['21004']));
    desk.does('high-official', 'phase.declare', { ...phase('provinciale', ['21004']), declaration: idOf('above') });
    desk.does('high-official', 'phase.lift', { declaration: idOf('above'), reason: 'fin', decidedAt: desk.now });
    expect(desk.room.phases[declaration]?.lifted).toBeUndefined();
    expect(desk.room.phases[idOf('above')]?.lifted).toBeDefined();
  });

  it('an incident that the mayor may not see is unknown to them, so that ids cannot be probed', () => {
    const desk = createDesk();
    const incident = idOf('elsewhere');
    const opened = { incident, kind: 'incident', title: 'Ailleurs', severity: 'minor', point: inside('21016') };
    desk.does('operator', 'incident.open', opened);
    const unknown = { code: 'rejected', reason: 'unknown-incident', path: 'data.incident' };
    const declare = (id: string) =>
      desk.ask('mayor-21004', 'phase.declare', phase('communale', ['21004'], { incident: id }));
    expect(declare(incident)).toEqual(declare(idOf('never was')));
    expect(declare(incident)).toMatchObject(unknown);
    desk.does('operator', 'incident.update', { incident, area: across('21016', '21004') });
    expect(declare(incident)).toHaveLength(2);
  });
});

describe('[room.3] a phase is lifted by the authority that declared', () => {
  const lift = (more: object = {}) => ({
    declaration,
    reason: { fr: 'fin', nl: 'einde' },
    decidedAt: '2026-11-24T01:08:00Z',
    ...more,
  });
  const declared = () => {
    const desk = createDesk();
    desk.does('mayor-21004', 'phase.declare', phase('communale', ['21004']));
    return desk;
  };

  it.each([
    ['by the mayor', 'mayor-21004', {}, 'self'],
    ['by staff who record the mayor’s decision', 'officer', by('mayor-21004', 'video'), 'video'],
  ])('%s', (_title, who, more, how) => {
    const desk = declared();
    desk.does(who, 'phase.lift', lift(more));
    expect(desk.room.phases[declaration]?.lifted).toMatchObject({
      how,
      authority: mandateId('mayor-21004'),
      decidedAt: '2026-11-24T01:08:00Z',
      enteredAt: desk.now,
    });
  });

  it.each([
    ['the High Official', 'high-official', {}],
    ['the Minister', 'minister', {}],
    ['staff in their own name', 'operator', {}],
    ['staff for the High Official', 'operator', by('high-official')],
  ])('not by %s', (_title, who, more) => {
    expect(declared().ask(who, 'phase.lift', lift(more))).toMatchObject({ ...wrong('mayor') });
  });

  it('the mayor of another commune does not even know of it', () => {
    const refused = declared().ask('mayor-21013', 'phase.lift', lift());
    expect(refused).toMatchObject({ code: 'rejected', reason: 'unknown-declaration' });
  });

  it.each([
    ['an unknown one', { declaration: idOf('nothing') }, 'unknown-declaration'],
    ['before it was declared', { decidedAt: '2026-11-24T01:04:59Z' }, 'lifted-before-declared'],
    ['tomorrow', { decidedAt: '2026-11-25T01:00:00Z' }, 'decided-in-the-future'],
  ])('not %s', (_title, more, reason) => {
    expect(declared().ask('mayor-21004', 'phase.lift', lift(more))).toMatchObject({ code: 'rejected', reason });
  });

  it('once; then it may be declared anew', () => {
    const desk = declared();
    desk.does('mayor-21004', 'phase.lift', lift());
    const again = desk.ask('mayor-21004', 'phase.lift', lift());
    expect(again).toMatchObject({ code: 'conflict', reason: 'already-lifted' });
    desk.does('mayor-21004', 'phase.declare', { ...phase('communale', ['21004']), declaration: idOf('anew') });
  });
});
