import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { TestConsole } from '../../server/testing/testConsole.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type Visit, type VisitOptions, type Visitors } from '../testing/chromium.ts';

describe('[room.6] the operator’s desk, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  /** What the server tells another console: the truth that the screen is held against. */
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

  const sit = async (account: string, options: VisitOptions = {}): Promise<Visit> => {
    const visit = await visitors.signIn(account, options);
    await visit.page.waitForSelector('.desk .command input', COMES);
    await visit.page.waitForFunction(() => document.querySelector('.strip .mode .done') !== null, undefined, COMES);
    return visit;
  };
  const titled = (title: string) => Object.values(witness.room.incidents).find(i => i.title === title);
  /** An incident of its own for each test, taken in hand on the screen. */
  const incidentInHand = async (page: Page, title: string): Promise<string> => {
    const incident = crypto.randomUUID();
    const point: [number, number] = [4.369118, 50.849481];
    const data = { incident, kind: 'incident', title, point, severity: 'severe' } as const;
    expect(await belfry.command('operator', 'incident.open', data)).toMatchObject({ ok: true });
    await page.locator('.left-pane .row', { hasText: title }).locator('.pick').click(COMES);
    await page.waitForSelector(`.in-hand >> text=${title}`, COMES);
    return incident;
  };

  test('[room.6] an incident is opened from text and pin by the keyboard alone, as it was typed', async () => {
    const { page } = await sit('operator');
    const other = await sit('officer', { language: 'nl', theme: 'light' });
    const started = performance.now();
    // Nothing has the focus: what is typed goes into the box by itself.
    await page.locator('body').press('f');
    await page.keyboard.type('umée métro Botanique');
    await page.waitForSelector('[role=option] >> text=Ouvrir « fumée métro Botanique »', COMES);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.pin-holder:focus', COMES);
    await page.waitForSelector('.pin-holder >> text=Saint-Josse', COMES);
    const keys = ['ArrowUp', 'Shift+ArrowRight', '2', 'Enter'];
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForSelector('.in-hand >> text=fumée métro Botanique', COMES);
    console.info(
      `opened by keyboard in ${Math.round(performance.now() - started)} ms, ${keys.length + 1} keys after the text`,
    );

    const room = await witness.until(() => titled('fumée métro Botanique') !== undefined);
    const incident = titled('fumée métro Botanique')!;
    expect(incident).toMatchObject({ severity: 'severe', category: 'smoke', kind: 'incident' });
    expect(incident.communes).toContain('21014');
    expect(Object.values(room.incidents).filter(i => i.title === 'fumée métro Botanique')).toHaveLength(1);
    // The other desk has it, hears of it, and is told in its own language how grave it is.
    await other.page.waitForSelector('.left-pane .row >> text=fumée métro Botanique', COMES);
    await other.page.waitForSelector('.alarms >> text=Nieuw incident, ernstig', COMES);
  });

  test('[room.6] a perimeter is drawn by its radius; what is refused is said at its field, in Dutch', async () => {
    const { page } = await sit('operator', { language: 'nl' });
    const incident = await incidentInHand(page, 'Rook Kunstlaan');
    await page.keyboard.press('Alt+p');
    await page.getByLabel('Straal in meter').fill('250');
    await page.locator('.desk-panel').getByRole('button', { name: 'instellen' }).click();
    const wrong = page.locator('.field.wrong', { hasText: 'Reden' });
    await wrong.waitFor(COMES);
    expect(await wrong.locator('.error').innerText()).toMatch(/te kort/);
    expect(await wrong.locator('input').evaluate(input => input === document.activeElement)).toBe(true);
    await page.keyboard.type('Dichte rook');
    await page.keyboard.press('Enter');
    await page.locator('.desk-panel').waitFor({ state: 'detached', ...COMES });
    const room = await witness.until(r => Object.values(r.perimeters).some(p => p.incident === incident));
    const [perimeter] = Object.values(room.perimeters).filter(p => p.incident === incident);
    expect(perimeter).toMatchObject({ zone: 'red', reason: 'Dichte rook' });
    expect(perimeter?.area.coordinates[0]).toHaveLength(65);

    await page.getByRole('tab', { name: 'Details' }).click();
    await page.locator('.details').getByRole('button', { name: 'Perimeter opheffen' }).click();
    await page.getByLabel('Reden').fill('Rook verdwenen');
    await page.keyboard.press('Enter');
    await witness.until(r => r.perimeters[perimeter!.id]?.lifted !== undefined);
  });

  test('[room.6] staff record the phase that the High Official declared, and its lifting', async () => {
    const { page } = await sit('operator');
    const incident = await incidentInHand(page, 'Fumée place Madou');
    await page.keyboard.press('Alt+f');
    const form = page.locator('#declare-phase');
    for (let n = 1; n <= 9; n++) await form.getByLabel(`${n} ·`).fill(`ligne ${n}`);
    expect(await form.locator('.boxes input:checked').count()).toBeGreaterThan(0);
    await page.keyboard.press('Control+Enter');
    const room = await witness.until(r => Object.values(r.phases).some(p => p.incident === incident));
    const [phase] = Object.values(room.phases).filter(p => p.incident === incident);
    expect(phase).toMatchObject({ phase: 'provinciale', declared: { how: 'telephone' } });
    expect(room.mandates[phase!.declared.authority]?.function).toBe('high-official');
    await page.waitForSelector('.strip .ladder .now >> text=Provinciale', COMES);

    await page.keyboard.press('Control+k');
    await page.keyboard.type('lever la phase');
    await page.keyboard.press('Enter');
    await page.getByLabel('Motif de la levée').fill('Feu éteint');
    await page.keyboard.press('Control+Enter');
    await witness.until(r => r.phases[phase!.id]?.lifted !== undefined);
    await page.waitForSelector('.strip .ladder .now >> text=Veille', COMES);
  });

  test('[room.6] an alert in both languages passes a second person, goes out, and its receipts arrive', async () => {
    const { page } = await sit('operator');
    const officer = await sit('officer', { language: 'nl', theme: 'light' });
    await incidentInHand(page, 'Gaz rue Royale');
    await page.keyboard.press('Alt+a');
    const form = page.locator('#write-alert');
    const texts = async (name: string, fr: string, nl: string) => {
      await form.getByRole('group', { name }).getByLabel('Français').fill(fr);
      await form.getByRole('group', { name }).getByLabel('Néerlandais').fill(nl);
    };
    await texts('Titre', 'Gaz : fermez les fenêtres', '');
    await texts('Ce qui se passe', 'Fuite rue Royale.', 'Lek in de Koningsstraat.');
    await form.getByRole('button', { name: 'Les 19 communes' }).click();
    // With one language missing nothing leaves, and what is missing is named.
    await page.waitForSelector('.parity >> text=Titre NL', COMES);
    await page.keyboard.press('Control+Enter');
    expect(await form.isVisible()).toBe(true);
    // Escape loses nothing.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+a');
    const headline = form.getByRole('group', { name: 'Titre' });
    expect(await headline.getByLabel('Français').inputValue()).toBe('Gaz : fermez les fenêtres');
    await headline.getByLabel('Néerlandais').fill('Gas: sluit de ramen');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.dialog >> text=Une autre personne doit l’approuver', COMES);

    const asked = officer.page.locator('.asking-list .row', { hasText: 'Gas: sluit de ramen' });
    await asked.getByRole('button', { name: 'Nalezen en goedkeuren' }).click(COMES);
    await officer.page.getByRole('button', { name: 'Waarschuwing goedkeuren' }).click();
    await page.getByRole('button', { name: 'Émettre l’alerte à 19 communes' }).click(COMES);
    const issued = () => Object.values(witness.room.alerts).find(a => a.headline.nl === 'Gas: sluit de ramen');
    await witness.until(() => issued()?.status === 'issued');
    await page.waitForSelector('.receipt-table', COMES);

    const alert = issued()!.id;
    const answer = { alert, disposition: 'acting', note: 'Équipe en route' } as const;
    expect(await belfry.command('liaison-21014', 'alert.acknowledge', answer)).toMatchObject({ ok: true });
    await page.waitForSelector('.receipt-table .cell.A', COMES);
    await page.waitForSelector('.receipt-table tr:has-text("1210") >> text=Équipe en route', COMES);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.notice >> text=1/19', COMES);
  });

  test('[room.6] a line written without network waits in sight and arrives once', async () => {
    const { page, context } = await sit('operator');
    const incident = await incidentInHand(page, 'Panne à Jette');
    await context.setOffline(true);
    await page.keyboard.press('Alt+j');
    await page.keyboard.type('Groupe électrogène demandé');
    await page.keyboard.press('Enter');
    const waiting = page.locator('.log .leaving', { hasText: 'Groupe électrogène demandé' });
    await waiting.waitFor(COMES);
    await context.setOffline(false);
    await waiting.waitFor({ state: 'detached', ...COMES });
    const written = () => Object.values(witness.room.log).filter(l => l.text === 'Groupe électrogène demandé');
    await witness.until(() => written().length > 0);
    await page.waitForSelector('.log li:not(.leaving) >> text=Groupe électrogène demandé', COMES);
    expect(written()).toHaveLength(1);
    expect(written()[0]?.incident).toBe(incident);
  });

  test('[room.6] panes are sized by the keyboard and stay so; the sheet of keys and the menu open and close', async () => {
    const { page } = await sit('operator');
    const edge = page.getByRole('separator', { name: 'Largeur du volet gauche' });
    await edge.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    expect(await edge.getAttribute('aria-valuenow')).toBe('400');
    expect(await page.locator('.left-pane').evaluate(pane => pane.clientWidth)).toBeGreaterThan(390);
    await page.reload();
    await page.waitForSelector('.desk', COMES);
    expect(await edge.getAttribute('aria-valuenow')).toBe('400');
    await page.locator('body').press('?');
    await page.waitForSelector('.keys-sheet', COMES);
    await page.keyboard.press('Escape');
    await page.locator('.keys-sheet').waitFor({ state: 'detached', ...COMES });
    await page.locator('.person').click();
    await page.locator('.person-menu').getByRole('radio', { name: 'Nederlands' }).check();
    await page.waitForSelector('.left-pane >> text=Wacht op u', COMES);
  });

  // Themes and the other states of each screen are looked at in accessibility.browser.test; here also good practice.
  test('[room.6] axe finds no violation on the desk and its forms', async () => {
    const { page } = await sit('operator', { theme: 'light' });
    await incidentInHand(page, 'Contrôle');
    const look = async (place: string) =>
      expect([place, ...(await violationsOn(page, ['best-practice']))]).toEqual([place]);
    await look('desk');
    for (const [keys, closed] of [
      ['Alt+p', '.desk-panel'],
      ['Alt+f', 'dialog'],
      ['Alt+a', 'dialog'],
      ['Alt+m', 'dialog'],
    ] as const) {
      await page.keyboard.press(keys);
      await page.waitForSelector(closed, COMES);
      await look(keys);
      await page.keyboard.press('Escape');
      await page.locator(closed).waitFor({ state: 'detached', ...COMES });
    }
  });
});
