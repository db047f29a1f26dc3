import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { derivedId } from '../derivedId.ts';
import { NIS_CODES } from '../territory/reference.ts';
import { mandateId } from '../testing/people.ts';
import { idOf } from '../testing/random.ts';
import { upscaleState } from './standing.ts';

const upscale = idOf('request');
const deadline = '2026-11-24T01:30:00Z';
const asking = (phase: 'provinciale' | 'federale', more: object = {}) => ({
  ...{ upscale, phase, communes: ['21004'], why: { fr: 'Moyens dépassés', nl: 'Middelen ontoereikend' }, deadline },
  decidedAt: '2026-11-24T01:09:00Z',
  ...more,
});
const by = (who: string) => ({ decidedBy: { mandate: mandateId(who), how: 'telephone' } });
const answering = (answer: 'granted' | 'refused', more: object = {}) => ({
  ...{ upscale, answer, reason: 'Les moyens suffisent', decidedAt: '2026-11-24T01:20:00Z' },
  ...more,
});
const reason = (outcome: unknown) => (outcome as { reason?: string }).reason;

describe('[engine.2] a request to upscale is an object of its own', () => {
  it.each([
    ['a mayor asks the High Official for the provincial phase', 'mayor-21004', asking('provinciale'), 'high-official'],
    [
      'the High Official asks the Minister for the federal phase',
      'high-official',
      asking('federale'),
      'minister-interior',
    ],
    [
      'CORES asks the Minister, by the mouth of its president',
      'minister-president',
      asking('federale', { as: 'cores', communes: [...NIS_CODES] }),
      'minister-interior',
    ],
    [
      'staff record that CORES asked',
      'operator',
      asking('federale', { as: 'cores', ...by('minister-president') }),
      'minister-interior',
    ],
  ])('[engine.2] %s, who receives it with a receipt', (_title, who, data, asked) => {
    const desk = createDesk();
    desk.does(who, 'upscale.request', data);
    const notice = desk.room.decisions[derivedId(upscale, 'requested')];
    expect(Object.keys(notice?.receipts ?? {})).toEqual([asked]);
    expect(notice).toMatchObject({ kind: 'notification', origin: { kind: 'upscale', id: upscale }, deadline });
    expect(upscaleState(desk.room.upscales[upscale]!, Date.parse(desk.now))).toBe('waiting');
  });

  it.each([
    ['a mayor the Minister', 'mayor-21004', asking('federale')],
    ['a mayor for another commune alone', 'mayor-21004', asking('provinciale', { communes: ['21013'] })],
    ['the High Official themself', 'high-official', asking('provinciale')],
    ['CORES for the provincial phase', 'minister-president', asking('provinciale', { as: 'cores' })],
    ['staff in their own name', 'operator', asking('federale')],
  ])('[engine.2] not %s', (_title, who, data) => {
    expect(reason(createDesk().ask(who, 'upscale.request', data))).toBe('wrong-asker');
  });

  it('[engine.2] no answer is an answer that time alone gives', () => {
    const desk = createDesk();
    desk.does('high-official', 'upscale.request', asking('federale'));
    const request = desk.room.upscales[upscale]!;
    expect(upscaleState(request, Date.parse(deadline) - 1)).toBe('waiting');
    expect(upscaleState(request, Date.parse(deadline))).toBe('unanswered');
    // A late answer is still one.
    desk.now = '2026-11-24T02:00:00.000Z';
    desk.does('minister', 'upscale.answer', answering('granted', { decidedAt: '2026-11-24T01:59:00Z' }));
    expect(upscaleState(desk.room.upscales[upscale]!, Date.parse(desk.now))).toBe('granted');
    // Granting declares nothing: a phase never changes because a form was filled.
    expect(desk.room.phases).toEqual({});
  });

  it('[engine.2] refused, with its reason, by the authority asked or by staff who record it; the asker is told', () => {
    const desk = createDesk();
    desk.does('mayor-21004', 'upscale.request', asking('provinciale'));
    desk.now = '2026-11-24T01:21:00.000Z';
    expect(reason(desk.ask('minister', 'upscale.answer', answering('refused')))).toBe('wrong-authority');
    desk.does('operator', 'upscale.answer', answering('refused', by('high-official')));
    expect(desk.room.upscales[upscale]?.answer).toMatchObject({
      answer: 'refused',
      authority: mandateId('high-official'),
    });
    expect(Object.keys(desk.room.decisions[derivedId(upscale, 'answered')]?.receipts ?? {})).toEqual(['21004']);
    expect(reason(desk.ask('high-official', 'upscale.answer', answering('granted')))).toBe('upscale-answered');
  });

  it('[engine.2] withdrawn by the office that asked, and then no longer answered', () => {
    const desk = createDesk();
    desk.does('mayor-21004', 'upscale.request', asking('provinciale'));
    const withdraw = { upscale, reason: 'Situation maîtrisée', decidedAt: '2026-11-24T01:10:00Z' };
    expect(reason(desk.ask('high-official', 'upscale.withdraw', withdraw))).toBe('wrong-asker');
    desk.does('mayor-21004', 'upscale.withdraw', withdraw);
    expect(upscaleState(desk.room.upscales[upscale]!, Date.parse(deadline))).toBe('withdrawn');
    expect(reason(desk.ask('high-official', 'upscale.answer', answering('granted', { decidedAt: desk.now })))).toBe(
      'upscale-withdrawn',
    );
  });

  it('[engine.2] is seen by the communes it names, and unknown to others', () => {
    const desk = createDesk();
    desk.does('mayor-21004', 'upscale.request', asking('provinciale'));
    const seen = (who: string) => Object.keys(project(desk.room, desk.viewer(who)).upscales);
    expect([seen('liaison-21004'), seen('liaison-21009'), seen('high-official')]).toEqual([[upscale], [], [upscale]]);
  });
});
