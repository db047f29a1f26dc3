import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../server/plans/library.ts';
import { createDesk } from '../../server/room/testing/desk.ts';
import { idOf } from '../../shared/testing/random.ts';
import '../language/screen.ts';
import { chronologyOf } from '../situation/chronology.ts';
import { askingOf } from '../situation/queue.ts';
import { dayBrief, dayOf, dayTyped, instantOf } from './days.ts';
import { groupsOf } from './groups.ts';

const [plan, incident] = [idOf('plan'), idOf('incident')];
/** The general plan at work in two communes since ten past two. */
const atWork = () => {
  const desk = createDesk();
  const { id, version, ...model } = readLibrary().find(p => p.id === 'pgui-region')!;
  desk.does('officer', 'plan.draft', { plan, ...model, territory: 'region', library: { id, version } });
  desk.does('officer', 'plan.submit', { plan, version: 1 });
  const approved = { plan, version: 1, from: desk.now, decidedAt: desk.now, reviewBy: '2027-11-24T00:00:00Z' };
  desk.does('high-official', 'plan.approve', approved);
  desk.does('operator', 'incident.open', { incident, kind: 'incident', title: 'Madou', severity: 'severe' });
  const communes = ['21004', '21014'];
  desk.does('operator', 'plan.activate', { activation: idOf('activation'), plan, incident, communes });
  return desk;
};
const meOf = (desk: ReturnType<typeof createDesk>, who: string) => ({
  person: idOf(`person ${who}`),
  mandates: desk.viewer(who).mandates,
});
const MINUTE = 60_000;

describe('[engine.6] cards on the screen', () => {
  it('one’s own card stands first, then the room’s order, each with its owner', () => {
    const desk = atWork();
    const groups = groupsOf(Object.values(desk.room.tasks), meOf(desk, 'dir-d3').mandates);
    expect(groups.slice(0, 3).map(g => g.function)).toEqual(['dir-d3', 'regional-operator', 'information-manager']);
    expect(groups.filter(g => g.function === 'mayor').map(g => g.owner.id)).toEqual(['21004', '21014']);
    const commune = groupsOf(Object.values(desk.room.tasks), meOf(desk, 'liaison-21014').mandates);
    expect(commune.slice(0, 3).every(g => g.mine && g.owner.id === '21014')).toBe(true);
    expect(commune[0]?.function).toBe('commune-liaison');
  });

  it('what is late asks: my critical step red, others of mine orange, the centre hears of those elsewhere', () => {
    const desk = atWork();
    const start = Date.parse(desk.now);
    const asked = (who: string, minutes: number) =>
      askingOf(desk.room, meOf(desk, who), start + minutes * MINUTE).flatMap(a =>
        a.kind === 'brought' ? [`${a.urgency} ${a.title('fr')}`] : [],
      );
    expect(asked('operator', 0)).toEqual([]);
    expect(asked('operator', 3)).toEqual([
      'now 2 étapes critiques en retard',
      'attention 1 étape critique en retard ailleurs',
    ]);
    expect(asked('dir-d3', 12)).toEqual(['now Étape critique en retard', 'soon Étape de votre fiche en retard']);
    for (const task of Object.values(desk.room.tasks).filter(t => t.owner.id === 'regional-operator'))
      desk.does('operator', 'task.done', { task: task.id });
    expect(asked('operator', 3)).toEqual(['attention 1 étape critique en retard ailleurs']);
  });

  it('the log tells that a plan was put to work and which critical steps were done, not every tick', () => {
    const desk = atWork();
    const own = Object.values(desk.room.tasks).filter(t => t.owner.id === 'regional-operator');
    for (const task of own) desk.does('operator', 'task.done', { task: task.id });
    const lines = chronologyOf(desk.room, incident).map(line => line.say('nl'));
    expect(lines.filter(l => l.startsWith('Plan geactiveerd: ANIP'))).toHaveLength(1);
    expect(lines.filter(l => l.startsWith('Gedaan, Operator'))).toHaveLength(own.filter(t => t.critical).length);
  });

  it('a version that waits asks its authority, and nobody else', () => {
    const desk = atWork();
    const content = desk.room.plans[plan]!.versions[0]!.content;
    const title = { fr: 'PGUI revu', nl: 'ANIP herzien' };
    const revised = { plan, after: 1, kind: 'pgui', risk: 'any', title, territory: 'region', content };
    desk.does('officer', 'plan.draft', revised);
    desk.does('officer', 'plan.submit', { plan, version: 2 });
    const asked = (who: string) => askingOf(desk.room, meOf(desk, who), Date.parse(desk.now)).map(a => a.key);
    expect(asked('high-official')).toContain(`plan ${plan}`);
    expect(asked('officer')).not.toContain(`plan ${plan}`);
  });
});

describe('[engine.6] days as they are typed and written', () => {
  it.each([
    ['1/12/2026', '2026-12-01'],
    ['01.12.2026', '2026-12-01'],
    [' 31-1-2027 ', '2027-01-31'],
    ['demain', 'demain'],
  ])('%s', (typed, day) => {
    expect(dayTyped(typed)).toBe(day);
  });

  it('midnight of a day is midnight in Brussels, in winter and in summer', () => {
    expect(instantOf('2027-01-01', '00:00')).toBe('2026-12-31T23:00:00.000Z');
    expect(instantOf('2026-07-21', '00:00')).toBe('2026-07-20T22:00:00.000Z');
    expect(instantOf('2026-03-29', '02:30')).toBeUndefined();
    expect(instantOf('2026-12-32', '00:00')).toBeUndefined();
    expect(dayOf('2026-12-31T23:30:00Z')).toBe('2027-01-01');
    expect(dayBrief('2026-10-14', '2026-11-25')).toBe('14/10');
    expect(dayBrief('2025-10-14', '2026-11-25')).toBe('2025');
  });
});
