import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { Room } from '../../shared/room.ts';
import { contributionId } from '../../shared/sitreps/contributionId.ts';
import { sitrepsOf } from '../../shared/sitreps/due.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';

const incident = crypto.randomUUID();

describe('[engine.8] the situation report at the desk', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    visitors = await startVisitors(belfry, { map: false });
    const opened = await belfry.command('operator', 'incident.open', {
      ...{ incident, kind: 'incident', severity: 'severe', point: [4.369118, 50.849481] },
      title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
    });
    expect(opened).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });

  const room = async (): Promise<Room> =>
    ((await belfry.request('/api/room', { account: 'auditor' })).body as { state: Room }).state;
  const sheet = async (account: string, language: 'fr' | 'nl', theme: 'dark' | 'light' = 'dark'): Promise<Page> => {
    const { page } = await visitors.signIn(account, { language, theme });
    await page.getByRole('button', { name: language === 'fr' ? /^Rapport/ : /^Verslag/ }).click(COMES);
    const title = language === 'fr' ? /^Rapport de situation/ : /^Situatieverslag/;
    await page.getByRole('heading', { name: title, level: 2 }).waitFor(COMES);
    return page;
  };
  const pair = (page: Page, legend: string) => page.getByRole('group', { name: new RegExp(`^${legend}`) });

  test('[engine.8] a section is written in both languages by the keyboard, and the room has it', async () => {
    const page = await sheet('operator', 'fr');
    await page.getByText('D5 : siège vacant').waitFor(COMES);
    await page.getByRole('button', { name: 'Écrire la partie D2' }).click();
    await pair(page, 'Situation').getByLabel('Français').fill('Sept blessés légers.');
    await pair(page, 'Situation').getByLabel('Néerlandais').fill('Zeven lichtgewonden.');
    await page.getByLabel('Dit par').first().fill('Dr. Mertens, par radio');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'D2 : toujours exact' }).waitFor(COMES);
    const told = (await room()).contributions[contributionId(incident, 'D2')]?.fields.situation;
    expect(told).toMatchObject({
      fr: 'Sept blessés légers.',
      nl: 'Zeven lichtgewonden.',
      name: 'Dr. Mertens, par radio',
    });
    expect(await violationsOn(page)).toEqual([]);
  });

  test('[engine.8] [engine.11] two people write one section: the second sees the first’s text and chooses', async () => {
    const [first, second] = [await sheet('operator', 'fr'), await sheet('officer', 'nl', 'light')];
    await first.getByRole('button', { name: 'Écrire la partie D1' }).click();
    await second.getByRole('button', { name: 'Deel D1 schrijven' }).click();
    await pair(second, 'Noden').getByLabel('Nederlands').fill('Spanning onderbreken');
    await pair(first, 'Besoins').getByLabel('Français').fill('Coupure de la traction');
    await pair(first, 'Besoins').getByLabel('Néerlandais').fill('Tractie uit');
    await first.getByRole('button', { name: 'Enregistrer la partie D1' }).click();
    // What the first wrote stands over the second's own words, which are still there.
    const asks = second.getByRole('alert').filter({ hasText: 'Coupure de la traction' });
    await asks.waitFor(COMES);
    expect(await asks.textContent()).toContain('Marc Claes');
    expect(await pair(second, 'Noden').getByLabel('Nederlands').inputValue()).toBe('Spanning onderbreken');
    expect(await second.getByRole('button', { name: 'Deel D1 opslaan' }).isDisabled()).toBe(true);
    expect(await violationsOn(second)).toEqual([]);
    await asks.getByRole('button', { name: 'Deze versie nemen' }).click();
    await second.getByRole('button', { name: 'Deel D1 opslaan' }).click();
    expect((await room()).contributions[contributionId(incident, 'D1')]?.fields.needs).toMatchObject({
      ...{ fr: 'Coupure de la traction', nl: 'Tractie uit', version: 1 },
    });
  });

  test('[engine.8] figures that differ stand side by side, and both are kept', async () => {
    const page = await sheet('operator', 'fr', 'light');
    for (const [source, figure] of [
      ['D2', '7'],
      ['D3', '9'],
    ] as const) {
      await page.getByLabel('Source', { exact: true }).selectOption(source);
      await page.getByLabel('Nombre').fill(figure);
      await page.getByRole('button', { name: 'Ajouter ce chiffre' }).click();
      await page
        .getByRole('row', { name: /^Personnes touchées/ })
        .getByText(figure, { exact: true })
        .waitFor(COMES);
    }
    await page.getByRole('row', { name: /^Personnes touchées.*divergents/ }).waitFor(COMES);
    await page.getByText('Personnes touchées : les sources divergent').waitFor(COMES);
    expect(
      Object.values((await room()).tolls)
        .map(t => t.figure)
        .sort(),
    ).toEqual([7, 9]);
    expect(await violationsOn(page)).toEqual([]);
    // A figure that was mistaken is taken back by who gave it; what was said stays in the journal.
    await page.getByRole('button', { name: /^Retirer 9, Personnes touchées/ }).click(COMES);
    await page.getByRole('row', { name: /^Personnes touchées.*divergents/ }).waitFor({ state: 'detached', ...COMES });
    expect(Object.values((await room()).tolls).filter(t => !t.withdrawn)).toHaveLength(1);
  });

  test('[engine.8] the information manager freezes number 1; its files open, and the next one is due', async () => {
    const page = await sheet('officer', 'nl');
    await page.getByRole('button', { name: 'Nr. 1 valideren en vastleggen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('D5: onbezet', { exact: true }).waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Nr. 1 valideren en vastleggen' }).click();
    const file = page.getByRole('link', { name: 'PDF van nr. 1, FR en NL' });
    await file.waitFor(COMES);
    await page.getByText(/nr\. 2 verwacht om/).waitFor(COMES);
    const [report] = sitrepsOf((await room()).sitreps, incident);
    expect(report?.content).toMatchObject({ number: 1, title: { nl: 'Rook, metro Madou' } });
    const answer = await page.request.get(new URL((await file.getAttribute('href')) ?? '', page.url()).href);
    expect(answer.status()).toBe(200);
    expect((await answer.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
