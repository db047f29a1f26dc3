import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RtspServer, startRtspServer } from './cameras/rtspServer.ts';
import { type ConsolePages, playing, startConsolePages } from './console.fixture.ts';
import { eventually, type Standing, standingPlatform } from './platform.fixture.ts';
import { LAID_BY, layLine } from './poorLine/laid.fixture.ts';
import { type PoorLine, WHOLE_LINE } from './poorLine/line.fixture.ts';
import type { Delivery } from './port.ts';

const FEED = '7a0f6bb0-1f9a-4f52-9a53-5c2d90c1a003';
/** 300 ms there and back, two packets of a hundred lost, 500 kbit/s: a phone at the edge of its cell. */
const POOR = { delay: 150, jitter: 40, loss: 0.02, rate: 500_000 };

let consoles: ConsolePages;
let cameras: RtspServer;
let standing: Standing;
let line: PoorLine;

beforeAll(async () => {
  line = await layLine();
  await line.become(WHOLE_LINE);
  consoles = await startConsolePages(line);
  // 1.8 Mbit/s of picture with a tone: more than three times what the poor line carries.
  cameras = await startRtspServer({ cameras: [{ path: 'square', name: 'Square', audio: 'opus' }] });
});
afterEach(async () => {
  await standing?.platform.close();
});
afterAll(async () => {
  await consoles?.close();
  await line?.close();
  await cameras?.close();
});

describe(`[video.9] a line that loses, trembles, is slow and narrow, by ${LAID_BY}`, () => {
  test('the picture becomes smaller and says so, its sound goes on, and both are whole again after', async () => {
    standing = await standingPlatform({ listenIp: line.platformAt });
    const { platform } = standing;
    platform.setFeed({ id: FEED, source: { kind: 'rtsp', url: cameras.url('square') } });
    const told: Delivery[] = [];
    platform.onDelivery(one => told.push(one));
    const page = await consoles.open(platform, 'phone', { way: offer => line.way(offer) });
    await page.evaluate(feed => window.look(feed), FEED);
    await playing(page, FEED);
    await page.evaluate(feed => window.pictureOf(feed).hear(true), FEED);
    await page.waitForFunction(feed => window.pictureOf(feed).sound() === 'on', FEED);
    expect(await widthOf(page)).toBe(1_280);
    expect((await line.counts()).passed).toBeGreaterThan(50);
    expect(told).toEqual([]);

    await line.become(POOR);
    await page.waitForFunction(feed => window.pictureOf(feed).degraded(), FEED, { timeout: 60_000 });
    await eventually('the small picture is sent', () => told.some(({ state }) => state === 'switch'), 60_000);
    await page.waitForFunction(() => document.querySelector('video')!.videoWidth === 640, undefined, {
      timeout: 60_000,
    });
    expect((await line.counts()).lost).toBeGreaterThan(10);
    await playing(page, FEED);
    const heard = await soundOf(page, 4_000);
    expect(heard.packets).toBeGreaterThan(150);
    expect(heard.missing).toBeLessThan(0.25);
    expect(standing.platform.status(FEED)).toMatchObject({ state: 'live', handling: 'passed' });

    await line.become(WHOLE_LINE);
    const whole = (feed: string) => !window.pictureOf(feed).degraded();
    await page.waitForFunction(whole, FEED, { timeout: 120_000 });
    await page.waitForFunction(() => document.querySelector('video')!.videoWidth === 1_280, undefined, {
      timeout: 60_000,
    });
    await playing(page, FEED);
    await page.close();
  });
});

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.querySelector('video')!.videoWidth);

/** Packets of sound that came in so many ms, and the share of it that had to be made up. */
async function soundOf(page: Page, ms: number): Promise<{ packets: number; missing: number }> {
  const look = () => page.evaluate(() => window.arrives('audio'));
  const before = await look();
  await page.waitForTimeout(ms);
  const after = await look();
  const grown = (name: string) => (after?.[name] ?? 0) - (before?.[name] ?? 0);
  return { packets: grown('packetsReceived'), missing: grown('concealedSamples') / grown('totalSamplesReceived') };
}
