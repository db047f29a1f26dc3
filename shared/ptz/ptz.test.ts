import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import type { Regime } from '../feeds/schema.ts';
import { personId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { leaseOf } from './standing.ts';

const feed = idOf('camera');
const incident = idOf('incident');
const camera = (regime: Regime = 'transport', more: object = {}): Desk => {
  const desk = createDesk();
  desk.does('video', 'feed.register', {
    feed,
    name: { fr: 'Place', nl: 'Plein' },
    source: { kind: 'test' },
    control: { kind: 'onvif', url: 'http://head.example/onvif/device_service' },
    point: inside('21004'),
    owner: 'STIB',
    regime,
    ...more,
  });
  return desk;
};
const open = (desk: Desk, id: string, severity: string) =>
  desk.does('operator', 'incident.open', {
    incident: id,
    kind: 'incident',
    title: 'Feu',
    severity,
    point: inside('21004'),
  });
const take = (name: string, more: object = {}) => ({ feed, lease: idOf(name), purpose: 'Suivi', ...more });
const holder = (desk: Desk) => leaseOf(desk.room, feed)?.taken.by.person;

describe('[video.5] a camera is in one hand at a time', () => {
  it('whoever takes it holds it until they let go', () => {
    const desk = camera();
    desk.does('operator', 'ptz.take', take('a'));
    expect(holder(desk)).toBe(personId('operator'));
    expect(desk.ask('video', 'ptz.take', take('b'))).toMatchObject({
      ...{ code: 'conflict', reason: 'ptz-held', path: 'data.feed' },
      params: { who: { fr: 'Opérateur', nl: 'Operator' } },
    });
    expect(desk.ask('video', 'ptz.release', { lease: idOf('a') })).toMatchObject({ reason: 'unknown-lease' });
    desk.does('operator', 'ptz.release', { lease: idOf('a') });
    expect(desk.does('operator', 'ptz.release', { lease: idOf('a') })).toHaveLength(0);
    desk.does('video', 'ptz.take', take('b'));
    expect(holder(desk)).toBe(personId('video'));
  });

  it('one’s own hand moves over to another screen', () => {
    const desk = camera();
    desk.does('operator', 'ptz.take', take('a'));
    expect(desk.does('operator', 'ptz.take', take('b')).map(({ type }) => type)).toEqual(['ptz.released', 'ptz.taken']);
    expect(leaseOf(desk.room, feed)?.id).toBe(idOf('b'));
  });

  it('Belfry says why it let go for somebody; a person cannot', () => {
    const desk = camera();
    desk.does('operator', 'ptz.take', take('a'));
    desk.does('operator', 'ptz.release', { lease: idOf('a'), because: 'right-ended' });
    expect(desk.room.leases[idOf('a')]?.ended).toMatchObject({ because: 'asked' });
    desk.does('operator', 'ptz.take', take('b'));
    desk.does('belfry', 'ptz.release', { lease: idOf('b'), because: 'unused' });
    expect(desk.room.leases[idOf('b')]?.ended).toMatchObject({ because: 'unused', by: { person: 'belfry' } });
  });

  it('the purpose follows from the incident, and somebody says it where there is none', () => {
    const desk = camera();
    open(desk, incident, 'severe');
    const bare = { feed, lease: idOf('a') };
    expect(desk.ask('operator', 'ptz.take', bare)).toMatchObject({ code: 'rejected', reason: 'purpose-missing' });
    desk.does('operator', 'ptz.take', { ...bare, incident });
    expect(leaseOf(desk.room, feed)).toMatchObject({ purpose: { fr: 'incident : Feu', nl: 'incident: Feu' } });
  });
});

describe('[video.5] one hand goes before another by a rule, with a reason', () => {
  const preempt = (desk: Desk, who: string, more: object = {}) =>
    desk.ask(who, 'ptz.pre-empt', take(`by ${who}`, { reason: 'Fumée au quai', ...more }));

  it('the higher function, and whoever lost it reads by whom and why', () => {
    const desk = camera();
    desk.does('operator', 'ptz.take', take('a'));
    expect(preempt(desk, 'officer')).toMatchObject([{ type: 'ptz.pre-empted', data: { rule: 'higher-function' } }]);
    expect(holder(desk)).toBe(personId('officer'));
    expect(desk.room.leases[idOf('a')]?.ended).toMatchObject({
      ...{ because: 'pre-empted', reason: 'Fumée au quai', rule: 'higher-function' },
      by: { person: personId('officer') },
    });
    expect(preempt(desk, 'operator')).toMatchObject({ code: 'forbidden', reason: 'ptz-not-before' });
  });

  it('the D3 of the zone before all others on its own cameras, and nobody before it', () => {
    const desk = camera('police', { owner: 'POLBRU' });
    desk.does('police-5339', 'feed.grant', {
      ...{ feed, grant: idOf('g'), functions: ['information-manager'], rights: ['live', 'ptz'], reason: 'x' },
      until: '2026-11-24T05:00:00Z',
    });
    const basis = 'LFP 25/3';
    desk.does('officer', 'ptz.take', take('a', { basis }));
    expect(preempt(desk, 'police-5339')).toMatchObject([{ data: { rule: 'owner' } }]);
    open(desk, incident, 'extreme');
    expect(preempt(desk, 'officer', { basis, incident })).toMatchObject({ reason: 'ptz-not-before' });
  });

  it('a severe incident before a lesser one, among equals too', () => {
    const desk = camera();
    open(desk, incident, 'moderate');
    open(desk, idOf('grave'), 'extreme');
    desk.does('officer', 'ptz.take', take('a', { incident }));
    expect(preempt(desk, 'operator', { incident })).toMatchObject({ reason: 'ptz-not-before' });
    expect(preempt(desk, 'operator', { incident: idOf('grave') })).toMatchObject([
      { data: { rule: 'graver-incident' } },
    ]);
  });

  it.each([
    ['a camera in nobody’s hand', 'officer', {}, 'conflict', 'ptz-not-held'],
    ['without a reason', 'officer', { reason: undefined }, 'invalid', 'invalid'],
    ['without the right', 'high-official', {}, 'forbidden', 'no-ptz-right'],
    ['an unknown camera', 'officer', { feed: idOf('none') }, 'rejected', 'unknown-feed'],
  ])('%s: refused', (_title, who, more, code, reason) => {
    expect(preempt(camera(), who, more)).toMatchObject({ code, reason });
  });
});

describe('[video.5] who may steer, and what', () => {
  it.each([
    ['who only looks', 'high-official', {}, 'forbidden', 'no-ptz-right'],
    ['who has no images', 'auditor', {}, 'forbidden', 'no-image-right'],
    ['whoever does not know the camera', 'police-5344', {}, 'rejected', 'unknown-feed'],
  ])('not %s', (_title, who, more, code, reason) => {
    expect(camera().ask(who, 'ptz.take', take('a', more))).toMatchObject({ code, reason });
  });

  it('not a camera without a head', () => {
    const desk = camera('transport', { control: undefined });
    expect(desk.ask('operator', 'ptz.take', take('a'))).toMatchObject({ code: 'rejected', reason: 'not-steerable' });
  });

  it('not police cameras by a grant of the live picture, nor without a basis', () => {
    const desk = camera('police', { owner: 'POLBRU' });
    const grant = (name: string, rights?: string[]) =>
      desk.does('police-5339', 'feed.grant', {
        ...{ feed, grant: idOf(name), functions: ['regional-operator'], reason: 'x', ...(rights ? { rights } : {}) },
        until: '2026-11-24T05:00:00Z',
      });
    grant('live');
    expect(desk.ask('operator', 'ptz.take', take('a'))).toMatchObject({ code: 'forbidden', reason: 'no-ptz-right' });
    grant('ptz', ['ptz']);
    expect(desk.ask('operator', 'ptz.take', take('a'))).toMatchObject({ code: 'forbidden', reason: 'basis-missing' });
    desk.does('operator', 'ptz.take', take('a', { basis: 'LFP 25/3' }));
  });

  it('a place that the camera keeps has a name in both languages, and keeps it when the camera is registered anew', () => {
    const desk = camera();
    const name = { fr: 'Quai', nl: 'Perron' };
    desk.does('video', 'ptz.name-preset', { feed, preset: '1', name });
    desk.does('video', 'feed.register', {
      ...{ feed, name: { fr: 'P', nl: 'P' }, source: { kind: 'onvif', url: 'http://head.example/' } },
      ...{ owner: 'STIB', regime: 'transport' },
    });
    expect(desk.room.feeds[feed]?.presets).toEqual({ 1: name });
    expect(desk.ask('auditor', 'ptz.name-preset', { feed, preset: '1', name })).toMatchObject({ reason: 'no-right' });
  });

  it('where the camera is told to move is shown to the centre alone', () => {
    const desk = camera('police', { owner: 'POLBRU' });
    expect(desk.room.feeds[feed]?.control?.url).toContain('http');
    const seen = project(desk.room, desk.viewer('police-5339')).feeds[feed];
    expect(seen).toMatchObject({ id: feed, source: { kind: 'test' } });
    expect(seen?.control).toEqual({ kind: 'onvif' });
  });
});

describe('[video.5] whatever hands do', () => {
  it('never two hold a camera, each loss has a cause, and nobody without a rule before another takes it', () => {
    const who = fc.constantFrom('operator', 'officer', 'video', 'high-official', 'auditor', 'siamu');
    const act = fc.record({
      who,
      type: fc.constantFrom('ptz.take', 'ptz.pre-empt', 'ptz.release'),
      of: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), acts => {
        const desk = camera();
        acts.forEach((each, n) => {
          const before = leaseOf(desk.room, feed);
          const data =
            each.type === 'ptz.release'
              ? { lease: idOf(`l ${each.of}`) }
              : take(`l ${n}`, each.type === 'ptz.pre-empt' ? { reason: 'x' } : {});
          const caused = desk.ask(each.who, each.type, data);
          const running = Object.values(desk.room.leases).filter(lease => !lease.ended);
          expect(running.length).toBeLessThanOrEqual(1);
          if ('ok' in caused) expect(leaseOf(desk.room, feed)?.id).toBe(before?.id);
          else if (before && leaseOf(desk.room, feed)?.id !== before.id) {
            const lost = desk.room.leases[before.id]?.ended;
            if (before.taken.by.person !== personId(each.who))
              expect(lost).toMatchObject({ because: 'pre-empted', reason: 'x' });
            else expect(lost?.because).toBe('asked');
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});
