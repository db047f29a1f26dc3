import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { TestConsole } from '../../server/testing/testConsole.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type VisitOptions, type Visitors } from '../testing/chromium.ts';

const MADOU: [number, number] = [4.369118, 50.849481];

describe('[engine.7] perimeters at the desk, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let witness: TestConsole;

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    visitors = await startVisitors(belfry);
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

  const sit = async (options: VisitOptions = {}): Promise<Page> => {
    const { page } = await visitors.signIn('operator', options);
    await page.waitForSelector('.desk .command input', COMES);
    await page.waitForFunction(() => document.querySelector('.strip .mode .done') !== null, undefined, COMES);
    return page;
  };
  const incidentInHand = async (page: Page, title: string): Promise<string> => {
    const incident = crypto.randomUUID();
    const data = { incident, kind: 'incident', title, point: MADOU, severity: 'severe' } as const;
    expect(await belfry.command('operator', 'incident.open', data)).toMatchObject({ ok: true });
    await page.locator('.left-pane .row', { hasText: title }).locator('.pick').click(COMES);
    await page.getByRole('heading', { name: title }).first().waitFor(COMES);
    return incident;
  };
  test('[engine.7] three rings are drawn by keyboard and go out as one decision with receipts', async () => {
    const page = await sit();
    const incident = await incidentInHand(page, 'Fumée place Madou');
    await page.keyboard.press('Alt+p');
    const panel = page.getByRole('dialog', { name: 'Tracer un périmètre' });
    await panel.waitFor(COMES);
    await panel.getByLabel('Rayon en mètres').fill('100 300 600');
    await panel.getByLabel('Motif').fill('Fumée dense');
    // What is touched, and who will be told, before anything leaves.
    await panel.getByRole('row', { name: /2 communes/ }).waitFor(COMES);
    await panel.getByRole('row', { name: /stations.*Madou/ }).waitFor(COMES);
    await panel.getByRole('checkbox', { name: /1210/ }).waitFor(COMES);
    await panel.getByText('Perimeters ingesteld: rood, oranje en geel – Fumée place Madou').waitFor(COMES);
    await panel.getByRole('button', { name: /Établir\s3\spérimètres\s·\sinformer\s6/ }).waitFor(COMES);
    expect(await violationsOn(page, ['best-practice'])).toEqual([]);
    await panel.getByLabel('Motif').press('Enter');
    await panel.waitFor({ state: 'detached', ...COMES });
    const room = await witness.until(r => Object.values(r.decisions).some(d => d.incident === incident));
    const rings = Object.values(room.perimeters).filter(p => p.incident === incident);
    expect(rings.map(p => [p.zone, p.shape?.kind])).toEqual([
      ['red', 'circle'],
      ['orange', 'circle'],
      ['yellow', 'circle'],
    ]);
    const [decision] = Object.values(room.decisions).filter(d => d.incident === incident);
    expect(decision).toMatchObject({ kind: 'measure', how: 'telephone', origin: { kind: 'perimeter' } });
    expect(room.mandates[decision!.authority]?.function).toBe('dir-d1');
    expect(Object.keys(decision!.receipts).sort()).toEqual(
      ['21004', '21014', '5339', '5344', 'fire-dispatch', 'transport-dispatch'].sort(),
    );

    // A ring that sticks out is said at once, and is set only with its reason.
    await page.getByRole('tab', { name: 'Détails' }).click();
    await page.getByRole('button', { name: /Modifier le périmètre, rouge/ }).click();
    const change = page.getByRole('dialog', { name: 'Modifier le périmètre' });
    await change.getByLabel('Rayon en mètres').fill('350');
    await change.getByText(/La zone rouge dépasse/).waitFor(COMES);
    await change.getByLabel('Motif').fill('Panache rabattu');
    await change.getByLabel('Motif').press('Enter');
    await change.getByText(/donnez la raison/).waitFor(COMES);
    await change.getByLabel('Pourquoi le fixer malgré cela').fill('Vent changeant');
    await change.getByLabel('Motif').press('Enter');
    const red = rings[0]!.id;
    const after = await witness.until(r => r.perimeters[red]?.despite === 'Vent changeant');
    expect(after.perimeters[red]?.overhangs).toMatchObject([{ inner: 'red', outer: 'orange' }]);
  });

  test('[engine.7] a plume opens by its wind, and a checkpoint is placed with the arrows, in Dutch by day', async () => {
    const page = await sit({ language: 'nl', theme: 'light' });
    const incident = await incidentInHand(page, 'Rook Kunstlaan');
    await page.keyboard.press('Alt+p');
    const panel = page.getByRole('dialog', { name: 'Perimeter tekenen' });
    await panel.waitFor(COMES);
    await panel.getByRole('radio', { name: 'Pluim' }).check({ force: true });
    await panel.getByRole('radio', { name: 'alle drie' }).check({ force: true });
    await panel.getByText('Met de hand, zonder verspreidingsmodel').waitFor(COMES);
    await panel.getByLabel('Wind uit, graden').fill('225');
    await panel.getByLabel('Reden').fill('Rookpluim');
    await panel.getByRole('checkbox', { name: /Dit is een beslissing/ }).uncheck();
    expect(await violationsOn(page, ['best-practice'])).toEqual([]);
    await panel.getByRole('button', { name: /3\sperimeters\sinstellen/ }).click(COMES);
    const room = await witness.until(
      r => Object.values(r.perimeters).filter(p => p.incident === incident).length === 3,
    );
    const plume = Object.values(room.perimeters).filter(p => p.incident === incident);
    expect(plume.every(p => p.shape?.kind === 'sector' && p.shape.windFrom === 225)).toBe(true);
    expect(Object.values(room.decisions).some(d => d.incident === incident)).toBe(false);
    await panel.waitFor({ state: 'detached', ...COMES });

    await page.keyboard.press('Alt+k');
    const placing = page.getByRole('dialog', { name: 'Controlepunt plaatsen' });
    await placing.getByRole('application').waitFor(COMES);
    for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowUp']) await page.keyboard.press(key);
    await placing.getByLabel('Nederlands').fill('Noordstraat');
    await placing.getByLabel('Frans').fill('Rue du Nord');
    expect(await violationsOn(page, ['best-practice'])).toEqual([]);
    await placing.getByRole('button', { name: 'Controlepunt plaatsen' }).click();
    const placed = await witness.until(r => Object.values(r.checkpoints).some(p => p.incident === incident));
    const [point] = Object.values(placed.checkpoints).filter(p => p.incident === incident);
    expect(point).toMatchObject({ kind: 'access', name: { nl: 'Noordstraat', fr: 'Rue du Nord' } });
    expect(point!.point[0]).toBeGreaterThan(MADOU[0]);
    expect(point!.point[1]).toBeGreaterThan(MADOU[1]);
  });
});
