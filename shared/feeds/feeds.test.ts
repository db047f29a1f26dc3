import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { personId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';

const feed = idOf('camera');
const registered = (more: object = {}) => ({
  feed,
  name: { fr: 'Place', nl: 'Plein' },
  source: { kind: 'rtsp', url: 'rtsp://camera.example/1' },
  point: inside('21004'),
  owner: 'POLBRU',
  regime: 'police',
  ...more,
});
const camera = (more: object = {}): Desk => {
  const desk = createDesk();
  desk.does('video', 'feed.register', registered(more));
  return desk;
};
const grant = (more: object = {}) => ({
  feed,
  grant: idOf('grant'),
  functions: ['regional-operator'],
  until: '2026-11-24T03:00:00Z',
  reason: 'Fumée',
  ...more,
});
const look = idOf('look');
const watch = (more: object = {}) => ({ look, feed, purpose: 'Suivi', ...more });
const BASIS = { basis: 'LFP/WPA 25/3' };

describe('[room.3] police images belong to their zone', () => {
  it('its D3 looks without asking anyone', () => {
    const desk = camera();
    desk.does('police-5339', 'feed.watch', watch());
    expect(desk.room.looks[look]).toMatchObject({
      feed,
      purpose: 'Suivi',
      from: { by: { person: personId('police-5339') } },
    });
  });

  it.each([
    ['the crisis centre without a grant', 'operator', 'forbidden', 'no-grant'],
    ['the High Official without a grant', 'high-official', 'forbidden', 'no-grant'],
    ['a zone officer, who has no images', 'zone-5339', 'forbidden', 'no-image-right'],
    ['a liaison officer of the commune, who does not know of the camera', 'liaison-21004', 'rejected', 'unknown-feed'],
    ['the D3 of another zone, who does not know of it either', 'police-5344', 'rejected', 'unknown-feed'],
  ])('not shown to %s', (_title, who, code, reason) => {
    expect(camera().ask(who, 'feed.watch', watch(BASIS))).toMatchObject({ code, reason, path: 'data.feed' });
  });

  it('shown by its grant, with a legal basis, from now until its end', () => {
    const desk = camera();
    desk.does('police-5339', 'feed.grant', grant());
    expect(desk.room.feeds[feed]?.grants[idOf('grant')]).toMatchObject({ from: desk.now });
    expect(desk.ask('operator', 'feed.watch', watch())).toMatchObject({ code: 'forbidden', reason: 'basis-missing' });
    desk.does('operator', 'feed.watch', watch(BASIS));
    desk.now = '2026-11-24T02:59:59.999Z';
    desk.does('operator', 'feed.watch', watch({ ...BASIS, look: idOf('last') }));
    desk.now = '2026-11-24T03:00:00.000Z';
    const late = desk.ask('operator', 'feed.watch', watch({ ...BASIS, look: idOf('late') }));
    expect(late).toMatchObject({ code: 'forbidden', reason: 'no-grant' });
  });

  it('a grant is for the functions and zones it names', () => {
    const desk = camera();
    desk.does('police-5339', 'feed.grant', grant({ functions: ['zone-officer'], zones: ['5344'] }));
    desk.does('zone-5344', 'feed.watch', watch(BASIS));
    const other = { ...watch(BASIS), look: idOf('other') };
    expect(desk.ask('zone-5339', 'feed.watch', other)).toMatchObject({ reason: 'no-image-right' });
    expect(desk.ask('zone-5343', 'feed.watch', other)).toMatchObject({ reason: 'unknown-feed' });
    expect(desk.ask('operator', 'feed.watch', other)).toMatchObject({ reason: 'no-grant' });
  });

  it('a grant makes a camera known to a function that has no territory', () => {
    const desk = camera();
    desk.does('police-5339', 'feed.grant', grant({ functions: ['fire-dispatch'] }));
    desk.does('siamu', 'feed.watch', watch(BASIS));
  });

  it.each([
    ['the information manager', 'officer', 'forbidden', 'not-the-owner'],
    ['the administrator', 'admin', 'forbidden', 'not-the-owner'],
    ['the D3 of another zone, to whom it is unknown', 'police-5344', 'rejected', 'unknown-feed'],
    ['the operator', 'operator', 'forbidden', 'no-right'],
  ])('they are not given away by %s', (_title, who, code, reason) => {
    expect(camera().ask(who, 'feed.grant', grant())).toMatchObject({ code, reason });
  });
});

describe('[room.3] other images', () => {
  it.each([
    'camera-law',
    'transport',
    'private',
  ])('of the regime %s are shown to the crisis centre without a grant', regime => {
    for (const who of ['operator', 'officer', 'high-official', 'video'])
      camera({ regime }).does(who, 'feed.watch', watch());
    for (const who of ['auditor', 'admin', 'dir-d1', 'liaison-21004', 'zone-5339'])
      expect(camera({ regime }).ask(who, 'feed.watch', watch()), who).toMatchObject({
        code: 'forbidden',
        reason: 'no-image-right',
      });
  });

  it('are given by the information manager to whom they are needed', () => {
    const desk = camera({ regime: 'transport' });
    desk.does('officer', 'feed.grant', grant({ functions: ['commune-liaison'] }));
    desk.does('liaison-21013', 'feed.watch', watch());
  });
});

describe('[room.3] a camera', () => {
  it('lies where its pin lies, and moves with it', () => {
    const desk = camera();
    expect(desk.room.feeds[feed]).toMatchObject({ communes: ['21004'], zones: ['5339'] });
    desk.does('police-5339', 'feed.grant', grant());
    desk.does('video', 'feed.register', registered({ point: inside('21006') }));
    expect(desk.room.feeds[feed]).toMatchObject({ communes: ['21006'], zones: ['5344'] });
    expect(Object.keys(desk.room.feeds[feed]!.grants)).toHaveLength(1);
  });

  it('that is retired shows nothing, is not granted, retired or registered again', () => {
    const desk = camera();
    desk.does('video', 'feed.retire', { feed, reason: 'Fin' });
    const refusals = [
      desk.ask('police-5339', 'feed.watch', watch()),
      desk.ask('police-5339', 'feed.grant', grant()),
      desk.ask('video', 'feed.retire', { feed, reason: 'Fin' }),
      desk.ask('video', 'feed.register', registered()),
    ];
    expect(refusals).toMatchObject(refusals.map(() => ({ ok: false, reason: 'feed-retired', path: 'data.feed' })));
  });

  it.each([
    ['feed.retire', 'video', { feed: idOf('none'), reason: 'x' }, 'unknown-feed', 'data.feed'],
    ['feed.grant', 'officer', grant({ feed: idOf('none') }), 'unknown-feed', 'data.feed'],
    ['feed.watch', 'operator', watch({ feed: idOf('none') }), 'unknown-feed', 'data.feed'],
    ['feed.watch', 'police-5339', watch({ incident: idOf('none') }), 'unknown-incident', 'data.incident'],
    ['feed.grant', 'police-5339', grant({ incident: idOf('none') }), 'unknown-incident', 'data.incident'],
    ['feed.grant', 'police-5339', grant({ until: '2026-11-24T01:10:00Z' }), 'deadline-past', 'data.until'],
    ['feed.unwatch', 'operator', { look: idOf('none') }, 'unknown-look', 'data.look'],
  ])('%s by %s of what is not there or past is refused (%#)', (type, who, data, reason, path) => {
    expect(camera().ask(who, type, data)).toMatchObject({ code: 'rejected', reason, path });
  });

  it.each([
    ['rtsp without an address', { kind: 'rtsp' }],
    ['a web address', { kind: 'rtsp', url: 'https://camera.example' }],
    ['a file of the server', { kind: 'rtsp', url: 'file:///etc/passwd' }],
    ['an address that hides another', { kind: 'srt', url: 'srt://a b' }],
  ])('with %s is refused by the form', (_title, source) => {
    expect(createDesk().ask('video', 'feed.register', registered({ source }))).toMatchObject({ code: 'invalid' });
  });
});

describe('[room.3] a look', () => {
  it('ends once, by whoever looks or by Belfry, and by nobody else', () => {
    const desk = camera();
    desk.does('police-5339', 'feed.watch', watch());
    expect(desk.ask('police-5339', 'feed.watch', watch())).toMatchObject({
      code: 'conflict',
      reason: 'already-exists',
    });
    expect(desk.ask('officer', 'feed.unwatch', { look })).toMatchObject({ code: 'rejected', reason: 'unknown-look' });
    desk.now = '2026-11-24T01:30:00.000Z';
    expect(desk.does('belfry', 'feed.unwatch', { look })).toHaveLength(1);
    expect(desk.does('police-5339', 'feed.unwatch', { look })).toHaveLength(0);
    expect(desk.room.looks[look]?.to).toBe('2026-11-24T01:30:00.000Z');
  });

  it('that ended stays a day in the room, one that lasts stays as long as it lasts', () => {
    const desk = camera();
    const begin = (name: string) => desk.does('police-5339', 'feed.watch', watch({ look: idOf(name) }));
    begin('ended');
    begin('lasting');
    desk.does('police-5339', 'feed.unwatch', { look: idOf('ended') });
    desk.now = '2026-11-25T01:10:00.000Z';
    begin('a day later');
    expect(Object.keys(desk.room.looks)).toHaveLength(3);
    desk.now = '2026-11-25T01:10:00.001Z';
    begin('and a moment');
    expect(Object.keys(desk.room.looks).sort()).toEqual(
      [idOf('lasting'), idOf('a day later'), idOf('and a moment')].sort(),
    );
  });
});
