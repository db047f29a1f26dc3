import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { situationPage } from '../../server/links/page.ts';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { copyRoom, type Room } from '../room.ts';
import { nextAsk } from '../testing/commands.ts';
import { commune, mandateId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { withoutPersonal } from './personal.ts';
import type { AuthorityLink } from './schema.ts';
import { pictureFor } from './shown.ts';
import { standingOf } from './standing.ts';

const link = idOf('link');
const give = (more: object = {}) => ({
  link,
  level: 'situation',
  mandate: mandateId('mayor-21004'),
  expiresAt: '2026-11-24T13:10:00.000Z',
  maxViews: 5,
  ...more,
});
const given = (desk: Desk, id = link): AuthorityLink => desk.room.links[id] as AuthorityLink;

describe('[engine.10] an authority link is given for a ground, a time and a number of looks', () => {
  it('for the ground of the holder’s mandate, or a part of it', () => {
    const desk = createDesk();
    desk.does('operator', 'link.create', give());
    expect(given(desk)).toMatchObject({ scope: commune('21004'), views: 0 });
    const beyond = give({ link: idOf('b'), scope: commune('21013') });
    expect(desk.ask('operator', 'link.create', beyond)).toMatchObject({ reason: 'beyond-ground' });
    const all = give({ link: idOf('c'), scope: 'region' });
    expect(desk.ask('operator', 'link.create', all)).toMatchObject({ reason: 'beyond-ground' });
    const part = give({ link: idOf('d'), mandate: mandateId('high-official'), scope: commune('21013') });
    desk.does('operator', 'link.create', part);
  });

  it.each([
    ['that has ended already', { expiresAt: '2026-11-24T01:10:00.000Z' }, 'deadline-past'],
    ['that would live for more than 72 hours', { expiresAt: '2026-11-27T01:10:00.001Z' }, 'link-too-long'],
    ['for a mandate that has ended', { mandate: mandateId('former') }, 'unknown-mandate'],
    ['about an incident that is not there', { incident: idOf('none') }, 'unknown-incident'],
    ['for no look at all', { maxViews: 0 }, 'invalid'],
  ])('not one %s', (_title, more, reason) => {
    expect(createDesk().ask('officer', 'link.create', give(more))).toMatchObject({ reason });
  });

  it('by the centre alone, and nobody else even knows of it', () => {
    const desk = createDesk();
    for (const who of ['mayor-21004', 'liaison-21004', 'video', 'auditor', 'admin', 'dir-d1'])
      expect(desk.ask(who, 'link.create', give()), who).toMatchObject({ code: 'forbidden' });
    desk.does('high-official', 'link.create', give());
    expect(desk.ask('operator', 'link.view', { link, views: 1, viewedAt: desk.now })).toMatchObject({
      code: 'forbidden',
    });
  });

  it('it ends by time, by its looks, by hand, and with the mandate', () => {
    const desk = createDesk();
    desk.does('operator', 'link.create', give());
    const standing = (at = desk.now) => standingOf(desk.room, given(desk), at);
    expect(standing()).toBe('open');
    expect(standing('2026-11-24T13:10:00.000Z')).toBe('expired');
    desk.does('belfry', 'link.view', { link, views: 5, viewedAt: desk.now });
    expect(standing()).toBe('used-up');
    desk.does('operator', 'link.create', give({ link: idOf('second') }));
    desk.does('admin', 'mandate.revoke', { mandate: mandateId('mayor-21004') });
    expect(standingOf(desk.room, given(desk, idOf('second')), desk.now)).toBe('mandate-ended');
    desk.does('officer', 'link.revoke', { link: idOf('second') });
    expect(standingOf(desk.room, given(desk, idOf('second')), desk.now)).toBe('revoked');
    expect(desk.ask('officer', 'link.revoke', { link: idOf('second') })).toMatchObject({ reason: 'already-lifted' });
  });

  it('a count that is known is not told again', () => {
    const desk = createDesk();
    desk.does('operator', 'link.create', give());
    desk.does('belfry', 'link.view', { link, views: 3, viewedAt: desk.now });
    expect(desk.does('belfry', 'link.view', { link, views: 2, viewedAt: desk.now })).toEqual([]);
    expect(given(desk).views).toBe(3);
  });
});

/** A fire in the city and one elsewhere, each with words that a reader would recognise. */
function twoFires(level: 'situation' | 'operational'): Desk {
  const desk = createDesk();
  for (const nis of ['21004', '21013']) {
    const incident = idOf(`fire ${nis}`);
    desk.does('operator', 'incident.open', {
      ...{ incident, kind: 'incident', category: 'fire', severity: 'severe', title: `Chez Dupont ${nis}` },
      point: inside(nis),
    });
    desk.does('operator', 'log.write', {
      entry: idOf(`line ${nis}`),
      incident,
      text: `Madame Dupont +32 475 55 01 99`,
    });
    desk.does('dir-d1', 'post.open', {
      ...{ post: idOf(`post ${nis}`), incident, kind: 'pc-ops', name: { fr: 'Chez Dupont', nl: 'Bij Dupont' } },
      point: inside(nis),
    });
  }
  desk.does('operator', 'link.create', give({ level }));
  return desk;
}
const pageOf = (desk: Desk, id = link): string => {
  const picture = pictureFor(desk.room, given(desk, id));
  if (!picture) throw new Error('no picture');
  return situationPage(picture, given(desk, id), desk.now, 'fr');
};

describe('[engine.10] an authority link shows by level what it may', () => {
  it('the situation: what, where by commune, since when; no words, no place nearer than the commune', () => {
    const page = pageOf(twoFires('situation'));
    expect(page).toContain('Incendie');
    expect(page).toContain('1000 Bruxelles');
    expect(page).toContain('1000 Brussel');
    for (const hidden of ['Dupont', '555', 'PC-Ops', '1060', 'Saint-Gilles', 'geo:'])
      expect(page).not.toContain(hidden);
  });

  it('the operational level: posts, and lines that somebody marked, with numbers covered', () => {
    const desk = twoFires('operational');
    expect(pageOf(desk)).toContain('PC-Ops');
    expect(pageOf(desk)).not.toContain('Dupont');
    desk.does('officer', 'link.share-line', { entry: idOf('line 21004') });
    desk.does('officer', 'link.share-line', { entry: idOf('line 21013') });
    const page = pageOf(desk);
    expect(page.split('Madame Dupont')).toHaveLength(3);
    expect(page).not.toMatch(/475|55 01/);
    desk.does('officer', 'link.withhold-line', { entry: idOf('line 21004') });
    expect(pageOf(desk)).not.toContain('Dupont');
  });

  it('a line that was corrected after it was marked has to be read again', () => {
    const desk = twoFires('operational');
    const entry = idOf('line 21004');
    desk.does('officer', 'link.share-line', { entry });
    desk.now = '2026-11-24T01:20:00.000Z';
    desk.does('operator', 'log.correct', { entry, text: 'Monsieur Janssens', reason: 'nom' });
    expect(pageOf(desk)).not.toMatch(/Dupont|Janssens/);
  });

  it('what is asked of the holder, with their own answer and nobody else’s', () => {
    const desk = twoFires('situation');
    const alert = idOf('alert');
    desk.does('operator', 'alert.draft', {
      ...{ alert, incident: idOf('fire 21004'), kind: 'warning', severity: 'severe' },
      ...{ headline: { fr: 'Secret', nl: 'Geheim' }, body: { fr: 'Secret', nl: 'Geheim' } },
      ...{ to: { communes: ['21004', '21013'] }, respondBy: '2026-11-24T01:40:00.000Z' },
    });
    desk.does('officer', 'alert.approve', { alert });
    desk.does('operator', 'alert.issue', { alert });
    expect(pageOf(desk)).toContain('pas encore reçu chez vous');
    desk.does('liaison-21013', 'alert.acknowledge', { alert, disposition: 'acting' });
    expect(pageOf(desk)).toContain('pas encore reçu chez vous');
    desk.does('liaison-21004', 'alert.acknowledge', { alert, disposition: 'acting', note: 'Secret' });
    expect(pageOf(desk)).toContain('vous avez répondu');
    expect(pageOf(desk)).not.toMatch(/Secret|Geheim/);
  });

  it('what people type is text on the page, never markup', () => {
    const desk = twoFires('operational');
    const entry = idOf('markup');
    desk.does('operator', 'log.write', { entry, incident: idOf('fire 21004'), text: '<script>alert("x")</script>' });
    desk.does('officer', 'link.share-line', { entry });
    expect(pageOf(desk)).not.toContain('<script');
    expect(pageOf(desk)).toContain('&#60;script');
  });

  it.each([
    ['appelez le 0475 55 01 99', 'appelez le ▒▒▒'],
    ['NN 85.07.30-033.28', 'NN ▒▒▒'],
    ['an@example.brussels', '▒▒▒'],
    ['plaque 1-ABC-123', 'plaque ▒▒▒'],
    ['2 T2, 5 T3 à 02:27, niveau −2', '2 T2, 5 T3 à 02:27, niveau −2'],
  ])('covers numbers that name a person: %s', (said, shown) => {
    expect(withoutPersonal(said)).toBe(shown);
  });
});

/** A night by chance, and a link for the mayor of Brussels made in it. */
function someNight(seed: number, level: 'situation' | 'operational'): Desk {
  const random = createRandom(seed);
  const desk = createDesk();
  for (let i = 0; i < 100; i++) {
    desk.now = new Date(Date.parse(desk.now) + random.whole(1, 60) * 1_000).toISOString();
    const { who, type, data } = nextAsk(random, desk.room, desk.now);
    if (type !== 'mandate.revoke') desk.ask(who, type, data);
  }
  const expiresAt = new Date(Date.parse(desk.now) + 3_600_000).toISOString();
  desk.does('belfry', 'link.create', give({ level, expiresAt }));
  return desk;
}
/** Fields that people write freely, or that name somebody. */
const WRITTEN = /^(title|text|headline|body|instruction|note|name|reason|lead|outcome|short|email|number)$/;
const rewritten = (value: unknown, within = false): unknown => {
  if (typeof value === 'string') return within ? 'AUTRE – ANDERE' : value;
  if (Array.isArray(value)) return value.map(each => rewritten(each, within));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rewritten(v, within || WRITTEN.test(k))]));
};

describe('[engine.10] an authority link leaks nothing, whatever the night brought', () => {
  const both = (room: Room, desk: Desk): string => {
    const picture = pictureFor(room, given(desk));
    return picture ? situationPage(picture, given(desk), desk.now, 'nl') : '';
  };

  it('at the level of the situation the page is the same whatever anybody wrote', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const desk = someNight(seed, 'situation');
        expect(both(rewritten(desk.room) as Room, desk)).toBe(both(desk.room, desk));
      }),
      { numRuns: 20 },
    );
  });

  it('at the operational level, whatever anybody wrote that was not marked', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const desk = someNight(seed, 'operational');
        const room = { ...(rewritten(desk.room) as Room), log: desk.room.log };
        const unmarked = Object.fromEntries(
          Object.entries(room.log).filter(([id]) => room.sharedLines[`shared ${id}`]),
        );
        expect(both({ ...room, log: unmarked }, desk)).toBe(both(desk.room, desk));
      }),
      { numRuns: 20 },
    );
  });

  it('an incident off the holder’s ground, with all that belongs to it, could as well not be there', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('situation' as const, 'operational' as const), (seed, level) => {
        const desk = someNight(seed, level);
        const room = copyRoom(desk.room);
        const hidden = Object.values(room.incidents).filter(i => !i.sight.communes.includes('21004'));
        for (const { id } of hidden) delete room.incidents[id];
        const gone = new Set(hidden.map(i => i.id));
        for (const collection of ['perimeters', 'posts', 'log'] as const)
          for (const [id, each] of Object.entries(room[collection]))
            if (each.incident !== undefined && gone.has(each.incident)) delete room[collection][id];
        expect(both(room, desk)).toBe(both(desk.room, desk));
      }),
      { numRuns: 20 },
    );
  });
});
