import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build, mergeConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schematicPack } from '../../shared/territory/schematic.ts';
import { SCHEMATIC_LAYERS } from '../../shared/territory/schematic-layers.ts';
import config from '../../vite.config.ts';
import type { Situation } from '../map/layers/situation.ts';
import { openChromium } from '../testing/chromium.ts';
import type { Preview } from './preview.tsx';

/** The strictest part of the server's policy: what the built console must live under. */
const POLICY =
  "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'";
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

let dist: string;
let server: Server;
let browser: Browser;
let origin: string;
const refused: string[] = [];

/** The pack that the repository carries, as the server would give it. */
function territory(path: string): unknown {
  const pack = schematicPack();
  if (path === 'index.json') return { level: pack.level, attribution: pack.attribution, layers: pack.layers };
  const boundaries = {
    communes: pack.communes,
    police_zones: pack.zones,
    region: pack.region,
    communes_labels: pack.labels,
  };
  const name = path.replace('.geojson', '');
  const layer = name.replace('layers/', '') as keyof typeof SCHEMATIC_LAYERS;
  return boundaries[name as keyof typeof boundaries] ?? SCHEMATIC_LAYERS[layer];
}

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'belfry-legend-'));
  const input = fileURLToPath(new URL('./preview.html', import.meta.url));
  const { rolldownOptions, ...buildConfig } = config.build ?? {};
  await build(
    mergeConfig(
      { ...config, build: { ...buildConfig, rolldownOptions: { output: rolldownOptions?.output } } },
      { configFile: false, logLevel: 'warn', build: { outDir: dist, emptyOutDir: true, rolldownOptions: { input } } },
    ),
  );
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    response.setHeader('content-security-policy', POLICY);
    try {
      if (pathname.startsWith('/territory/')) {
        response.setHeader('content-type', 'application/geo+json');
        return response.end(JSON.stringify(territory(pathname.slice('/territory/'.length))));
      }
      const bytes = await readFile(join(dist, normalize(pathname)));
      response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
      return response.end(bytes);
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  await new Promise(closed => (server ? server.close(closed) : closed(undefined)));
  await rm(dist, { recursive: true, force: true });
});

async function open(query: string, width: number, height: number): Promise<Page> {
  // axe is brought in as the tester's own script; the page itself stays under the policy, whose refusals are counted.
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('console', message => {
    if (message.type() === 'error') refused.push(message.text());
  });
  page.on('pageerror', error => refused.push(error.message));
  await page.goto(`${origin}/legend/preview.html?${query}`);
  return page;
}

/** WCAG 2.2 A and AA, told as rule and place. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      window as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
        };
      }
    ).axe;
    const found = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`));
  });
}

describe('the signs and parts in a real browser', () => {
  test.each([
    ['dark', 'fr', 1920],
    ['light', 'nl', 1920],
    ['contrast', 'en', 1920],
    ['dark', 'nl', 390],
  ])('[room.6] axe finds nothing in %s, in %s, %i wide; nothing runs out of the page', async (theme, language, width) => {
    const page = await open(`theme=${theme}&lang=${language}&display=${width < 600 ? 'phone' : 'desk'}`, width, 900);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(refused.splice(0)).toEqual([]);
    await page.close();
  });

  test('[room.6] the command box, tabs and dialog work by keyboard alone, and focus returns', async () => {
    const page = await open('lang=en', 1920, 1400);
    const box = page.getByRole('combobox', { name: 'Write, search, command' });
    await box.fill('smoke Madou');
    await expect.poll(() => page.getByRole('option', { selected: true }).innerText()).toContain('Open “smoke Madou”');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.getByRole('option', { selected: true }).innerText()).toContain('Write to the log');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await box.inputValue()).toBe('smoke Madou');

    await page.getByRole('tab', { name: 'Log' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('tab', { selected: true }).innerText()).toContain('Tasks');

    const opener = page.getByRole('button', { name: 'Draw a perimeter' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Draw a perimeter' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await opener.evaluate(element => element === document.activeElement)).toBe(true);
    expect(refused.splice(0)).toEqual([]);
    await page.close();
  });
});

const MADOU = [4.369, 50.8494] as const;
const square = (size: number): [number, number][] => [
  [MADOU[0] - size, MADOU[1] - size],
  [MADOU[0] + size, MADOU[1] - size],
  [MADOU[0] + size, MADOU[1] + size],
  [MADOU[0] - size, MADOU[1] + size],
  [MADOU[0] - size, MADOU[1] - size],
];
const situation: Situation = {
  incidents: [{ id: 'madou', kind: 'incident', severity: 'severe', category: 'smoke', point: MADOU, name: 'Madou' }],
  perimeters: [
    { id: 'red', incident: 'madou', zone: 'red', area: { type: 'Polygon', coordinates: [square(0.002)] } },
    { id: 'yellow', incident: 'madou', zone: 'yellow', area: { type: 'Polygon', coordinates: [square(0.006)] } },
  ],
  feeds: [{ id: 'cam', number: 1, point: [4.372, 50.8494], bearing: 270, state: 'live' }],
};
type Window = typeof globalThis & { preview: Preview };

describe('the map in a real browser', () => {
  test('[room.6] the situation is drawn under the server’s policy, follows changes, and keeps the camera through a change of theme', async () => {
    const page = await open('show=map&lang=nl', 1200, 800);
    await page.getByText('Schema: grenzen bij benadering').waitFor();
    const entities = (layer: string) =>
      page.evaluate(async name => {
        const map = (window as unknown as Window).preview.map!;
        if (!map.loaded() || map.isMoving()) await map.once('idle');
        const found = map.queryRenderedFeatures({ layers: [name] });
        return [...new Set(found.map(one => String(one.properties.entity)))].sort();
      }, layer);
    await page.waitForFunction(() => (window as unknown as Window).preview.map?.getLayer('incidents'));
    await page.evaluate(told => (window as unknown as Window).preview.show({ situation: told }), situation);
    await page.evaluate(([lng, lat]) => {
      (window as unknown as Window).preview.map!.jumpTo({ center: [lng!, lat!], zoom: 14.5 });
    }, MADOU);
    await expect.poll(() => entities('incidents'), { timeout: 60_000 }).toEqual(['madou']);
    await expect.poll(() => entities('perimeter-hatch'), { timeout: 30_000 }).toEqual(['red', 'yellow']);
    await expect.poll(() => entities('marks'), { timeout: 30_000 }).toEqual(['cam']);

    const inDark = await page.screenshot();
    await page.evaluate(() => (window as unknown as Window).preview.show({ theme: 'light', language: 'fr' }));
    await page.getByText('Schéma\u00a0: limites approximatives').waitFor();
    await expect.poll(() => entities('incidents'), { timeout: 60_000 }).toEqual(['madou']);
    const camera = await page.evaluate(() => {
      const map = (window as unknown as Window).preview.map!;
      return [map.getCenter().lng, map.getCenter().lat, map.getZoom()];
    });
    expect(camera[0]).toBeCloseTo(MADOU[0], 6);
    expect(camera[1]).toBeCloseTo(MADOU[1], 6);
    expect(camera[2]).toBe(14.5);
    expect((await page.screenshot()).equals(inDark)).toBe(false);

    await page.mouse.click(600, 400);
    await expect
      .poll(() => page.evaluate(() => (window as unknown as Window).preview.picked))
      .toEqual({ kind: 'incident', id: 'madou' });

    await page.evaluate(told => (window as unknown as Window).preview.show({ situation: told }), {
      ...situation,
      incidents: [],
      perimeters: [],
    });
    await expect.poll(() => entities('incidents'), { timeout: 30_000 }).toEqual([]);
    await expect.poll(() => entities('perimeter-hatch'), { timeout: 30_000 }).toEqual([]);
    expect(await entities('marks')).toEqual(['cam']);
    expect(await violations(page)).toEqual([]);
    expect(refused.splice(0)).toEqual([]);
    await page.close();
  });
});
