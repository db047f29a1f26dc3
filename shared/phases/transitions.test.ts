import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOf, createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { viewerOf } from '../access/audience.ts';
import { project } from '../access/sight.ts';
import { derivedId } from '../derivedId.ts';
import { NIS_CODES } from '../territory/reference.ts';
import { nextAsk } from '../testing/commands.ts';
import { mandateId, personId } from '../testing/people.ts';
import { boxAround, inside } from '../testing/places.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { mustBeTold, notificationRules } from './notifications.ts';
import { openUnder } from './openUnder.ts';
import type { Phase } from './schema.ts';
import { notifiedOf, saidOf, toConfirm, underHigher } from './standing.ts';

const criteria = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => [String(n), `ligne ${n}`]));
const decidedAt = '2026-11-24T01:05:00.000Z';
const MADOU = ['21004', '21014'];
const declaring = (phase: Phase, communes: readonly string[] = MADOU, more: object = {}) => ({
  ...{ declaration: idOf(phase), phase, communes, criteria, decidedAt },
  ...more,
});
const recorded = (who: string) => ({ decidedBy: { mandate: mandateId(who), how: 'telephone' } });
const lifting = (phase: Phase, more: object = {}) => ({
  ...{ declaration: idOf(phase), reason: { fr: 'Danger écarté', nl: 'Gevaar geweken' } },
  ...{ decidedAt: '2026-11-24T01:08:00Z', ...more },
});
/** Recipients of the notification that an act made, by id. */
const told = (desk: Desk, id: string, word = 'declared') =>
  Object.keys(desk.room.decisions[derivedId(id, word)]?.receipts ?? {}).sort();
const reason = (outcome: unknown) => (outcome as { reason?: string }).reason;

const incident = idOf('smoke');
const atMadou = () => {
  const desk = createDesk();
  const place = { kind: 'incident', title: 'Fumée Madou', severity: 'severe', point: inside('21004') };
  desk.does('operator', 'incident.open', { incident, ...place });
  return desk;
};
const perimeter = idOf('red perimeter');
const shelter = idOf('shelter');
/** A provincial phase at Madou with a perimeter and a sheltering in force. */
const withMeasures = () => {
  const desk = atMadou();
  desk.does('high-official', 'phase.declare', declaring('provinciale', MADOU, { incident }));
  desk.does('operator', 'perimeter.draw', {
    ...{ perimeter, incident, zone: 'red', area: boxAround(inside('21004')), reason: 'Fumée' },
  });
  desk.does('high-official', 'decision.take', {
    ...{ decision: shelter, incident, kind: 'measure', decidedAt },
    headline: { fr: 'Mise à l’abri', nl: 'Schuilen' },
    body: { fr: 'Portes et fenêtres closes', nl: 'Ramen en deuren dicht' },
    to: { communes: MADOU },
    basis: 'law-2007-182',
  });
  return desk;
};

describe('[engine.2] each transition has its authority, its record and those who must be told', () => {
  it('[engine.2] → communal: the mayor; High Official, 112, disciplines, own commune, police zone and SITCEN are told', () => {
    const desk = createDesk();
    const plan = { fr: 'PGUI', nl: 'ANIP' };
    desk.does('mayor-21004', 'phase.declare', declaring('communale', ['21004'], { plan }));
    expect(desk.room.phases[idOf('communale')]).toMatchObject({ communes: ['21004'], criteria, plan });
    expect(told(desk, idOf('communale'))).toEqual(
      ['21004', '5339', 'dispatch-112', 'high-official', 'regional-operator']
        .concat(['dir-d1', 'dir-d2', 'dir-d3', 'dir-d4', 'dir-d5'])
        .sort(),
    );
  });

  it('[engine.2] communal × n → provincial: the High Official; Minister by NCCN, mayors, disciplines and neighbours are told', () => {
    const desk = createDesk();
    desk.does('mayor-21004', 'phase.declare', declaring('communale', ['21004']));
    desk.does('high-official', 'phase.declare', declaring('provinciale'));
    expect(told(desk, idOf('provinciale'))).toEqual(
      ['21004', '21014', 'minister-interior', 'national-crisis-centre', 'neighbour-governor']
        .concat(['dir-d1', 'dir-d2', 'dir-d3', 'dir-d4', 'dir-d5'])
        .sort(),
    );
    // The communal organs stay active under the coordination of the Region.
    const { communale, provinciale } = { communale: idOf('communale'), provinciale: idOf('provinciale') };
    expect(desk.room.phases[communale]?.lifted).toBeUndefined();
    expect(underHigher(desk.room.phases[communale]!, [desk.room.phases[provinciale]!])).toBe(true);
  });

  it('[engine.2] → provincial: all nineteen mayors may be told beside those whom the rule names', () => {
    const desk = createDesk();
    const also = { communes: [...NIS_CODES], functions: ['partner'] };
    desk.does('high-official', 'phase.declare', declaring('provinciale', MADOU, { also }));
    expect(told(desk, idOf('provinciale'))).toEqual(expect.arrayContaining([...NIS_CODES, 'partner']));
  });

  it('[engine.2] → federal: the Minister, with reference and cells; the High Official and every mayor are told', () => {
    const desk = createDesk();
    const federal = { reference: 'NCCN-2026-114', cells: ['cofeco', 'infocel'], level: 'alerte' };
    desk.does('minister', 'phase.declare', declaring('federale', MADOU, { federal }));
    expect(desk.room.phases[idOf('federale')]).toMatchObject({ federal });
    expect(told(desk, idOf('federale'))).toEqual([...NIS_CODES, 'high-official'].sort());
  });

  it('[engine.2] → provincial without a site, over the whole Region, preventively', () => {
    const desk = createDesk();
    desk.does('high-official', 'phase.declare', declaring('provinciale', NIS_CODES));
    const { headline, body } = desk.room.decisions[derivedId(idOf('provinciale'), 'declared')]!;
    expect(headline).toMatchObject({
      fr: expect.stringContaining('toute la Région'),
      nl: expect.stringContaining('het hele Gewest'),
    });
    expect(body.fr).toBe(
      'Phase provinciale déclarée le 24/11/2026 à 02:05 par high-official, Haut Fonctionnaire. Territoire\u00a0: toute la Région.',
    );
  });

  it('[engine.2] the notification is a decision with receipts, taken by the authority, and its recipients see it', () => {
    const desk = createDesk();
    desk.does('operator', 'phase.declare', declaring('provinciale', MADOU, recorded('high-official')));
    const id = derivedId(idOf('provinciale'), 'declared');
    expect(desk.room.decisions[id]).toMatchObject({
      ...{ kind: 'notification', authority: mandateId('high-official'), how: 'telephone' },
      origin: { kind: 'phase', id: idOf('provinciale') },
      patience: notificationRules(decidedAt).withinMinutes.value * 60,
    });
    desk.does('mayor-21004', 'decision.receive', { decision: id });
    expect(desk.room.decisions[id]?.receipts['21004']?.received).toBeDefined();
    expect(Object.keys(project(desk.room, desk.viewer('mayor-21004')).decisions)).toEqual([id]);
    expect(reason(desk.ask('liaison-21009', 'decision.receive', { decision: id }))).toBe('unknown-decision');
  });

  it('[engine.2] who declares without reaching those who must be told turns red after the minutes of the setting', () => {
    const desk = createDesk();
    desk.does('high-official', 'phase.declare', declaring('provinciale'));
    const declaration = desk.room.phases[idOf('provinciale')]!;
    const at = (minutes: number) => Date.parse(desk.now) + minutes * 60_000;
    expect(notifiedOf(desk.room, declaration, 'declared', at(4))).toMatchObject({ overdue: false, got: 0, all: 10 });
    const late = notifiedOf(desk.room, declaration, 'declared', at(5));
    expect(late.overdue).toBe(true);
    // Nobody holds a mandate for these: they are shown, not dropped.
    expect(late.nobody).toEqual(expect.arrayContaining(['national-crisis-centre', 'neighbour-governor', 'dir-d5']));
    expect(late.nobody).not.toContain('21004');
  });

  it('[engine.2] a declaration from before the rule, that nobody was told of, is red', () => {
    const desk = createDesk();
    desk.does('high-official', 'phase.declare', declaring('provinciale'));
    const decisions = { ...desk.room.decisions };
    delete decisions[derivedId(idOf('provinciale'), 'declared')];
    const state = notifiedOf(
      { ...desk.room, decisions },
      desk.room.phases[idOf('provinciale')]!,
      'declared',
      Date.parse(desk.now) + 300_000,
    );
    expect(state).toMatchObject({ decision: undefined, overdue: true });
  });

  it('[engine.2] the list of a lifting is that of the declaration, with the partners', () => {
    const place = { communes: MADOU, zones: ['5339', '5344'], all: NIS_CODES };
    for (const phase of ['communale', 'provinciale', 'federale'] as const) {
      const ids = (act: 'declared' | 'lifted') => mustBeTold(act, phase, place, decidedAt).map(r => r.id);
      expect(ids('lifted')).toEqual([...ids('declared'), 'partner']);
    }
  });
});

describe('[engine.2] the nine lines, each with its age', () => {
  it('[engine.2] a line said anew has its own author and time; the others keep theirs', () => {
    const desk = createDesk();
    desk.does('high-official', 'phase.declare', declaring('provinciale'));
    desk.now = '2026-11-24T02:00:00.000Z';
    const reassess = {
      declaration: idOf('provinciale'),
      criteria: { '8': 'Fumée stabilisée' },
      decidedAt: '2026-11-24T01:58:00Z',
    };
    desk.does('operator', 'phase.reassess', { ...reassess, ...recorded('high-official') });
    const declaration = desk.room.phases[idOf('provinciale')]!;
    expect(declaration.criteria).toEqual({ ...criteria, '8': 'Fumée stabilisée' });
    expect(saidOf(declaration, '8')).toMatchObject({
      decidedAt: '2026-11-24T01:58:00Z',
      by: { person: personId('operator') },
    });
    expect(saidOf(declaration, '7').decidedAt).toBe(decidedAt);
  });

  it.each([
    ['an older word over a newer one', 'high-official', '2026-11-24T01:04:00Z', 'criterion-newer'],
    ['another authority', 'mayor-21004', '2026-11-24T01:06:00Z', 'wrong-authority'],
    ['staff in their own name', 'operator', '2026-11-24T01:06:00Z', 'wrong-authority'],
  ])('[engine.2] not %s', (_title, who, at, why) => {
    const desk = createDesk();
    desk.does('high-official', 'phase.declare', declaring('provinciale'));
    const data = { declaration: idOf('provinciale'), criteria: { '1': 'x' }, decidedAt: at };
    expect(reason(desk.ask(who, 'phase.reassess', data))).toBe(why);
  });
});

describe('[engine.2] consultation before declaring', () => {
  const consultation = idOf('consultation');
  const consulting = (more: object = {}) => ({
    ...{ consultation, phase: 'provinciale', how: 'telephone', consultedAt: '2026-11-24T01:02:00Z' },
    consulted: [
      { mandate: mandateId('minister-president'), position: 'favourable', opinion: 'D’accord, dès maintenant' },
      { mandate: mandateId('mayor-21004'), position: 'reserved', opinion: 'Préfère attendre le PC-Ops' },
    ],
    ...more,
  });

  it('[engine.2] says whom, by which mandates, how, when and what each said, and the declaration names it', () => {
    const desk = createDesk();
    desk.does('operator', 'consultation.record', consulting(recorded('high-official')));
    expect(desk.room.consultations[consultation]).toMatchObject({
      ...{
        authority: mandateId('high-official'),
        how: 'telephone',
        recorded: { by: { person: personId('operator') } },
      },
      consulted: [{ position: 'favourable' }, { opinion: 'Préfère attendre le PC-Ops' }],
    });
    desk.does('high-official', 'phase.declare', declaring('provinciale', MADOU, { consultations: [consultation] }));
    expect(desk.room.phases[idOf('provinciale')]?.consultations).toEqual([consultation]);
    // What each said is for the centre and for whoever asked.
    expect(Object.keys(project(desk.room, desk.viewer('mayor-21004')).consultations)).toEqual([]);
    expect(project(desk.room, desk.viewer('mayor-21004')).phases[idOf('provinciale')]?.consultations).toBeUndefined();
  });

  it.each([
    ['held after the decision', { consultedAt: '2026-11-24T01:06:00Z' }, 'consulted-after'],
    ['about another level', { phase: 'communale', ...recorded('mayor-21004') }, 'of-another-level'],
  ])('[engine.2] a declaration names none that was %s', (_title, more, why) => {
    const desk = createDesk();
    desk.does('operator', 'consultation.record', consulting({ ...recorded('high-official'), ...more }));
    const named = declaring('provinciale', MADOU, { consultations: [consultation] });
    expect(reason(desk.ask('high-official', 'phase.declare', named))).toBe(why);
  });

  it('[engine.2] nobody is consulted who held no mandate then', () => {
    const nobody = consulting({ consulted: [{ mandate: mandateId('former'), position: 'heard', opinion: 'x' }] });
    expect(createDesk().ask('high-official', 'consultation.record', nobody)).toMatchObject({
      reason: 'unknown-mandate',
      path: 'data.consulted.0.mandate',
    });
  });
});

describe('[engine.2] a phase is not lifted over a public measure', () => {
  it('[engine.2] the refusal names the measures that are open, in the reader’s language', () => {
    const desk = withMeasures();
    expect(desk.ask('high-official', 'phase.lift', lifting('provinciale'))).toMatchObject({
      ...{ code: 'rejected', reason: 'measures-open', path: 'data.measures' },
      params: {
        n: 2,
        measures: [shelter, perimeter],
        list: { fr: 'Mise à l’abri; périmètre rouge', nl: 'Schuilen; rode perimeter' },
      },
    });
  });

  it('[engine.2] until each is kept by a mandate that is named, or ended', () => {
    const desk = withMeasures();
    const fate = { id: shelter, maintainedBy: mandateId('mayor-21004') };
    const half = desk.ask('high-official', 'phase.lift', lifting('provinciale', { measures: [fate] }));
    expect(half).toMatchObject({ reason: 'measures-open', params: { measures: [perimeter] } });
    const measures = [fate, { id: perimeter, liftedAt: '2026-11-24T01:08:00Z' }];
    desk.does('high-official', 'phase.lift', lifting('provinciale', { measures }));
    expect(desk.room.decisions[shelter]?.maintained).toMatchObject({ mandate: mandateId('mayor-21004') });
    expect(desk.room.perimeters[perimeter]?.lifted).toBeDefined();
    expect(desk.room.phases[idOf('provinciale')]?.lifted?.measures).toEqual(measures);
  });

  it('[engine.2] a perimeter that is kept says by whom, and stays drawn', () => {
    const desk = withMeasures();
    const measures = [
      { id: shelter, liftedAt: '2026-11-24T01:08:00Z' },
      { id: perimeter, maintainedBy: mandateId('dir-d1') },
    ];
    desk.does('operator', 'phase.lift', lifting('provinciale', { measures, ...recorded('high-official') }));
    expect(desk.room.decisions[shelter]?.lifted).toMatchObject({ authority: mandateId('high-official') });
    expect(desk.room.perimeters[perimeter]).toMatchObject({ maintained: { mandate: mandateId('dir-d1') } });
    expect(desk.room.perimeters[perimeter]?.lifted).toBeUndefined();
  });

  it.each([
    [
      'kept by somebody without a mandate in force',
      { id: shelter, maintainedBy: mandateId('former') },
      'keeper-unknown',
    ],
    ['kept by a video operator', { id: shelter, maintainedBy: mandateId('video') }, 'keeper-unknown'],
    ['that never was', { id: idOf('no measure'), liftedAt: decidedAt }, 'measure-not-open'],
  ])('[engine.2] not a measure %s', (_title, fate, why) => {
    const outcome = withMeasures().ask('high-official', 'phase.lift', lifting('provinciale', { measures: [fate] }));
    expect(reason(outcome)).toBe(why);
  });

  it('[engine.2] a measure of another situation does not hold it', () => {
    const desk = withMeasures();
    desk.does('high-official', 'phase.declare', { ...declaring('provinciale'), declaration: idOf('elsewhere') });
    desk.does('high-official', 'phase.lift', { ...lifting('provinciale'), declaration: idOf('elsewhere') });
  });

  it('[engine.2] recovery has a lead by territory, within the territory', () => {
    const desk = createDesk();
    desk.does('high-official', 'phase.declare', declaring('provinciale'));
    const recovery = [{ communes: ['21016'], lead: 'Commune' }];
    expect(reason(desk.ask('high-official', 'phase.lift', lifting('provinciale', { recovery })))).toBe(
      'outside-territory',
    );
    const inside_ = [{ communes: ['21004'], lead: { fr: 'Échevin', nl: 'Schepen' } }];
    desk.does('high-official', 'phase.lift', lifting('provinciale', { recovery: inside_ }));
    expect(desk.room.phases[idOf('provinciale')]?.lifted?.recovery).toEqual(inside_);
    expect(told(desk, idOf('provinciale'), 'lifted')).toContain('partner');
  });
});

describe('[engine.2] on down-scaling the lower phase is declared or confirmed, never inferred', () => {
  const twoLevels = () => {
    const desk = createDesk();
    desk.does('mayor-21004', 'phase.declare', declaring('communale', ['21004']));
    desk.does('high-official', 'phase.declare', declaring('provinciale', ['21004', '21013']));
    return desk;
  };
  const after = idOf('provinciale');
  const later = '2026-11-24T01:09:00Z';

  it('[engine.2] a standing communal phase waits for its mayor once the provincial one is lifted', () => {
    const desk = twoLevels();
    expect(toConfirm(desk.room)).toEqual([]);
    desk.does('high-official', 'phase.lift', lifting('provinciale'));
    expect(toConfirm(desk.room)).toEqual([
      { after, phase: 'communale', communes: ['21004'], standing: idOf('communale'), since: '2026-11-24T01:08:00Z' },
    ]);
    const confirm = { declaration: idOf('communale'), after, decidedAt: later };
    expect(reason(desk.ask('high-official', 'phase.confirm', confirm))).toBe('wrong-authority');
    desk.does('mayor-21004', 'phase.confirm', confirm);
    expect(toConfirm(desk.room)).toEqual([]);
    expect(told(desk, idOf('communale'), `confirmed ${after}`)).toContain('high-official');
  });

  it('[engine.2] a commune that is to go on is asked: it declares, or declines with its reason', () => {
    const desk = twoLevels();
    const next = [{ phase: 'communale', communes: ['21013', '21004'] }];
    desk.does('high-official', 'phase.lift', lifting('provinciale', { next }));
    expect(toConfirm(desk.room).map(p => p.communes)).toEqual([['21013'], ['21004']]);
    desk.does('mayor-21013', 'phase.declare', {
      ...declaring('communale', ['21013']),
      declaration: idOf('next door'),
      decidedAt: later,
    });
    expect(toConfirm(desk.room).map(p => p.communes)).toEqual([['21004']]);
    desk.does('mayor-21004', 'phase.lift', lifting('communale', { decidedAt: later }));
    expect(toConfirm(desk.room)).toEqual([]);
  });

  it('[engine.2] declining is a word of its own', () => {
    const desk = twoLevels();
    desk.does(
      'high-official',
      'phase.lift',
      lifting('provinciale', { next: [{ phase: 'communale', communes: ['21013'] }] }),
    );
    desk.does('operator', 'phase.decline', {
      ...{ after, phase: 'communale', communes: ['21013'], reason: 'Plus rien à faire', decidedAt: later },
      ...recorded('mayor-21013'),
    });
    expect(toConfirm(desk.room).map(p => p.communes)).toEqual([['21004']]);
  });

  it.each([
    ['a level that is not lower', [{ phase: 'provinciale', communes: ['21004'] }], 'next-not-lower'],
    ['a commune outside the territory', [{ phase: 'communale', communes: ['21016'] }], 'outside-territory'],
  ])('[engine.2] a lifting does not hand over to %s', (_title, next, why) => {
    expect(reason(twoLevels().ask('high-official', 'phase.lift', lifting('provinciale', { next })))).toBe(why);
  });

  it('[engine.2] federal → provincial: the High Official is asked', () => {
    const desk = createDesk();
    desk.does('high-official', 'phase.declare', declaring('provinciale', NIS_CODES));
    desk.does('minister', 'phase.declare', declaring('federale', NIS_CODES, { decidedAt: '2026-11-24T01:06:00Z' }));
    desk.does('minister', 'phase.lift', lifting('federale'));
    expect(toConfirm(desk.room)).toMatchObject([{ phase: 'provinciale', standing: idOf('provinciale') }]);
    const confirm = { declaration: idOf('provinciale'), after: idOf('federale'), decidedAt: later };
    desk.does('high-official', 'phase.confirm', confirm);
    expect(toConfirm(desk.room)).toEqual([]);
    expect(reason(desk.ask('high-official', 'phase.confirm', confirm))).toBe('already-confirmed');
  });
});

/** What can bring a phase near a guard; the rest of the town's night is tried elsewhere. */
const ABOUT_PHASES = /^(phase|upscale|consultation|perimeter|incident)\.|^decision\.(take|lift)$/;

describe('[engine.2] whatever the town asks', () => {
  it('[engine.2] no guard is ever broken: authority, measures, notifications, in any history', () => {
    let [declared, lifted] = [0, 0];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), seed => {
        const random = createRandom(seed);
        const desk = createDesk();
        // Counted in acts about phases, so that a new command elsewhere does not thin the history.
        for (let act = 0; act < 400; ) {
          const ask = nextAsk(random, desk.room, desk.now);
          if (!ABOUT_PHASES.test(ask.type)) continue;
          act++;
          desk.now = new Date(Date.parse(desk.now) + random.whole(0, 60_000)).toISOString();
          const outcome = askOf(desk, ask);
          if ('ok' in outcome) continue;
          for (const { type, data } of outcome) {
            const { declaration: id } = data as { declaration?: string };
            const declaration = desk.room.phases[id ?? ''];
            if (!declaration) continue;
            if (type === 'phase.declared') {
              declared++;
              const authority = desk.room.mandates[declaration.declared.authority]!;
              expect(authority.function).toBe(
                { communale: 'mayor', provinciale: 'high-official', federale: 'minister-interior' }[declaration.phase],
              );
              const notice = desk.room.decisions[derivedId(declaration.id, 'declared')];
              expect(Object.keys(notice?.receipts ?? {})).not.toEqual([]);
            }
            if (type === 'phase.lifted') {
              lifted++;
              // As the room stood right after: nothing public is left without a keeper or an end.
              expect(openUnder(desk.room, declaration)).toEqual([]);
              expect(desk.room.decisions[derivedId(declaration.id, 'lifted')]?.kind).toBe('notification');
            }
          }
        }
        for (const p of Object.values(desk.room.phases))
          if (p.phase === 'communale') expect(new Set(p.communes).size).toBe(1);
      }),
      { numRuns: 20 },
    );
    expect(declared).toBeGreaterThan(50);
    expect(lifted).toBeGreaterThan(10);
  });

  it('[engine.2] a reader without a mandate sees none of it', () => {
    const desk = withMeasures();
    expect(Object.keys(project(desk.room, viewerOf([])).phases)).toEqual([]);
  });
});
