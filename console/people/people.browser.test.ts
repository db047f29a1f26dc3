import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { inside } from '../../shared/testing/places.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, PHONE, startVisitors, type Visitors } from '../testing/chromium.ts';

/** The browser waits this long for what a test names; the machine may be busy. */
const LONG = 180_000;

describe('people and mandates at the desk, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  const shifts = { now: crypto.randomUUID(), next: crypto.randomUUID() };

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    const hour = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
    const mandateOf = (account: string) =>
      Object.values(belfry.belfry.worlds.live.room.mandates).find(m => m.person === belfry.personOf(account))
        ?.id as string;
    const second = crypto.randomUUID();
    const since = '2026-01-01T00:00:00Z';
    await belfry.own('mandate.grant', {
      ...{ mandate: second, person: belfry.personOf('video'), function: 'regional-operator', scope: 'region' },
      from: since,
    });
    await belfry.own('mandate.grant', {
      ...{ mandate: crypto.randomUUID(), person: belfry.personOf('auditor'), function: 'transport-dispatch' },
      ...{ scope: 'region', deputyOf: mandateOf('stib'), rank: 1, from: since },
    });
    await belfry.own('duty.plan', { shift: shifts.now, mandate: mandateOf('operator'), from: hour(-4), to: hour(4) });
    await belfry.own('duty.plan', { shift: shifts.next, mandate: second, from: hour(4), to: hour(12) });
    for (const [i, account] of ['stib', 'auditor', 'mayor-21004'].entries())
      await belfry.own('contact.record', {
        ...{ contact: crypto.randomUUID(), person: belfry.personOf(account) },
        phones: [{ number: `+32255501${10 + i}`, kind: 'duty' }],
      });
    await belfry.own('incident.open', {
      ...{ incident: crypto.randomUUID(), kind: 'incident', category: 'smoke', severity: 'severe' },
      ...{ title: 'Chez Dupont', point: inside('21004') },
    });
    visitors = await startVisitors(belfry, { map: false });
  }, LONG);
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });

  const room = () => belfry.belfry.worlds.live.room;
  const open = async (page: Page, part?: string) => {
    await page.getByRole('button', { name: /^Personnes/ }).click(COMES);
    await page.getByRole('heading', { name: 'Personnes' }).waitFor(COMES);
    if (part) await page.getByRole('tab', { name: part }).click(COMES);
  };

  test(
    '[engine.1] the duty is handed over with one key and a line, and taken over by the next',
    async () => {
      const { page: evening } = await visitors.signIn('operator');
      await evening.getByText('Direct', { exact: true }).waitFor(COMES);
      await evening.keyboard.press('Alt+g');
      await evening.getByLabel('Ce qui est remis, en une ligne').fill('Madou : STIB injoignable.', COMES);
      await evening.keyboard.press('Control+Enter');
      await expect.poll(() => room().duty[shifts.next]?.offered?.note, COMES).toBe('Madou : STIB injoignable.');

      const { page: night } = await visitors.signIn('video');
      const asking = night.getByRole('listitem').filter({ hasText: 'Marc Claes vous remet la garde' });
      await asking.getByText('Madou : STIB injoignable.').waitFor(COMES);
      await asking.getByRole('button', { name: 'Reprendre la garde' }).click();
      await night.getByRole('table').getByRole('button', { name: 'Reprendre la garde' }).click(COMES);
      await expect.poll(() => room().duty[shifts.now]?.relieved, COMES).toBeDefined();
      await open(evening);
      await evening.getByRole('row', { name: /^Opérateur Thomas Lejeune/ }).waitFor(COMES);
    },
    LONG,
  );

  test(
    '[engine.1] who would be called now stands in its order, with numbers; a hole is red and said in words',
    async () => {
      const { page } = await visitors.signIn('officer');
      await open(page, 'Qui serait appelé');
      await page.getByLabel('Pour qui').selectOption({ label: 'Les fonctions' }, COMES);
      const stib = page.getByRole('row').filter({ hasText: 'Dispatching STIB' });
      await stib.getByText('+32 2 555 01 10').waitFor(COMES);
      await page.getByRole('row').filter({ hasText: 'STIB (suppléance)' }).getByText('+32 2 555 01 11').waitFor(COMES);
      await page
        .getByRole('row', { name: /Parquet/ })
        .getByText('Personne à appeler')
        .waitFor(COMES);
      await page.getByText(/destinataires sans personne à appeler/).waitFor(COMES);
    },
    LONG,
  );

  test(
    '[engine.1] cards past their check are verified one after another by the keyboard',
    async () => {
      const { page } = await visitors.signIn('officer');
      await open(page, 'Contacts');
      const verify = page.getByRole('button', { name: 'Répond : vérifié' });
      await verify.focus(COMES);
      const verified = () => Object.values(room().contacts).filter(card => card.verified).length;
      const card = page.locator('.verify-card .name');
      for (const n of [1, 2, 3]) {
        const name = await card.textContent();
        await verify.press('Enter', COMES);
        await expect.poll(verified, COMES).toBe(n);
        if (n === 3) break;
        // The desk shows the next card once the room has told it.
        await expect.poll(() => card.textContent(), COMES).not.toBe(name);
        await expect.poll(() => verify.evaluate(e => e === document.activeElement), COMES).toBe(true);
      }
      await page.getByText(/Toutes les fiches ont été vérifiées/).waitFor(COMES);
    },
    LONG,
  );

  test(
    '[engine.10] an authority link is given at the desk, read on a phone without script, and taken back',
    async () => {
      const { page } = await visitors.signIn('officer');
      await open(page, 'Liens de lecture');
      await page.getByRole('button', { name: 'Donner un lien de lecture à une autorité' }).click(COMES);
      const dialog = page.getByRole('dialog');
      await dialog
        .getByLabel('Pour quelle autorité')
        .selectOption({ label: 'Philippe Carlier, Bourgmestre, Bruxelles' });
      await dialog.getByRole('button', { name: 'Donner le lien' }).click();
      const address = await dialog.getByLabel('Lien', { exact: true }).inputValue(COMES);
      await page.keyboard.press('Escape');

      const phone = await visitors.browser.newContext({ ...PHONE, javaScriptEnabled: false, locale: 'fr-BE' });
      const reader = await phone.newPage();
      await reader.goto(address);
      await reader.getByRole('heading', { name: 'Fumée' }).waitFor(COMES);
      expect(await reader.content()).not.toContain('Dupont');
      await page.getByRole('row').filter({ hasText: 'Philippe Carlier' }).getByText('1/50').waitFor(COMES);
      await page.getByRole('button', { name: 'Révoquer : Philippe Carlier' }).click();
      await page.getByText('révoqué', { exact: true }).waitFor(COMES);
      await reader.reload();
      await reader.getByRole('heading', { name: 'Ce lien ne donne accès à rien.' }).waitFor(COMES);
    },
    LONG,
  );

  test.each(['dark', 'light'] as const)(
    '[engine.1] every part of the sheet by the rules of WCAG 2.2 AA, %s',
    async theme => {
      const { page } = await visitors.signIn('officer', { theme });
      for (const part of ['Garde', 'Qui serait appelé', 'Contacts', 'Mandats', 'Liens de lecture']) {
        await open(page, part);
        await page.getByRole('tabpanel', { name: part }).waitFor(COMES);
        expect.soft([part, ...(await violationsOn(page))]).toEqual([part]);
      }
      await page.getByRole('button', { name: 'Donner un lien de lecture à une autorité' }).click(COMES);
      await page.getByLabel('Pour quelle autorité').waitFor(COMES);
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map(each => each.finished.catch(() => undefined))),
      );
      expect.soft(await violationsOn(page)).toEqual([]);
    },
    LONG,
  );
});
