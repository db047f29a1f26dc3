import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../server/testing/belfry.ts';
import type { CommandData } from '../shared/commands.ts';
import { COMES, PHONE, startVisitors, type Visitors } from './testing/chromium.ts';

/** Thousands of bytes as they are counted in the plan: 1 kB is 1,000 bytes. */
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Map and pictures, which a desk loads when it shows them. */
const HELD_BACK = /\/assets\/(maplibre|MapPane|VideoPane|mediasoup)[^/]*\.js$/;

interface Loaded {
  readonly path: string;
  /** As it came over the line: compressed where the server compresses. */
  readonly bytes: number;
  readonly encoding: string | undefined;
}

describe('what a screen weighs on the line', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    visitors = await startVisitors(belfry);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });

  /** Gathers what a page asks the server for; the answer waits until all that was asked for has come whole. */
  const record = (page: Page): (() => Promise<Loaded[]>) => {
    const asked: Request[] = [];
    page.on('request', request => {
      const held = HELD_BACK.test(request.url()) || request.resourceType() === 'eventsource';
      if (request.url().startsWith(belfry.url) && !held) asked.push(request);
    });
    return () =>
      Promise.all(
        asked.map(async request => {
          const response = await request.response();
          if (!response) throw new Error(`${request.url()} did not come`);
          await response.finished();
          const { responseBodySize: bytes } = await request.sizes();
          const encoding = (await response.allHeaders())['content-encoding'];
          return { path: new URL(request.url()).pathname, bytes, encoding };
        }),
      );
  };
  const sum = (loaded: readonly Loaded[]): number => loaded.reduce((total, { bytes }) => total + bytes, 0);
  const tell = (what: string, loaded: readonly Loaded[]): void => {
    const lines = loaded
      .toSorted((a, b) => b.bytes - a.bytes)
      .map(l => `  ${kB(l.bytes)} ${l.encoding ?? '–'} ${l.path}`);
    console.info(`${what}: ${kB(sum(loaded))}\n${lines.join('\n')}`);
  };
  const isScript = ({ path }: Loaded): boolean => path.endsWith('.js');

  test('[room.6] the first script of the desk is at most 250 kB; map and pictures come after it', async () => {
    const { context, page: before } = await visitors.signIn('operator');
    await before.getByText('Direct', { exact: true }).waitFor(COMES);
    const page = await context.newPage();
    // Map and pictures are held back, so that what is counted is what the desk needs to stand without them.
    await page.route(HELD_BACK, () => new Promise(() => {}));
    const recorded = record(page);
    await page.goto(`${belfry.url}/?lang=fr`, { waitUntil: 'commit' });
    await page.getByRole('combobox', { name: 'Écrire, chercher, commander' }).waitFor(COMES);
    await page.getByText('Direct', { exact: true }).waitFor(COMES);
    const scripts = (await recorded()).filter(isScript);
    tell('first script of the desk', scripts);
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.filter(({ path }) => /maplibre|mediasoup|terra-draw/.test(path))).toEqual([]);
    expect(sum(scripts)).toBeLessThanOrEqual(250_000);
    await context.close();
  });

  test('[room.7] the page of an alert on a phone weighs at most 150 kB, everything transferred, fonts too', async () => {
    const [alert, incident] = [crypto.randomUUID(), crypto.randomUUID()];
    const opened: CommandData<'incident.open'> = {
      ...{ incident, kind: 'incident', severity: 'severe', category: 'smoke', point: [4.369118, 50.849481] },
      title: { fr: 'Fumée Madou', nl: 'Rook Madou' },
    };
    expect(await belfry.command('operator', 'incident.open', opened)).toMatchObject({ ok: true });
    const draft: CommandData<'alert.draft'> = {
      ...{ alert, incident, kind: 'warning', severity: 'severe', to: { communes: ['21004'] } },
      headline: { fr: 'Fumée au métro Madou', nl: 'Rook in metro Madou' },
      body: { fr: 'Restez joignable.', nl: 'Blijf bereikbaar.' },
    };
    expect(await belfry.command('operator', 'alert.draft', draft)).toMatchObject({ ok: true });
    expect(await belfry.command('officer', 'alert.approve', { alert })).toMatchObject({ ok: true });
    expect(await belfry.command('operator', 'alert.issue', { alert })).toMatchObject({ ok: true });

    const first = await visitors.signIn('liaison-21004', { language: 'nl', display: PHONE });
    await first.page.getByRole('heading', { name: 'Mijn waarschuwingen' }).waitFor(COMES);
    // A phone that has the session and nothing else: no worker, no cache.
    const context = await visitors.browser.newContext({ ...PHONE, storageState: await first.context.storageState() });
    const page = await context.newPage();
    const recorded = record(page);
    await page.goto(`${belfry.url}/alerts/${alert}?lang=nl`);
    await page.getByRole('button', { name: 'Ontvangen, ik handel' }).waitFor(COMES);
    await page.getByRole('main').getByRole('img').first().waitFor(COMES);
    await page.evaluate(() => document.fonts.ready);
    const loaded = await recorded();
    expect(loaded.map(({ path }) => path)).toContain('/api/room');
    const fonts = loaded.filter(({ path }) => path.endsWith('.woff2'));
    tell('alert page', loaded);
    console.info(`alert page without its fonts: ${kB(sum(loaded) - sum(fonts))}`);
    expect(fonts.length).toBeGreaterThan(0);
    expect(loaded.filter(({ path }) => /maplibre|mediasoup|DeskPage/.test(path))).toEqual([]);
    expect(sum(loaded)).toBeLessThanOrEqual(150_000);
    await context.close();
  });
});
