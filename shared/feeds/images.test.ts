import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { mandatesOf } from '../people/mandates.ts';
import { personId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { type ImageUse, imageRight } from './images.ts';
import type { ImageRightCode, Regime } from './schema.ts';

const feed = idOf('camera');
const incident = idOf('incident');
const RIGHTS: readonly ImageRightCode[] = ['live', 'replay', 'ptz', 'export'];
const REGIMES: readonly Regime[] = ['police', 'camera-law', 'transport', 'private'];
const DAY_MS = 86_400_000;

const camera = (regime: Regime = 'police'): Desk => {
  const desk = createDesk();
  desk.does('video', 'feed.register', {
    feed,
    name: { fr: 'Place', nl: 'Plein' },
    source: { kind: 'test' },
    point: inside('21004'),
    owner: 'POLBRU',
    regime,
  });
  const title = 'Feu';
  desk.does('operator', 'incident.open', {
    ...{ incident, kind: 'incident', title, severity: 'severe', point: inside('21004') },
  });
  return desk;
};
const grant = (desk: Desk, more: object = {}) =>
  desk.does('police-5339', 'feed.grant', {
    ...{ feed, grant: idOf('grant'), functions: ['regional-operator'], until: '2026-11-24T05:00:00Z', reason: 'Appui' },
    ...more,
  });
const BASIS = 'LFP 25/3';
/** The refusal, or `ok`. */
const use = (desk: Desk, who: string, more: Partial<ImageUse> = {}): string => {
  const mandates = mandatesOf(desk.room, personId(who), desk.now);
  const takenAt = desk.now;
  const wanted = { right: 'live', basis: BASIS, takenAt, ...more } as const;
  const answer = imageRight(desk.room, desk.room.feeds[feed]!, mandates, desk.now, wanted);
  return 'refusal' in answer ? answer.refusal : 'ok';
};
const held = (desk: Desk, who: string) => RIGHTS.filter(right => use(desk, who, { right }) === 'ok');
const ago = (desk: Desk, days: number) => new Date(Date.parse(desk.now) - days * DAY_MS).toISOString();

describe('[video.4] live, replay, control and export are rights of their own', () => {
  it.each<[string, readonly ImageRightCode[]]>([
    ['operator', ['live', 'replay', 'ptz']],
    ['officer', ['live', 'replay', 'ptz']],
    ['high-official', ['live', 'replay']],
    ['video', ['live', 'replay', 'ptz', 'export']],
    ['police-5339', []],
    ['liaison-21004', []],
    ['auditor', []],
    ['admin', []],
  ])('on a camera of a carrier %s holds %j by function', (who, rights) => {
    expect(held(camera('transport'), who)).toEqual(rights);
  });

  it('on police cameras the D3 of the zone holds all four, others what a grant names', () => {
    const desk = camera();
    expect(held(desk, 'police-5339')).toEqual(RIGHTS);
    expect(held(desk, 'operator')).toEqual([]);
    grant(desk, { rights: ['live', 'export'] });
    expect(held(desk, 'operator')).toEqual(['live', 'export']);
    expect(use(desk, 'operator', { right: 'ptz' })).toBe('no-ptz-right');
    expect(use(desk, 'operator', { right: 'replay' })).toBe('no-replay-right');
    expect(use(desk, 'high-official', { right: 'replay' })).toBe('no-grant');
  });

  it('a grant that names no right gives the live picture alone, as those before did', () => {
    const desk = camera();
    grant(desk);
    expect(held(desk, 'operator')).toEqual(['live']);
  });

  it('a remote pilot has no images by that function, whatever the regime and the right', () => {
    const pilot = { id: idOf('pilot'), person: idOf('p'), function: 'remote-pilot', scope: 'region' } as const;
    for (const regime of REGIMES) {
      const desk = camera(regime);
      for (const right of RIGHTS) {
        const wanted = { right, basis: BASIS, takenAt: desk.now } as const;
        const answer = imageRight(desk.room, desk.room.feeds[feed]!, [{ ...pilot, from: desk.now }], desk.now, wanted);
        expect(answer, `${regime} ${right}`).toHaveProperty('refusal');
      }
    }
  });

  it('nor does a place or a service give any', () => {
    const desk = camera('private');
    for (const who of ['siamu', 'dir-d1', 'zone-5339']) expect(held(desk, who), who).toEqual([]);
  });
});

describe('[video.4] a grant has a start and an end', () => {
  it('begins when it says and ends when it says', () => {
    const desk = camera();
    grant(desk, { from: '2026-11-24T03:00:00Z', until: '2026-11-24T04:00:00Z' });
    const at = (now: string) => {
      desk.now = now;
      return use(desk, 'operator');
    };
    expect(at('2026-11-24T02:59:59.999Z')).toBe('no-grant');
    expect(at('2026-11-24T03:00:00.000Z')).toBe('ok');
    expect(at('2026-11-24T03:59:59.999Z')).toBe('ok');
    expect(at('2026-11-24T04:00:00.000Z')).toBe('no-grant');
  });

  it('ends with its incident, and none is given for a closed one', () => {
    const desk = camera();
    grant(desk, { incident });
    expect(use(desk, 'operator')).toBe('ok');
    desk.does('operator', 'incident.close', { incident, outcome: 'Fin' });
    expect(use(desk, 'operator')).toBe('no-grant');
    expect(
      desk.ask('police-5339', 'feed.grant', {
        ...{ feed, grant: idOf('late'), functions: ['regional-operator'], incident, reason: 'x' },
        until: '2026-11-24T05:00:00Z',
      }),
    ).toMatchObject({ code: 'conflict', reason: 'incident-closed', path: 'data.incident' });
  });

  it('that would end before it begins is refused', () => {
    expect(
      camera().ask('police-5339', 'feed.grant', {
        ...{ feed, grant: idOf('grant'), functions: ['regional-operator'], reason: 'x' },
        ...{ from: '2026-11-24T04:00:00Z', until: '2026-11-24T04:00:00Z' },
      }),
    ).toMatchObject({ code: 'rejected', reason: 'grant-ends-first', path: 'data.until' });
  });
});

describe('[video.4] police images older than a month', () => {
  const replay = (desk: Desk, who: string, days: number, prosecutorRef?: string) =>
    use(desk, who, { right: 'replay', takenAt: ago(desk, days), prosecutorRef });

  it('are refused without the prosecutor’s reference, also to their owner', () => {
    const desk = camera();
    expect(replay(desk, 'police-5339', 31)).toBe('ok');
    expect(replay(desk, 'police-5339', 31.001)).toBe('month-passed');
    expect(replay(desk, 'police-5339', 31.001, '  ')).toBe('month-passed');
    expect(replay(desk, 'police-5339', 31.001, 'BR.30.99/2026')).toBe('ok');
  });

  it('are refused to whoever has no judicial role, whatever reference they give', () => {
    const desk = camera();
    grant(desk, { rights: ['replay'] });
    expect(replay(desk, 'operator', 30)).toBe('ok');
    expect(replay(desk, 'operator', 32, 'BR.30.99/2026')).toBe('not-judicial');
  });

  it('of which nobody says the age count as old', () => {
    const desk = camera();
    expect(use(desk, 'police-5339', { right: 'export', takenAt: undefined })).toBe('month-passed');
  });

  it('of other regimes are not bound to it', () => {
    const desk = camera('transport');
    expect(replay(desk, 'operator', 40)).toBe('ok');
  });
});

describe('[video.4] whatever is given', () => {
  const anyone = fc.constantFrom(
    ...['operator', 'officer', 'high-official', 'video', 'auditor', 'siamu', 'zone-5339', 'police-5339', 'police-5344'],
  );
  it('nobody but its zone uses a police image without a grant of that very right, in force now, and a basis', () => {
    fc.assert(
      fc.property(
        fc.record({
          who: anyone,
          right: fc.constantFrom(...RIGHTS),
          given: fc.uniqueArray(fc.constantFrom(...RIGHTS), { minLength: 1 }),
          to: fc.uniqueArray(fc.constantFrom('regional-operator', 'high-official', 'zone-officer'), { minLength: 1 }),
          hour: fc.integer({ min: 1, max: 6 }),
          closed: fc.boolean(),
          basis: fc.constantFrom(undefined, BASIS),
          days: fc.integer({ min: 0, max: 60 }),
          ref: fc.constantFrom(undefined, 'BR.30.99/2026'),
        }),
        ({ who, right, given, to, hour, closed, basis, days, ref }) => {
          const desk = camera();
          grant(desk, { functions: to, rights: given, incident, from: '2026-11-24T02:00:00Z' });
          if (closed) desk.does('operator', 'incident.close', { incident, outcome: 'Fin' });
          desk.now = `2026-11-24T0${hour}:30:00.000Z`;
          const answer = use(desk, who, { right, basis, takenAt: ago(desk, days), prosecutorRef: ref });
          if (answer !== 'ok') return;
          if (right === 'replay' || right === 'export') expect(days <= 31 || ref !== undefined).toBe(true);
          if (who === 'police-5339') return;
          const functions = mandatesOf(desk.room, personId(who), desk.now).map(m => m.function as string);
          expect(functions.some(code => (to as string[]).includes(code))).toBe(true);
          expect(given).toContain(right);
          expect(closed).toBe(false);
          expect(hour).toBeGreaterThanOrEqual(2);
          expect(hour).toBeLessThan(5);
          expect(basis).toBeDefined();
        },
      ),
      { numRuns: 150 },
    );
  });

  it('regimes other than police never give more than function or grant says', () => {
    for (const regime of REGIMES) expect(held(camera(regime), 'stranger'), regime).toEqual([]);
  });
});
