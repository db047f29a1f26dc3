import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Event } from '../../shared/protocol.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, PHONE, startVisitors, type Visit, type VisitOptions, type Visitors } from '../testing/chromium.ts';

/** The European standard for public services, which the directive on their accessibility names. */
const ALSO = ['EN-301-549'];

describe('[room.7] the phone of a liaison officer', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    visitors = await startVisitors(belfry);
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });

  /** A phone on which an account is signed in, at its list. */
  const open = async (account: string, options: VisitOptions = {}): Promise<Visit> => {
    const display = { ...PHONE, permissions: ['notifications'], locale: 'fr-BE' };
    const visit = await visitors.signIn(account, { display, ...options });
    await visit.page.waitForSelector('.alert-list');
    await visit.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return visit;
  };
  const ok = (answer: unknown): void => expect(answer).toMatchObject({ ok: true });
  /** The night of Madou: an incident with its perimeters, and an alert about it. */
  const issue = async (commune: string): Promise<string> => {
    const [incident, alert] = [randomUUID(), randomUUID()];
    const around = (km: number) => ({
      type: 'Polygon' as const,
      coordinates: [
        Array.from({ length: 13 }, (_, i): [number, number] => {
          const turn = ((i % 12) * Math.PI) / 6;
          return [4.3691 + (Math.sin(turn) * km) / 70.2, 50.8495 + (Math.cos(turn) * km) / 111.2];
        }),
      ],
    });
    const title = { fr: 'Fumée Madou', nl: 'Rook Madou' };
    ok(
      await belfry.command('operator', 'incident.open', {
        ...{ incident, kind: 'incident', title, point: [4.3691, 50.8495], severity: 'severe', category: 'smoke' },
      }),
    );
    for (const [zone, km] of [
      ['red', 0.12],
      ['orange', 0.35],
      ['yellow', 0.7],
    ] as const)
      ok(
        await belfry.command('operator', 'perimeter.draw', {
          ...{ perimeter: randomUUID(), incident, zone, area: around(km), reason: title },
        }),
      );
    const headline = { fr: 'Fumée dans la station de métro Madou', nl: 'Rook in het metrostation Madou' };
    const body = {
      fr: 'Soyez joignable. Préparez l’accueil de personnes évacuées. Ne venez pas sur place.',
      nl: 'Blijf bereikbaar. Bereid de opvang van geëvacueerden voor. Kom niet ter plaatse.',
    };
    const respondBy = new Date(Date.now() + 1_800_000).toISOString();
    ok(
      await belfry.command('operator', 'alert.draft', {
        ...{ alert, incident, kind: 'warning', headline, body, respondBy, severity: 'severe' },
        to: { communes: [commune] },
      }),
    );
    ok(await belfry.command('officer', 'alert.approve', { alert }));
    ok(await belfry.command('operator', 'alert.issue', { alert }));
    return alert;
  };
  const receiptOf = (alert: string, commune: string) => belfry.belfry.worlds.live.room.alerts[alert]?.receipts[commune];
  const answersTo = async (alert: string): Promise<Event[]> => {
    const events = await belfry.belfry.journal.read('live', 0, 100_000);
    return events.filter(e => e.type === 'alert.acknowledged' && (e.data as { alert: string }).alert === alert);
  };
  const openAlert = async (page: Page, alert: string) => {
    await page.click(`a[href="/alerts/${alert}"]`);
    await page.waitForSelector('.alert');
  };
  it('[room.7] shows an alert in the reader’s language, says that it was read, and answers in one tap', async () => {
    const { page } = await open('liaison-21014', { language: 'nl' });
    const alert = await issue('21014');
    await openAlert(page, alert);
    expect(await page.textContent('h1')).toBe('Rook in het metrostation Madou');
    expect(await page.textContent('.from')).toContain('aan u, 1210 Sint-Joost-ten-Node');
    expect(await page.locator('.place-map .letter').count()).toBeGreaterThanOrEqual(6);
    await expect.poll(() => receiptOf(alert, '21014')?.read, COMES).toBeDefined();
    await page.click('.answers button >> nth=0');
    await page.waitForSelector('.mine >> text=Aangekomen bij het crisiscentrum');
    expect(receiptOf(alert, '21014')?.answer).toMatchObject({ disposition: 'acting' });
    // A second thought is a second answer, and the last one counts.
    await page.click('.answers button >> nth=2');
    await expect.poll(() => receiptOf(alert, '21014')?.answer?.disposition, COMES).toBe('call-me');
  });

  it('[room.7] an answer given offline survives the closing of the page, leaves by itself, and counts once', async () => {
    const { context, page } = await open('liaison-21014');
    const alert = await issue('21014');
    await openAlert(page, alert);
    await expect.poll(() => receiptOf(alert, '21014')?.read, COMES).toBeDefined();
    await context.setOffline(true);
    const before = Date.now();
    await page.click('.answers button >> nth=1');
    await page.waitForSelector('.mine >> text=votre réponse est gardée');
    const after = Date.now();
    expect(await page.textContent('.standing.lost')).toContain('Pas de liaison');
    await page.close();

    const again = await context.newPage();
    again.on('pageerror', error => visitors.faults.push(error.message));
    await again.goto(`${belfry.url}/alerts/${alert}?lang=fr`);
    await again.waitForSelector('.mine >> text=votre réponse est gardée');
    expect(await again.getAttribute('.answers .chosen', 'aria-pressed')).toBe('true');
    expect(receiptOf(alert, '21014')?.answer).toBeUndefined();
    const online = Date.now();
    await context.setOffline(false);
    await again.waitForSelector('.mine >> text=Arrivée au centre de crise');
    const answer = receiptOf(alert, '21014')?.answer;
    expect(answer?.disposition).toBe('not-concerned');
    // The room knows when the person tapped, not only when it heard of it.
    expect(Date.parse(answer!.actedAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(answer!.actedAt)).toBeLessThanOrEqual(after);
    expect(Date.parse(answer!.at)).toBeGreaterThanOrEqual(online);
    expect(await answersTo(alert)).toHaveLength(1);
  });

  it('[room.7] tells that an alert was taken back, and asks nothing more', async () => {
    const { page } = await open('liaison-21014');
    const alert = await issue('21014');
    await openAlert(page, alert);
    ok(
      await belfry.command('operator', 'alert.cancel', { alert, reason: { fr: 'Fausse alerte.', nl: 'Vals alarm.' } }),
    );
    await page.waitForSelector('.cancelled >> text=Alerte annulée : Fausse alerte.');
    expect(await page.locator('.answers').count()).toBe(0);
  });

  it('[room.7] the worker alone (not encryption, not transport): a push delivered by the debugger rings and is reported', async () => {
    const { context, page } = await open('liaison-21014');
    const alert = await issue('21014');
    const text = { fr: 'Fumée Madou', nl: 'Rook Madou' };
    const message: PushMessage = {
      ...{ about: 'issue', alert, world: 'live', device: 'phone-1', kind: 'warning', severity: 'severe' },
      ...{ headline: text, body: text, from: text, issued: new Date().toISOString() },
    };
    const debug = await context.newCDPSession(page);
    const registrations = new Promise<string>(resolve => {
      debug.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
        if (first) resolve(first.registrationId);
      });
    });
    await debug.send('ServiceWorker.enable');
    const registrationId = await registrations;
    await debug.send('ServiceWorker.deliverPushMessage', {
      ...{ origin: new URL(belfry.url).origin, registrationId, data: JSON.stringify(message) },
    });
    await expect.poll(() => receiptOf(alert, '21014')?.devices['phone-1']?.state, COMES).toBe('delivered');
    const shown = await page.evaluate(async () => {
      const all = await (await navigator.serviceWorker.ready).getNotifications();
      return all.map(({ title, tag }) => ({ title, tag }));
    });
    expect(shown).toEqual([{ title: 'Fumée Madou', tag: `alert-${alert}` }]);
  });

  it.each([
    'dark',
    'light',
  ] as const)('[room.7] no screen of the phone has a fault that axe finds, in the %s theme', async theme => {
    const { page } = await open('liaison-21014', { theme });
    const alert = await issue('21014');
    await page.waitForSelector(`a[href="/alerts/${alert}"]`);
    expect(await violationsOn(page, ALSO)).toEqual([]);
    await openAlert(page, alert);
    await page.waitForSelector('.place-map .letter');
    expect(await violationsOn(page, ALSO)).toEqual([]);
    await page.click('.answers button >> nth=0');
    await page.waitForSelector('.answers .chosen');
    await page.waitForTimeout(200);
    expect(await violationsOn(page, ALSO)).toEqual([]);
  });

  it('[room.7] the page of an alert weighs at most 150 kB compressed without its fonts, and loads no map engine and no socket', async () => {
    const { page } = await open('liaison-21014');
    const alert = await issue('21014');
    const storageState = await page.context().storageState();
    const context = await visitors.browser.newContext({ ...PHONE, storageState });
    const fresh = await context.newPage();
    const sizes: { path: string; bytes: number }[] = [];
    fresh.on('requestfinished', async request => {
      const path = new URL(request.url()).pathname;
      if (!path.startsWith('/assets/') || request.serviceWorker()) return;
      const { responseBodySize } = await request.sizes();
      sizes.push({ path, bytes: responseBodySize });
    });
    await fresh.goto(`${belfry.url}/alerts/${alert}`);
    await fresh.waitForSelector('.alert');
    await fresh.waitForTimeout(300);
    expect(sizes.filter(({ path }) => /maplibre|mediasoup|DeskPage/.test(path))).toEqual([]);
    const { gzipSync } = await import('node:zlib');
    const weight = async (kind: RegExp) => {
      const paths = [...new Set(sizes.map(({ path }) => path))].filter(path => kind.test(path));
      const bodies = await Promise.all(
        paths.map(async path => Buffer.from(await (await fetch(belfry.url + path)).arrayBuffer())),
      );
      return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    };
    const code = await weight(/\.(js|css)$/);
    expect(code).toBeGreaterThan(20_000);
    expect(code).toBeLessThanOrEqual(150_000);
  });
});
