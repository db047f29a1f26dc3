import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { destination } from '../territory/geodesy.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { ringKey } from './ringKey.ts';
import { stateOf } from './standing.ts';

const [near, far, police] = [idOf('near'), idOf('far'), idOf('police')];
const PLACE = inside('21004');
const away = (metres: number) => destination(PLACE, 40, metres);
const hold = idOf('hold');
const HASH = 'ab'.repeat(32);

/** A place with a camera near, one far, and one of the police; all are recorded but where the test says otherwise. */
function square({ rings = [near, far, police] }: { rings?: readonly string[] } = {}): Desk {
  const desk = createDesk();
  const camera = (feed: string, metres: number, regime: string) =>
    desk.does('video', 'feed.register', {
      ...{ feed, regime, owner: 'X', point: away(metres), source: { kind: 'test' } },
      name: { fr: 'Place', nl: 'Plein' },
    });
  camera(near, 100, 'camera-law');
  camera(far, 900, 'transport');
  camera(police, 200, 'police');
  for (const feed of rings) desk.does('belfry', 'recording.set-ring', { feed, seconds: 900, decidedBy: 'Conseil' });
  return desk;
}
const keep = (more: object = {}) => ({ hold, point: PLACE, reason: 'Rixe', ...more });
const grant = (desk: Desk, ...rights: string[]) =>
  desk.does('police-5339', 'feed.grant', {
    ...{ feed: police, grant: idOf('grant'), functions: ['regional-operator', 'video-operator'], rights },
    ...{ until: '2026-12-31T00:00:00Z', reason: 'Fumée' },
  });
const BASIS = { basis: 'LFP/WPA 25/3' };
const sealed = (desk: Desk, gaps: readonly object[] = []) =>
  desk.does('belfry', 'recording.seal', {
    hold,
    parts: desk.room.holds[hold]!.feeds.map(feed => ({ feed, segments: 3, bytes: 10, hash: HASH, gaps })),
  });

describe('[video.6] a ring', () => {
  it('is nobody’s until its owner decided it', () => {
    const desk = square({ rings: [] });
    expect(desk.room.rings).toEqual({});
    expect(desk.ask('operator', 'recording.keep', keep({ radius: 150 }))).toMatchObject({
      code: 'rejected',
      reason: 'nothing-in-reach',
    });
    expect(desk.ask('operator', 'recording.keep', { hold, feeds: [near], reason: 'x' })).toMatchObject({
      code: 'rejected',
      reason: 'no-ring',
      path: 'data.feeds.0',
    });
  });

  it.each([
    ['the information manager, of police images', 'officer', police, 'forbidden', 'not-the-owner'],
    ['the D3 of the zone, of a commune’s camera', 'police-5339', near, 'forbidden', 'not-the-owner'],
    ['the D3 of another zone, to whom it is unknown', 'police-5344', police, 'rejected', 'unknown-feed'],
    ['the operator', 'operator', near, 'forbidden', 'no-right'],
  ])('is not decided by %s', (_title, who, feed, code, reason) => {
    const ask = { feed, seconds: 900, decidedBy: 'Moi' };
    expect(square({ rings: [] }).ask(who, 'recording.set-ring', ask)).toMatchObject({ code, reason });
  });

  it.each([
    ['police-5339', police, 365],
    ['officer', near, 30],
    ['officer', far, 30],
  ])('decided by %s is never longer than the law of its images', (who, feed, days) => {
    const desk = square({ rings: [] });
    const set = (seconds: number) => desk.ask(who, 'recording.set-ring', { feed, seconds, decidedBy: 'Conseil' });
    expect(set(days * 86_400 + 1)).toMatchObject({ code: 'rejected', reason: 'ring-too-long', params: { days } });
    expect(desk.room.rings).toEqual({});
    set(days * 86_400);
    expect(desk.room.rings[ringKey(feed)]).toMatchObject({ feed, seconds: days * 86_400, set: { at: desk.now } });
  });

  it('that is stopped is stopped once, and may be decided again', () => {
    const desk = square();
    desk.does('officer', 'recording.stop-ring', { feed: near, reason: 'Convention finie' });
    expect(desk.room.rings[ringKey(near)]?.stopped).toMatchObject({ reason: 'Convention finie' });
    expect(desk.ask('officer', 'recording.stop-ring', { feed: near, reason: 'x' })).toMatchObject({
      code: 'conflict',
      reason: 'no-ring',
    });
    desk.does('officer', 'recording.set-ring', { feed: near, seconds: 600, decidedBy: 'Conseil' });
    expect(desk.room.rings[ringKey(near)]?.stopped).toBeUndefined();
  });
});

describe('[video.6] keep this', () => {
  it('takes the cameras in reach, ten minutes before and after, and names what it leaves and why', () => {
    const desk = square();
    desk.does('operator', 'recording.keep', keep());
    expect(desk.room.holds[hold]).toMatchObject({
      ...{ feeds: [near], left: [{ feed: police, why: 'no-grant' }], point: PLACE, radius: 300 },
      ...{ moment: desk.now, from: '2026-11-24T01:00:00.000Z', to: '2026-11-24T01:20:00.000Z' },
    });
  });

  it('takes the place of the incident, and police images under a grant with a basis', () => {
    const desk = square();
    const incident = idOf('incident');
    desk.does('operator', 'incident.open', {
      ...{ incident, kind: 'incident', severity: 'severe', point: PLACE, category: 'fire' },
      title: { fr: 'Fumée', nl: 'Rook' },
    });
    grant(desk, 'live');
    desk.does('operator', 'recording.keep', { hold, incident, reason: 'Rixe', radius: 1_000, ...BASIS });
    expect(desk.room.holds[hold]).toMatchObject({ incident, feeds: [near, police, far], left: [] });
  });

  it('takes the cameras named, whatever their place, around a moment that has passed', () => {
    const desk = square();
    const moment = '2026-11-24T00:40:00.000Z';
    desk.does('operator', 'recording.keep', { hold, feeds: [far, far], moment, before: 60, after: 0, reason: 'x' });
    const kept = desk.room.holds[hold];
    expect(kept).toMatchObject({ feeds: [far], from: '2026-11-24T00:39:00.000Z', to: moment });
    expect(kept?.point).toBeUndefined();
  });

  it.each([
    ['an incident nobody knows', { incident: idOf('none') }, 'unknown-incident', 'data.incident'],
    ['a camera nobody knows', { feeds: [idOf('none')] }, 'unknown-feed', 'data.feeds.0'],
    ['neither place nor camera', { point: undefined }, 'no-place', 'data.point'],
    ['no time at all', { before: 0, after: 0 }, 'nothing-to-keep', 'data.before'],
    ['a moment to come', { moment: '2026-11-24T01:10:01.000Z' }, 'moment-ahead', 'data.moment'],
    ['a place where no camera is', { point: inside('21006') }, 'nothing-in-reach', 'data.radius'],
  ])('of %s is refused, and nothing is kept', (_title, more, reason, path) => {
    const desk = square();
    const told = JSON.parse(JSON.stringify(keep(more)));
    expect(desk.ask('operator', 'recording.keep', told)).toMatchObject({ code: 'rejected', reason, path });
    expect(desk.room.holds).toEqual({});
  });

  it('of one police camera without a grant says why', () => {
    const named = { hold, feeds: [police], reason: 'x' };
    expect(square().ask('operator', 'recording.keep', named)).toMatchObject({ code: 'forbidden', reason: 'no-grant' });
    const desk = square();
    grant(desk, 'live');
    expect(desk.ask('operator', 'recording.keep', named)).toMatchObject({ reason: 'basis-missing' });
    desk.does('police-5339', 'recording.keep', named);
  });

  it('is twice the same thing never', () => {
    const desk = square();
    desk.does('operator', 'recording.keep', keep());
    expect(desk.ask('operator', 'recording.keep', keep())).toMatchObject({
      code: 'conflict',
      reason: 'already-exists',
    });
  });
});

describe('[video.6] a hold', () => {
  it('waits for its after part, is sealed once, is whole or has gaps, and ends by a person with a reason', () => {
    const desk = square();
    desk.does('operator', 'recording.keep', keep());
    const state = (at: string) => stateOf(desk.room.holds[hold]!, Date.parse(at));
    expect(state('2026-11-24T01:19:59Z')).toBe('waiting');
    expect(state('2026-11-24T01:20:00Z')).toBe('sealing');
    sealed(desk);
    expect(state('2026-11-24T01:21:00Z')).toBe('whole');
    expect(desk.ask('belfry', 'recording.seal', { hold, parts: desk.room.holds[hold]!.sealed!.parts })).toMatchObject({
      reason: 'hold-sealed',
    });
    expect(desk.ask('operator', 'recording.release', { hold, reason: 'Clos' })).toMatchObject({ reason: 'no-right' });
    desk.does('officer', 'recording.release', { hold, reason: 'Classé sans suite' });
    expect(state('2026-11-24T01:21:00Z')).toBe('released');
    expect(desk.ask('officer', 'recording.release', { hold, reason: 'x' })).toMatchObject({ reason: 'hold-released' });
  });

  it('that lacks something says so', () => {
    const desk = square();
    desk.does('operator', 'recording.keep', keep());
    sealed(desk, [{ from: '2026-11-24T01:00:00Z', to: '2026-11-24T01:05:00Z', reason: 'not-recorded' }]);
    expect(stateOf(desk.room.holds[hold]!, Date.parse(desk.now))).toBe('gap');
  });

  it('of others is not released by a zone, its own is', () => {
    const desk = square();
    grant(desk, 'live');
    desk.does('operator', 'recording.keep', keep(BASIS));
    expect(desk.ask('police-5339', 'recording.release', { hold, reason: 'x' })).toMatchObject({
      reason: 'not-the-owner',
    });
    const own = idOf('own');
    desk.does('police-5339', 'recording.keep', { hold: own, feeds: [police], reason: 'x' });
    desk.does('police-5339', 'recording.release', { hold: own, reason: 'x' });
  });

  it('shows a zone its own cameras alone, and others nothing at all', () => {
    const desk = square();
    grant(desk, 'live');
    desk.does('operator', 'recording.keep', keep(BASIS));
    sealed(desk);
    const seen = (who: string) => project(desk.room, desk.viewer(who)).holds;
    expect(seen('police-5339')).toMatchObject({ [hold]: { feeds: [police], sealed: { parts: [{ feed: police }] } } });
    expect(seen('police-5339')[hold]?.sealed?.parts).toHaveLength(1);
    for (const who of ['police-5344', 'zone-5339', 'liaison-21004', 'stib', 'stranger'])
      expect(seen(who), who).toEqual({});
    expect(seen('operator')[hold]?.feeds).toEqual([near, police]);
  });
});

const span = { from: '2026-11-24T01:00:00.000Z', to: '2026-11-24T01:09:00.000Z' };
const replay = (more: object = {}) => ({ replay: idOf('replay'), feeds: [near], ...span, purpose: 'Revoir', ...more });

describe('[video.6] a replay', () => {
  it('is a look with a purpose, written down, and ended by whoever began it', () => {
    const desk = square();
    desk.does('operator', 'recording.replay', replay());
    expect(desk.room.replays[idOf('replay')]).toMatchObject({ purpose: 'Revoir', begun: { at: desk.now } });
    expect(desk.ask('officer', 'recording.end-replay', { replay: idOf('replay') })).toMatchObject({
      reason: 'unknown-replay',
    });
    desk.does('operator', 'recording.end-replay', { replay: idOf('replay') });
    expect(desk.does('operator', 'recording.end-replay', { replay: idOf('replay') })).toHaveLength(0);
  });

  it('of police images wants a grant for replay: one for the live picture is not enough', () => {
    const desk = square();
    grant(desk, 'live');
    const ask = () => desk.ask('operator', 'recording.replay', replay({ feeds: [near, police], ...BASIS }));
    expect(ask()).toMatchObject({ code: 'forbidden', reason: 'no-replay-right', path: 'data.feeds.1' });
    desk.does('police-5339', 'feed.grant', {
      ...{ feed: police, grant: idOf('more'), functions: ['regional-operator'], rights: ['replay'] },
      ...{ until: '2026-12-31T00:00:00Z', reason: 'Fumée' },
    });
    expect(ask()).toHaveLength(1);
  });

  it('of police images older than a month wants the prosecutor, also of their own zone', () => {
    const desk = square();
    const old = { from: '2026-10-20T00:00:00.000Z', to: '2026-10-20T00:10:00.000Z', feeds: [police] };
    expect(desk.ask('police-5339', 'recording.replay', replay(old))).toMatchObject({ reason: 'month-passed' });
    desk.does('police-5339', 'recording.replay', replay({ ...old, prosecutorRef: 'BR.12.34/2026' }));
  });

  it.each([
    ['ends before it begins', { to: span.from }, 'span-backwards', 'data.to'],
    ['is of tomorrow', { from: '2026-11-25T00:00:00Z', to: '2026-11-25T00:01:00Z' }, 'moment-ahead', 'data.from'],
    ['is of a whole day', { from: '2026-11-23T00:00:00Z' }, 'span-too-long', 'data.to'],
    ['is of a camera nobody knows', { feeds: [idOf('none')] }, 'unknown-feed', 'data.feed'],
    ['names a hold nobody knows', { hold: idOf('none') }, 'unknown-hold', 'data.hold'],
  ])('that %s is refused', (_title, more, reason, path) => {
    expect(square().ask('operator', 'recording.replay', replay(more))).toMatchObject({
      code: 'rejected',
      reason,
      path,
    });
  });
});

describe('[video.6] a snapshot', () => {
  const snapshot = (more: object = {}) => ({
    ...{ snapshot: idOf('snapshot'), feed: near, moment: span.from, purpose: 'Plaque' },
    ...more,
  });
  it('has its time, its place and, once it is made, its hash', () => {
    const desk = square();
    desk.does('operator', 'recording.snapshot', snapshot());
    const kept = { hash: HASH, bytes: 12, frameAt: '2026-11-24T00:59:59.980Z' };
    desk.does('belfry', 'recording.report-snapshot', { snapshot: idOf('snapshot'), kept });
    expect(desk.room.snapshots[idOf('snapshot')]).toMatchObject({ moment: span.from, point: away(100), kept });
    expect(desk.ask('belfry', 'recording.report-snapshot', { snapshot: idOf('snapshot'), kept })).toMatchObject({
      reason: 'already-reported',
    });
  });
  it('of what may not be replayed is not taken', () => {
    const ask = square().ask('operator', 'recording.snapshot', snapshot({ feed: police, ...BASIS }));
    expect(ask).toMatchObject({ code: 'forbidden', reason: 'no-grant' });
  });
});

describe('[video.6] an export', () => {
  const ask = (more: object = {}) => ({ export: idOf('export'), hold, purpose: 'Parquet', ...more });
  it('is a right of its own, of a sealed hold, camera by camera', () => {
    const desk = square();
    desk.does('video', 'recording.keep', keep());
    expect(desk.ask('video', 'recording.export', ask())).toMatchObject({ reason: 'hold-not-sealed' });
    sealed(desk);
    expect(desk.ask('operator', 'recording.export', ask())).toMatchObject({ reason: 'no-export-right' });
    expect(desk.ask('video', 'recording.export', ask({ feeds: [far] }))).toMatchObject({ reason: 'not-in-hold' });
    desk.does('video', 'recording.export', ask());
    expect(desk.room.exports[idOf('export')]).toMatchObject({ hold, feeds: [near], purpose: 'Parquet' });
  });
  it('of a released hold is none', () => {
    const desk = square();
    desk.does('video', 'recording.keep', keep());
    sealed(desk);
    desk.does('officer', 'recording.release', { hold, reason: 'x' });
    expect(desk.ask('video', 'recording.export', ask())).toMatchObject({ reason: 'hold-released' });
  });
});
