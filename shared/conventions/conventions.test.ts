import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { imageRight } from '../feeds/images.ts';
import type { ImageRightCode, Regime } from '../feeds/schema.ts';
import { mandatesOf } from '../people/mandates.ts';
import { personId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { sameOwner, standingOf } from './standing.ts';

const feed = idOf('camera');
const convention = idOf('convention');
const OWNER = { fr: 'Port de Bruxelles', nl: 'Haven van Brussel' };
/** A camera of an owner with whom nothing has been signed yet. */
const camera = (regime: Regime = 'private'): Desk => {
  const desk = createDesk();
  desk.does('video', 'feed.register', {
    feed,
    name: { fr: 'Quai', nl: 'Kaai' },
    source: { kind: 'test' },
    point: inside('21004'),
    owner: OWNER,
    regime,
  });
  return desk;
};
const told = (more: object = {}) => ({
  convention,
  owner: 'PORT DE BRUXELLES ',
  reference: 'VPRB 2023/4',
  signed: '2023-05-02T00:00:00Z',
  expires: '2026-12-01T00:00:00Z',
  scope: { rights: ['live', 'ptz'] },
  ...more,
});
const use = (desk: Desk, who: string, right: ImageRightCode = 'live'): string => {
  const mandates = mandatesOf(desk.room, personId(who), desk.now);
  const answer = imageRight(desk.room, desk.room.feeds[feed]!, mandates, desk.now, { right, basis: 'LFP 25/3' });
  return 'refusal' in answer ? answer.refusal : 'ok';
};
const watch = (desk: Desk) => desk.ask('operator', 'feed.watch', { look: idOf(desk.now), feed, purpose: 'Suivi' });

describe('[video.4] images are shared by convention with their owner', () => {
  it('without one in force the picture is refused in words, whoever asks', () => {
    const desk = camera();
    for (const who of ['operator', 'high-official', 'video', 'auditor'])
      expect(use(desk, who), who).toBe('no-convention');
    expect(watch(desk)).toMatchObject({ code: 'forbidden', reason: 'no-convention', path: 'data.feed' });
  });

  it('one that is signed opens what it covers, from its signature until it expires', () => {
    const desk = camera();
    desk.does('officer', 'convention.sign', told());
    expect(use(desk, 'operator')).toBe('ok');
    expect(use(desk, 'operator', 'ptz')).toBe('ok');
    expect(use(desk, 'operator', 'replay')).toBe('beyond-convention');
    desk.now = '2026-11-30T23:59:59.999Z';
    expect(use(desk, 'operator')).toBe('ok');
    desk.now = '2026-12-01T00:00:00.000Z';
    expect(use(desk, 'operator')).toBe('no-convention');
  });

  it('one for some cameras is for those alone', () => {
    const desk = camera();
    const other = idOf('other camera');
    desk.does('video', 'feed.register', {
      ...{ feed: other, name: { fr: 'x', nl: 'x' }, source: { kind: 'test' }, owner: OWNER, regime: 'private' },
    });
    desk.does('officer', 'convention.sign', told({ scope: { rights: ['live'], feeds: [other] } }));
    expect(use(desk, 'operator')).toBe('no-convention');
  });

  it('one that is ended ends its looks, a renewal keeps them', () => {
    const desk = camera();
    desk.does('officer', 'convention.sign', told());
    desk.does('officer', 'convention.sign', told({ convention: idOf('renewal'), expires: '2029-12-01T00:00:00Z' }));
    desk.does('officer', 'convention.end', { convention, reason: 'Renouvelée' });
    expect(use(desk, 'operator')).toBe('ok');
    desk.does('officer', 'convention.end', { convention: idOf('renewal'), reason: 'Dénoncée' });
    expect(use(desk, 'operator')).toBe('no-convention');
    expect(desk.room.conventions[convention]?.ended).toMatchObject({ reason: 'Renouvelée' });
  });

  it('police images stay their zone’s own, signed or not', () => {
    const desk = camera('police');
    expect(use(desk, 'police-5339')).toBe('ok');
    expect(use(desk, 'operator')).toBe('no-convention');
  });

  it.each([
    ['the operator', 'operator', {}, 'forbidden', 'no-right'],
    ['in the future', 'officer', { signed: '2026-11-25T00:00:00Z' }, 'rejected', 'convention-unsigned'],
    ['that has expired', 'officer', { expires: '2026-11-01T00:00:00Z' }, 'rejected', 'deadline-past'],
    [
      'about a camera of nobody',
      'officer',
      { scope: { rights: ['live'], feeds: [idOf('none')] } },
      'rejected',
      'unknown-feed',
    ],
    [
      'about another’s camera',
      'officer',
      { owner: 'STIB', scope: { rights: ['live'], feeds: [feed] } },
      'rejected',
      'convention-not-theirs',
    ],
  ])('%s: refused, and nothing is signed', (_title, who, more, code, reason) => {
    const desk = camera();
    expect(desk.ask(who, 'convention.sign', told(more))).toMatchObject({ code, reason });
    expect(desk.room.conventions[convention]).toBeUndefined();
  });

  it('is ended once, and none that never was', () => {
    const desk = camera();
    const end = { convention, reason: 'Fin' };
    expect(desk.ask('officer', 'convention.end', end)).toMatchObject({
      code: 'rejected',
      reason: 'unknown-convention',
    });
    desk.does('officer', 'convention.sign', told());
    desk.does('officer', 'convention.end', end);
    expect(desk.ask('officer', 'convention.end', end)).toMatchObject({ code: 'conflict', reason: 'convention-over' });
  });

  it('names one owner in whichever language it is written, and never two', () => {
    expect(sameOwner(OWNER, 'haven van brussel')).toBe(true);
    expect(sameOwner('STIB', { fr: 'STIB', nl: 'MIVB' })).toBe(true);
    expect(sameOwner('STIB', OWNER)).toBe(false);
  });

  it('stands at every moment in one way, and shares nothing but while it is in force', () => {
    const desk = camera();
    desk.does('officer', 'convention.sign', told());
    const signed = desk.room.conventions[convention]!;
    const [from, to] = [Date.parse(signed.signed), Date.parse(signed.expires)];
    fc.assert(
      fc.property(fc.integer({ min: from - 1e9, max: to + 1e9 }), ms => {
        desk.now = new Date(ms).toISOString();
        const inForce = from <= ms && ms < to;
        expect(standingOf(signed, desk.now) === 'in-force').toBe(inForce);
        const mandates = desk.room.mandates;
        const operator = Object.values(mandates).filter(m => m.person === personId('operator'));
        const answer = imageRight(desk.room, desk.room.feeds[feed]!, operator, desk.now, { right: 'live' });
        expect('mandate' in answer).toBe(inForce);
      }),
    );
  });
});

describe('[video.4] a camera that is blacked out', () => {
  const dark = (more: object = {}) => ({ feed, blackout: idOf('dark'), reason: 'Bureau de vote', ...more });
  it('is dark for its owner too, between its hours', () => {
    const desk = camera('police');
    desk.does('police-5339', 'feed.black-out', dark({ from: '2026-11-24T02:00:00Z', until: '2026-11-24T04:00:00Z' }));
    expect(use(desk, 'police-5339')).toBe('ok');
    desk.now = '2026-11-24T02:00:00.000Z';
    expect(use(desk, 'police-5339')).toBe('blacked-out');
    desk.now = '2026-11-24T04:00:00.000Z';
    expect(use(desk, 'police-5339')).toBe('ok');
  });

  it('shows again when it is lifted; of a police camera only its zone says so', () => {
    const desk = camera('police');
    desk.does('police-5339', 'feed.black-out', dark());
    expect(use(desk, 'police-5339')).toBe('blacked-out');
    const again = { feed, blackout: idOf('dark') };
    expect(desk.ask('video', 'feed.show-again', again)).toMatchObject({ code: 'forbidden', reason: 'not-the-owner' });
    desk.does('police-5339', 'feed.show-again', again);
    expect(use(desk, 'police-5339')).toBe('ok');
    expect(desk.ask('police-5339', 'feed.show-again', again)).toMatchObject({ reason: 'unknown-blackout' });
  });
});
