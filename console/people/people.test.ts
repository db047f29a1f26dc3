import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { mandateId, personId } from '../../shared/testing/people.ts';
import { inside } from '../../shared/testing/places.ts';
import { idOf } from '../../shared/testing/random.ts';
import { learn } from '../language/say.ts';
import { screenWords } from '../language/screenWords.ts';
import { chronologyOf } from '../situation/chronology.ts';
import { peopleAskings } from './askings.ts';
import { groupsOf } from './groups.ts';
import { dialled } from './phone.ts';

learn(screenWords);
const evening = idOf('evening');
const night = idOf('night');
const second = idOf('second holder');

function roster(): Desk {
  const desk = createDesk();
  desk.does('admin', 'mandate.grant', {
    ...{ mandate: second, person: personId('double'), function: 'regional-operator', scope: 'region' },
    from: '2026-01-01T00:00:00Z',
  });
  const plan = (shift: string, mandate: string, from: string, to: string) =>
    desk.does('admin', 'duty.plan', { shift, mandate, from, to });
  plan(evening, mandateId('operator'), '2026-11-23T21:00:00Z', '2026-11-24T02:00:00Z');
  plan(night, second, '2026-11-24T02:30:00Z', '2026-11-24T13:00:00Z');
  return desk;
}
/** Without the no-break spaces of fine French. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const asked = (desk: Desk, who: string) =>
  peopleAskings(desk.room, { person: personId(who), mandates: desk.viewer(who).mandates }, Date.parse(desk.now)).map(
    a => [a.urgency, plain(a.title('fr')), plain(a.under('fr'))],
  );

describe('[engine.1] what duty and contacts ask of a person', () => {
  it('a post without anybody within two hours is told to the centre, not to a commune', () => {
    const desk = roster();
    expect(asked(desk, 'officer')).toEqual([['attention', 'Sans garde : Opérateur', 'Personne à partir de 03:00']]);
    expect(asked(desk, 'liaison-21004')).toEqual([]);
    desk.now = '2026-11-24T02:10:00.000Z';
    expect(asked(desk, 'officer')).toEqual([['soon', 'Sans garde : Opérateur', 'Personne depuis 03:00']]);
    desk.now = '2026-11-23T23:59:00.000Z';
    expect(asked(desk, 'officer')).toEqual([]);
  });

  it('a duty that is handed over asks its receiver, and its line stands in the log', () => {
    const desk = roster();
    desk.does('operator', 'duty.hand-over', { shift: evening, to: night, note: 'STIB injoignable.' });
    expect(asked(desk, 'double')[0]).toEqual(['soon', 'operator vous remet la garde', 'STIB injoignable.']);
    desk.now = '2026-11-24T01:30:00.000Z';
    desk.does('double', 'duty.accept', { shift: night });
    expect(asked(desk, 'double')).toEqual([]);
    expect(chronologyOf(desk.room).map(line => plain(line.say('fr')))).toEqual([
      'Garde reprise, Opérateur : double',
      'Garde remise, Opérateur : operator à double. STIB injoignable.',
    ]);
  });

  it('cards past their check are one row of attention, with the oldest by name', () => {
    const desk = createDesk();
    for (const who of ['stib', 'siamu'])
      desk.does('officer', 'contact.record', {
        ...{ contact: idOf(`card ${who}`), person: personId(who) },
        phones: [{ number: '+3225550101', kind: 'duty' }],
      });
    desk.does('officer', 'contact.verify', { contact: idOf('card stib'), verifiedAt: '2026-01-01T00:00:00Z' });
    expect(asked(desk, 'operator')).toEqual([['attention', '2 fiches à vérifier', 'La plus ancienne : siamu']]);
    expect(asked(desk, 'zone-5339')).toEqual([]);
  });
});

describe('[engine.1] groups of which it is asked who would be called', () => {
  it('the incident in hand and its perimeters come first, then functions, communes, zones and houses by kind', () => {
    const desk = createDesk();
    const incident = idOf('incident');
    const point = inside('21004');
    desk.does('operator', 'incident.open', { incident, kind: 'incident', title: 'Feu', severity: 'severe', point });
    const name = { fr: 'Hôpital', nl: 'Ziekenhuis' };
    desk.does('admin', 'organisation.register', { organisation: idOf('hospital'), kind: 'hospital', name });
    const groups = groupsOf(desk.room, incident, 'nl');
    expect(groups.map(group => [group.label, group.recipients.length])).toEqual([
      ['Gemeenten van “Feu”', 2],
      ['De functies', 24],
      ['De 19 gemeenten', 19],
      ['De politiezones', 6],
      ['Ziekenhuizen', 1],
    ]);
  });
});

describe('[engine.1] numbers as people type them', () => {
  it.each([
    ['02 555 01 12', '+3225550112'],
    ['0470/55.51.01', '+32470555101'],
    ['0032 2 555 01 12', '+3225550112'],
    ['+33 1 55 50 12 34', '+33155501234'],
  ])('%s is dialled %s', (typed, number) => {
    expect(dialled(typed)).toBe(number);
  });
});
