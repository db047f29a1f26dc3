import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RtspServer, startRtspServer } from '../../media/cameras/rtspServer.ts';
import { standingPlatform } from '../../media/platform.fixture.ts';
import { MADOU } from '../../server/demonstration/scenery.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { violationsOn } from '../testing/axe.ts';
import { startVisitors, type Visitors } from '../testing/chromium.ts';
import { LEAD_MS } from './stretch.ts';

const title = { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' };
const NAMES = ['Place Madou', 'Chaussée de Louvain'] as const;
/** Encoders, a server, a recorder and a browser share the machine: what is asserted is that it comes. */
const COMES = { timeout: 100_000 };
const PATIENT = { timeout: 120_000, interval: 300 };

describe('[video.6] what was kept, on the real server in a real browser', () => {
  let cameras: RtspServer;
  let folder: string;
  let town: TestBelfry;
  let visitors: Visitors;
  const incident = crypto.randomUUID();
  const feeds = NAMES.map(() => crypto.randomUUID());

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belfry-replay-'));
    cameras = await startRtspServer({
      cameras: [
        { path: 'one', name: 'One' },
        { path: 'two', name: 'Two' },
      ],
    });
    const openMedia = async () =>
      (await standingPlatform({ recordings: { folder: join(folder, 'recordings'), limits: { free: 0 } } })).platform;
    town = await startTestBelfry({ folder, openMedia });
    visitors = await startVisitors(town, { map: false });
    const open = { incident, kind: 'incident', severity: 'severe', category: 'smoke', point: MADOU, title } as const;
    await town.command('operator', 'incident.open', open);
    for (const [i, feed] of feeds.entries()) {
      await town.own('feed.register', {
        ...{ feed, name: { fr: NAMES[i]!, nl: NAMES[i]! }, owner: 'STIB', regime: 'transport', point: MADOU },
        source: { kind: 'rtsp', url: cameras.url(i === 0 ? 'one' : 'two') },
      });
      await town.own('recording.set-ring', { feed, seconds: 900, decidedBy: 'STIB' });
    }
    const { recorder } = town.belfry.media;
    await vi.waitFor(async () => {
      for (const feed of feeds)
        expect((await recorder!.list(feed, 0, Date.now())).segments.length).toBeGreaterThanOrEqual(4);
    }, PATIENT);
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await town?.stop();
    await cameras?.close();
    await rm(folder, { recursive: true, force: true });
  });
  const holds = () => Object.values(town.belfry.worlds.live.room.holds);

  it('is kept from the incident by two keys, all filled in; the sheet shows it and says what it waits for', async () => {
    const { page } = await visitors.signIn('video');
    await page.getByText(title.fr).first().click(COMES);
    await page.keyboard.press('Alt+e');
    await page.getByRole('dialog').getByText('2 caméras dans ce rayon').waitFor(COMES);
    await page.keyboard.press('Enter');
    await vi.waitFor(() => expect(holds()).toHaveLength(1), PATIENT);
    expect(holds()[0]).toMatchObject({ incident, feeds: expect.arrayContaining(feeds), reason: title });
    const span = Date.parse(holds()[0]!.to) - Date.parse(holds()[0]!.from);
    expect(span).toBe(20 * 60_000);
    await page.getByText(/attend la suite jusqu’à/).waitFor(COMES);
  });

  it('is replayed with both cameras in step, stopped, and sought by keys; a snapshot of what is on can be had', async () => {
    const hold = crypto.randomUUID();
    await town.command('video', 'recording.keep', { hold, feeds, before: 14, after: 0, incident, reason: 'Rixe' });
    const { page } = await visitors.signIn('video');
    await sheetOf(page);
    await page.getByRole('button', { name: 'Relire' }).first().click(COMES);
    const line = page.getByRole('slider', { name: 'Ligne du temps' });
    await line.waitFor(COMES);
    await ready(page);
    /** Seconds from the start of the replay, of each picture. */
    const stand = () =>
      page.evaluate(() => [...document.querySelectorAll<HTMLVideoElement>('.replay video')].map(v => v.currentTime));
    expect(await stand()).toHaveLength(2);
    const began = Math.min(...(await stand()));
    await page.getByRole('button', { name: 'Lecture' }).press('Enter');
    await vi.waitFor(async () => expect(Math.min(...(await stand()))).toBeGreaterThan(began + 3), PATIENT);
    const apart: number[] = [];
    for (let look = 0; look < 15; look++) {
      const [one = 0, two = 0] = await stand();
      apart.push(Math.abs(one - two));
      await page.waitForTimeout(100);
    }
    // Mostly within four frames of twenty-five: one that stumbles is brought back.
    expect(apart.sort((a, b) => a - b)[Math.floor(apart.length / 2)]).toBeLessThan(0.16);
    await page.getByRole('button', { name: 'Pause' }).press('Enter');
    /** Both stand where the line says, in seconds, within a frame and a half. */
    const standAsSaid = () =>
      vi.waitFor(async () => {
        const [now, from] = await line.evaluate(e => [Number(e.ariaValueNow), Number(e.ariaValueMin)]);
        for (const second of await stand())
          expect(Math.abs(second - (now! - from! + LEAD_MS) / 1_000)).toBeLessThan(0.06);
      }, PATIENT);
    await line.focus();
    const stopped = Number(await line.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowLeft');
    await standAsSaid();
    expect(Number(await line.getAttribute('aria-valuenow'))).toBeCloseTo(stopped - 1_000, -1);
    await page.keyboard.press('.');
    await standAsSaid();
    await page.getByRole('button', { name: `Photo de ${NAMES[0]}` }).click();
    await page.getByRole('link', { name: /^Photo de \d/ }).waitFor(COMES);
  });

  it.each(['dark', 'light'] as const)('stands in %s without a fault of accessibility, in Dutch', async theme => {
    const hold = crypto.randomUUID();
    await town.command('video', 'recording.keep', { hold, feeds, before: 14, after: 0, incident, reason: 'Rixe' });
    await vi.waitFor(() => expect(town.belfry.worlds.live.room.holds[hold]?.sealed).toBeDefined(), PATIENT);
    const { page } = await visitors.signIn('video', { language: 'nl', theme });
    await sheetOf(page);
    await page.getByRole('button', { name: 'Herbekijken' }).first().click(COMES);
    await page.getByRole('slider', { name: 'Tijdlijn' }).waitFor(COMES);
    await ready(page);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+e');
    await page.getByRole('dialog').waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
  });

  /** The desk stands once its panes do; then one key opens the sheet. */
  const sheetOf = async (page: Page): Promise<void> => {
    await page.locator('.sheet-tabs').waitFor({ timeout: 180_000 });
    await page.keyboard.press('Alt+h');
  };
  /** Every picture that has something to show has it on the screen. */
  const ready = (page: Page): Promise<unknown> =>
    page.waitForFunction(
      () => {
        const all = [...document.querySelectorAll<HTMLVideoElement>('.replay video')];
        return all.length > 0 && all.every(each => each.readyState >= 2 && !each.seeking);
      },
      undefined,
      { timeout: 180_000 },
    );
});
