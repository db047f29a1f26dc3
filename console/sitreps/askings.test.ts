import { beforeEach, describe, expect, test } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { mandatesOf } from '../../shared/people/mandates.ts';
import { personId } from '../../shared/testing/people.ts';
import { inside } from '../../shared/testing/places.ts';
import { idOf } from '../../shared/testing/random.ts';
import { sitrepAskings } from './askings.ts';
import { sitrepLines } from './lines.ts';

const incident = idOf('incident madou');
let desk: Desk;
beforeEach(() => {
  desk = createDesk();
  desk.does('operator', 'incident.open', {
    ...{ incident, kind: 'incident', severity: 'severe', point: inside('21014') },
    title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
  });
});
const later = (minutes: number) => {
  desk.now = new Date(Date.parse(desk.now) + minutes * 60_000).toISOString();
};
const asked = (who: string) =>
  sitrepAskings(
    desk.room,
    { person: personId(who), mandates: mandatesOf(desk.room, personId(who), desk.now) },
    Date.parse(desk.now),
  ).map(({ title, under, urgency }) => [
    title('fr').replaceAll('\u00a0', ' '),
    under('nl').replaceAll('\u00a0', ' '),
    urgency,
  ]);

describe('[engine.8] who is asked for a report', () => {
  test('nobody, before a rhythm is set', () => {
    later(120);
    expect(asked('operator')).toEqual([]);
    expect(asked('dir-d1')).toEqual([]);
  });

  test('the centre, from five minutes before it is due, and in orange once it is late', () => {
    desk.does('officer', 'sitrep.set-rhythm', { incident, minutes: 30 });
    later(20);
    expect(asked('operator')).toEqual([]);
    later(6);
    expect(asked('operator')).toEqual([['Rapport n° 1 attendu', 'Rook, metro Madou · over 4 min', 'attention']]);
    later(10);
    expect(asked('operator')).toEqual([['Rapport n° 1 en retard', 'Rook, metro Madou · 6 min te laat', 'soon']]);
    desk.does('officer', 'sitrep.validate', {
      ...{ sitrep: idOf('report'), incident, number: 1, decision: idOf('notice') },
      to: { communes: ['21014'] },
    });
    expect(asked('operator')).toEqual([]);
    expect(sitrepLines(desk.room).map(line => line.say('nl'))).toEqual([
      'Situatieverslag nr. 1 vastgelegd, gevalideerd door officer. Bestemmelingen: 1.',
    ]);
  });

  test('a director, for their own section alone, until it is told and again when it is older than the rhythm', () => {
    desk.does('officer', 'sitrep.set-rhythm', { incident, minutes: 30 });
    expect(asked('dir-d1').map(([title]) => title)).toEqual(['D1 : votre partie du rapport']);
    desk.does('dir-d1', 'sitrep.contribute', {
      ...{ incident, section: 'D1' },
      fields: { situation: { fr: 'Feu maîtrisé.', nl: 'Brand onder controle.', basedOn: 0 } },
    });
    expect(asked('dir-d1')).toEqual([]);
    later(31);
    expect(asked('dir-d1').map(([title]) => title)).toEqual(['D1 : votre partie du rapport']);
  });
});
