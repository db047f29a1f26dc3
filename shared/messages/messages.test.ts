import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOf, createDesk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { brusselsDay } from '../territory/reference.ts';
import { nextAsk } from '../testing/commands.ts';
import { inside } from '../testing/places.ts';
import { createRandom, idOf } from '../testing/random.ts';

const message = idOf('message');
const call = (more: object = {}) => ({
  message,
  channel: 'telephone',
  from: { name: 'Concierge, rue Scailquin 12', contact: '02 000 00 00' },
  text: 'Fumée dans la cave, rue Scailquin',
  receivedAt: '2026-11-24T01:08:00Z',
  ...more,
});

describe('[engine.5] message traffic', () => {
  it('is numbered by day in Brussels, without a gap', () => {
    const desk = createDesk();
    const receive = (id: string) => desk.does('operator', 'message.receive', call({ message: idOf(id) }));
    receive('one');
    receive('two');
    // 23:30 UTC is past midnight in Brussels: a new day begins at 1.
    desk.now = '2026-11-24T23:30:00.000Z';
    receive('three');
    expect(Object.values(desk.room.messages).map(m => m.number)).toEqual([
      { day: '2026-11-24', n: 1 },
      { day: '2026-11-24', n: 2 },
      { day: '2026-11-25', n: 1 },
    ]);
  });

  it('keeps when it was received beside when it was entered, and refuses one of the future', () => {
    const desk = createDesk();
    expect(desk.ask('operator', 'message.receive', call({ receivedAt: '2026-11-24T01:30:00Z' }))).toMatchObject({
      path: 'data.receivedAt',
    });
    desk.does('operator', 'message.receive', call());
    expect(desk.room.messages[message]).toMatchObject({
      receivedAt: '2026-11-24T01:08:00Z',
      entered: { at: desk.now },
    });
  });

  it('goes to the log as several lines, each with its number and the time at which it was received', () => {
    const desk = createDesk();
    const incident = idOf('Madou');
    desk.does('operator', 'incident.open', {
      incident,
      kind: 'incident',
      title: 'Madou',
      severity: 'severe',
      point: inside('21014'),
    });
    desk.does('operator', 'message.receive', call());
    const line = (id: string, more: object) => ({ entry: idOf(id), incident, text: `ligne ${id}`, ...more });
    desk.does('dir-d1', 'message.triage', {
      message,
      as: { to: 'log', entries: [line('a', { source: 'D1' }), line('b', { source: 'D3', category: 'need' })] },
    });
    for (const id of ['a', 'b'])
      expect(desk.room.log[idOf(id)]).toMatchObject({
        incident,
        message: { id: message, day: '2026-11-24', n: 1 },
        happenedAt: '2026-11-24T01:08:00Z',
      });
    expect(desk.room.messages[message]?.triaged).toMatchObject({ to: 'log', entries: [idOf('a'), idOf('b')] });
    expect(desk.ask('operator', 'message.triage', { message, as: { to: 'aside', reason: 'doublon' } })).toMatchObject({
      reason: 'already-triaged',
    });
    // The lines are told on through their incident; the message itself stays in the centre.
    const liaison = project(desk.room, desk.viewer('liaison-21014'));
    expect(liaison.log[idOf('a')]?.message).toEqual({ day: '2026-11-24', n: 1 });
    expect(liaison.messages).toEqual({});
  });

  it('is all or nothing: one line that may not be written leaves the message where it was', () => {
    const desk = createDesk();
    desk.does('operator', 'message.receive', call());
    const entries = [
      { entry: idOf('a'), text: 'bien' },
      { entry: idOf('b'), text: 'Mme Peeters est enceinte' },
    ];
    expect(desk.ask('operator', 'message.triage', { message, as: { to: 'log', entries } })).toMatchObject({
      reason: 'looks-like-health-data',
      path: 'data.as.entries.1.text',
    });
    expect(desk.room.log).toEqual({});
    expect(desk.room.messages[message]?.triaged).toBeUndefined();
  });

  it('is set aside with a reason, and may still be brought to the log', () => {
    const desk = createDesk();
    desk.does('operator', 'message.receive', call());
    desk.does('operator', 'message.assign', { message, function: 'dir-d1' });
    expect(desk.room.messages[message]?.assigned?.function).toBe('dir-d1');
    desk.does('operator', 'message.triage', { message, as: { to: 'aside', reason: 'doublon du 112' } });
    expect(desk.ask('operator', 'message.assign', { message, function: 'dir-d3' })).toMatchObject({
      reason: 'already-triaged',
    });
    desk.does('officer', 'message.triage', {
      message,
      as: { to: 'log', entries: [{ entry: idOf('a'), text: 'Fumée rue Scailquin' }] },
    });
    expect(desk.room.messages[message]?.triaged?.to).toBe('log');
  });

  it('said once with a reason for its health data, needs none again unless it is said otherwise', () => {
    const desk = createDesk();
    const text = 'Mme Peeters est enceinte, quai Simonis';
    expect(desk.ask('operator', 'message.receive', call({ text }))).toMatchObject({ reason: 'looks-like-health-data' });
    desk.does('operator', 'message.receive', call({ text, healthReason: 'à transmettre au D2' }));
    const triage = (said: string) =>
      desk.ask('operator', 'message.triage', {
        message,
        as: { to: 'log', entries: [{ entry: idOf('a'), text: said }] },
      });
    expect(triage('Mme Peeters est enceinte')).toMatchObject({ reason: 'looks-like-health-data' });
    expect(triage(text)).toHaveLength(2);
  });

  it('whatever a night brings: every day counts from 1 without a gap, and only the centre reads a message', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), seed => {
        const random = createRandom(seed);
        const desk = createDesk();
        for (let act = 0; act < 250; act++) {
          desk.now = new Date(Date.parse(desk.now) + random.whole(0, 900_000)).toISOString();
          askOf(desk, nextAsk(random, desk.room, desk.now));
        }
        const days = Map.groupBy(Object.values(desk.room.messages), m => m.number.day);
        for (const [day, messages] of days) {
          expect(messages.map(m => m.number.n)).toEqual(messages.map((_m, i) => i + 1));
          for (const m of messages) expect(brusselsDay(m.entered.at)).toBe(day);
        }
        expect(project(desk.room, desk.viewer('liaison-21004')).messages).toEqual({});
      }),
      { numRuns: 15 },
    );
  });
});
