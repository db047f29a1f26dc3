import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../server/testing/belfry.ts';
import type { CommandData, CommandType } from '../shared/commands.ts';
import { violationsOn } from './testing/axe.ts';
import { COMES, PHONE, startVisitors, type Visitors } from './testing/chromium.ts';

const TITLE = 'Fumée Madou';
const HEADLINE = { fr: 'Fumée au métro Madou', nl: 'Rook in metro Madou' } as const;

describe('[room.6] every screen by the rules of WCAG 2.2 AA', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    await tellTheNight(belfry);
    visitors = await startVisitors(belfry);
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });

  /** Looks at a screen by its name, so that a fault says where it stands. */
  const look = async (page: Page, screen: string): Promise<void> => {
    // What is still fading in has other colours than it will have.
    await page.evaluate(() => Promise.all(document.getAnimations().map(each => each.finished.catch(() => undefined))));
    expect.soft([screen, ...(await violationsOn(page))]).toEqual([screen]);
  };

  describe.each(['dark', 'light', 'contrast'] as const)('in the theme %s', theme => {
    test('[room.6] the door, the legend and the wall', async () => {
      const context = await visitors.browser.newContext();
      const door = await context.newPage();
      await door.goto(`${belfry.url}/?lang=fr&theme=${theme}`);
      await door.getByRole('heading', { name: 'Belfry' }).waitFor(COMES);
      await look(door, 'sign-in');
      await door.getByLabel('Compte').fill('personne');
      await door.getByLabel('Mot de passe').fill('mauvais mot de passe');
      await door.getByRole('button', { name: 'Se connecter' }).click();
      await door.getByText('Compte ou mot de passe inconnu.').waitFor(COMES);
      await look(door, 'sign-in refused');
      await door.goto(`${belfry.url}/legend?lang=nl&theme=${theme}`);
      await door.getByRole('heading', { level: 1 }).waitFor(COMES);
      await look(door, 'legend');

      const { page: wall } = await visitors.signIn('video', { theme, path: '/wall/wall-a' });
      await wall.getByText(TITLE).first().waitFor(COMES);
      await look(wall, 'wall');
      await wall.goto(`${belfry.url}/wall/wall-z?theme=${theme}`);
      await wall.getByText('Cet écran n’a pas encore reçu de vue.').waitFor(COMES);
      await look(wall, 'wall without a view');
    });

    test('[room.6] the desk, with nothing and with an incident in hand, and each of its forms', async () => {
      const { page } = await visitors.signIn('operator', { theme });
      await page.getByText('Direct', { exact: true }).waitFor(COMES);
      // A desk takes the gravest incident in hand by itself.
      await page.getByRole('heading', { name: TITLE }).waitFor(COMES);
      await page.getByText('Aucune image').waitFor(COMES);
      await look(page, 'desk, incident in hand');
      await page.getByRole('tab', { name: 'Détails' }).click();
      await look(page, 'desk, details');
      await page.getByRole('tab', { name: /^Présents/ }).click();
      await look(page, 'desk, present');
      await page.getByRole('button', { name: 'Montrer toute la salle' }).click();
      await page.getByRole('heading', { name: 'Toute la salle' }).waitFor(COMES);
      await look(page, 'desk, nothing in hand');
      await page.keyboard.type('mad');
      await page.getByRole('option').first().waitFor(COMES);
      await look(page, 'command box');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await page.keyboard.type('fumée métro Madou');
      await page.getByRole('option', { name: 'Ouvrir « fumée métro Madou »' }).click(COMES);
      await page.getByRole('application', { name: /^Épingle/ }).waitFor(COMES);
      await look(page, 'open incident');
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: TITLE, exact: true }).click(COMES);
      for (const [keys, name] of [
        ['Alt+p', 'Tracer un périmètre'],
        ['Alt+f', 'Déclarer une phase'],
        ['Alt+a', 'Rédiger une alerte'],
        ['Alt+m', 'Modifier l’incident'],
        ['?', 'Raccourcis'],
      ] as const) {
        await page.locator('body').press(keys);
        const form = page.getByRole('heading', { name, level: 2 });
        await form.waitFor(COMES);
        await look(page, name);
        await page.keyboard.press('Escape');
        await form.waitFor({ state: 'detached', ...COMES });
      }
      for (const [headline, act] of [
        [HEADLINE.fr, 'Annuler l’alerte'],
        ['Abri préparé', 'Reprendre le projet'],
      ] as const) {
        await page.getByRole('button', { name: headline, exact: true }).click(COMES);
        await page.getByRole('button', { name: act }).waitFor(COMES);
        await look(page, `read alert: ${headline}`);
        await page.keyboard.press('Escape');
      }
    });

    test('[room.7] the phone: its list, an alert, and the answer given', async () => {
      const { page } = await visitors.signIn('liaison-21004', { theme, language: 'nl', display: PHONE });
      await page.getByRole('link', { name: HEADLINE.nl }).waitFor(COMES);
      await look(page, 'phone, list');
      await page.getByRole('link', { name: HEADLINE.nl }).tap();
      await page.getByRole('heading', { name: HEADLINE.nl }).waitFor(COMES);
      await look(page, 'phone, alert');
      await page.getByRole('button', { name: 'Ontvangen, ik handel' }).tap();
      await page.getByText('Aangekomen bij het crisiscentrum').waitFor(COMES);
      await look(page, 'phone, answered');
    });
  });
});

/** A room in which every part of a screen has something to show. */
async function tellTheNight(belfry: TestBelfry): Promise<void> {
  const ask = async <T extends CommandType>(who: string, type: T, data: CommandData<T>) =>
    expect(await belfry.command(who, type, data)).toMatchObject({ ok: true });
  const incident = crypto.randomUUID();
  const point: [number, number] = [4.369118, 50.849481];
  const [issued, draft] = [crypto.randomUUID(), crypto.randomUUID()];
  const body = { fr: 'Restez joignable.', nl: 'Blijf bereikbaar.' };
  const to = { communes: ['21004', '21014', '21013'] };
  const about = { incident, kind: 'warning', severity: 'severe', body, to } as const;
  await ask('operator', 'incident.open', {
    ...{ incident, kind: 'incident', severity: 'severe', category: 'smoke', point },
    title: { fr: TITLE, nl: 'Rook Madou' },
  });
  await ask('operator', 'log.write', { entry: crypto.randomUUID(), incident, text: 'Deux autopompes en route' });
  await ask('operator', 'perimeter.draw', {
    ...{ perimeter: crypto.randomUUID(), incident, zone: 'red', reason: { fr: 'Fumée dense', nl: 'Dichte rook' } },
    area: {
      type: 'Polygon',
      coordinates: [
        [
          [4.368, 50.849],
          [4.37, 50.849],
          [4.369, 50.8502],
          [4.368, 50.849],
        ],
      ],
    },
  });
  const criteria = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [String(i + 1), `Paramètre ${i + 1}`]));
  await ask('high-official', 'phase.declare', {
    ...{ declaration: crypto.randomUUID(), incident, phase: 'provinciale', communes: ['21004', '21014'] },
    criteria: criteria as CommandData<'phase.declare'>['criteria'],
    decidedAt: new Date(Date.now() - 1_000).toISOString(),
  });
  await ask('operator', 'alert.draft', { ...about, alert: issued, headline: HEADLINE });
  await ask('officer', 'alert.approve', { alert: issued });
  await ask('operator', 'alert.issue', { alert: issued });
  await ask('liaison-21014', 'alert.acknowledge', { alert: issued, disposition: 'acting', note: 'Équipe en route' });
  await ask('officer', 'alert.draft', { ...about, alert: draft, headline: { fr: 'Abri préparé', nl: 'Opvang klaar' } });
  await ask('operator', 'screen.show', { screen: 'wall-a', layout: 'situation', incident });
}
