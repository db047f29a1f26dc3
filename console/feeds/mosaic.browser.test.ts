import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { at, MADOU } from '../../server/demonstration/scenery.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { Room } from '../../shared/room.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';

describe('[video.3] pictures at the desk and on the wall, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  const incident = crypto.randomUUID();
  const [live, ...others] = Array.from({ length: 36 }, () => crypto.randomUUID());
  const name = (place: number) => (place === 0 ? 'Madou, quai Simonis' : `Rue ${place}`);
  const all = [live as string, ...others];

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    visitors = await startVisitors(belfry);
    await belfry.command('operator', 'incident.open', {
      ...{ incident, kind: 'incident', severity: 'severe', category: 'smoke', point: MADOU },
      title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
    });
    // One that plays; the others are a zone's that has granted nothing: they say so, and wait for nobody.
    for (const [place, feed] of all.entries())
      await belfry.own('feed.register', {
        ...{ feed, name: { fr: name(place), nl: name(place) }, source: { kind: 'test' } },
        ...{ owner: place === 0 ? 'STIB' : 'ZP 5339', regime: place === 0 ? 'transport' : 'police' },
        point: at(60 + place * 15, 10),
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

  const room = async () => ((await belfry.request('/api/room', { account: 'operator' })).body as { state: Room }).state;
  const sit = async (options: Parameters<Visitors['signIn']>[1] = {}): Promise<Page> => {
    const { page } = await visitors.signIn('video', options);
    await page.locator('.left-pane .row .pick', { hasText: 'Madou' }).first().click(COMES);
    await page.keyboard.press('Alt+i');
    await page.locator('.mosaic .live-tile').first().waitFor(COMES);
    return page;
  };
  /** Names on the tiles by their places: from the top, then from the left. */
  const standing = (page: Page, around = '.mosaic') =>
    page.evaluate(
      ([selector]) =>
        [...document.querySelectorAll<HTMLElement>(`${selector} > .place`)]
          .filter(place => place.style.visibility !== 'hidden')
          .map(place => ({
            name: place.querySelector('div.caption b')?.textContent ?? '',
            top: Math.round(Number.parseFloat(place.style.top)),
            left: Math.round(Number.parseFloat(place.style.left)),
          }))
          .sort((a, b) => a.top - b.top || a.left - b.left)
          .map(place => place.name),
      [around] as const,
    );
  const hang = async (screen: string): Promise<Page> => {
    const { page } = await visitors.signIn('video', { path: `/wall/${screen}` });
    await page.locator('.wall-screen').waitFor(COMES);
    return page;
  };

  it('are found without accents and with their state before the click, and go to wall A, tile three, by two keys', async () => {
    await belfry.command('operator', 'screen.show', {
      ...{ screen: 'wall-a', layout: 'mosaic', incident, feeds: others.slice(0, 4), first: 'equal' },
    });
    const [wall, page] = [await hang('wall-a'), await sit()];
    expect(await page.locator('.feed-list .row').count()).toBe(36);
    const states = new Set(
      await page.locator('.feed-list .row').evaluateAll(rows => rows.map(row => (row as HTMLElement).dataset.state)),
    );
    expect(states.has('refused')).toBe(true);
    await page.locator('.feed-list input').fill('MADOU  quai');
    await expect.poll(() => page.locator('.feed-list .row').count()).toBe(1);
    await page.locator('.feed-list .pick').focus();
    await page.keyboard.press('m');
    await page.locator('.send-to').waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('3');
    await expect.poll(async () => (await room()).screens['wall-a']?.feeds?.[2], COMES).toBe(live);
    const shown = [name(1), name(2), name(0), name(4)];
    await expect.poll(() => standing(wall, '.wall-tiles'), COMES).toEqual(shown);
    await wall.locator('.tile[data-state="live"]').waitFor(COMES);
    // The same, said to the box.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('madou quai a1');
    await page.locator('.command [role="option"]', { hasText: 'écran A, tuile 1' }).waitFor(COMES);
    await page.keyboard.press('Enter');
    await expect.poll(() => standing(wall, '.wall-tiles'), COMES).toEqual([name(0), name(2), name(1), name(4)]);
  });
});
