import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MADOU, RED, YELLOW } from '../../server/demonstration/scenery.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { drawnOn } from '../map/drawn.fixture.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';

/** A screen of a video wall; smaller than the design, so that its scale is seen to hold. */
const SCREEN = { viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' } as const;
const title = { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' };

describe('[room.6] a screen of the wall, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  const incident = crypto.randomUUID();
  const feed = crypto.randomUUID();
  /** How far the centre's clock stands back, ms: what is done then has been waiting since. */
  let past = 0;

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false, clock: () => new Date(Date.now() - past) });
    visitors = await startVisitors(belfry);
    const data = { incident, kind: 'incident', severity: 'severe', category: 'smoke', point: MADOU, title } as const;
    await belfry.command('operator', 'incident.open', data);
    for (const [zone, area] of [
      ['red', RED],
      ['yellow', YELLOW],
    ] as const)
      await belfry.command('operator', 'perimeter.draw', {
        ...{ perimeter: crypto.randomUUID(), incident, zone, area, reason: 'Fumée' },
      });
    await belfry.own('feed.register', {
      ...{ feed, name: { fr: 'Madou, quai Simonis', nl: 'Madou, perron Simonis' }, source: { kind: 'test' } },
      ...{ owner: 'STIB', regime: 'transport', point: MADOU, bearing: 90 },
    });
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });

  const hang = async (screen: string, theme: 'dark' | 'light' = 'dark'): Promise<Page> => {
    const { page } = await visitors.signIn('video', { path: `/wall/${screen}`, display: SCREEN, theme });
    await page.waitForSelector('.wall-screen', COMES);
    return page;
  };
  const show = (screen: string, layout: 'situation' | 'map' | 'mosaic', more: object = {}) =>
    belfry.command('operator', 'screen.show', { screen, layout, incident, ...more });
  /** A decision to the transport company that goes out now. */
  const decide = async (): Promise<string> => {
    const alert = crypto.randomUUID();
    const words = { fr: 'Fermer le métro', nl: 'Metro sluiten' };
    const draft = { alert, incident, kind: 'decision', severity: 'severe', headline: words, body: words } as const;
    await belfry.command('operator', 'alert.draft', { ...draft, to: { functions: ['transport-dispatch'] } });
    await belfry.command('high-official', 'alert.approve', { alert });
    expect(await belfry.command('operator', 'alert.issue', { alert })).toMatchObject({ ok: true });
    return alert;
  };
  const text = (page: Page) => page.locator('.wall-screen').innerText();

  it('says in both languages that it has no view yet, then shows what a desk sends, with its name for a moment', async () => {
    const page = await hang('wall-b');
    await page.waitForSelector('.wall-none >> text=Dit scherm kreeg nog geen beeld', COMES);
    expect(await text(page)).toContain('Cet écran n’a pas encore reçu de vue');
    expect(await show('wall-b', 'situation')).toMatchObject({ ok: true });
    await page.waitForSelector('.wall-name >> text=Écran B', COMES);
    expect(await page.locator('.wall-name').innerText()).toContain('Scherm B');
    await page.locator('.wall-name').waitFor({ state: 'detached', ...COMES });
    expect(await text(page)).toContain('Fumée, métro Madou – Rook, metro Madou');
    await expect
      .poll(async () => (await drawnOn(page, 'incidents')).map(({ entity }) => entity), COMES)
      .toContain(incident);
    expect(new Set((await drawnOn(page, 'perimeters')).map(({ properties }) => properties.zone))).toEqual(
      new Set(['red', 'yellow']),
    );
    // A line of the log, in both languages, with the bar of the last minute.
    const entry = { entry: crypto.randomUUID(), incident, source: 'D1' as const };
    const line = { fr: 'Désenfumage demandé.', nl: 'Ontroking gevraagd.' };
    await belfry.command('operator', 'log.write', { ...entry, text: line });
    const row = page.locator('.wall-ticker li.changed', { hasText: line.fr });
    await row.waitFor(COMES);
    expect(await row.innerText()).toContain(line.nl);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('has nothing to press, nothing to scroll, no text under 48 pixels of its design, whole rows only', async () => {
    await show('wall-a', 'situation');
    const page = await hang('wall-a', 'light');
    await page.waitForSelector('.wall-tiles .tile', COMES);
    await page.waitForSelector('.wall-ticker li', COMES);
    const found = await page.evaluate(() => {
      const wall = document.querySelector('.wall-screen') as HTMLElement;
      const all = [...wall.querySelectorAll<HTMLElement>('*')];
      const small = all.filter(
        element =>
          [...element.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim()) &&
          !element.closest('svg, .unseen') &&
          Number.parseFloat(getComputedStyle(element).fontSize) < 47.9,
      );
      const { clientHeight, clientWidth, scrollHeight, scrollWidth } = document.documentElement;
      return {
        small: small.map(element => `${element.className} ${element.textContent}`),
        pressable: all.filter(element => element.matches('a, button, input, [tabindex]:not([tabindex="-1"])')).length,
        cursors: [...new Set(all.map(element => getComputedStyle(element).cursor))],
        scrolls: scrollHeight > clientHeight || scrollWidth > clientWidth,
        width: wall.getBoundingClientRect().width,
        height: wall.getBoundingClientRect().height,
      };
    });
    expect(found).toEqual({
      ...{ small: [], pressable: 0, cursors: ['none'], scrolls: false, width: 1920, height: 1080 },
    });
    expect(await violationsOn(page)).toEqual([]);
  });

  it('shows the map alone, or all pictures, as it is told, and in red who leaves a decision unanswered', async () => {
    past = 120_000;
    const alert = await decide();
    past = 0;
    await show('wall-c', 'map');
    const page = await hang('wall-c');
    const red = page.locator('.wall-red');
    await red.waitFor(COMES);
    expect(await red.innerText()).toMatch(/STIB – MIVB\s+2\s*min\s+sans réponse – geen antwoord/);
    await page.locator('.wall-screen[data-layout="map"] .wall-map').waitFor(COMES);
    expect(await page.locator('.wall-screen .tile').count()).toBe(0);
    await show('wall-c', 'mosaic', { feeds: [feed] });
    await page.locator('.wall-screen[data-layout="mosaic"] .tile').waitFor(COMES);
    expect(await page.locator('.wall-screen .tile').innerText()).toContain('Madou, quai – perron Simonis');
    expect(await page.locator('.wall-map').count()).toBe(0);
    await page.locator('.wall-screen .tile[data-state="live"]').waitFor(COMES);
    const room = (await belfry.request('/api/room', { account: 'auditor' })).body as {
      state: { looks: Record<string, { feed: string; purpose: unknown; to?: string }> };
    };
    expect(Object.values(room.state.looks).find(look => look.feed === feed && !look.to)?.purpose).toEqual({
      ...{ fr: 'mur C', nl: 'muur C' },
    });
    expect(await red.count()).toBe(1);
    await belfry.command('operator', 'alert.cancel', { alert, reason: title });
    await red.waitFor({ state: 'detached', ...COMES });
  });

  it('says since when the hub is gone, keeps what it shows, marked, and goes on when it is back', async () => {
    await show('wall-a', 'situation');
    const page = await hang('wall-a');
    await page.waitForSelector('.wall-calm >> text=Fumée, métro Madou', COMES);
    await belfry.halt();
    try {
      const bar = page.locator('.lost-bar');
      await bar.waitFor(COMES);
      expect(await bar.innerText()).toMatch(
        /Liaison perdue depuis \d\d:\d\d:\d\d – Verbinding verbroken sinds \d\d:\d\d:\d\d/,
      );
      expect(await page.locator('.wall-screen').getAttribute('data-lost')).toBe('true');
      expect(await text(page)).toContain('Fumée, métro Madou');
    } finally {
      await belfry.resume();
    }
    await page.locator('.lost-bar').waitFor({ state: 'detached', ...COMES });
    await belfry.command('operator', 'incident.update', { incident, title: { fr: 'Feu, métro Madou', nl: title.nl } });
    await page.waitForSelector('.wall-calm >> text=Feu, métro Madou', COMES);
  });
});
