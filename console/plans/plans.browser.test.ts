import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../server/plans/library.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { TestConsole } from '../../server/testing/testConsole.ts';
import type { CommandData, CommandType } from '../../shared/commands.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, PHONE, startVisitors, type Visitors } from '../testing/chromium.ts';

const TITLE = 'Fumée Madou';

describe('[engine.6] plans and tasks, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  /** What the server tells another console: the truth that the screen is held against. */
  let witness: TestConsole;
  const ids = { plan: crypto.randomUUID(), incident: crypto.randomUUID() };

  const ask = async <T extends CommandType>(who: string, type: T, data: CommandData<T>) =>
    expect(await belfry.command(who, type, data)).toMatchObject({ ok: true });

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    const { id, version, ...model } = readLibrary().find(p => p.id === 'pgui-region')!;
    const now = new Date().toISOString();
    await ask('officer', 'plan.draft', {
      ...{ plan: ids.plan, ...model, territory: 'region', library: { id, version } },
    });
    await ask('officer', 'plan.submit', { plan: ids.plan, version: 1 });
    await ask('high-official', 'plan.approve', {
      ...{ plan: ids.plan, version: 1, from: now, decidedAt: now },
      reviewBy: new Date(Date.now() + 31_536_000_000).toISOString(),
    });
    const point: [number, number] = [4.369118, 50.849481];
    await ask('operator', 'incident.open', {
      ...{ incident: ids.incident, kind: 'incident', title: TITLE, severity: 'severe', point },
      confirmed: ['21004', '21014'],
    });
    visitors = await startVisitors(belfry, { map: false });
    witness = await belfry.connect('auditor');
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    witness?.close();
    await visitors?.close();
    await belfry?.stop();
  });

  const look = async (page: Page, screen: string): Promise<void> => {
    await page.evaluate(() => Promise.all(document.getAnimations().map(each => each.finished.catch(() => undefined))));
    expect.soft([screen, ...(await violationsOn(page))]).toEqual([screen]);
  };
  const tasksOf = (owner: string) =>
    Object.values(witness.room.tasks)
      .filter(t => t.owner.id === owner)
      .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));

  test('[engine.6] a plan is activated from the command box; its card is ticked by the keyboard alone', async () => {
    const { page } = await visitors.signIn('operator');
    await page.getByRole('heading', { name: TITLE }).waitFor(COMES);
    await page.getByRole('combobox', { name: 'Écrire, chercher, commander' }).focus();
    await page.keyboard.type('activer un plan');
    await page.getByRole('option', { name: 'Activer un plan' }).first().waitFor(COMES);
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Activer un plan' });
    await form.getByText(/étapes sur \d+ fiches seront copiées/).waitFor(COMES);
    await page.keyboard.press('Control+Enter');
    await witness.until(room => Object.keys(room.activations).length === 1);
    const card = page.getByRole('region', { name: 'Plans et tâches' }).getByRole('list', { name: 'Opérateur' });
    await card.getByRole('checkbox').first().waitFor(COMES);
    expect(await card.getByRole('checkbox').count()).toBe(9);

    await card.getByRole('checkbox').first().focus();
    // Space does and stays, Enter does and goes on, N says why not, S that it has begun.
    await page.keyboard.press('Space');
    await witness.until(() => tasksOf('regional-operator')[0]?.state === 'done');
    await card.getByRole('checkbox', { checked: true }).first().waitFor(COMES);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await witness.until(() => tasksOf('regional-operator')[1]?.state === 'done');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Pourquoi sans objet' }).waitFor(COMES);
    await page.keyboard.type('Déjà prévenus par la 112');
    await page.keyboard.press('Enter');
    await witness.until(() => tasksOf('regional-operator')[2]?.state === 'not-applicable');
    await page.getByRole('textbox', { name: 'Pourquoi sans objet' }).waitFor({ state: 'detached', ...COMES });
    await card.getByRole('checkbox').nth(3).focus();
    await page.keyboard.press('s');
    await witness.until(() => tasksOf('regional-operator')[3]?.state === 'started');
    expect(tasksOf('regional-operator')[2]?.settled?.note).toBe('Déjà prévenus par la 112');
    // What was ticked by mistake is taken back where it was ticked.
    await card.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await witness.until(() => tasksOf('regional-operator')[0]?.state === 'open');
  });

  test('[engine.6] a step is given to another discipline from its row', async () => {
    const { page } = await visitors.signIn('operator');
    await page.getByRole('heading', { name: TITLE }).waitFor(COMES);
    await page.keyboard.press('Alt+l');
    const card = page.getByRole('region', { name: 'Plans et tâches' }).getByRole('list', { name: 'Opérateur' });
    await card.getByRole('checkbox').last().waitFor(COMES);
    await card.getByRole('checkbox').last().focus();
    await page.keyboard.press('a');
    const form = page.getByRole('dialog', { name: 'Confier à' });
    await form.getByLabel('À qui').selectOption({ label: 'Dir-Log' });
    await page.keyboard.press('Control+Enter');
    await witness.until(() => tasksOf('dir-d4').some(t => t.function === 'regional-operator'));
  });

  test('[engine.6] a commune ticks its own step on the phone with one tap', async () => {
    const { page } = await visitors.signIn('liaison-21014', { language: 'nl', display: PHONE });
    await page.getByRole('link', { name: /Uw actiekaart/ }).tap(COMES);
    await page.getByRole('button', { name: /^Gedaan : Ontvangst bevestigen en zeggen waar u bent/ }).tap(COMES);
    await witness.until(() => tasksOf('21014').some(t => t.state === 'done' && t.function === 'commune-liaison'));
    expect(tasksOf('21004').every(t => t.state === 'open')).toBe(true);
    await look(page, 'phone, tasks');
  });

  test('[engine.6] the board of obligations: a cell by the arrows, and what was done entered with its evidence', async () => {
    const { page } = await visitors.signIn('high-official');
    await page.getByRole('button', { name: /^Plans et tâches/ }).click(COMES);
    await page.getByRole('tab', { name: 'Obligations' }).click(COMES);
    const board = page.getByRole('table', { name: 'Obligations de planification' });
    await board.getByRole('rowheader', { name: '1070 Anderlecht' }).waitFor(COMES);
    expect(await board.getByRole('rowheader').count()).toBe(20);
    const region = board
      .getByRole('row', { name: /^Région/ })
      .getByRole('button')
      .first();
    await region.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    const cell = page.getByRole('complementary', { name: 'Réunion de la cellule de sécurité' });
    await cell.getByText('1070 Anderlecht').waitFor(COMES);
    await cell.getByRole('button', { name: 'Inscrire au calendrier' }).click();
    await page.getByLabel('Ce qui le montre').fill('Procès-verbal du jour');
    await page.keyboard.press('Control+Enter');
    await witness.until(room =>
      Object.values(room.obligations).some(r => r.holder === '21001' && r.obligation === 'safety-cell'),
    );
    await cell.getByText('en ordre').waitFor(COMES);
  });

  test('[engine.6] the High Official reads and approves the version that waits; another commune’s mayor does not see it', async () => {
    const { id, version, ...model } = readLibrary().find(p => p.id === 'ppui-flood')!;
    const plan = crypto.randomUUID();
    await ask('officer', 'plan.draft', { ...{ plan, ...model, territory: 'region', library: { id, version } } });
    await ask('officer', 'plan.submit', { plan, version: 1 });
    const { page } = await visitors.signIn('high-official', { language: 'nl', theme: 'light' });
    await page.getByRole('button', { name: /^Lezen en goedkeuren/ }).click(COMES);
    await page.getByRole('article', { name: 'BNIP Overstroming' }).waitFor(COMES);
    await page.getByRole('button', { name: 'Versie 1 goedkeuren' }).click();
    await page.getByRole('dialog', { name: 'Versie 1 goedkeuren' }).waitFor(COMES);
    await page.keyboard.press('Control+Enter');
    await witness.until(room => room.plans[plan]?.versions[0]?.approved !== undefined);
    await page.getByText('van kracht').first().waitFor(COMES);
  });

  test.each([
    'dark',
    'light',
  ] as const)('[engine.6] every part of the sheet by the rules of WCAG 2.2 AA, %s', async theme => {
    const { page } = await visitors.signIn('operator', { theme });
    await page.getByRole('heading', { name: TITLE }).waitFor(COMES);
    await page.getByRole('button', { name: /^Plans et tâches/ }).click(COMES);
    await page.getByRole('checkbox').first().waitFor(COMES);
    await look(page, 'cards');
    await page.getByRole('tab', { name: /^Toutes les tâches/ }).click();
    await page.getByRole('radio', { name: /^Ouvertes/ }).check({ force: true });
    await page.getByRole('checkbox').first().waitFor(COMES);
    await look(page, 'all tasks');
    await page.getByRole('tab', { name: 'Plans', exact: true }).click();
    await page.getByText('Bourgmestre', { exact: true }).first().click(COMES);
    await look(page, 'library');
    await page.getByRole('tab', { name: 'Obligations' }).click();
    await page.getByRole('table', { name: 'Obligations de planification' }).waitFor(COMES);
    await look(page, 'obligations');
    await page.getByRole('tab', { name: /^Tâches/ }).click();
    await page.getByRole('list', { name: 'À moi' }).waitFor(COMES);
    await look(page, 'tasks in hand');
  });
});
