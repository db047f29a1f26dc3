import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ConsolePages, playing, startConsolePages } from './console.fixture.ts';
import { phoneSending } from './phone.fixture.ts';
import { type Standing, standingPlatform } from './platform.fixture.ts';

const FEED = '7a0f6bb0-1f9a-4f52-9a53-5c2d90c1a004';
let consoles: ConsolePages;
let standing: Standing;
beforeAll(async () => {
  consoles = await startConsolePages();
});
afterEach(() => standing?.platform.close());
afterAll(() => consoles?.close());

describe('[video.2] a phone that sends its picture in three sizes', () => {
  test('a small tile gets the smallest, a large one the largest, and a hidden one nothing', async () => {
    standing = await standingPlatform();
    const { platform } = standing;
    platform.setFeed({ id: FEED, source: { kind: 'whip' } });
    const phone = await phoneSending(consoles, platform, FEED);
    await standing.until(FEED, ({ state }) => state === 'live', 60_000);
    const page = await consoles.open(platform, 'desk');
    await page.evaluate(feed => window.look(feed), FEED);
    await playing(page, FEED);
    const width = (wanted: number) =>
      page.waitForFunction(w => document.querySelector('video')!.videoWidth === w, wanted, { timeout: 60_000 });
    await width(1_280);
    const tile = { width: 320, height: 180, visible: true };
    await platform.prefer('desk', FEED, tile);
    await width(320);
    await platform.prefer('desk', FEED, { width: 640, height: 360, visible: true });
    await width(640);
    await platform.prefer('desk', FEED, { ...tile, visible: false });
    expect(platform.figures()).toMatchObject({ flowing: 0, consumers: 2, ladders: 0 });
    await platform.prefer('desk', FEED, { width: 1_920, height: 1_080, visible: true });
    await width(1_280);
    await playing(page, FEED);
    await page.close();
    await phone.close();
  });
});
