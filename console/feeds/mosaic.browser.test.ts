import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { at, MADOU } from '../../server/demonstration/scenery.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { Room } from '../../shared/room.ts';
import { drawnOn, type WatchedMap } from '../map/drawn.fixture.ts';
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

  it.each([
    { theme: 'dark', language: 'fr' },
    { theme: 'light', language: 'nl' },
  ] as const)('are moved by Space and arrows, put back by Escape, dragged by a pointer ($theme, $language)', async how => {
    const page = await sit(how);
    const before = await standing(page);
    expect(before).toHaveLength(6);
    const [first, second, third] = before as [string, string, string];
    await page.locator('.mosaic .enlarge[tabindex="0"]').focus();
    await page.keyboard.press('Space');
    await page.locator('.mosaic .live-tile.moving').waitFor(COMES);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => standing(page)).not.toEqual(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => standing(page)).toEqual(before);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.locator('.mosaic .live-tile.moving').waitFor({ state: 'detached', ...COMES });
    const after = await standing(page);
    expect(after).not.toEqual(before);
    expect([...after].sort()).toEqual([...before].sort());
    // What a hand has put somewhere stays there, and says so.
    await page.locator('.mosaic .tile .pinned').waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
    const frame = async (which: string) =>
      (await page.locator('.mosaic > .place', { hasText: which }).locator('.enlarge').boundingBox())!;
    const [from, to] = [await frame(third), await frame(after[0]!)];
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 2, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect.poll(async () => (await standing(page))[0], COMES).toBe(third);
    expect([first, second]).toContain((await standing(page)).find(each => each === first || each === second));
    // The press that ended the drag enlarged nothing.
    expect(await page.locator('dialog.spotlight').count()).toBe(0);
  });

  it('are kept as a layout by its form, by keyboard alone, and come back by their name', async () => {
    const page = await sit();
    await page.getByRole('button', { name: 'Une image de moins' }).press('Enter');
    await expect.poll(() => standing(page)).toHaveLength(5);
    const kept = await standing(page);
    await page.getByRole('button', { name: 'Garder la disposition' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Garder la disposition' });
    await form.waitFor(COMES);
    await page.keyboard.type('Autour de Madou');
    await page.keyboard.press('Control+Enter');
    // One language is no name: it is said at the field, and nothing is kept.
    await form.locator('[aria-invalid="true"]').first().waitFor(COMES);
    expect(Object.values((await room()).layouts)).toEqual([]);
    await form.getByLabel('Néerlandais').fill('Rond Madou');
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached', ...COMES });
    const [layout] = Object.values((await room()).layouts);
    expect(layout?.name).toEqual({ fr: 'Autour de Madou', nl: 'Rond Madou' });
    expect(layout?.feeds).toHaveLength(5);
    const which = page.getByLabel('Images montrées');
    await which.selectOption('follow');
    await expect.poll(() => standing(page)).toEqual(kept);
    await which.selectOption({ label: 'Disposition : Autour de Madou' });
    await expect.poll(() => standing(page)).toEqual(kept);
    await expect.poll(() => which.inputValue()).toBe(`layout ${layout!.id}`);
  });

  it('go round as a tour that shows the same on two screens, and is steered from the desk', async () => {
    const tour = crypto.randomUUID();
    const steps = [live!, others[0]!, others[1]!].map(feed => ({ feeds: [feed], seconds: 3_600 }));
    await belfry.command('operator', 'tour.save', { tour, name: { fr: 'Ronde du soir', nl: 'Avondronde' }, steps });
    for (const screen of ['wall-a', 'wall-b'])
      await belfry.command('operator', 'screen.show', { screen, layout: 'mosaic', incident, tour });
    const walls = [await hang('wall-a'), await hang('wall-b')];
    const bothShow = (place: number) =>
      Promise.all(walls.map(wall => expect.poll(() => standing(wall, '.wall-tiles'), COMES).toEqual([name(place)])));
    await bothShow(0);
    const page = await sit();
    await page.getByLabel('Images montrées').selectOption({ label: 'Ronde : Ronde du soir' });
    const clock = page.locator('.mosaic-bar .tour-clock');
    await clock.getByText('étape 1 sur 3').waitFor(COMES);
    await clock.getByRole('button', { name: 'Étape suivante' }).press('Enter');
    await bothShow(1);
    await clock.getByText('étape 2 sur 3').waitFor(COMES);
    await clock.getByRole('button', { name: 'Mettre la ronde en pause' }).press('Enter');
    await clock.getByText('en pause').waitFor(COMES);
    await clock.getByRole('button', { name: 'Étape précédente' }).press('Enter');
    await bothShow(0);
    await expect.poll(() => standing(page), COMES).toEqual([name(0)]);
  });

  it('are thirty-six at once; what one camera says draws its own tile anew and no other', async () => {
    const page = await sit();
    const more = page.getByRole('button', { name: 'Une image de plus' });
    for (let count = 6; count < 36; count++) await more.press('Enter');
    await expect.poll(async () => (await standing(page)).length, COMES).toBe(36);
    expect(await more.isDisabled()).toBe(true);
    await page.locator('.mosaic .tile[data-state="live"]').waitFor(COMES);
    const overlaps = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.mosaic > .place')].map(place => place.getBoundingClientRect());
      return boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter(b => a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1),
      ).length;
    });
    expect(overlaps).toBe(0);
    await page.evaluate(() => {
      const drawn = new Set<string>();
      Object.assign(window, { drawn });
      for (const tile of document.querySelectorAll<HTMLElement>('.mosaic .live-tile'))
        new MutationObserver(() => drawn.add(tile.dataset.feed!)).observe(tile, {
          ...{ subtree: true, childList: true, characterData: true, attributes: true },
        });
    });
    const [which] = others;
    await belfry.own('feed.black-out', {
      ...{ feed: which!, blackout: crypto.randomUUID(), reason: { fr: 'Intervention', nl: 'Interventie' } },
    });
    await expect
      .poll(() => page.evaluate(() => [...(window as unknown as { drawn: Set<string> }).drawn]), COMES)
      .toContain(which);
    // The one that plays tells its age by itself.
    expect(
      (await page.evaluate(() => [...(window as unknown as { drawn: Set<string> }).drawn])).filter(id => id !== live),
    ).toEqual([which]);
  });

  it('say on the map whose they are and how they stand before they are opened', async () => {
    const alone = crypto.randomUUID();
    const there = at(-170, -90);
    await belfry.own('feed.register', {
      ...{ feed: alone, owner: 'STIB', regime: 'transport', source: { kind: 'test' }, point: there },
      name: { fr: 'Botanique, escalier', nl: 'Kruidtuin, trap' },
    });
    const { page } = await visitors.signIn('video', { language: 'nl' });
    await page.locator('.left-pane .row .pick', { hasText: 'Madou' }).first().click(COMES);
    await expect.poll(async () => (await drawnOn(page, 'marks')).map(({ entity }) => entity), COMES).toContain(alone);
    const spot = () =>
      page.evaluate(([x, y]) => {
        const { map } = document.querySelector('.base-map > .canvas') as WatchedMap;
        const box = map!.getCanvas().getBoundingClientRect();
        const { x: left, y: top } = map!.project([x!, y!]);
        return { x: box.left + left, y: box.top + top };
      }, there);
    const card = page.locator('.camera-card');
    await expect
      .poll(async () => {
        const { x, y } = await spot();
        await page.mouse.move(x + 1, y);
        await page.mouse.move(x, y);
        return (await card.count()) === 1 ? card.innerText() : '';
      }, COMES)
      .toMatch(/Kruidtuin, trap[\s\S]*STIB/);
    const { x, y } = await spot();
    await page.mouse.click(x, y);
    await page.locator('dialog.spotlight', { hasText: 'Kruidtuin, trap' }).waitFor(COMES);
  });
});
