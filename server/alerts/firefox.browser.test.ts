import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Answer } from '../../shared/protocol.ts';
import { startTestBelfry, TEST_PASSWORD, type TestBelfry } from '../testing/belfry.ts';
import { type Autopush, startAutopush } from './autopush.fixture.ts';
import { type PushService, startPushService } from './pushService.fixture.ts';

const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

/**
 * The whole way of an alert on real parts: a real server, its reactor, RFC 8291 over TLS to a push service of our own,
 * a real Firefox that decrypts, the console's own worker that shows the notification and reports it, and the room.
 */
describe('[room.9] web push to the last hop, in a real Firefox', () => {
  let service: PushService;
  let autopush: Autopush;
  let belfry: TestBelfry;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if (!existsSync(FIREFOX)) throw new Error(`This test needs Firefox at ${FIREFOX}: apt-get install firefox-esr`);
    service = await startPushService();
    autopush = await startAutopush(service);
    belfry = await startTestBelfry({ pushRule: service.rule, pictures: false });
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      headless: true,
      extraPrefsFirefox: {
        'dom.push.serverURL': autopush.url,
        'dom.push.testing.allowInsecureServerURL': true,
        'dom.push.connection.enabled': true,
        'dom.push.testing.ignorePermission': true,
        'permissions.default.desktop-notification': 1,
        'alerts.useSystemBackend': false,
        'intl.accept_languages': 'nl-BE, nl',
        'app.update.enabled': false,
      },
    });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await belfry?.stop();
    await autopush?.close();
    await service?.close();
  });

  const ok = (answer: Answer): void => expect(answer).toMatchObject({ ok: true });
  const issue = async (): Promise<string> => {
    const alert = randomUUID();
    const text = { fr: 'Fumée dans la station Madou', nl: 'Rook in station Madou' };
    const body = { fr: 'Soyez joignable.', nl: 'Blijf bereikbaar.' };
    const to = { communes: ['21001'] };
    ok(
      await belfry.command('operator', 'alert.draft', {
        ...{ alert, kind: 'warning', headline: text, body, to, severity: 'severe' },
      }),
    );
    ok(await belfry.command('officer', 'alert.approve', { alert }));
    ok(await belfry.command('operator', 'alert.issue', { alert }));
    return alert;
  };
  const receiptOf = (alert: string) => belfry.belfry.worlds.live.room.alerts[alert]?.receipts['21001'];
  const shown = (): Promise<{ title: string; body: string; tag: string; data: PushMessage }[]> =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const all = await registration.getNotifications();
      return all.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
    });

  it('[room.7] a liaison signs in, allows notifications, and the phone is registered', async () => {
    await belfry.signIn('liaison-21001');
    await page.goto(`${belfry.url}/?lang=nl`.replace('127.0.0.1', 'localhost'));
    await page.waitForSelector('input[name=account]');
    await page.type('input[name=account]', 'liaison-21001');
    await page.type('input[name=password]', TEST_PASSWORD);
    await page.click('button[type=submit]');
    await page.waitForSelector('.bell.rings', { timeout: 60_000 });
    const person = belfry.personOf('liaison-21001');
    expect(await belfry.belfry.alerts.subscriptions.devicesOf(person)).toHaveLength(1);
  });

  it('[room.9] an issued alert is decrypted, shown in the language of its reader, and the receipt is in the room', async () => {
    const alert = await issue();
    await expect.poll(() => receiptOf(alert)?.received, { timeout: 30_000 }).toBeDefined();
    const [device] = Object.entries(receiptOf(alert)!.devices);
    expect(device).toMatchObject([
      expect.any(String),
      { state: 'delivered', person: belfry.personOf('liaison-21001') },
    ]);
    await expect.poll(() => autopush.acknowledged.map(({ code }) => code), { timeout: 20_000 }).toEqual([100]);
    expect(await shown()).toMatchObject([
      {
        title: 'Rook in station Madou',
        body: expect.stringContaining('Blijf bereikbaar.'),
        tag: `alert-${alert}`,
        data: { alert, device: device![0], headline: { fr: 'Fumée dans la station Madou' } },
      },
    ]);
  });

  it('[room.9] the taking-back replaces the notification of its alert', async () => {
    const alert = await issue();
    await expect.poll(() => receiptOf(alert)?.received, { timeout: 30_000 }).toBeDefined();
    const reason = { fr: 'Fausse alerte.', nl: 'Vals alarm.' };
    ok(await belfry.command('operator', 'alert.cancel', { alert, reason }));
    await expect
      .poll(async () => (await shown()).filter(({ tag }) => tag === `alert-${alert}`), { timeout: 30_000 })
      .toMatchObject([{ title: 'Geannuleerd: Rook in station Madou', body: 'Vals alarm.' }]);
  });

  it('[room.7] the subscription dies with the session', async () => {
    await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }));
    const person = belfry.personOf('liaison-21001');
    await expect.poll(() => belfry.belfry.alerts.subscriptions.devicesOf(person), { timeout: 20_000 }).toEqual([]);
    const alert = await issue();
    await expect.poll(() => receiptOf(alert)?.failed, { timeout: 20_000 }).toBe('no-device');
  });
});
