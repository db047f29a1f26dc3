import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { personId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { currentText } from './current.ts';
import { unseenBy } from './mentions.ts';

const incident = idOf('Madou');
const entry = idOf('line');
const ENTERED = '2026-11-24T01:10:00.000Z';

function atMadou() {
  const desk = createDesk();
  desk.does('operator', 'incident.open', {
    incident,
    kind: 'incident',
    title: 'Fumée Madou',
    severity: 'severe',
    point: inside('21014'),
  });
  return desk;
}

describe('[engine.5] a line of the log', () => {
  it('says when it happened where it is entered late, and refuses a fact of the future', () => {
    const desk = atMadou();
    const told = { entry, incident, text: 'Première équipe à quai', source: 'D1', category: 'situation' };
    expect(desk.ask('operator', 'log.write', { ...told, happenedAt: '2026-11-24T01:20:00Z' })).toMatchObject({
      reason: 'happened-in-the-future',
      path: 'data.happenedAt',
    });
    desk.does('operator', 'log.write', { ...told, happenedAt: '2026-11-24T00:55:00Z' });
    expect(desk.room.log[entry]).toMatchObject({ happenedAt: '2026-11-24T00:55:00Z', written: { at: ENTERED } });
  });

  it('is corrected beside what was written, which stays with its time and its author', () => {
    const desk = atMadou();
    desk.does('dir-d1', 'log.write', { entry, incident, text: '8 incommodés' });
    desk.now = '2026-11-24T01:17:00.000Z';
    expect(desk.ask('liaison-21014', 'log.correct', { entry, text: '7', reason: 'recompté' })).toMatchObject({
      reason: 'not-your-entry',
    });
    expect(desk.ask('dir-d1', 'log.correct', { entry, text: '8 incommodés', reason: 'rien' })).toMatchObject({
      reason: 'nothing-corrected',
    });
    desk.does('dir-d1', 'log.correct', { entry, text: '7 incommodés', reason: 'recompté au PMA' });
    desk.does('operator', 'log.correct', { entry, text: '7 incommodés : 2 T2, 5 T3', reason: 'précisé' });
    const line = desk.room.log[entry];
    expect(line?.text).toBe('8 incommodés');
    expect(line && currentText(line)).toBe('7 incommodés : 2 T2, 5 T3');
    expect(line?.corrections?.map(c => [c.reason, c.at, c.by.person])).toEqual([
      ['recompté au PMA', '2026-11-24T01:17:00.000Z', personId('dir-d1')],
      ['précisé', '2026-11-24T01:17:00.000Z', personId('operator')],
    ]);
  });

  it('that mentions a commune is shown to it, without the incident it may not see, until it says seen', () => {
    const desk = atMadou();
    desk.does('operator', 'log.write', {
      entry,
      incident,
      text: 'Ouvrir la salle Bockstael',
      mentions: { communes: ['21012'], functions: ['transport-dispatch'] },
    });
    const liaison = { person: personId('liaison-21012'), mandates: desk.viewer('liaison-21012').mandates };
    const seen = project(desk.room, desk.viewer('liaison-21012')).log[entry];
    expect(seen?.text).toBe('Ouvrir la salle Bockstael');
    expect(seen?.incident).toBeUndefined();
    expect(project(desk.room, desk.viewer('liaison-21001')).log[entry]).toBeUndefined();
    expect(seen && unseenBy(seen, liaison)).toEqual(['21012']);

    desk.does('liaison-21012', 'log.note-seen', { entry });
    expect(desk.room.log[entry]?.seen).toMatchObject({ '21012': { by: { person: liaison.person } } });
    expect(desk.does('liaison-21012', 'log.note-seen', { entry })).toEqual([]);
    expect(desk.ask('operator', 'log.note-seen', { entry })).toMatchObject({ reason: 'not-mentioned' });
    expect(desk.ask('liaison-21001', 'log.note-seen', { entry })).toMatchObject({ reason: 'unknown-entry' });
  });

  it('mentions nobody who could not see it', () => {
    const desk = atMadou();
    const write = (people: string[]) =>
      desk.ask('operator', 'log.write', { entry, incident, text: 'Rappeler', mentions: { people } });
    expect(write([personId('liaison-21001')])).toMatchObject({
      reason: 'mention-cannot-see',
      path: 'data.mentions.people.0',
    });
    expect(write([idOf('nobody')])).toMatchObject({ reason: 'unknown-person' });
    expect(write([personId('liaison-21014'), personId('dir-d3')])).toHaveLength(1);
  });

  it('with a person’s health data is refused with where, until a reason is given that stays with it', () => {
    const desk = atMadou();
    const text = 'Jean Dupont souffre de diabète, à évacuer';
    const refused = desk.ask('operator', 'log.write', { entry, incident, text });
    expect(refused).toMatchObject({
      code: 'rejected',
      reason: 'looks-like-health-data',
      path: 'data.text',
      params: { where: 'souffre de diabète' },
    });
    desk.does('operator', 'log.write', { entry, incident, text, healthReason: 'insuline demandée par le D2' });
    expect(desk.room.log[entry]?.healthReason).toBe('insuline demandée par le D2');
    expect(
      desk.ask('operator', 'log.correct', { entry, text: 'Patient Dupont : diabète', reason: 'précisé' }),
    ).toMatchObject({ reason: 'looks-like-health-data' });
  });

  it('keeps no reason where there is nothing that it answers for', () => {
    const desk = atMadou();
    desk.does('operator', 'log.write', { entry, text: '7 incommodés : 2 T2, 5 T3', healthReason: 'par habitude' });
    expect(desk.room.log[entry]).not.toHaveProperty('healthReason');
  });
});
