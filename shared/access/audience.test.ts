import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { copyRoom, type Room } from '../room.ts';
import { mandateId } from '../testing/people.ts';
import { boxAround, inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { createReader, PRIVATE, tell } from '../testing/readers.ts';
import { project } from './sight.ts';

const incident = idOf('incident');
const perimeter = idOf('perimeter');
const alert = idOf('alert');
const feed = idOf('feed');

/** A fire in the city, with a line of the log, a post and a camera of the police. */
function fire(): Desk {
  const desk = createDesk();
  const point = inside('21004');
  desk.does('operator', 'incident.open', { incident, kind: 'incident', title: 'Feu', severity: 'severe', point });
  desk.does('operator', 'log.write', { entry: idOf('entry'), incident, text: 'D1 sur place' });
  desk.does('operator', 'log.write', { entry: idOf('inner entry'), text: 'Interne' });
  desk.does('dir-d1', 'post.open', { post: idOf('post'), incident, kind: 'pc-ops', name: { fr: 'a', nl: 'b' }, point });
  const source = { kind: 'rtsp', url: 'rtsp://camera.example/1' };
  desk.does('video', 'feed.register', {
    feed,
    name: { fr: 'a', nl: 'b' },
    source,
    point,
    owner: 'x',
    regime: 'police',
  });
  return desk;
}
/** What somebody sees, by collection: names for the ids of this file. */
const seen = (desk: Desk, who: string) => namesIn(project(desk.room, desk.viewer(who)));
const NAMES = ['incident', 'perimeter', 'alert', 'feed', 'entry', 'inner entry', 'post', 'phase', 'look'];
const namesIn = (room: Room): string[] => {
  const ids = new Set(PRIVATE.flatMap(collection => Object.keys(room[collection])));
  return NAMES.filter(name => ids.has(idOf(name)));
};
/** What reaches a reader of one act: the types, and what is gained and lost by sight. */
function reaching(desk: Desk, who: string, act: () => void) {
  const room = copyRoom(desk.room);
  const reader = createReader(room, desk.viewer(who));
  const from = desk.events.length;
  act();
  for (const event of desk.events.slice(from)) tell(room, [reader], event);
  return {
    room: namesIn(reader.room),
    types: reader.stream.map(event => event.type),
    gained: reader.stream.flatMap(event => Object.keys(event.sight?.gained ?? {})),
    lost: reader.stream.flatMap(event => Object.keys(event.sight?.lost ?? {})),
    text: JSON.stringify(reader.stream),
  };
}

describe('[room.3] what one may see', () => {
  it('the crisis centre sees the whole room', () => {
    for (const who of ['operator', 'officer', 'high-official', 'minister', 'video', 'dir-d1', 'auditor', 'admin'])
      expect(seen(fire(), who), who).toEqual(['incident', 'feed', 'entry', 'inner entry', 'post']);
  });

  it('a commune sees what touches it and what belongs to that, not the centre’s own log', () => {
    expect(seen(fire(), 'liaison-21004')).toEqual(['incident', 'entry', 'post']);
    expect(seen(fire(), 'mayor-21004')).toEqual(['incident', 'entry', 'post']);
    expect(seen(fire(), 'liaison-21013')).toEqual([]);
  });

  it('a zone also knows of its police cameras, without their address', () => {
    const desk = fire();
    expect(seen(desk, 'zone-5339')).toEqual(['incident', 'feed', 'entry', 'post']);
    expect(seen(desk, 'zone-5344')).toEqual([]);
    expect(project(desk.room, desk.viewer('zone-5339')).feeds[feed]?.source).toEqual({ kind: 'rtsp' });
    expect(project(desk.room, desk.viewer('operator')).feeds[feed]?.source.url).toBe('rtsp://camera.example/1');
  });

  it('whoever holds no valid mandate sees nothing at all, not even who is who', () => {
    const desk = fire();
    for (const who of ['stranger', 'former']) {
      const { world: _world, seq: _seq, ...collections } = project(desk.room, desk.viewer(who));
      for (const [name, collection] of Object.entries(collections)) expect(collection, name).toEqual({});
    }
  });

  it('a mandate that ends takes its sight with it', () => {
    const desk = fire();
    desk.does('admin', 'mandate.revoke', { mandate: mandateId('liaison-21004') });
    expect(seen(desk, 'liaison-21004')).toEqual([]);
  });

  it('a provincial phase is for every mayor, a communal one for its commune', () => {
    const desk = createDesk();
    const criteria = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => [n, 'x']));
    const declare = (name: string, who: string, phase: string) =>
      desk.does(who, 'phase.declare', {
        declaration: idOf(name),
        phase,
        communes: ['21004'],
        criteria,
        decidedAt: desk.now,
      });
    declare('phase', 'mayor-21004', 'communale');
    expect(['mayor-21004', 'mayor-21013'].map(who => seen(desk, who))).toEqual([['phase'], []]);
    declare('provincial', 'high-official', 'provinciale');
    expect(Object.keys(project(desk.room, desk.viewer('mayor-21013')).phases)).toEqual([idOf('provincial')]);
  });

  it('two readers with the same functions in the same places are one audience', () => {
    const desk = createDesk();
    expect(desk.viewer('operator').key).toBe(desk.viewer('auditor').key);
    const keys = [
      'liaison-21004',
      'liaison-21013',
      'mayor-21004',
      'zone-5339',
      'police-5339',
      'stib',
      'double',
      'stranger',
    ];
    expect(new Set(keys.map(who => desk.viewer(who).key)).size).toBe(keys.length);
  });
});

describe('[room.3] sight comes and goes', () => {
  const draw = (where: string) => ({
    perimeter,
    incident,
    zone: 'orange',
    area: boxAround(inside(where)),
    reason: 'x',
  });

  it('a perimeter that reaches a commune shows it the incident whole, with all that belongs to it', () => {
    const desk = fire();
    const told = reaching(desk, 'liaison-21013', () => desk.does('dir-d1', 'perimeter.draw', draw('21013')));
    expect(told.room).toEqual(['incident', 'perimeter', 'entry', 'post']);
    expect(told.gained.sort()).toEqual(['incidents', 'log', 'perimeters', 'posts']);
  });

  it('lifted or moved away, it takes all of that back', () => {
    for (const act of ['lifted', 'moved away'] as const) {
      const desk = fire();
      desk.does('dir-d1', 'perimeter.draw', draw('21013'));
      const told = reaching(desk, 'liaison-21013', () =>
        act === 'lifted'
          ? desk.does('dir-d1', 'perimeter.lift', { perimeter, reason: 'fin' })
          : desk.does('dir-d1', 'perimeter.draw', draw('21016')),
      );
      expect(told.room, act).toEqual([]);
      expect(told.types, act).toEqual(['sight.changed']);
      expect(told.lost.sort(), act).toEqual(['incidents', 'log', 'perimeters', 'posts']);
      expect(told.text, act).not.toContain('fin');
    }
  });

  it('an incident that moves goes from one commune to the other', () => {
    const move = (desk: Desk) => () => desk.does('operator', 'incident.update', { incident, point: inside('21013') });
    const from = fire();
    expect(reaching(from, 'liaison-21004', move(from))).toMatchObject({ room: [], types: ['sight.changed'] });
    const to = fire();
    expect(reaching(to, 'liaison-21013', move(to))).toMatchObject({ room: ['incident', 'entry', 'post'] });
    const other = fire();
    expect(reaching(other, 'liaison-21001', move(other))).toMatchObject({ room: [], types: [] });
  });

  it('what does not change who sees it reaches those who do as it is, and the others not at all', () => {
    const desk = fire();
    const act = () => desk.does('operator', 'log.write', { entry: idOf('new'), incident, text: 'ligne' });
    expect(reaching(desk, 'liaison-21004', act)).toMatchObject({ types: ['log.written'], gained: [], lost: [] });
    const again = fire();
    const told = reaching(again, 'liaison-21013', () =>
      again.does('operator', 'log.write', { entry: idOf('new'), incident, text: 'ligne' }),
    );
    expect(told).toMatchObject({ types: [], text: '[]' });
  });

  it('a camera that is moved takes the looks at it along', () => {
    const desk = fire();
    desk.does('police-5339', 'feed.watch', { look: idOf('look'), feed, purpose: 'Suivi' });
    const name = { fr: 'a', nl: 'b' };
    const told = reaching(desk, 'police-5344', () =>
      desk.does('video', 'feed.register', {
        feed,
        name,
        source: { kind: 'rtsp', url: 'rtsp://camera.example/2' },
        point: inside('21006'),
        owner: 'x',
        regime: 'police',
      }),
    );
    expect(told.room).toEqual(['feed', 'look']);
    expect(told.text).not.toContain('rtsp://');
  });
});

describe('[room.3] an alert is shown to whom it is for', () => {
  const to = { communes: ['21013', '21004', '21006'], zones: ['5344'] };
  const issued = () => {
    const desk = fire();
    const words = { fr: 'Fumée', nl: 'Rook' };
    desk.does('operator', 'alert.draft', {
      alert,
      incident,
      kind: 'warning',
      headline: words,
      body: words,
      to,
      severity: 'severe',
    });
    desk.does('officer', 'alert.approve', { alert });
    return desk;
  };

  it('when it is issued, not before, each with its own receipt alone', () => {
    const desk = issued();
    expect(seen(desk, 'liaison-21013')).toEqual([]);
    const told = reaching(desk, 'liaison-21013', () => desk.does('operator', 'alert.issue', { alert }));
    expect(told).toMatchObject({ room: ['alert'], types: ['alert.issued'] });
    expect(Object.keys(project(desk.room, desk.viewer('liaison-21013')).alerts[alert]!.receipts)).toEqual(['21013']);
    expect(Object.keys(project(desk.room, desk.viewer('operator')).alerts[alert]!.receipts)).toHaveLength(4);
  });

  it('without the name of an incident that they may not see; with it once they may', () => {
    const desk = issued();
    desk.does('operator', 'alert.issue', { alert });
    const shown = (who: string) => project(desk.room, desk.viewer(who)).alerts[alert]?.incident;
    expect([shown('liaison-21004'), shown('liaison-21013')]).toEqual([incident, undefined]);
    const told = reaching(desk, 'liaison-21013', () =>
      desk.does('operator', 'perimeter.draw', {
        perimeter,
        incident,
        zone: 'red',
        area: boxAround(inside('21013')),
        reason: 'x',
      }),
    );
    expect(told.gained).toContain('alerts');
    expect(shown('liaison-21013')).toBe(incident);
  });

  it('what another recipient does with it is nobody else’s matter', () => {
    const desk = issued();
    desk.does('operator', 'alert.issue', { alert });
    const answer = (who: string) => () => desk.does(who, 'alert.acknowledge', { alert, disposition: 'acting' });
    expect(reaching(desk, 'liaison-21013', answer('liaison-21004')).types).toEqual([]);
    expect(reaching(desk, 'liaison-21004', answer('mayor-21004')).types).toEqual(['alert.acknowledged']);
    // One person answers for two: each of the two learns of its own receipt, and not of the other’s.
    const told = reaching(desk, 'liaison-21006', answer('double'));
    expect(told.types).toEqual(['sight.changed']);
    expect(told.text).not.toContain('"recipient":"5344"');
  });
});
