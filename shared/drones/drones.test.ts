import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { maySee, redact } from '../access/audience.ts';
import { copyRoom } from '../room.ts';
import { nextAsk } from '../testing/commands.ts';
import { mandateId, personId } from '../testing/people.ts';
import { boxAround, inside } from '../testing/places.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { withheldBy } from './images.ts';
import type { Mission } from './schema.ts';

const [feed, mission, firm] = [idOf('drone'), idOf('mission'), idOf('firm')];
const request = (more: object = {}) => ({
  ...{ mission, feed, requester: 'SIAMU', purpose: 'Fumée Madou', basis: 'Loi 15/5/2007, art. 11' },
  zone: boxAround(inside('21004'), 0.0005),
  ...{ height: 100, from: '2026-11-24T01:10:00.000Z', until: '2026-11-24T03:10:00.000Z' },
  pilot: { name: 'Ana Pilote', private: true, organisation: firm },
  recipients: [
    { id: 'regional-operator', kind: 'function' },
    { id: 'dir-d1', kind: 'function' },
  ],
  recording: { keep: true, days: 30 },
  skeyes: 'SKY-2026-118',
  ...more,
});
/** A desk with the drone, the firm, and its pilot. */
function field(regime = 'private'): Desk {
  const desk = createDesk();
  const point = inside('21004');
  const source = { kind: 'test' };
  desk.does('video', 'feed.register', { feed, name: { fr: 'Drone', nl: 'Drone' }, source, point, owner: 'X', regime });
  desk.does('admin', 'organisation.register', { organisation: firm, kind: 'other', name: { fr: 'Vol', nl: 'Vlucht' } });
  desk.does('belfry', 'mandate.grant', {
    ...{ mandate: idOf('pilot of the firm'), person: personId('stranger'), function: 'remote-pilot', scope: 'region' },
    ...{ organisation: firm, from: '2026-01-01T00:00:00Z' },
  });
  return desk;
}
const of = (desk: Desk): Mission => desk.room.missions[mission] as Mission;
function flying(more: object = {}, regime = 'private'): Desk {
  const desk = field(regime);
  desk.does('dir-d1', 'mission.request', request(more));
  desk.does('operator', 'mission.approve', { mission });
  desk.does('stranger', 'mission.start', { mission });
  return desk;
}
const keptFrom = (desk: Desk, who: string, at = desk.now) => {
  const camera = desk.room.feeds[feed];
  if (!camera) throw new Error('no drone');
  return withheldBy(desk.room, camera, desk.viewer(who).mandates, at);
};

describe('[video.7] a drone’s mission goes from its request to its end', () => {
  it('is asked by a service, approved by the centre, flown by its pilot, and ended', () => {
    const desk = flying();
    expect(of(desk)).toMatchObject({ state: 'flying', communes: ['21004'], zones: ['5339'] });
    desk.does('stranger', 'mission.end', { mission, outcome: 'Rien à signaler' });
    expect(of(desk)).toMatchObject({ state: 'ended', ended: { outcome: 'Rien à signaler' } });
    expect(desk.ask('stranger', 'mission.start', { mission })).toMatchObject({ reason: 'mission-over' });
  });

  it('is not approved in the CTR of Brussels without the reference of skeyes', () => {
    const desk = field();
    const { skeyes: _none, ...without } = request();
    desk.does('dir-d1', 'mission.request', without);
    expect(desk.ask('operator', 'mission.approve', { mission })).toMatchObject({
      ...{ code: 'rejected', reason: 'skeyes-missing', path: 'data.skeyes' },
    });
    desk.does('operator', 'mission.approve', { mission, skeyes: 'SKY-1', authorisation: 'BCAA-77' });
    expect(of(desk)).toMatchObject({ state: 'approved', skeyes: 'SKY-1', authorisation: 'BCAA-77' });
  });

  it.each([
    ['for a drone that is not there', { feed: idOf('none') }, 'unknown-feed'],
    ['for an incident that is not there', { incident: idOf('none') }, 'unknown-incident'],
    ['that has ended already', { from: '2026-11-24T00:00:00Z', until: '2026-11-24T01:00:00Z' }, 'deadline-past'],
    ['that ends before it begins', { until: '2026-11-24T01:00:00Z' }, 'invalid'],
    ['whose images are for nobody', { recipients: [] }, 'invalid'],
    ['that keeps images without saying how long', { recording: { keep: true } }, 'invalid'],
    [
      'of a firm that is not known',
      { pilot: { name: 'X', private: true, organisation: idOf('no') } },
      'unknown-organisation',
    ],
    ['with images for a commune elsewhere', { recipients: [{ id: '11002', kind: 'commune' }] }, 'unknown-commune'],
  ])('not one %s', (_title, more, reason) => {
    expect(field().ask('dir-d1', 'mission.request', request(more))).toMatchObject({ reason });
  });

  it('does not fly before it is approved, nor much before its time, nor twice at once', () => {
    const desk = field();
    desk.does('dir-d1', 'mission.request', request({ from: '2026-11-24T01:40:00Z' }));
    expect(desk.ask('dir-d1', 'mission.start', { mission })).toMatchObject({ reason: 'mission-not-approved' });
    desk.does('operator', 'mission.approve', { mission });
    expect(desk.ask('dir-d1', 'mission.start', { mission })).toMatchObject({ reason: 'mission-too-early' });
    desk.now = '2026-11-24T01:30:00.000Z';
    desk.does('dir-d1', 'mission.start', { mission });
    expect(desk.does('dir-d1', 'mission.start', { mission })).toEqual([]);
    const second = idOf('second');
    desk.does('dir-d1', 'mission.request', request({ mission: second }));
    desk.does('operator', 'mission.approve', { mission: second });
    expect(desk.ask('dir-d1', 'mission.start', { mission: second })).toMatchObject({ reason: 'drone-busy' });
  });

  it('what was approved is changed by who approves, and nobody overwrites what they have not seen', () => {
    const desk = flying();
    expect(desk.ask('video', 'mission.change', { mission, height: 300 })).toMatchObject({
      reason: 'change-needs-approval',
    });
    desk.does('video', 'mission.change', { mission, purpose: 'Fumée et toit' });
    desk.now = '2026-11-24T01:20:00.000Z';
    desk.does('operator', 'mission.change', { mission, height: 60 });
    expect(of(desk)).toMatchObject({ height: 60, purpose: 'Fumée et toit', state: 'flying' });
    const late = { mission, height: 80, seen: '2026-11-24T01:15:00.000Z' };
    expect(desk.ask('dir-d1', 'mission.change', late)).toMatchObject({ reason: 'changed-meanwhile' });
    expect(desk.ask('operator', 'mission.change', { mission, until: '2026-11-24T01:00:00Z' })).toMatchObject({
      reason: 'deadline-past',
    });
  });

  it('a pilot acts on the missions of the own firm alone, and knows of no other', () => {
    const desk = field();
    desk.does('dir-d1', 'mission.request', request({ pilot: { name: 'Un autre', private: false } }));
    desk.does('operator', 'mission.approve', { mission });
    expect(desk.ask('stranger', 'mission.start', { mission })).toMatchObject({ reason: 'unknown-mission' });
    expect(desk.ask('operator', 'mission.refuse', { mission, reason: 'x' })).toMatchObject({
      reason: 'mission-settled',
    });
  });

  it('tells a crossing of zone or height once, by Belfry alone, and the return', () => {
    const desk = flying();
    const out = { mission, beyond: [{ what: 'zone', metres: 40 }] };
    expect(desk.ask('operator', 'mission.report-bounds', out)).toMatchObject({ code: 'forbidden' });
    desk.does('belfry', 'mission.report-bounds', out);
    expect(of(desk).beyond).toEqual({ at: desk.now, what: out.beyond });
    expect(desk.does('belfry', 'mission.report-bounds', { mission, beyond: [{ what: 'zone', metres: 90 }] })).toEqual(
      [],
    );
    desk.does('belfry', 'mission.report-bounds', { mission, beyond: [] });
    expect(of(desk).beyond).toBeUndefined();
    desk.does('operator', 'mission.end', { mission });
    expect(desk.ask('belfry', 'mission.report-bounds', out)).toMatchObject({ reason: 'mission-not-flying' });
  });
});

describe('[video.7] images of a mission are for whom it names, and may be withheld', () => {
  it('its recipients have them while it flies; nobody is kept from them before or after', () => {
    const desk = flying();
    expect(keptFrom(desk, 'operator')).toBeUndefined();
    expect(keptFrom(desk, 'dir-d1')).toBeUndefined();
    for (const who of ['video', 'liaison-21004', 'high-official']) expect(keptFrom(desk, who), who).toBe(mission);
    expect(keptFrom(desk, 'video', '2026-11-24T01:09:59.000Z')).toBeUndefined();
    desk.now = '2026-11-24T02:00:00.000Z';
    desk.does('operator', 'mission.end', { mission });
    expect(keptFrom(desk, 'video')).toBeUndefined();
    expect(keptFrom(desk, 'video', '2026-11-24T01:30:00.000Z'), 'a replay of the flight').toBe(mission);
  });

  it('a private pilot sees the mission and never its images, even where all pilots are named', () => {
    const named = { recipients: [{ id: 'remote-pilot', kind: 'function' }] };
    const desk = flying(named);
    expect(maySee(desk.room, desk.viewer('stranger'), 'missions', of(desk))).toBe(true);
    expect(keptFrom(desk, 'stranger')).toBe(mission);
    const own = flying({ ...named, pilot: { name: 'Ana', private: false, organisation: firm } });
    expect(keptFrom(own, 'stranger')).toBeUndefined();
  });

  it('withheld by the police they are for the police alone, and the police alone releases them', () => {
    const desk = flying();
    desk.does('dir-d3', 'mission.withhold-images', { mission, reason: 'Victimes identifiables' });
    for (const who of ['operator', 'dir-d1', 'high-official']) expect(keptFrom(desk, who), who).toBe(mission);
    expect(keptFrom(desk, 'dir-d3')).toBeUndefined();
    expect(keptFrom(desk, 'police-5339')).toBeUndefined();
    expect(keptFrom(desk, 'police-5344'), 'another zone').toBe(mission);
    expect(desk.ask('high-official', 'mission.release-images', { mission })).toMatchObject({
      reason: 'withheld-by-another',
    });
    desk.does('police-5339', 'mission.release-images', { mission });
    expect(keptFrom(desk, 'operator')).toBeUndefined();
    expect(desk.ask('dir-d3', 'mission.release-images', { mission })).toMatchObject({ reason: 'not-withheld' });
  });

  it('withheld by the centre the police may take them over, and the High Official may lift', () => {
    const desk = flying();
    desk.does('officer', 'mission.withhold-images', { mission, reason: 'Famille sur place' });
    expect(desk.ask('high-official', 'mission.withhold-images', { mission, reason: 'x' })).toMatchObject({
      code: 'conflict',
    });
    desk.does('high-official', 'mission.release-images', { mission });
    desk.does('officer', 'mission.withhold-images', { mission, reason: 'Famille sur place' });
    desk.does('dir-d3', 'mission.withhold-images', { mission, reason: 'Enquête' });
    expect(desk.ask('officer', 'mission.release-images', { mission })).toMatchObject({ code: 'forbidden' });
  });

  it('stay withheld from the replay after the flight until they are released', () => {
    const desk = flying();
    desk.does('dir-d3', 'mission.withhold-images', { mission, reason: 'Enquête' });
    desk.now = '2026-11-24T02:00:00.000Z';
    desk.does('operator', 'mission.end', { mission });
    expect(keptFrom(desk, 'operator', '2026-11-24T01:30:00.000Z')).toBe(mission);
    desk.does('dir-d3', 'mission.release-images', { mission });
    expect(keptFrom(desk, 'operator', '2026-11-24T01:30:00.000Z')).toBeUndefined();
  });

  it('a police zone is not kept from its own images by a list', () => {
    expect(keptFrom(flying({}, 'police'), 'police-5339')).toBeUndefined();
    expect(keptFrom(flying(), 'police-5339')).toBe(mission);
  });
});

describe('[video.7] a drone is known by what it sends', () => {
  it('no two drones by the same system, uid, serial number or port; what is not named is unbound', () => {
    const desk = field();
    const second = idOf('second drone');
    desk.does('video', 'feed.register', {
      ...{ feed: second, name: { fr: 'D2', nl: 'D2' }, source: { kind: 'test' }, owner: 'X', regime: 'private' },
    });
    const names = { mavlink: { system: 7 }, cot: { uid: 'UAS-7' }, remoteId: '1581F5BKD', klv: { port: 5_600 } };
    desk.does('video', 'drone.bind', { feed, ...names });
    for (const [name, value] of Object.entries(names))
      expect(desk.ask('video', 'drone.bind', { feed: second, [name]: value })).toMatchObject({
        ...{ code: 'conflict', reason: 'source-taken', path: `data.${name}` },
      });
    desk.does('video', 'drone.bind', { feed, mavlink: { system: 8 } });
    desk.does('video', 'drone.bind', { feed: second, ...names });
    expect(desk.room.drones[feed]).toMatchObject({ mavlink: { system: 8 } });
    expect(desk.room.drones[feed]?.cot).toBeUndefined();
    expect(desk.ask('liaison-21004', 'drone.bind', { feed })).toMatchObject({ code: 'forbidden' });
    expect(desk.ask('video', 'drone.bind', { feed, mavlink: { system: 0 } })).toMatchObject({ code: 'invalid' });
  });
});

describe('[video.7] a mission is known to those below it and to whom it names', () => {
  it('to the commune without the pilot’s name, to a discreet one’s police zone alone', () => {
    const desk = flying();
    const shown = (who: string) =>
      maySee(desk.room, desk.viewer(who), 'missions', of(desk))
        ? redact(desk.room, desk.viewer(who), 'missions', of(desk)).pilot.name
        : undefined;
    expect(shown('liaison-21004')).toBe('–');
    expect(shown('liaison-21013')).toBeUndefined();
    expect(shown('stranger')).toBe('Ana Pilote');
    desk.does('operator', 'mission.change', { mission, discreet: true });
    expect(shown('liaison-21004')).toBeUndefined();
    expect(shown('zone-5339')).toBe('–');
  });
});

describe('[video.7] whatever is asked of missions, in whatever order', () => {
  it('withheld images flow to nobody who may not release them, and one drone flies one mission', () => {
    let withheld = 0;
    fc.assert(
      fc.property(fc.integer(), seed => {
        const random = createRandom(seed);
        const desk = createDesk();
        for (let n = 0; n < 180; n++) {
          desk.now = new Date(Date.parse(desk.now) + random.whole(0, 20_000)).toISOString();
          let asked = nextAsk(random, desk.room, desk.now);
          while (!/^(mission|feed|incident)\./.test(asked.type)) asked = nextAsk(random, desk.room, desk.now);
          const before = Object.isFrozen(desk.room) ? desk.room : copyRoom(desk.room);
          const caused = desk.ask(asked.who, asked.type, asked.data);
          if ('ok' in caused) expect(desk.room.seq).toBe(before.seq);
        }
        const flyingNow = Object.values(desk.room.missions).filter(m => m.state === 'flying');
        expect(new Set(flyingNow.map(m => m.feed)).size).toBe(flyingNow.length);
        for (const m of flyingNow.filter(each => each.withheld)) {
          const camera = desk.room.feeds[m.feed];
          const operator = [desk.room.mandates[mandateId('operator')]].flatMap(held => held ?? []);
          if (camera) expect(withheldBy(desk.room, camera, operator, desk.now)).toBe(m.id);
          withheld++;
        }
      }),
      { numRuns: 20 },
    );
    expect(withheld).toBeGreaterThan(0);
  });
});
