import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { broadcastOf, cameraMessages, openSender, positionMessage } from '../../server/drones/mavlink.fixture.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { circle } from '../../shared/perimeters/shapes.ts';
import { drawnOn } from '../map/drawn.fixture.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';

const MADOU: [number, number] = [4.369118, 50.849481];
const SYSTEM = 42;

/** What stands there, whatever keeps figures and their units together. */
const said = async (place: Locator): Promise<string> => (await place.innerText()).replaceAll('\u00a0', ' ');

describe('[video.7] a drone flies a mission, heard by MAVLink, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let flying: ReturnType<typeof setInterval> | undefined;
  let sender: Awaited<ReturnType<typeof openSender>>;
  const [feed, mission] = [crypto.randomUUID(), crypto.randomUUID()];

  const fly = (): void => {
    let bootMs = 60_000;
    const at = { system: SYSTEM, altitude: 158, height: 100, heading: 90, speed: 5 };
    flying = setInterval(() => {
      bootMs += 250;
      const longitude = MADOU[0] + ((bootMs / 250) % 40) * 1e-5;
      const place = { ...at, bootMs, longitude, latitude: MADOU[1] };
      void sender.send(Buffer.concat([cameraMessages(SYSTEM, 88, 57), positionMessage(place)]));
    }, 250);
  };
  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false, environment: { BELFRY_MAVLINK_PORT: '0' } });
    visitors = await startVisitors(belfry);
    sender = await openSender(belfry.belfry.ports.mavlink as number);
    const name = { fr: 'Drone 1', nl: 'Drone 1' };
    const source = { kind: 'test' as const };
    const own = { owner: 'SIAMU', regime: 'private' as const, mobile: true, point: MADOU };
    await belfry.own('feed.register', { feed, name, source, ...own });
    await belfry.own('drone.bind', { feed, mavlink: { system: SYSTEM } });
    const now = Date.now();
    const told = { requester: 'SIAMU', purpose: 'Fumée Madou', basis: 'Circulaire du 8 avril 2022', height: 120 };
    const asked = await belfry.command('operator', 'mission.request', {
      ...{ mission, feed, ...told, zone: circle(MADOU, 300) },
      ...{ from: new Date(now - 60_000).toISOString(), until: new Date(now + 3_600_000).toISOString() },
      pilot: { name: 'Joke Martens', private: false },
      recipients: [{ id: 'regional-operator', kind: 'function' }],
      recording: { keep: false },
      skeyes: 'SKY-1',
    });
    expect(asked).toMatchObject({ ok: true });
    expect(await belfry.command('operator', 'mission.approve', { mission })).toMatchObject({ ok: true });
    expect(await belfry.command('operator', 'mission.start', { mission })).toMatchObject({ ok: true });
    fly();
  }, 180_000);
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    clearInterval(flying);
    await sender?.close();
    await visitors?.close();
    await belfry?.stop();
  });

  test('the map shows it with heading, footprint and zone; the sheet says how high; a silence of five seconds is said', {
    timeout: 300_000,
  }, async () => {
    const { page } = await visitors.signIn('operator', { language: 'fr' });
    await expect.poll(() => drawnOn(page, 'moving').catch(() => []), { timeout: 90_000 }).not.toEqual([]);
    const [drone] = await drawnOn(page, 'moving');
    expect(drone?.entity).toBe(feed);
    expect(drone?.properties.heading).toBeCloseTo(90, 0);
    expect((await drawnOn(page, 'footprints')).length).toBeGreaterThan(0);
    expect((await drawnOn(page, 'missions')).map(({ entity }) => entity)).toContain(mission);
    await page.keyboard.press('Alt+u');
    const flight = page.locator('.flight');
    await expect.poll(() => said(flight), COMES).toContain('100 m de hauteur');
    await expect.poll(() => said(flight), COMES).toContain('position à l’instant');
    expect(await violationsOn(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Modifier la mission/ })
      .first()
      .click(COMES);
    const change = page.getByRole('dialog', { name: 'Modifier la mission' });
    await change.getByLabel('Hauteur').fill('95', COMES);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await change.waitFor({ state: 'detached', ...COMES });
    expect(belfry.belfry.worlds.live.room.missions[mission]).toMatchObject({ height: 95 });
    clearInterval(flying);
    await expect.poll(() => said(flight), COMES).toMatch(/muet depuis/);
    fly();
    await expect.poll(() => said(flight), COMES).toContain('position à l’instant');
  });

  test('images that the police withholds are withheld on the tile of the commune, with by whom and why', {
    timeout: 300_000,
  }, async () => {
    const withheld = { mission, reason: { fr: 'Victimes identifiables', nl: 'Herkenbare slachtoffers' } };
    expect(await belfry.command('police-5339', 'mission.withhold-images', withheld)).toMatchObject({ ok: true });
    const { page } = await visitors.signIn('mayor-21004', { language: 'nl' });
    const tile = page.locator('.tile', { hasText: 'Drone 1' }).first();
    await expect
      .poll(() => tile.innerText(), { timeout: 90_000 })
      .toContain('Achtergehouden door Beelden van de zone, Ilse Goossens');
    expect(await tile.locator('video').count(), 'no picture behind the words').toBe(0);
    expect(await tile.innerText()).toContain('Herkenbare slachtoffers');
  });

  test('one that is not ours, heard by its Remote ID, stands on the map and on the sheet of the centre, and nowhere else', {
    timeout: 300_000,
  }, async () => {
    const stranger = await openSender(belfry.belfry.ports.mavlink as number);
    let north = 0;
    const heard = setInterval(() => {
      const at = { longitude: MADOU[0] + 0.002, latitude: MADOU[1] + north++ * 1e-5, height: 60 };
      void stranger.send(broadcastOf('1581F5BKD', at));
    }, 500);
    try {
      const [{ page }, { page: commune }] = [
        await visitors.signIn('operator', { language: 'nl' }),
        await visitors.signIn('mayor-21004', { language: 'nl' }),
      ];
      const drawn = async (at: typeof page) =>
        (await drawnOn(at, 'moving').catch(() => [])).map(({ entity, properties }) => `${entity} ${properties.name}`);
      await expect
        .poll(() => drawn(page), { timeout: 90_000 })
        .toContainEqual(expect.stringContaining('remote-id:1581F5BKD'));
      await page.keyboard.press('Alt+u');
      const line = page.locator('.strangers li', { hasText: '1581F5BKD' });
      await expect.poll(() => said(line), COMES).toMatch(/60 m/);
      expect(await said(line)).toContain('50.8494');
      expect(await violationsOn(page)).toEqual([]);
      await expect.poll(() => drawn(commune), { timeout: 90_000 }).toContainEqual(expect.stringContaining(feed));
      expect((await drawn(commune)).join()).not.toContain('1581F5BKD');
      if (process.env.BELFRY_PICTURES) await page.screenshot({ path: `${process.env.BELFRY_PICTURES}/stranger.png` });
      clearInterval(heard);
      await expect.poll(() => said(line), COMES).toMatch(/[5-9] s/);
    } finally {
      clearInterval(heard);
      await stranger.close();
    }
  });
});
