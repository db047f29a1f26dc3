import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MADOU, RED } from '../../server/demonstration/scenery.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { violationsOn } from '../testing/axe.ts';
import { type Camera, openLoopbackMedia, startPlatformCamera } from '../testing/cameras.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';
import { type Drawn, drawnOn, type WatchedMap } from './drawn.fixture.ts';

const comes = (page: Page, source: string, what: (drawn: Drawn[]) => boolean) =>
  expect.poll(async () => what(await drawnOn(page, source)), { timeout: COMES.timeout, interval: 250 }).toBe(true);

describe('[room.6] the desk’s map and pictures, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let camera: Camera;
  const incident = crypto.randomUUID();

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false, openMedia: openLoopbackMedia });
    visitors = await startVisitors(belfry);
    camera = await startPlatformCamera(belfry);
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
    await camera?.close();
  });

  const sit = async (account = 'operator', options: Parameters<Visitors['signIn']>[1] = {}): Promise<Page> => {
    const { page } = await visitors.signIn(account, options);
    await page.waitForFunction(
      () => (document.querySelector('.base-map > .canvas') as WatchedMap | null)?.map?.loaded(),
      null,
      COMES,
    );
    return page;
  };
  const open = async () => {
    const data = { incident, kind: 'incident', severity: 'severe', category: 'smoke', point: MADOU } as const;
    const title = { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' };
    return belfry.command('officer', 'incident.open', { ...data, title });
  };

  it('shows what others open and draw, where they did, as soon as it is written', async () => {
    const page = await sit();
    expect(await open()).toMatchObject({ ok: true });
    await comes(page, 'incidents', drawn => drawn.some(({ entity }) => entity === incident));
    const perimeter = crypto.randomUUID();
    await belfry.command('officer', 'perimeter.draw', { perimeter, incident, zone: 'red', area: RED, reason: 'Fumée' });
    await comes(page, 'perimeters', drawn => drawn.some(({ entity }) => entity === perimeter));
    await belfry.command('officer', 'perimeter.lift', { perimeter, reason: 'Fini' });
    await comes(page, 'perimeters', drawn => drawn.length === 0);
    const [shown] = (await drawnOn(page, 'incidents')).filter(({ entity }) => entity === incident);
    expect(shown?.properties).toMatchObject({ name: 'Fumée, métro Madou' });
    expect(shown?.at[0]).toBeCloseTo(MADOU[0], 3);
  });

  it('takes in hand what is pressed, goes where it lies, and keeps the view through theme and language', async () => {
    await open();
    const page = await sit('operator', { language: 'nl' });
    await page.locator('.left-pane .row .pick', { hasText: 'Madou' }).first().click(COMES);
    const view = () =>
      page.evaluate(() => {
        const { map } = document.querySelector('.base-map > .canvas') as WatchedMap;
        return map && { ...map.getCenter(), zoom: map.getZoom() };
      });
    await expect.poll(async () => (await view())?.zoom ?? 0, { timeout: COMES.timeout }).toBeGreaterThan(14);
    await comes(page, 'incidents', drawn => drawn.some(({ properties }) => properties.current === true));
    const before = await view();
    await page.locator('.strip .person').click();
    await page.locator('.person-menu').getByLabel('Dag', { exact: true }).check();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    // The new style brings the situation with it.
    await comes(page, 'incidents', drawn => drawn.some(({ properties }) => properties.name === 'Rook, metro Madou'));
    expect(await view()).toEqual(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.in-hand').count(), { timeout: COMES.timeout }).toBe(0);
    // A press on its symbol, wherever that is on the screen now.
    const spot = await page.evaluate(([x, y]) => {
      const { map } = document.querySelector('.base-map > .canvas') as WatchedMap;
      const box = map?.getCanvas().getBoundingClientRect();
      const { x: left, y: top } = map?.project([x as number, y as number]) ?? { x: 0, y: 0 };
      return { x: (box?.left ?? 0) + left, y: (box?.top ?? 0) + top };
    }, MADOU);
    await page.mouse.click(spot.x, spot.y);
    await page.waitForSelector('.in-hand >> text=Rook, metro Madou', COMES);
  });

  it('takes what lies in the middle by Enter, and sends a perimeter that a hand drew by its corners', async () => {
    await open();
    const page = await sit();
    await page.locator('.left-pane .row .pick', { hasText: 'Madou' }).first().click(COMES);
    await comes(page, 'incidents', drawn => drawn.some(({ properties }) => properties.current === true));
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.in-hand').count(), COMES).toBe(0);
    await page.locator('.base-map canvas').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.in-hand >> text=Fumée, métro Madou', COMES);
    await page.keyboard.press('Alt+p');
    await page.locator('.desk-panel').getByRole('radio', { name: 'Carte' }).check(COMES);
    await page.locator('.desk-panel').getByLabel(/^O/).check();
    const corner = async (x: number, y: number) => {
      await page.locator('.base-map canvas').click({ position: { x, y } });
      await page.waitForTimeout(100);
    };
    // The tool that draws is loaded now; until it is there a corner is not taken.
    await expect
      .poll(async () => {
        for (const [x, y] of [
          [400, 250],
          [600, 250],
          [600, 450],
          [400, 450],
          [400, 250],
        ] as const)
          await corner(x, y);
        return (await drawnOn(page, 'sketch')).length;
      }, COMES)
      .toBeGreaterThan(0);
    await page.locator('.desk-panel').getByLabel('Motif').fill('Fumée');
    await page.keyboard.press('Control+Enter');
    await comes(page, 'perimeters', drawn => drawn.some(({ properties }) => properties.zone === 'orange'));
    await comes(page, 'sketch', drawn => drawn.length === 0);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('places the pin of a new incident by arrows on the map, and says the commune under it', async () => {
    const page = await sit();
    await page.locator('.command input').fill('Odeur de gaz');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.map-pin', COMES);
    const place = () => page.locator('.pin-holder .n').first().textContent();
    const before = await place();
    await page.locator('.base-map canvas').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(place, COMES).not.toBe(before);
    await page.locator('.base-map canvas').click({ position: { x: 300, y: 200 } });
    await page.waitForSelector('.map-pin [role="status"]', COMES);
    await expect
      .poll(() => page.locator('.map-pin [role="status"]').textContent(), COMES)
      .toMatch(/^\d{4} |hors de la Région/);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('[room.8] the drone flies by telemetry, with its footprint, and is stale when it falls silent', async () => {
    const drone = crypto.randomUUID();
    await belfry.own('feed.register', {
      ...{ feed: drone, name: { fr: 'Drone 1', nl: 'Drone 1' }, source: { kind: 'test' }, mobile: true },
      ...{ owner: 'SIAMU', regime: 'private', point: MADOU },
    });
    const page = await sit();
    const fly = (east: number) => belfry.belfry.report('live', [drone, MADOU[0] + east, MADOU[1], 100]);
    fly(0);
    const at = async () => (await drawnOn(page, 'moving')).find(({ entity }) => entity === drone);
    await expect.poll(async () => (await at())?.at[0], { timeout: COMES.timeout }).toBeCloseTo(MADOU[0], 4);
    fly(0.002);
    await expect.poll(async () => (await at())?.at[0], { timeout: COMES.timeout }).toBeCloseTo(MADOU[0] + 0.002, 4);
    await comes(page, 'footprints', drawn => drawn.some(({ entity }) => entity === drone));
    const quiet = (await at())?.properties.icon;
    await expect.poll(async () => (await at())?.properties.icon, { timeout: COMES.timeout }).not.toBe(quiet);
    await belfry.own('feed.retire', { feed: drone, reason: 'Fin' });
  });

  it('[room.8] a picture really plays in its tile: it has a size, time advances, its burnt-in clock moves', async () => {
    const page = await sit();
    const tile = page.locator('.live-tile', { hasText: camera.name });
    await expect
      .poll(() => tile.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth), COMES)
      .toBeGreaterThan(0);
    await tile.locator('.tile[data-state="live"]').waitFor(COMES);
    const time = () => tile.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
    const before = await time();
    await expect.poll(time, COMES).toBeGreaterThan(before);
    // The look is in the room, with its purpose, before the picture.
    const room = (await belfry.request('/api/room', { account: 'auditor' })).body as {
      state: { looks: Record<string, { feed: string; purpose: unknown; to?: string }> };
    };
    const looks = Object.values(room.state.looks).filter(({ feed, to }) => feed === camera.feed && !to);
    expect(looks).toMatchObject([{ purpose: { fr: expect.any(String), nl: expect.any(String) } }]);
    const clock = async () => {
      const box = await tile.locator('video').boundingBox();
      const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
      // The corner in which the camera writes its time.
      return page.screenshot({ clip: { x: x + width * 0.55, y, width: width * 0.45, height: height * 0.08 } });
    };
    const first = await clock();
    await expect.poll(async () => first.equals(await clock()), COMES).toBe(false);
    await page.getByRole('button', { name: /^Agrandir Madou/ }).click();
    await page.locator('dialog.spotlight .tile[data-state="live"]').waitFor(COMES);
    expect(await page.locator('dialog.spotlight').textContent()).toContain('Marc Claes');
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog.spotlight').count()).toBe(0);
  });

  it('[room.8] police images ask once for their basis, and say why they are refused without a grant', async () => {
    const feed = crypto.randomUUID();
    await belfry.own('feed.register', {
      ...{ feed, name: { fr: 'Rue Scailquin', nl: 'Scailquinstraat' }, source: { kind: 'test' } },
      ...{ owner: { fr: 'ZP 5344', nl: 'PZ 5344' }, regime: 'police', point: MADOU },
    });
    const page = await sit();
    const tile = page.locator('.live-tile', { hasText: 'Rue Scailquin' });
    await tile.locator('.tile[data-state="refused"]').waitFor(COMES);
    expect(await tile.textContent()).toContain('LFP, art. 25/1 à 25/8');
    await tile.getByRole('button', { name: 'Demander l’accès à D3' }).click();
    await page.waitForSelector('.tile .why >> text=/Demandé à/', COMES);
    await page.waitForSelector('.log >> text=/Accès demandé à D3, ZP 5344/', COMES);
    await belfry.own('feed.grant', {
      ...{ feed, grant: crypto.randomUUID(), functions: ['regional-operator'], reason: 'Madou' },
      until: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await tile.getByRole('button', { name: 'Nommer la base légale' }).click(COMES);
    const purpose = page.locator('.basis-form').getByRole('textbox', { name: 'Finalité' });
    expect(await purpose.inputValue()).toBe('incident : Fumée, métro Madou');
    await purpose.fill('Cortège de la place Madou');
    await page.locator('.basis-form [type="radio"]').first().check();
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('dialog[open] footer button').click();
    await tile.locator('.tile[data-state="live"]').waitFor(COMES);
    const look = Object.values(belfry.belfry.worlds.live.room.looks).find(each => each.feed === feed);
    expect(look).toMatchObject({
      purpose: { fr: 'Cortège de la place Madou' },
      basis: { fr: expect.stringContaining('25/3') },
    });
    await belfry.own('feed.retire', { feed, reason: 'Fin' });
  });
});
