import { describe, expect, test } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { mandateId, NIGHT, personId } from '../../shared/testing/people.ts';
import { idOf } from '../../shared/testing/random.ts';
import '../language/screen.ts';
import { silenceOf } from '../wall/wallView.ts';
import { decisionAskings } from './askings.ts';
import { decisionLines } from './lines.ts';

const METRO = idOf('decision metro');
const title = { fr: 'Fermer le métro', nl: 'Metro sluiten' };
const later = (seconds: number) => new Date(Date.parse(NIGHT) + seconds * 1_000).toISOString();
const take = (kind = 'order', to: object = { functions: ['transport-dispatch', 'fire-dispatch'] }): Desk => {
  const desk = createDesk();
  const told = { kind, headline: title, body: title, basis: 'special-law-1989-48', to, decidedAt: NIGHT };
  desk.does('high-official', 'decision.take', { decision: METRO, ...told });
  return desk;
};
const asked = (desk: Desk, who = 'operator', seconds = 0) =>
  decisionAskings(
    desk.room,
    { person: personId(who), mandates: desk.viewer(who).mandates },
    Date.parse(NIGHT) + seconds * 1_000,
  );

describe('[engine.3] what decisions ask of a person', () => {
  test('[engine.3] after sixty seconds each silent recipient of an order is red, rings, and says whom to call', () => {
    const desk = take();
    expect(asked(desk, 'operator', 59)).toEqual([]);
    const rows = asked(desk, 'operator', 60);
    expect(rows.map(row => [row.urgency, row.title('fr'), row.act('nl')])).toEqual([
      ['now', 'STIB sans réponse', 'MIVB bellen'],
      ['now', 'SIAMU sans réponse', 'DBDMH bellen'],
    ]);
    expect(rows[0]?.rings?.('nl')).toBe('MIVB antwoordt niet: Metro sluiten');
    expect(rows[0]?.open).toEqual({ form: 'decisions.call', about: `${METRO} transport-dispatch` });
  });

  test('[engine.3] a refusal is red with its reason, lateness is orange, and both only for who follows it', () => {
    const desk = take();
    desk.does('siamu', 'decision.refuse', { decision: METRO, reason: 'Effectif insuffisant' });
    const [refusal] = asked(desk);
    expect([refusal?.urgency, refusal?.title('fr'), refusal?.under('fr')]).toEqual([
      'now',
      'SIAMU refuse',
      'Fermer le métro. Effectif insuffisant',
    ]);
    expect(asked(desk, 'high-official')).toHaveLength(1);
    expect(asked(desk, 'auditor')).toEqual([]);
    desk.does('stib', 'decision.receive', { decision: METRO });
    expect(asked(desk, 'operator', 180).map(row => [row.urgency, row.title('nl')])).toEqual([
      ['now', 'DBDMH weigert'],
      ['soon', 'Nog niet gelezen: MIVB'],
    ]);
  });

  test('[engine.3] the silent of a notification are one row, in orange: red stays for what must be carried out', () => {
    const desk = take('notification', { communes: ['21004', '21013', '21014'] });
    const rows = asked(desk, 'operator', 300);
    expect(rows.map(row => [row.urgency, row.title('fr'), row.rings])).toEqual([
      ['soon', '3 destinataires sans réponse', undefined],
    ]);
    expect(rows[0]?.open).toEqual({ sheet: 'decisions', about: METRO });
  });

  test('[engine.3] what is lifted asks nothing any more', () => {
    const desk = take();
    desk.now = later(30);
    desk.does('high-official', 'decision.lift', { decision: METRO, reason: title, decidedAt: desk.now });
    expect(asked(desk, 'operator', 900)).toEqual([]);
  });

  test('[engine.3] calls that nobody answered are counted under the red row', () => {
    const desk = take();
    const call = { decision: METRO, recipient: 'transport-dispatch', mandate: mandateId('stib'), answered: false };
    desk.does('operator', 'decision.record-call', call);
    desk.does('operator', 'decision.record-call', call);
    expect(asked(desk, 'operator', 60)[0]?.under('fr')).toBe('Fermer le métro. 2 appels sans réponse.');
  });
});

describe('[engine.3] what decisions write into the log', () => {
  test('[engine.3] taken by whom and when, carried out and when, refused why, lifted why', () => {
    const desk = take();
    desk.now = later(45);
    desk.does('stib', 'decision.execute', { decision: METRO }, later(40));
    desk.does('siamu', 'decision.refuse', { decision: METRO, reason: 'Effectif insuffisant' });
    desk.now = later(60);
    const reason = { fr: 'Fin du danger', nl: 'Gevaar geweken' };
    desk.does('high-official', 'decision.lift', { decision: METRO, reason, decidedAt: desk.now });
    expect(decisionLines(desk.room).map(line => line.say('fr').replace(/[\u00a0\u202f]/g, ' '))).toEqual([
      'Ordre, Haut Fonctionnaire 02:10 : Fermer le métro',
      'STIB : exécutée à 02:10:40. Fermer le métro',
      'SIAMU refuse : Effectif insuffisant. Fermer le métro',
      'Levée, Haut Fonctionnaire : Fermer le métro. Fin du danger',
    ]);
  });
});

test('[engine.3] the wall shows in red who is silent longest of any order', () => {
  const desk = take();
  desk.does('siamu', 'decision.receive', { decision: METRO });
  expect(silenceOf(desk.room, Date.parse(later(59)))).toBeUndefined();
  expect(silenceOf(desk.room, Date.parse(later(60)))).toEqual({ who: 'STIB – MIVB', since: NIGHT, more: 0 });
});
