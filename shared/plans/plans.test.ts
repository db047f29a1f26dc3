import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOf, createDesk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { clockOfTask, isLate } from '../tasks/clock.ts';
import { nextAsk } from '../testing/commands.ts';
import { mandateId } from '../testing/people.ts';
import { across, inside } from '../testing/places.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { copiesOf, derivedId } from './copies.ts';
import type { PlanContent } from './schema.ts';
import { versionInForce, versionState } from './validity.ts';

const both = (words: string) => ({ fr: words, nl: words });
const [plan, incident, activation] = [idOf('plan'), idOf('incident'), idOf('activation')];
const due = (minutes: number, more: object = {}) => ({
  text: both(`étape à ${minutes}`),
  due: { from: 'activation', minutes },
  ...more,
});
const CONTENT = {
  purpose: both('But'),
  triggers: [both('Alerte')],
  links: [],
  contacts: [],
  cards: [
    { function: 'regional-operator', title: both('Opérateur'), steps: [due(2, { critical: true }), due(10)] },
    { function: 'mayor', title: both('Bourgmestre'), steps: [due(5), due(15)] },
    { function: 'zone-officer', title: both('Officier'), steps: [due(8)] },
  ],
};
const draft = (more: object = {}) => ({
  plan,
  kind: 'ppui',
  risk: 'flood',
  title: both('Inondation'),
  territory: 'region',
  content: CONTENT,
  ...more,
});
const approve = (more: object = {}) => ({
  plan,
  version: 1,
  from: '2026-11-01T00:00:00Z',
  reviewBy: '2027-11-01T00:00:00Z',
  decidedAt: '2026-11-24T01:05:00Z',
  ...more,
});
/** A desk with one approved plan, and an incident in the two communes of Madou. */
const ready = (given: { draft?: object; approve?: object } = {}) => {
  const desk = createDesk();
  desk.does('officer', 'plan.draft', draft(given.draft));
  desk.does('officer', 'plan.submit', { plan, version: 1 });
  desk.does('high-official', 'plan.approve', approve(given.approve));
  desk.does('operator', 'incident.open', {
    incident,
    kind: 'incident',
    title: 'Crue de la Senne',
    severity: 'severe',
    area: across('21004', '21013'),
  });
  return desk;
};
const activate = (more: object = {}) => ({ activation, plan, incident, communes: ['21004', '21013'], ...more });

describe('[engine.6] a plan is approved by its authority', () => {
  it('from draft to submission to approval; who decided and who entered it are both kept', () => {
    const desk = ready();
    const version = desk.room.plans[plan]?.versions[0];
    expect(version?.approved).toMatchObject({ authority: mandateId('high-official'), how: 'self' });
    expect(versionState(desk.room.plans[plan]!, version!, desk.now)).toBe('in-force');
  });

  it.each([
    ['the region’s plan by a mayor', 'region', 'mayor-21004', 'high-official'],
    ['the region’s plan by staff in their own name', 'region', 'officer', 'high-official'],
    ['a commune’s plan by the High Official', { communes: ['21004'] }, 'high-official', 'mayor'],
    ['a commune’s plan by the mayor next door', { communes: ['21004'] }, 'mayor-21013', 'mayor'],
  ])('%s is refused, and the refusal says who could', (_title, territory, who, authority) => {
    const desk = createDesk();
    desk.does('officer', 'plan.draft', draft({ territory }));
    desk.does('officer', 'plan.submit', { plan, version: 1 });
    const refused = desk.ask(who, 'plan.approve', approve());
    // A mayor to whom the plan is not shown before it is approved does not even learn that it exists.
    if (who.startsWith('mayor')) expect(refused).toMatchObject({ reason: 'unknown-plan' });
    else expect(refused).toMatchObject({ reason: 'plan-wrong-authority', params: { authority } });
  });

  it('staff record the mayor’s approval and how it was given', () => {
    const desk = createDesk();
    desk.does('officer', 'plan.draft', draft({ territory: { communes: ['21004'] } }));
    desk.does('officer', 'plan.submit', { plan, version: 1 });
    desk.does('officer', 'plan.approve', approve({ decidedBy: { mandate: mandateId('mayor-21004'), how: 'signed' } }));
    expect(desk.room.plans[plan]?.versions[0]?.approved).toMatchObject({
      authority: mandateId('mayor-21004'),
      how: 'signed',
    });
  });

  it('a version that was not submitted, or was returned, is not approved', () => {
    const desk = createDesk();
    desk.does('officer', 'plan.draft', draft());
    expect(desk.ask('high-official', 'plan.approve', approve())).toMatchObject({ reason: 'plan-not-submitted' });
    desk.does('officer', 'plan.submit', { plan, version: 1 });
    desk.does('high-official', 'plan.return', { plan, version: 1, reason: 'Fiche D2 incomplète' });
    expect(desk.ask('high-official', 'plan.approve', approve())).toMatchObject({ reason: 'plan-not-submitted' });
  });

  it('what a version says never changes: another wording is another version, and the second author sees the first’s', () => {
    const desk = ready();
    const other = { ...CONTENT, purpose: both('Autre but') };
    expect(desk.ask('operator', 'plan.draft', draft({ content: other }))).toMatchObject({
      reason: 'plan-changed',
      params: { latest: 1 },
    });
    desk.does('operator', 'plan.draft', draft({ after: 1, content: other }));
    expect(desk.ask('officer', 'plan.draft', draft({ after: 1 }))).toMatchObject({ params: { latest: 2 } });
    expect(desk.room.plans[plan]?.versions.map(v => v.content.purpose.fr)).toEqual(['But', 'Autre but']);
    expect(versionInForce(desk.room.plans[plan]!, desk.now)?.number).toBe(1);
  });

  it('a step of a variant that the plan does not have, and two cards for one function, are refused at their place', () => {
    const steps = [due(1, { only: ['storm'] })];
    const cards = [{ function: 'mayor', title: both('x'), steps }];
    expect(createDesk().ask('officer', 'plan.draft', draft({ content: { ...CONTENT, cards } }))).toMatchObject({
      reason: 'unknown-variant',
      path: 'data.content.cards.0.steps.0.only',
    });
    const twice = { ...CONTENT, cards: [CONTENT.cards[0], CONTENT.cards[0]] };
    expect(createDesk().ask('officer', 'plan.draft', draft({ content: twice }))).toMatchObject({
      reason: 'card-twice',
      path: 'data.content.cards.1.function',
    });
  });

  it('a step whose Dutch names another figure than its French does not go to the authority', () => {
    const steps = [{ ...due(5), text: { fr: 'Fermer 3 tunnels', nl: '2 tunnels sluiten' } }];
    const cards = [{ function: 'dir-d3', title: both('D3'), steps }];
    const desk = createDesk();
    desk.does('officer', 'plan.draft', draft({ content: { ...CONTENT, cards } }));
    expect(desk.ask('officer', 'plan.submit', { plan, version: 1 })).toMatchObject({ reason: 'languages-differ' });
  });

  it('a text without its Dutch version is refused', () => {
    const cards = [{ ...CONTENT.cards[0], title: { fr: 'Opérateur' } }];
    expect(createDesk().ask('officer', 'plan.draft', draft({ content: { ...CONTENT, cards } }))).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('[engine.6] activating a plan copies its cards', () => {
  it('for each commune and zone a copy of its own, for each function one, with their due times', () => {
    const desk = ready();
    desk.does('operator', 'plan.activate', activate());
    const tasks = Object.values(desk.room.tasks);
    const zones = desk.room.activations[activation]?.zones ?? [];
    expect(zones).toEqual(['5339', '5341']);
    expect(tasks).toHaveLength(2 + 2 * 2 + zones.length);
    const own = tasks.filter(t => t.owner.id === '21004');
    expect(own.map(t => (Date.parse(t.due!) - Date.parse(desk.now)) / 60_000)).toEqual([5, 15]);
    expect(own.every(t => t.incident === incident && t.state === 'open')).toBe(true);
  });

  it.each([
    ['by the Dir-PC-Ops', 'dir-d1', ['21004'], undefined],
    ['by the mayor, in the commune', 'mayor-21004', ['21004'], undefined],
    ['not by the mayor next door too', 'mayor-21004', ['21004', '21013'], 'plan-not-yours'],
    ['not by a liaison officer', 'liaison-21004', ['21004'], 'no-right'],
    ['not by the video operator', 'video', ['21004'], 'no-right'],
  ])('%s', (_title, who, communes, reason) => {
    const outcome = ready().ask(who, 'plan.activate', activate({ communes }));
    if (reason) expect(outcome).toMatchObject({ code: 'forbidden', reason });
    else expect(outcome).toHaveLength(1);
  });

  it('a retired plan cannot be activated; what it started before runs on', () => {
    const desk = ready();
    desk.does('operator', 'plan.activate', activate());
    desk.does('high-official', 'plan.retire', { plan, reason: 'Remplacé', decidedAt: desk.now });
    const again = desk.ask('operator', 'plan.activate', activate({ activation: idOf('again') }));
    expect(again).toMatchObject({ code: 'conflict', reason: 'plan-retired' });
    expect(desk.room.activations[activation]?.deactivated).toBeUndefined();
  });

  it.each([
    ['that nobody approved', {}, { from: '2026-12-01T00:00:00Z' }],
    ['whose time has passed', {}, { to: '2026-11-20T00:00:00Z' }],
  ])('a plan %s is not in force', (_title, given, more) => {
    const desk = ready({ draft: given, approve: more });
    expect(desk.ask('operator', 'plan.activate', activate())).toMatchObject({ reason: 'plan-not-in-force' });
  });

  it('not twice for the same incident; after it was ended, anew', () => {
    const desk = ready();
    desk.does('operator', 'plan.activate', activate());
    const again = activate({ activation: idOf('again') });
    expect(desk.ask('operator', 'plan.activate', again)).toMatchObject({ reason: 'plan-already-active' });
    desk.does('operator', 'plan.deactivate', { activation, reason: 'Fin de crue' });
    expect(new Set(Object.values(desk.room.tasks).map(t => t.state))).toEqual(new Set(['ended']));
    desk.does('operator', 'plan.activate', again);
  });

  it('steps of a rhythm count from the planned moment and come back', () => {
    const steps = [
      { text: both('Réunion'), due: { from: 'moment', minutes: -120 }, repeat: { every: 60, times: 3 } },
      { text: both('Bilan'), due: { from: 'moment', minutes: 480 } },
    ];
    const cards = [{ function: 'high-official', title: both('HF'), steps }];
    const desk = ready({ draft: { content: { ...CONTENT, cards } } });
    expect(desk.ask('operator', 'plan.activate', activate())).toMatchObject({ reason: 'plan-needs-moment' });
    desk.does('operator', 'plan.activate', activate({ moment: '2026-12-31T23:00:00Z' }));
    expect(Object.values(desk.room.tasks).map(t => t.due)).toEqual([
      '2026-12-31T21:00:00.000Z',
      '2026-12-31T22:00:00.000Z',
      '2026-12-31T23:00:00.000Z',
      '2027-01-01T07:00:00.000Z',
    ]);
  });

  it('the steps of another form of the risk are not copied', () => {
    const variants = [
      { id: 'storm', name: both('Tempête') },
      { id: 'heat', name: both('Chaleur') },
    ];
    const steps = [due(1), due(2, { only: ['storm'] }), due(3, { only: ['heat'] })];
    const cards = [{ function: 'regional-operator', title: both('Opérateur'), steps }];
    const desk = ready({ draft: { content: { ...CONTENT, variants, cards } } });
    expect(desk.ask('operator', 'plan.activate', activate())).toMatchObject({ reason: 'unknown-variant' });
    desk.does('operator', 'plan.activate', activate({ variant: 'heat' }));
    expect(Object.values(desk.room.tasks).map(t => (t.text as { fr: string }).fr)).toEqual(['étape à 1', 'étape à 3']);
  });

  it('each sees their own: a commune its cards, a zone its own, neither the plan', () => {
    const desk = ready();
    desk.does('operator', 'plan.activate', activate());
    const seen = (who: string) => {
      const room = project(desk.room, desk.viewer(who));
      return { owners: [...new Set(Object.values(room.tasks).map(t => t.owner.id))], plans: Object.keys(room.plans) };
    };
    expect(seen('liaison-21013')).toEqual({ owners: ['21013'], plans: [] });
    expect(seen('zone-5339')).toEqual({ owners: ['5339'], plans: [] });
    expect(seen('liaison-21016')).toEqual({ owners: [], plans: [] });
    const mayor = project(desk.room, desk.viewer('mayor-21004'));
    expect(mayor.plans[plan]?.versions[0]?.content.cards.map(c => c.function)).toEqual(['mayor']);
  });
});

const minute = fc.integer({ min: -600, max: 600 });
const stepArb = fc.record({
  text: fc.constant(both('étape')),
  due: fc.record({ from: fc.constantFrom('activation', 'moment'), minutes: minute }),
  only: fc.option(fc.constant(['storm']), { nil: undefined }),
  repeat: fc.option(fc.record({ every: fc.integer({ min: 5, max: 120 }), times: fc.integer({ min: 2, max: 6 }) }), {
    nil: undefined,
  }),
});
const contentArb = fc
  .array(
    fc.record({
      function: fc.constantFrom('mayor', 'zone-officer', 'dir-d1', 'regional-operator'),
      title: fc.constant(both('fiche')),
      steps: fc.array(stepArb, { minLength: 1, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(cards => ({ ...CONTENT, cards }) as unknown as PlanContent);

describe('[engine.6] copies of any plan', () => {
  it('are exactly its steps that apply, for every owner and every return, each with an id of its own and its due time', () => {
    fc.assert(
      fc.property(
        contentArb,
        fc.constantFrom(undefined, 'storm'),
        fc.integer({ min: 1, max: 19 }),
        (content, variant, n) => {
          const given = {
            ...{ activation, at: '2026-11-24T01:10:00.000Z', moment: '2026-11-25T00:00:00.000Z', variant },
            communes: Array.from({ length: n }, (_each, i) => String(21_001 + i)),
            zones: ['5339', '5344'],
          };
          const copies = copiesOf(content, given);
          const owners = { mayor: n, 'zone-officer': 2 } as Record<string, number>;
          const expected = content.cards.flatMap(card =>
            card.steps
              .filter(s => !s.only || variant === 'storm')
              .map(s => (owners[card.function] ?? 1) * (s.repeat?.times ?? 1)),
          );
          expect(copies).toHaveLength(expected.reduce((a, b) => a + b, 0));
          expect(new Set(copies.map(c => c.task)).size).toBe(copies.length);
          for (const copy of copies) {
            const step = content.cards[copy.card]!.steps[copy.step]!;
            const from = step.due.from === 'moment' ? given.moment : given.at;
            const minutes = step.due.minutes + (step.repeat?.every ?? 0) * ((copy.occurrence ?? 1) - 1);
            expect(Date.parse(copy.due) - Date.parse(from)).toBe(minutes * 60_000);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('ids that follow from one stay ids, and differ', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), fc.integer({ min: 1, max: 5_000 }), (id, n) => {
        expect(derivedId(id, n)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(derivedId(id, n)).not.toBe(derivedId(id, n + 1));
        expect(derivedId(id, n)).not.toBe(id);
      }),
    );
  });

  it('late is a matter of time alone: once late, later is later, until somebody settles it', () => {
    const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(time, time, fc.nat(10_000_000), (due, now, more) => {
        const task = { state: 'open', due: new Date(due).toISOString() } as const;
        if (isLate(task, now)) expect(isLate(task, now + more)).toBe(true);
        expect(isLate(task, now)).toBe(due < now);
        expect(clockOfTask({ ...task, state: 'done' }, now)).toBe('settled');
      }),
    );
  });

  it('whatever the town asks: a copy names a version that was in force, a plan in force was approved by its authority', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), seed => {
        const random = createRandom(seed);
        const desk = createDesk();
        for (let n = 0; n < 250; n++) {
          desk.now = new Date(Date.parse(desk.now) + random.whole(0, 60_000)).toISOString();
          const before = new Set(Object.keys(desk.room.activations));
          askOf(desk, nextAsk(random, desk.room, desk.now));
          for (const a of Object.values(desk.room.activations)) {
            if (before.has(a.id)) continue;
            const from = desk.room.plans[a.plan]!;
            expect(from.retired).toBeUndefined();
            expect(versionInForce(from, desk.now)?.number).toBe(a.version);
          }
        }
        for (const { territory, versions } of Object.values(desk.room.plans))
          for (const { approved } of versions)
            if (approved)
              expect(desk.room.mandates[approved.authority]?.function).toBe(
                territory === 'region' ? 'high-official' : 'mayor',
              );
      }),
      { numRuns: 20 },
    );
  });
});

describe('[engine.6] an incident elsewhere', () => {
  it('that touches no commune of the plan needs its communes named', () => {
    const desk = ready();
    const nowhere = idOf('nowhere');
    desk.does('operator', 'incident.open', { incident: nowhere, kind: 'incident', title: 'Cyber', severity: 'severe' });
    const { communes: _none, ...without } = activate({ incident: nowhere });
    expect(desk.ask('operator', 'plan.activate', without)).toMatchObject({ reason: 'plan-needs-communes' });
    desk.does('operator', 'plan.activate', { ...without, communes: ['21016'] });
  });

  it('in a commune that the plan does not cover is refused', () => {
    const desk = createDesk();
    desk.does('officer', 'plan.draft', draft({ territory: { communes: ['21004'] } }));
    desk.does('officer', 'plan.submit', { plan, version: 1 });
    desk.does('mayor-21004', 'plan.approve', approve());
    const opened = { incident, kind: 'incident', title: 'Uccle', severity: 'minor', point: inside('21016') };
    desk.does('operator', 'incident.open', opened);
    expect(desk.ask('operator', 'plan.activate', activate({ communes: ['21016'] }))).toMatchObject({
      reason: 'plan-elsewhere',
    });
  });
});
