import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOf, createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { nextAsk } from '../testing/commands.ts';
import { boxAround, inside } from '../testing/places.ts';
import { createRandom, idOf } from '../testing/random.ts';
import type { Round } from './schema.ts';
import { answerOf, resultOf, silentIn, standingOf } from './standing.ts';

const round = idOf('round');
const incident = idOf('incident');
const question = { fr: 'Peut-on rouvrir la Petite Ceinture ?', nl: 'Kan de Kleine Ring weer open?' };
const later = (desk: Desk, seconds: number) => new Date(Date.parse(desk.now) + seconds * 1_000).toISOString();

function asked(to: object = { functions: ['dir-d1', 'dir-d3'], communes: ['21004', '21013'], zones: ['5344'] }): Desk {
  const desk = createDesk();
  const point = inside('21004');
  desk.does('operator', 'incident.open', { incident, kind: 'incident', title: 'Fumée', severity: 'severe', point });
  desk.does('operator', 'round.ask', { round, question, to, incident });
  return desk;
}
const roundIn = (desk: Desk): Round => desk.room.rounds[round] as Round;
const answer = (desk: Desk, who: string, said: object) => desk.ask(who, 'round.answer', { round, ...said });
const refusal = (outcome: ReturnType<Desk['ask']>) => ('ok' in outcome ? outcome.reason : 'done');

describe('[engine.4] a round of the table', () => {
  it('puts one question to functions, communes and zones, and is due three minutes later by the setting in force', () => {
    const desk = asked();
    expect(Object.keys(roundIn(desk).receipts).sort()).toEqual(['21004', '21013', '5344', 'dir-d1', 'dir-d3']);
    expect(roundIn(desk)).toMatchObject({
      question,
      due: later(desk, 180),
      chases: [later(desk, 90), later(desk, 180)],
      setting: 'rounds-1',
    });
    expect(standingOf(roundIn(desk))).toEqual({ ok: 0, reserve: 0, no: 0, none: 5 });
  });

  it('is answered ok, with reserve or no, in one line, by whoever answers for the one asked', () => {
    const desk = asked();
    answer(desk, 'dir-d1', { answer: 'ok' });
    answer(desk, 'mayor-21004', { answer: 'reserve', line: 'Pas avant 04:00' });
    answer(desk, 'liaison-21013', { answer: 'no', line: 'Effectifs absents' });
    expect(standingOf(roundIn(desk))).toEqual({ ok: 1, reserve: 1, no: 1, none: 2 });
    expect(answerOf(roundIn(desk).receipts['21004']!)).toMatchObject({ answer: 'reserve', line: 'Pas avant 04:00' });
    expect(refusal(answer(desk, 'liaison-21001', { answer: 'ok' }))).toBe('unknown-round');
    expect(refusal(answer(desk, 'operator', { answer: 'ok' }))).toBe('not-asked');
    expect(refusal(answer(desk, 'dir-d1', { answer: 'ok', recipient: 'dir-d3' }))).toBe('not-asked');
  });

  it('is answered again as long as it is open: the last word counts, and the first is kept', () => {
    const desk = asked();
    answer(desk, 'dir-d3', { answer: 'no', line: 'Contresens' });
    answer(desk, 'dir-d3', { answer: 'ok' });
    expect(roundIn(desk).receipts['dir-d3']?.answers.map(a => a.answer)).toEqual(['no', 'ok']);
    expect(standingOf(roundIn(desk))).toMatchObject({ ok: 1, no: 0 });
  });

  it('takes from staff what was said in the room, with who was heard', () => {
    const desk = asked();
    const said = { round, recipient: '5344', answer: 'ok', heardFrom: 'Insp. Leroy', how: 'telephone' };
    desk.does('operator', 'round.record', said);
    expect(answerOf(roundIn(desk).receipts['5344']!)).toMatchObject({ heardFrom: 'Insp. Leroy', how: 'telephone' });
    expect(refusal(desk.ask('stib', 'round.record', said))).toBe('no-right');
    expect(refusal(desk.ask('operator', 'round.record', { ...said, recipient: '5340' }))).toBe('not-asked');
  });

  it('shows who waits, and from the first chase on who is silent', () => {
    const desk = asked();
    answer(desk, 'dir-d1', { answer: 'ok' });
    const silent = (seconds: number) => silentIn(roundIn(desk), Date.parse(later(desk, seconds))).map(r => r.recipient);
    expect(silent(89)).toEqual([]);
    expect(silent(90)).toEqual(['dir-d3', '5344', '21004', '21013']);
    const chase = { round, recipients: ['21004', 'dir-d1'], channel: 'push', outcome: 'asked-again', step: 1 };
    desk.does('belfry', 'round.chase', chase);
    expect(roundIn(desk).receipts['21004']?.chased).toMatchObject([{ step: 1, channel: 'push' }]);
    // Whoever has answered is not asked again.
    expect(roundIn(desk).receipts['dir-d1']?.chased).toEqual([]);
    const called = { round, recipients: ['21004'], channel: 'telephone', outcome: 'will-answer' };
    desk.does('operator', 'round.chase', called);
    expect(roundIn(desk).receipts['21004']?.chased).toHaveLength(2);
    expect(refusal(desk.ask('operator', 'round.chase', { ...called, recipients: ['dir-d1'] }))).toBe('nobody-silent');
  });

  it('is frozen when it is closed: the silent are named as silent, and nothing changes it any more', () => {
    const desk = asked();
    answer(desk, 'dir-d1', { answer: 'ok' });
    desk.does('operator', 'round.close', { round });
    const frozen = roundIn(desk);
    expect(frozen.closed?.result.filter(row => !row.answer).map(row => row.recipient)).toEqual([
      'dir-d3',
      '5344',
      '21004',
      '21013',
    ]);
    expect(refusal(answer(desk, 'dir-d3', { answer: 'no' }))).toBe('round-closed');
    desk.does('belfry', 'round.report-sending', { round, recipients: ['21004'], outcome: 'sent', step: 0 });
    expect(roundIn(desk)).toEqual(frozen);
  });

  it('is seen by each who is asked with its own answer alone, by whoever asked and by the centre whole', () => {
    const desk = asked();
    answer(desk, 'dir-d1', { answer: 'ok' });
    const seen = (who: string) => project(desk.room, desk.viewer(who)).rounds[round];
    expect(Object.keys(seen('liaison-21013')?.receipts ?? {})).toEqual(['21013']);
    expect(seen('liaison-21013')?.incident).toBeUndefined();
    expect(seen('liaison-21001')).toBeUndefined();
    expect(Object.keys(seen('dir-d3')?.receipts ?? {})).toHaveLength(5);
    desk.does('operator', 'round.close', { round });
    expect(seen('liaison-21013')?.closed?.result.map(row => row.recipient)).toEqual(['21013']);
    const own = idOf('of the mayor');
    const to = { functions: ['fire-dispatch'], communes: ['21013'] };
    desk.does('mayor-21004', 'round.ask', { round: own, question, to });
    const ofMayor = project(desk.room, desk.viewer('mayor-21004')).rounds[own];
    expect(Object.keys(ofMayor?.receipts ?? {})).toEqual(['21013', 'fire-dispatch']);
  });

  it('refuses a time that has passed, a commune that is none, an incident that the asker may not see', () => {
    const desk = asked();
    const ask = (more: object, who = 'operator') =>
      refusal(desk.ask(who, 'round.ask', { round: idOf('other'), question, to: { communes: ['21004'] }, ...more }));
    expect(ask({ deadline: desk.now })).toBe('deadline-past');
    expect(ask({ to: { communes: ['99999'] } })).toBe('unknown-commune');
    expect(ask({ incident: idOf('none') })).toBe('unknown-incident');
    expect(ask({ incident }, 'mayor-21013')).toBe('unknown-incident');
    desk.does('operator', 'perimeter.draw', {
      ...{ perimeter: idOf('p'), incident, zone: 'yellow', area: boxAround(inside('21013')), reason: 'x' },
    });
    expect(ask({ incident }, 'mayor-21013')).toBe('done');
  });
});

describe('[engine.4] whatever a night brings', () => {
  const seeds = fc.integer({ min: 0, max: 2 ** 31 });

  it('a frozen result never changes, and agrees with what had been answered until then', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const random = createRandom(seed);
        const desk = asked();
        const frozen = new Map<string, string>();
        for (let act = 0; act < 250; act++) {
          desk.now = later(desk, random.whole(0, 60));
          askOf(desk, nextAsk(random, desk.room, desk.now));
          for (const each of Object.values(desk.room.rounds)) {
            if (!each.closed) continue;
            const now = JSON.stringify(each);
            expect(frozen.get(each.id) ?? now).toBe(now);
            if (!frozen.has(each.id)) expect(each.closed.result).toEqual(JSON.parse(JSON.stringify(resultOf(each))));
            frozen.set(each.id, now);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('nobody answers for another: every answer stands under a mandate that may, or says who was heard', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const random = createRandom(seed);
        const desk = asked();
        for (let act = 0; act < 200; act++) askOf(desk, nextAsk(random, desk.room, desk.now));
        for (const { receipts } of Object.values(desk.room.rounds))
          for (const { answers, kind, recipient } of Object.values(receipts))
            for (const { by, heardFrom } of answers) {
              const own = Object.values(desk.room.mandates).filter(m => m.person === by.person);
              const may = own.some(m =>
                kind === 'function'
                  ? m.function === recipient
                  : m.scope !== 'region' && [...m.scope.communes, ...m.scope.zones].includes(recipient),
              );
              expect(may || heardFrom !== undefined).toBe(true);
            }
      }),
      { numRuns: 15 },
    );
  });
});
