import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SimulatedCamera, startOnvifCamera } from '../../media/cameras/onvifCamera.ts';
import { at, MADOU } from '../../server/demonstration/scenery.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';

describe('[video.5] a camera in one hand, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let camera: SimulatedCamera;
  const incident = crypto.randomUUID();
  const feed = crypto.randomUUID();

  beforeAll(async () => {
    camera = await startOnvifCamera({
      streams: { main: 'rtsp://127.0.0.1:1/none' },
      login: { user: 'belfry', password: 'p@ss' },
      ptz: true,
    });
    belfry = await startTestBelfry({ pictures: false, allowLoopback: true });
    visitors = await startVisitors(belfry, { map: false });
    await belfry.command('operator', 'incident.open', {
      ...{ incident, kind: 'incident', severity: 'severe', category: 'smoke', point: MADOU },
      title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
    });
    const registered = await belfry.command('video', 'feed.register', {
      ...{ feed, owner: 'STIB', regime: 'transport', source: { kind: 'test' }, point: at(60, 10) },
      name: { fr: 'Madou, quai Simonis', nl: 'Madou, perron Simonis' },
      control: { kind: 'onvif', url: camera.url.replace('://', '://belfry:p%40ss@') },
    });
    expect(registered).toMatchObject({ ok: true });
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

  const leases = () => Object.values(belfry.belfry.worlds.live.room.leases);
  const moving = () => camera.head().moving;
  /** The camera's picture, large, at somebody's desk. */
  const enlarge = async (account: string, options: Parameters<Visitors['signIn']>[1] = {}): Promise<Page> => {
    const { page } = await visitors.signIn(account, options);
    await page.locator('.left-pane .row .pick', { hasText: 'Madou' }).first().click(COMES);
    await page.locator(`.live-tile[data-feed="${feed}"] .enlarge`).first().press('Enter', COMES);
    await page.locator('dialog.spotlight .ptz').waitFor(COMES);
    return page;
  };

  it.each([
    { theme: 'dark', language: 'fr', take: 'Prendre la caméra en main', free: 'Caméra libre' },
    { theme: 'light', language: 'nl', take: 'Camera in handen nemen', free: 'Camera vrij' },
  ] as const)('is taken, turned by keys that are held, and let go with the picture ($theme, $language)', async how => {
    const page = await enlarge('video', how);
    await page.getByText(how.free).waitFor(COMES);
    await page.getByRole('button', { name: how.take }).press('Enter');
    await page.locator('.ptz-hand').waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
    const before = camera.head();
    await page.keyboard.down('ArrowRight');
    await page.keyboard.down('ArrowUp');
    await expect.poll(() => camera.head().x, COMES).toBeGreaterThan(before.x);
    await expect.poll(() => camera.head().y, COMES).toBeGreaterThan(before.y);
    await page.keyboard.up('ArrowUp');
    await page.keyboard.up('ArrowRight');
    await expect.poll(moving, COMES).toBe(false);
    await page.keyboard.down('+');
    await expect.poll(() => camera.head().zoom, COMES).toBeGreaterThan(before.zoom);
    await page.keyboard.up('+');
    await expect.poll(moving, COMES).toBe(false);
    // The first of the camera's own places, by its figure.
    await page.locator('.ptz-presets li').first().waitFor(COMES);
    await page.keyboard.press('1');
    await expect.poll(() => camera.head(), COMES).toMatchObject({ x: -0.5, y: 0.25, zoom: 0.5 });
    await page.keyboard.press('Escape');
    await page.locator('dialog.spotlight').waitFor({ state: 'detached', ...COMES });
    await expect.poll(() => leases().every(lease => lease.ended), COMES).toBe(true);
  });

  it('follows a pointer that drags on the picture, a wheel, and a button for whoever cannot drag', async () => {
    const page = await enlarge('video');
    await page.getByRole('button', { name: 'Prendre la caméra en main' }).click();
    const pad = page.locator('.ptz-pad');
    await pad.waitFor(COMES);
    const box = (await pad.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const before = camera.head();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + box.width / 4, y, { steps: 5 });
    await expect.poll(() => camera.head().x, COMES).toBeGreaterThan(before.x);
    await page.mouse.up();
    await expect.poll(moving, COMES).toBe(false);
    const turned = camera.head();
    await page.mouse.wheel(0, 300);
    await expect.poll(() => camera.head().zoom, COMES).toBeLessThan(turned.zoom);
    await expect.poll(moving, COMES).toBe(false);
    await page.getByRole('button', { name: 'Vers le bas' }).press('Enter');
    await expect.poll(() => camera.head().y, COMES).toBeLessThan(turned.y);
    await expect.poll(moving, COMES).toBe(false);
  });

  it('[video.1] says in the list of cameras since when something moves before it, and lists those alone', async () => {
    const still = crypto.randomUUID();
    await belfry.own('feed.register', {
      ...{ feed: still, name: { fr: 'Botanique', nl: 'Kruidtuin' }, source: { kind: 'test' } },
      ...{ owner: 'STIB', regime: 'transport', point: at(90, 10) },
    });
    const { page } = await visitors.signIn('video', { language: 'nl' });
    await page.locator('.left-pane .row .pick', { hasText: 'Madou' }).first().waitFor();
    await page.keyboard.press('Alt+i');
    const row = page.locator('.feed-list .row', { hasText: 'perron Simonis' });
    await row.waitFor(COMES);
    expect(await row.textContent()).not.toContain('beweging');
    await expect.poll(() => camera.subscriptions(), COMES).toBe(1);
    camera.motion(true);
    await row.getByText(/beweging sinds \d\d:\d\d/).waitFor(COMES);
    const rows = page.locator('.feed-list .row');
    expect(await rows.count()).toBe(2);
    await page.getByRole('combobox', { name: 'Tonen' }).selectOption({ label: 'Beweging' });
    await expect.poll(() => rows.count()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
    camera.motion(false);
    await expect.poll(() => rows.count(), COMES).toBe(0);
    await belfry.own('feed.retire', { feed: still, reason: 'Fin' });
  });

  it('goes to the higher function with a reason, which whoever lost it reads at once', async () => {
    const page = await enlarge('operator');
    await page.getByRole('button', { name: 'Prendre la caméra en main' }).click();
    await page.getByText('Caméra en main ici').waitFor(COMES);
    const chief = await enlarge('video');
    await chief.locator('.ptz [role="status"]', { hasText: 'Opérateur' }).waitFor(COMES);
    await chief.getByRole('button', { name: 'Reprendre la main' }).click();
    await chief.keyboard.type('Deuxième entrée à voir');
    await chief.keyboard.press('Enter');
    await chief.getByText('Caméra en main ici').waitFor(COMES);
    const lost = page.locator('.ptz-lost');
    await lost.waitFor(COMES);
    expect(await lost.innerText()).toMatch(/Reprise à \d\d:\d\d par .*Deuxième entrée à voir.*priorité de fonction/s);
    expect(await page.locator('.ptz-hand').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
  });
});
