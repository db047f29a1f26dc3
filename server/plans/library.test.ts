import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../shared/language/parity.ts';
import { needsMoment } from '../../shared/plans/copies.ts';
import { idOf } from '../../shared/testing/random.ts';
import { createDesk } from '../room/testing/desk.ts';
import { parsePlan, readLibrary } from './library.ts';

const LIBRARY = readLibrary();
/** Every function whose card a regional plan must have. */
const FUNCTIONS = [
  'regional-operator',
  'information-manager',
  'high-official',
  'mayor',
  'emergency-coordinator',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
  'commune-liaison',
  'zone-officer',
  'transport-dispatch',
];
const STEPS = LIBRARY.flatMap(plan =>
  plan.content.cards.flatMap(card => card.steps.map(step => ({ plan: plan.id, card: card.function, step }))),
);

describe('[engine.6] the library of plans', () => {
  it('holds flood, black-out, chemical, extreme weather, the general plan and the New Year rhythm', () => {
    expect(LIBRARY.map(p => p.id).sort()).toEqual([
      'pgui-region',
      'ppui-blackout',
      'ppui-chemical',
      'ppui-flood',
      'ppui-weather',
      'rhythm-new-year',
    ]);
    for (const { version, content } of LIBRARY) {
      expect(version).toMatch(/^\d{4}\.\d+$/);
      expect(content.doctrine?.fr.length).toBeGreaterThan(40);
      expect(content.triggers.length).toBeGreaterThanOrEqual(2);
      expect(content.contacts.length).toBeGreaterThanOrEqual(5);
    }
  });

  it.each(
    LIBRARY.map(plan => [plan.id, plan] as const),
  )('%s: a card for every function, six to fourteen steps each', (_id, plan) => {
    const { cards, variants = [] } = plan.content;
    expect(cards.map(card => card.function).sort()).toEqual([...FUNCTIONS].sort());
    for (const { function: code, steps } of cards)
      for (const variant of variants.length > 0 ? variants.map(v => v.id) : [undefined]) {
        const applied = steps.filter(s => !s.only || (variant !== undefined && s.only.includes(variant)));
        expect(applied.length, `${code} ${variant ?? ''}`).toBeGreaterThanOrEqual(6);
        expect(applied.length, `${code} ${variant ?? ''}`).toBeLessThanOrEqual(14);
      }
  });

  it('every step is said in French and in Dutch, differently, short enough for a phone, with typographic apostrophes', () => {
    for (const { plan, card, step } of STEPS) {
      const where = `${plan} ${card}: ${step.text.fr}`;
      for (const words of [step.text.fr, step.text.nl]) {
        expect(words.length, where).toBeGreaterThanOrEqual(12);
        expect(words.length, where).toBeLessThanOrEqual(260);
        expect(words, where).toMatch(/^[\p{Lu}0-9]/u);
        expect(words, where).not.toMatch(/['!]|\.$|TODO/);
      }
      expect(step.text.fr, where).not.toBe(step.text.nl);
    }
  });

  it('French and Dutch tell the same hours, figures, codes and places', () => {
    for (const { plan, card, step } of STEPS)
      expect(differencesOf(step.text), `${plan} ${card}: ${step.text.fr}`).toEqual([]);
  });

  it('in French a step begins with an infinitive or with what is not to be done', () => {
    for (const { plan, card, step } of STEPS) {
      const [first = ''] = step.text.fr.split(/[\s,]/);
      const verb = /(er|ir|re|oir)$/.test(first);
      const qualified = /^(Ne|N’accepter|N’engager|Si|S’approcher|Garder|Dire)/.test(step.text.fr);
      expect(verb || qualified, `${plan} ${card}: ${step.text.fr}`).toBe(true);
    }
  });

  it('within a card due times ascend, for each variant; operator, High Official and mayor have critical ones', () => {
    for (const { id, content } of LIBRARY)
      for (const card of content.cards)
        for (const variant of content.variants?.map(v => v.id) ?? [undefined]) {
          const own = card.steps.filter(s => s.only?.includes(variant ?? '') ?? false).map(s => s.due.minutes);
          const common = card.steps.filter(s => !s.only).map(s => s.due.minutes);
          for (const minutes of [own, common])
            expect(minutes, `${id} ${card.function} ${variant ?? ''}`).toEqual([...minutes].sort((a, b) => a - b));
        }
    for (const { id, content } of LIBRARY)
      for (const code of ['regional-operator', 'high-official', 'mayor'])
        expect(
          content.cards.find(c => c.function === code)?.steps.some(s => s.critical),
          `${id} ${code}`,
        ).toBe(true);
  });

  it('the New Year rhythm: a strategic meeting and a sitrep to the nineteen mayors every hour', () => {
    const plan = LIBRARY.find(p => p.id === 'rhythm-new-year')!;
    expect(needsMoment(plan.content)).toBe(true);
    const hourly = plan.content.cards.flatMap(c =>
      c.steps.filter(s => s.repeat?.every === 60).map(s => [c.function, s] as const),
    );
    expect(hourly.find(([code]) => code === 'high-official')?.[1].text.fr).toMatch(/réunion stratégique/);
    expect(hourly.find(([code]) => code === 'information-manager')?.[1].text.nl).toMatch(/negentien burgemeesters/);
  });

  it.each(
    LIBRARY.map(plan => [plan.id, plan] as const),
  )('%s is taken over, approved and put to work by the rules that hold for everyone', (_id, model) => {
    const desk = createDesk();
    const [plan, incident] = [idOf('plan'), idOf('incident')];
    const { id, version, ...told } = model;
    desk.does('officer', 'plan.draft', { plan, ...told, territory: 'region', library: { id, version } });
    desk.does('officer', 'plan.submit', { plan, version: 1 });
    desk.does('high-official', 'plan.approve', {
      plan,
      version: 1,
      from: desk.now,
      reviewBy: '2027-11-24T00:00:00Z',
      decidedAt: desk.now,
    });
    desk.does('operator', 'incident.open', { incident, kind: 'event', title: 'x', severity: 'minor' });
    desk.does('operator', 'plan.activate', {
      ...{ activation: idOf('activation'), plan, incident, communes: ['21004', '21014'] },
      ...(model.content.variants ? { variant: model.content.variants[0]!.id } : {}),
      ...(needsMoment(model.content) ? { moment: '2026-12-31T23:00:00Z' } : {}),
    });
    expect(Object.keys(desk.room.tasks).length).toBeGreaterThan(80);
  });

  it.each([
    ['a step without Dutch', 'card: mayor | Bourgmestre | Burgemeester\n5 | Agir', ':2: a step is'],
    ['a due time that is none', 'card: mayor | A | B\nsoon | Agir | Handelen', ':2: not a due time'],
    ['a step before any card', '5 | Agir | Handelen', ':1: a step is'],
  ])('%s is refused by file and line', (_title, source, message) => {
    expect(() => parsePlan(source, 'x.plan.txt')).toThrow(message);
  });
});
