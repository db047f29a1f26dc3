import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { askOf, createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { nextAsk } from '../testing/commands.ts';
import { mandateId, personId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { tollOf } from '../toll/current.ts';
import { contributionId } from './contributionId.ts';
import type { Field, Section } from './doctrine.ts';
import { dueOf, nextNumber, sitrepsOf } from './due.ts';
import { canonical, isWhole, sealOf } from './freeze.ts';
import { pictureOf } from './picture.ts';

const incident = idOf('incident madou');
const TITLE = { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' };
let desk: Desk;
beforeEach(() => {
  desk = createDesk();
  desk.does('operator', 'incident.open', {
    incident,
    kind: 'incident',
    severity: 'severe',
    title: TITLE,
    point: inside('21014'),
  });
});

const later = (minutes: number) => {
  desk.now = new Date(Date.parse(desk.now) + minutes * 60_000).toISOString();
};
const seen = (section: Section, field: Field) =>
  desk.room.contributions[contributionId(incident, section)]?.fields[field];
const tell = (who: string, section: Section, field: Field, words: object, more: object = {}) =>
  desk.ask(who, 'sitrep.contribute', {
    incident,
    section,
    fields: { [field]: { ...words, basedOn: seen(section, field)?.version ?? 0 } },
    ...more,
  });
const BOTH = { fr: 'Fumée dense au niveau −2.', nl: 'Dichte rook op niveau −2.' };
const validate = (who: string, more: object = {}) => {
  const number = nextNumber(desk.room.sitreps, incident);
  return desk.ask(who, 'sitrep.validate', {
    sitrep: idOf(`sitrep ${number}`),
    incident,
    number,
    to: { communes: ['21014', '21004'], functions: ['high-official'] },
    decision: idOf(`notification ${number}`),
    ...more,
  });
};
const picture = () => pictureOf(desk.room, desk.room.incidents[incident]!, desk.now, TITLE);
const report = (number: number) => sitrepsOf(desk.room.sitreps, incident)[number - 1]!;

describe('[engine.8] a section is told', () => {
  it('by its own director, or by staff with the name of who said it', () => {
    tell('dir-d1', 'D1', 'situation', BOTH);
    tell('operator', 'D2', 'needs', BOTH, { name: 'Dr. Mertens' });
    expect(seen('D1', 'situation')).toMatchObject({
      ...BOTH,
      version: 1,
      written: { by: { person: personId('dir-d1') } },
    });
    expect(seen('D2', 'needs')).toMatchObject({ ...BOTH, name: 'Dr. Mertens' });
  });

  it.each([
    ['a director of another discipline', 'dir-d1', 'D3', 'sitrep-not-your-section'],
    ['a liaison officer', 'liaison-21004', 'D1', 'no-right'],
  ] as const)('never by %s', (_who, who, section, reason) => {
    expect(tell(who, section, 'situation', BOTH)).toMatchObject({ ok: false, reason });
  });

  it('keeps the age of the fact when somebody only adds the other language', () => {
    tell('dir-d1', 'D1', 'situation', { fr: BOTH.fr });
    const { toldAt } = seen('D1', 'situation')!;
    later(12);
    tell('officer', 'D1', 'situation', { nl: BOTH.nl });
    expect(seen('D1', 'situation')).toMatchObject({ ...BOTH, toldAt, version: 2 });
    expect(seen('D1', 'situation')).not.toHaveProperty('behind');
  });

  it('leaves the other language behind when something new is told in one', () => {
    tell('dir-d1', 'D1', 'situation', BOTH);
    tell('dir-d1', 'D1', 'situation', { fr: 'Feu maîtrisé.' });
    expect(seen('D1', 'situation')).toMatchObject({ fr: 'Feu maîtrisé.', nl: BOTH.nl, behind: 'nl' });
    tell('officer', 'D1', 'situation', { nl: 'Brand onder controle.' });
    expect(seen('D1', 'situation')).not.toHaveProperty('behind');
  });

  it('is young again when its writer says that it still holds', () => {
    tell('dir-d1', 'D1', 'situation', BOTH);
    later(20);
    tell('dir-d1', 'D1', 'situation', BOTH);
    expect(seen('D1', 'situation')).toMatchObject({ ...BOTH, toldAt: desk.now });
  });

  it('carries a communication line in D5 alone', () => {
    expect(tell('operator', 'D5', 'line', BOTH)).toHaveLength(1);
    expect(tell('operator', 'D1', 'line', BOTH)).toMatchObject({ reason: 'sitrep-no-such-field' });
  });
});

describe('[engine.8] [engine.11] two people write one section', () => {
  it('and the second sees what the first wrote, with their own words kept: nothing is overwritten unseen', () => {
    const base = { incident, section: 'D1' };
    desk.does('dir-d1', 'sitrep.contribute', { ...base, fields: { needs: { ...BOTH, basedOn: 0 } } });
    const mine = { fr: 'Coupure traction', nl: 'Spanning onderbreken' };
    expect(
      desk.ask('operator', 'sitrep.contribute', { ...base, fields: { needs: { ...mine, basedOn: 0 } } }),
    ).toMatchObject({
      ok: false,
      code: 'conflict',
      reason: 'changed-meanwhile',
      path: 'data.fields.needs',
      params: { who: 'dir-d1', theirs: BOTH, yours: mine },
    });
    expect(seen('D1', 'needs')).toMatchObject(BOTH);
    // Having seen it, the second may decide that their own holds.
    desk.does('operator', 'sitrep.contribute', { ...base, fields: { needs: { ...mine, basedOn: 1 } } });
    expect(seen('D1', 'needs')).toMatchObject({ ...mine, version: 2 });
  });

  it('also where what was seen was taken away and told anew in between', () => {
    tell('dir-d1', 'D1', 'needs', BOTH);
    tell('dir-d1', 'D1', 'needs', {});
    tell('dir-d1', 'D1', 'needs', BOTH);
    const fields = { needs: { fr: 'x', nl: 'x', basedOn: 1 } };
    expect(desk.ask('operator', 'sitrep.contribute', { incident, section: 'D1', fields })).toMatchObject({
      reason: 'changed-meanwhile',
    });
  });
});

describe('[engine.8] Belfry marks by itself', () => {
  it('that D1 has said nothing for longer than the rhythm: stop feeding it for 31 minutes and the report says so', () => {
    tell('dir-d1', 'D1', 'situation', BOTH);
    later(30);
    expect(picture().marks).not.toContainEqual(expect.objectContaining({ kind: 'stale' }));
    later(1);
    expect(picture().marks).toContainEqual(
      expect.objectContaining({ kind: 'stale', section: 'D1', minutes: 31, step: 'older' }),
    );
    later(30);
    expect(picture().marks).toContainEqual(expect.objectContaining({ kind: 'stale', minutes: 61, step: 'stale' }));
  });

  it('which seats are vacant and which seated discipline has said nothing at all', () => {
    const { marks } = picture();
    expect(marks.filter(m => m.kind === 'vacant').map(m => m.section)).toEqual(['D2', 'D4', 'D5']);
    expect(marks.filter(m => m.kind === 'untold').map(m => m.section)).toEqual(['D1', 'D3']);
  });

  it('who has not even received a decision', () => {
    desk.does('high-official', 'decision.take', {
      decision: idOf('metro'),
      incident,
      kind: 'order',
      basis: 'special-law-1989-48',
      headline: { fr: 'Fermer le métro', nl: 'Metro sluiten' },
      body: { fr: 'Lignes 2 et 6', nl: 'Lijnen 2 en 6' },
      to: { functions: ['transport-dispatch', 'fire-dispatch'] },
      decidedAt: desk.now,
    });
    desk.does('siamu', 'decision.receive', { decision: idOf('metro') });
    later(2);
    expect(picture().marks).toContainEqual(
      expect.objectContaining({ kind: 'silent', minutes: 2, recipients: [{ fr: 'STIB', nl: 'MIVB' }] }),
    );
    expect(picture().measures).toMatchObject([{ kind: 'order', received: 1, recipients: 2 }]);
  });
});

describe('[engine.8] the toll', () => {
  const count = (who: string, source: string, figure: number, category = 'affected', asOf = desk.now) =>
    desk.ask(who, 'toll.report', {
      report: idOf(`${source} ${figure} ${category} ${asOf}`),
      ...{ incident, category, figure, source, asOf },
    });

  it('shows what differs side by side and never adds it up', () => {
    count('operator', 'D2', 7);
    count('dir-d3', 'D3', 9);
    const [row] = tollOf(desk.room.tolls, incident);
    expect(row).toMatchObject({ category: 'affected', conflicting: true });
    expect(row!.figures.map(f => [f.source, f.figure])).toEqual([
      ['D2', 7],
      ['D3', 9],
    ]);
    expect(picture().marks).toContainEqual({ kind: 'conflict', category: 'affected' });
  });

  it('puts a source’s newer figure in the place of its own older one, and of nobody else’s', () => {
    count('operator', 'D2', 7);
    count('dir-d3', 'D3', 9);
    later(5);
    count('operator', 'D2', 9);
    count('operator', 'D2', 1, 'affected', new Date(Date.parse(desk.now) - 600_000).toISOString());
    const [row] = tollOf(desk.room.tolls, incident);
    expect(row).toMatchObject({ conflicting: false });
    expect(row!.figures.map(f => f.figure)).toEqual([9, 9]);
  });

  it('forgets a figure that its source takes back', () => {
    count('dir-d3', 'D3', 9);
    desk.does('dir-d3', 'toll.withdraw', { report: idOf(`D3 9 affected ${desk.now}`) });
    expect(tollOf(desk.room.tolls, incident)).toEqual([]);
  });

  it('takes a director’s figures of their own discipline alone', () => {
    expect(count('dir-d1', 'D2', 7)).toMatchObject({ ok: false, reason: 'toll-not-yours' });
  });

  it('holds no figure that nobody gave, whatever is reported', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), seed => {
        const { room } = night(seed, 120);
        for (const id of Object.keys(room.incidents))
          for (const { category, figures } of tollOf(room.tolls, id)) {
            const given = Object.values(room.tolls).filter(t => t.incident === id && t.category === category);
            for (const { figure, source } of figures)
              expect(given.some(t => t.figure === figure && t.source === source)).toBe(true);
            expect(new Set(figures.map(f => f.source)).size).toBe(figures.length);
          }
      }),
      { numRuns: 15 },
    );
  });
});

describe('[engine.8] a report', () => {
  it('is frozen whole, numbered, sealed, and told to its recipients with receipts', () => {
    tell('dir-d1', 'D1', 'situation', BOTH);
    validate('officer');
    expect(report(1)).toMatchObject({
      incident,
      validator: mandateId('officer'),
      content: {
        number: 1,
        title: TITLE,
        closedAt: desk.now,
        validated: { name: 'officer', function: 'information-manager', how: 'self' },
        nextDue: new Date(Date.parse(desk.now) + 30 * 60_000).toISOString(),
      },
    });
    expect(isWhole(report(1))).toBe(true);
    expect(desk.room.decisions[report(1).decision]).toMatchObject({
      kind: 'notification',
      origin: { kind: 'sitrep', id: report(1).id },
      headline: { fr: 'Rapport de situation n° 1 : Fumée, métro Madou' },
    });
    desk.does('liaison-21014', 'decision.receive', { decision: report(1).decision });
    expect(desk.room.decisions[report(1).decision]?.receipts['21014']?.received).toBeDefined();
  });

  it('says what it said, whatever is told after it; a correction is a new number that names the old', () => {
    tell('dir-d1', 'D1', 'situation', BOTH);
    validate('officer');
    const before = structuredClone(report(1));
    later(4);
    tell('dir-d1', 'D1', 'situation', { fr: 'Feu maîtrisé.', nl: 'Brand onder controle.' });
    const reason = { fr: 'Le feu était maîtrisé.', nl: 'De brand was onder controle.' };
    validate('high-official', { corrects: { number: 1, reason } });
    expect(report(1)).toEqual(before);
    expect(report(2).content).toMatchObject({ number: 2, corrects: { number: 1, reason } });
  });

  it.each([
    ['is missing', { fr: BOTH.fr }, undefined],
    ['lags behind', BOTH, { fr: 'Feu maîtrisé.' }],
  ])('does not go out while a language %s, and says where', (_title, first, then) => {
    tell('dir-d1', 'D1', 'situation', first);
    if (then) tell('dir-d1', 'D1', 'situation', then);
    expect(validate('officer')).toMatchObject({
      ok: false,
      reason: 'sitrep-language-missing',
      params: { where: { fr: 'D1 situation (NL)', nl: 'D1 situatie (NL)' } },
    });
    expect(sitrepsOf(desk.room.sitreps, incident)).toEqual([]);
  });

  it('does not go out while the two languages tell other figures', () => {
    tell('dir-d1', 'D1', 'situation', { fr: '7 personnes au quai', nl: '9 personen op het perron' });
    expect(validate('officer')).toMatchObject({ ok: false, reason: 'languages-differ' });
  });

  it('needs its title in both languages, too', () => {
    desk.does('operator', 'incident.update', { incident, title: 'Fumée métro' });
    expect(validate('officer')).toMatchObject({ reason: 'sitrep-language-missing' });
    expect(validate('officer', { title: TITLE })).toHaveLength(2);
  });

  it('is validated by the information manager or an authority; staff record it, and never in their own name', () => {
    expect(validate('operator')).toMatchObject({ ok: false, code: 'forbidden', reason: 'sitrep-validator' });
    validate('operator', { validatedBy: { mandate: mandateId('high-official'), how: 'telephone' } });
    expect(report(1).content.validated).toMatchObject({
      name: 'high-official',
      how: 'telephone',
      recordedBy: 'operator',
    });
  });

  it('is validated by a mayor in whose commune it is, and by no other', () => {
    const by = (who: string) => ({ validatedBy: { mandate: mandateId(who), how: 'telephone' } });
    const elsewhere = idOf('incident elsewhere');
    desk.does('operator', 'incident.open', {
      ...{ incident: elsewhere, kind: 'incident', severity: 'minor', title: TITLE, point: inside('21004') },
    });
    const data = (id: string) => ({ sitrep: idOf(`of ${id}`), decision: idOf(`told ${id}`), incident: id, number: 1 });
    const ask = (id: string, who: string) =>
      desk.ask('operator', 'sitrep.validate', { ...data(id), to: { communes: ['21004'] }, ...by(who) });
    expect(ask(incident, 'mayor-21004')).toMatchObject({ ok: false, reason: 'sitrep-validator' });
    expect(ask(elsewhere, 'mayor-21004')).toHaveLength(2);
  });

  it('is not made twice when two people validate at once: the second is told the number', () => {
    validate('officer');
    expect(
      desk.ask('high-official', 'sitrep.validate', {
        ...{ sitrep: idOf('another'), incident, number: 1, to: { communes: ['21014'] }, decision: idOf('n') },
      }),
    ).toMatchObject({ ok: false, code: 'conflict', reason: 'sitrep-number-taken', params: { number: 2 } });
  });

  it('is due by the rhythm set for the incident, hourly where it is a planned event', () => {
    expect(dueOf(desk.room, incident)).toBeUndefined();
    desk.does('officer', 'sitrep.set-rhythm', { incident, minutes: 60 });
    expect(dueOf(desk.room, incident)).toEqual({
      number: 1,
      at: new Date(Date.parse(desk.now) + 3_600_000).toISOString(),
    });
    later(50);
    validate('officer');
    expect(dueOf(desk.room, incident)).toMatchObject({
      number: 2,
      at: new Date(Date.parse(desk.now) + 3_600_000).toISOString(),
    });
  });

  it('is for those to whom it was distributed, whole; the report in the making for the centre alone', () => {
    tell('dir-d1', 'D1', 'situation', BOTH);
    validate('officer');
    const told = project(desk.room, desk.viewer('liaison-21014'));
    expect(told.sitreps[report(1).id]?.content).toEqual(report(1).content);
    expect(project(desk.room, desk.viewer('liaison-21009')).sitreps).toEqual({});
    for (const who of ['liaison-21014', 'zone-5344', 'stib']) {
      const { contributions, tolls } = project(desk.room, desk.viewer(who));
      expect({ contributions, tolls }).toEqual({ contributions: {}, tolls: {} });
    }
  });

  it('carries a seal that anybody can check: SHA-256 over JSON with sorted keys', () => {
    expect(canonical({ b: [1, { d: 'é', c: null }], a: undefined, _: true })).toBe(
      '{"_":true,"b":[1,{"c":null,"d":"é"}]}',
    );
    // The known digest of the two signs `{}`.
    expect(sealOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});

/** A town's random night, with every report as it first stood. */
function night(seed: number, acts: number): { room: Desk['room']; first: Map<string, string> } {
  const random = createRandom(seed);
  const town = createDesk();
  const first = new Map<string, string>();
  for (let act = 0; act < acts; act++) {
    town.now = new Date(Date.parse(town.now) + random.whole(0, 90_000)).toISOString();
    askOf(town, nextAsk(random, town.room, town.now));
    for (const [id, sitrep] of Object.entries(town.room.sitreps))
      if (!first.has(id)) first.set(id, JSON.stringify(sitrep));
  }
  return { room: town.room, first };
}

describe('[engine.8] over any night', () => {
  it('no frozen report ever changes, every seal holds, and each situation counts 1, 2, 3 without a gap', () => {
    let reports = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), seed => {
        const { room, first } = night(seed, 400);
        reports += first.size;
        for (const [id, sitrep] of Object.entries(room.sitreps)) {
          expect(JSON.stringify(sitrep)).toBe(first.get(id));
          expect(isWhole(sitrep)).toBe(true);
          expect(isWhole({ ...sitrep, content: { ...sitrep.content, number: sitrep.content.number + 1 } })).toBe(false);
        }
        for (const id of Object.keys(room.incidents)) {
          const numbers = sitrepsOf(room.sitreps, id).map(s => s.content.number);
          expect(numbers).toEqual(numbers.map((_n, i) => i + 1));
        }
      }),
      { numRuns: 20 },
    );
    expect(reports).toBeGreaterThan(5);
  });
});
