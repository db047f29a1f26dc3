import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { personId } from '../testing/people.ts';
import { across, boxAround, inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';

const incident = idOf('incident');
const opened = (more: object = {}) => ({ incident, kind: 'incident', title: 'Fumée', severity: 'minor', ...more });
const open = (more: object = {}): Desk => {
  const desk = createDesk();
  desk.does('operator', 'incident.open', opened(more));
  return desk;
};
const shown = (desk: Desk) => desk.room.incidents[incident]!;

describe('[room.3] an incident lies in communes and zones, computed from its geometry', () => {
  it.each([
    ['from its pin', { point: inside('21013') }, ['21013'], ['5341']],
    ['from its area', { area: boxAround(inside('21016')) }, ['21016'], ['5342']],
    ['from both', { point: inside('21013'), area: boxAround(inside('21016')) }, ['21013', '21016'], ['5341', '5342']],
    [
      'from what the operator confirmed, rather than from the pin',
      { point: inside('21013'), confirmed: ['21001'] },
      ['21001'],
      ['5341'],
    ],
    [
      'from what was confirmed, and the area that was drawn',
      { confirmed: ['21001'], area: boxAround(inside('21016')) },
      ['21001', '21016'],
      ['5341', '5342'],
    ],
    ['nowhere where nothing is known yet', {}, [], []],
    ['nowhere where it lies outside the Region', { point: [4.9, 50.3] }, [], []],
  ])('%s', (_title, more, communes, zones) => {
    expect(shown(open(more))).toMatchObject({ communes, zones, sight: { communes, zones } });
  });

  it('a new pin makes the older confirmation worthless, a new title does not', () => {
    const desk = open({ point: inside('21013'), confirmed: ['21001'] });
    desk.does('operator', 'incident.update', { incident, title: 'Rook' });
    expect(shown(desk).communes).toEqual(['21001']);
    desk.does('operator', 'incident.update', { incident, point: inside('21004') });
    expect(shown(desk).communes).toEqual(['21004']);
  });

  it('an area stays when the pin moves', () => {
    const desk = open({ point: inside('21013'), area: boxAround(inside('21016')) });
    desk.does('operator', 'incident.update', { incident, point: inside('21004') });
    expect(shown(desk).communes).toEqual(['21004', '21016']);
  });
});

describe('[room.3] an incident is told piece by piece', () => {
  it('each fact knows when it was last told', () => {
    const desk = open({ point: inside('21004') });
    const first = desk.now;
    desk.now = '2026-11-24T01:30:00.000Z';
    desk.does('officer', 'incident.update', { incident, severity: 'severe' });
    expect(shown(desk)).toMatchObject({
      severity: 'severe',
      title: 'Fumée',
      told: { severity: desk.now, title: first },
    });
  });

  it('once closed it is neither changed, closed nor given a perimeter', () => {
    const desk = open();
    desk.does('operator', 'incident.close', { incident, outcome: 'Éteint' });
    expect(shown(desk)).toMatchObject({
      status: 'closed',
      closed: { by: { person: personId('operator') }, outcome: 'Éteint' },
    });
    const perimeter = { perimeter: idOf('p'), incident, zone: 'red', area: boxAround(inside('21004')), reason: 'x' };
    const refusals = [
      desk.ask('operator', 'incident.update', { incident, title: 'x' }),
      desk.ask('operator', 'incident.close', { incident, outcome: 'x' }),
      desk.ask('operator', 'perimeter.draw', perimeter),
    ];
    expect(refusals).toMatchObject(
      refusals.map(() => ({ code: 'conflict', reason: 'incident-closed', path: 'data.incident' })),
    );
  });

  it('its id is used once, and an update that changes nothing is refused', () => {
    const desk = open();
    expect(desk.ask('officer', 'incident.open', opened())).toMatchObject({
      code: 'conflict',
      reason: 'already-exists',
    });
    expect(desk.ask('officer', 'incident.update', { incident })).toMatchObject({ code: 'invalid' });
  });

  it.each(['incident.update', 'incident.close'])('%s of one that nobody opened is refused', type => {
    const data = { incident, ...(type === 'incident.close' ? { outcome: 'x' } : { title: 'x' }) };
    const refused = createDesk().ask('operator', type, data);
    expect(refused).toMatchObject({ code: 'rejected', reason: 'unknown-incident', path: 'data.incident' });
  });

  it('the field opens none: communes, zones and auditors are refused', () => {
    for (const who of ['liaison-21004', 'mayor-21004', 'zone-5339', 'dir-d1', 'auditor', 'stranger'])
      expect(createDesk().ask(who, 'incident.open', opened()), who).toMatchObject({
        code: 'forbidden',
        reason: 'no-right',
      });
  });
});

describe('[room.3] a perimeter', () => {
  const perimeter = idOf('perimeter');
  const drawn = (more: object = {}) => ({
    perimeter,
    incident,
    zone: 'red',
    area: boxAround(inside('21013')),
    reason: 'Gaz',
    ...more,
  });

  it('gives its incident the communes it touches, as long as it is in force and where it lies now', () => {
    const desk = open({ point: inside('21004') });
    const sight = () => shown(desk).sight.communes;
    desk.does('dir-d1', 'perimeter.draw', drawn());
    expect(sight()).toEqual(['21004', '21013']);
    desk.does('operator', 'perimeter.draw', drawn({ area: boxAround(inside('21016')) }));
    expect(sight()).toEqual(['21004', '21016']);
    desk.does('operator', 'perimeter.draw', drawn({ perimeter: idOf('second') }));
    expect(sight()).toEqual(['21004', '21013', '21016']);
    desk.does('operator', 'incident.update', { incident, point: inside('21001') });
    expect(sight()).toEqual(['21001', '21013', '21016']);
    desk.does('dir-d1', 'perimeter.lift', { perimeter, reason: 'Aéré' });
    expect(sight()).toEqual(['21001', '21013']);
    expect(shown(desk).communes).toEqual(['21001']);
    desk.does('operator', 'incident.update', { incident, title: 'Plus tard' });
    expect(sight(), 'a later update brings nothing back').toEqual(['21001', '21013']);
  });

  it('across a border touches both sides and their zones', () => {
    const desk = open();
    desk.does('operator', 'perimeter.draw', drawn({ area: across('21004', '21013') }));
    expect(desk.room.perimeters[perimeter]?.communes).toEqual(expect.arrayContaining(['21004', '21013']));
    expect(desk.room.perimeters[perimeter]?.zones).toEqual(expect.arrayContaining(['5339', '5341']));
  });

  it.each([
    ['of an incident that nobody opened', drawn({ incident: idOf('none') }), 'invalid incident'],
    [
      'that is not closed',
      drawn({
        area: {
          type: 'Polygon',
          coordinates: [
            [
              [4, 50],
              [4, 51],
              [5, 51],
              [5, 50],
            ],
          ],
        },
      }),
      'invalid',
    ],
    ['without a reason', drawn({ reason: ' ' }), 'invalid'],
  ])('%s is refused', (_title, data, why) => {
    const refused = open().ask('operator', 'perimeter.draw', data);
    expect(refused).toMatchObject(
      why === 'invalid' ? { code: 'invalid' } : { code: 'rejected', reason: 'unknown-incident' },
    );
  });

  it('that is lifted is neither moved nor lifted again; one that never was is unknown', () => {
    const desk = open();
    desk.does('operator', 'perimeter.draw', drawn());
    desk.does('operator', 'perimeter.lift', { perimeter, reason: 'Fin' });
    const again = desk.ask('operator', 'perimeter.lift', { perimeter, reason: 'Fin' });
    expect(again).toMatchObject({ code: 'conflict', reason: 'already-lifted' });
    expect(desk.ask('operator', 'perimeter.draw', drawn())).toMatchObject({
      code: 'conflict',
      reason: 'already-exists',
    });
    const unknown = desk.ask('operator', 'perimeter.lift', { perimeter: idOf('none'), reason: 'x' });
    expect(unknown).toMatchObject({ code: 'rejected', reason: 'unknown-perimeter' });
  });

  it('does not pass from one incident to another', () => {
    const desk = open();
    desk.does('operator', 'perimeter.draw', drawn());
    desk.does('operator', 'incident.open', { ...opened(), incident: idOf('other') });
    const refused = desk.ask('operator', 'perimeter.draw', drawn({ incident: idOf('other') }));
    expect(refused).toMatchObject({ code: 'conflict', reason: 'already-exists' });
  });
});

describe('[room.3] posts, log and screens', () => {
  const post = {
    post: idOf('post'),
    incident,
    kind: 'pc-ops',
    name: { fr: 'PC-Ops', nl: 'CP-Ops' },
    point: inside('21004'),
  };

  it('a command post runs with no phase declared, and closes once', () => {
    const desk = open();
    desk.does('dir-d1', 'post.open', post);
    expect(desk.ask('dir-d1', 'post.open', post)).toMatchObject({ code: 'conflict', reason: 'already-exists' });
    desk.does('dir-d1', 'post.close', { post: post.post });
    expect(desk.ask('dir-d1', 'post.close', { post: post.post })).toMatchObject({
      code: 'conflict',
      reason: 'already-closed',
    });
    expect(desk.ask('dir-d1', 'post.close', { post: idOf('none') })).toMatchObject({
      code: 'rejected',
      reason: 'unknown-post',
    });
    const stray = { ...post, post: idOf('stray'), incident: idOf('none') };
    expect(desk.ask('dir-d1', 'post.open', stray)).toMatchObject({ code: 'rejected', reason: 'unknown-incident' });
  });

  it('a line of the log is written once and never changed', () => {
    const desk = open();
    const entry = { entry: idOf('entry'), incident, text: 'Arrivée', source: 'D1' };
    desk.does('dir-d1', 'log.write', entry);
    expect(desk.room.log[entry.entry]).toMatchObject({
      text: 'Arrivée',
      written: { at: desk.now, by: { person: personId('dir-d1') } },
    });
    const again = desk.ask('dir-d1', 'log.write', { ...entry, text: 'Autre' });
    expect(again).toMatchObject({ code: 'conflict', reason: 'already-exists', path: 'data.entry' });
  });

  it('a liaison officer writes of an incident in sight; of one that is not, as little as of one that never was', () => {
    const desk = open({ point: inside('21004') });
    const write = (who: string, of: string) =>
      desk.ask(who, 'log.write', { entry: idOf(`${who} ${of}`), incident: of, text: 'x' });
    expect(write('liaison-21004', incident)).toHaveLength(1);
    expect(write('liaison-21013', incident)).toEqual(write('liaison-21013', idOf('never')));
    expect(write('liaison-21013', incident)).toMatchObject({ code: 'rejected', reason: 'unknown-incident' });
  });

  it('a screen shows what there is', () => {
    const desk = open();
    const show = (more: object) =>
      desk.ask('operator', 'screen.show', { screen: 'wall-1', layout: 'situation', ...more });
    expect(show({ incident })).toHaveLength(1);
    expect(show({ incident: idOf('none') })).toMatchObject({ reason: 'unknown-incident', path: 'data.incident' });
    expect(show({ feeds: [idOf('none')] })).toMatchObject({ reason: 'unknown-feed', path: 'data.feeds.0' });
    expect(desk.room.screens['wall-1']).toMatchObject({ layout: 'situation', incident });
  });
});

describe('[engine.11] two people edit one incident', () => {
  const opened = () => {
    const desk = createDesk();
    desk.does('operator', 'incident.open', { incident, kind: 'incident', title: 'Fumée', severity: 'minor' });
    const seen = desk.now;
    desk.now = '2026-11-24T01:12:00.000Z';
    desk.does('officer', 'incident.update', { incident, severity: 'severe' });
    return { desk, seen };
  };

  it('the second, who has not seen the first’s change of the same fact, is refused and learns whose it was', () => {
    const { desk, seen } = opened();
    expect(desk.ask('operator', 'incident.update', { incident, severity: 'moderate', seen })).toMatchObject({
      code: 'conflict',
      reason: 'changed-meanwhile',
      path: 'data.severity',
      params: { who: expect.any(String), fields: ['severity'], at: '2026-11-24T01:12:00.000Z' },
    });
    expect(desk.room.incidents[incident]?.severity).toBe('severe');
  });

  it('another fact may be changed by each at the same time', () => {
    const { desk, seen } = opened();
    desk.does('operator', 'incident.update', { incident, title: 'Fumée dense', seen });
    expect(desk.room.incidents[incident]).toMatchObject({ title: 'Fumée dense', severity: 'severe' });
  });

  it('whoever has seen it and chooses overwrites it knowingly', () => {
    const { desk } = opened();
    desk.does('operator', 'incident.update', { incident, severity: 'moderate', seen: desk.now });
    expect(desk.room.incidents[incident]?.severity).toBe('moderate');
  });

  it('having seen it changes nothing by itself', () => {
    const { desk, seen } = opened();
    expect(desk.ask('operator', 'incident.update', { incident, seen })).toMatchObject({ code: 'invalid' });
  });
});
