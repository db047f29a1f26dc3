import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMES, openChromium } from '../../console/testing/chromium.ts';
import { inside } from '../../shared/testing/places.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

/** A page of another site, with the clients of WHIP and WHEP that we did not write. */
const PAGE = `<!doctype html><canvas width="640" height="360"></canvas><script type="module">
import { WHIPClient } from '/whip.js';
import { WHEPClient } from '/whep.js';
const canvas = document.querySelector('canvas');
const context = canvas.getContext('2d');
setInterval(() => {
  context.fillStyle = '#345';
  context.fillRect(0, 0, 640, 360);
  context.fillStyle = '#fff';
  context.fillRect((Date.now() / 5) % 600, 100, 40, 40);
}, 50);
window.publish = async (url, token) => {
  const connection = new RTCPeerConnection();
  for (const track of canvas.captureStream(20).getTracks()) connection.addTransceiver(track, { direction: 'sendonly' });
  window.publisher = new WHIPClient();
  window.sending = connection;
  await window.publisher.publish(connection, url, token);
};
window.view = async (url, token) => {
  const connection = new RTCPeerConnection();
  connection.addTransceiver('video', { direction: 'recvonly' });
  connection.addTransceiver('audio', { direction: 'recvonly' });
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true, playsInline: true });
  connection.ontrack = ({ track }) => { if (track.kind === 'video') video.srcObject = new MediaStream([track]); };
  document.body.append(video);
  window.viewer = new WHEPClient();
  await window.viewer.view(connection, url, token);
};
window.ready = true;
</script>`;

declare global {
  interface Window {
    ready?: true;
    publish(url: string, token: string): Promise<void>;
    view(url: string, token: string): Promise<void>;
    publisher: { stop(): Promise<void> };
    viewer: { stop(): Promise<void> };
    sending: RTCPeerConnection;
  }
}

let belfry: TestBelfry;
let browser: Browser;
let site: Server;
const phone = crypto.randomUUID();

beforeAll(async () => {
  belfry = await startTestBelfry({ environment: { BELFRY_MEDIA_WORKERS: '1' } });
  await belfry.own('feed.register', {
    ...{ feed: phone, name: { fr: 'GSM', nl: 'GSM' }, owner: 'Saint-Josse', point: inside('21009') },
    ...{ regime: 'camera-law', source: { kind: 'whip' } },
  });
  site = createServer(async ({ url }, response) => {
    const file = url === '/whip.js' || url === '/whep.js' ? url : undefined;
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
    response.end(
      file ? await readFile(fileURLToPath(new URL(`../../node_modules/whip-whep${file}`, import.meta.url))) : PAGE,
    );
  });
  await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve));
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await belfry?.stop();
});

const keyFor = async (use: 'send' | 'play'): Promise<string> => {
  const answer = await belfry.request('/api/streams', {
    ...{ account: 'video', method: 'POST' },
    body: {
      ...{ id: crypto.randomUUID(), use },
      data: {
        ...{ key: crypto.randomUUID(), feed: phone, holder: 'GSM 12' },
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
        ...(use === 'play' ? { purpose: 'Suivi de la foule' } : {}),
      },
    },
  });
  expect(answer).toMatchObject({ status: 201 });
  return (answer.body as { token: string }).token;
};
const status = () => belfry.belfry.media.status(phone);
/** Pictures that the page has decoded. */
const frames = (page: Page) =>
  page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0);

describe('[video.1] whip-whep in Chromium, from a page of another site', () => {
  test('publishes a picture, plays it, and is gone with its DELETE', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => window.ready);
    await page.evaluate(([url, token]) => window.publish(url!, token!), [
      `${belfry.url}/whip/${phone}`,
      await keyFor('send'),
    ] as const);
    await expect.poll(status, { timeout: 30_000 }).toMatchObject({ state: 'live', handling: 'passed' });
    const codec = await page.evaluate(() => window.sending.getSenders()[0]!.getParameters().codecs[0]!.mimeType);
    expect(codec).toBe('video/H264');

    await page.evaluate(([url, token]) => window.view(url!, token!), [
      `${belfry.url}/whep/${phone}`,
      await keyFor('play'),
    ] as const);
    await page.waitForFunction(() => document.querySelector('video')!.videoWidth === 640, undefined, COMES);
    const first = await frames(page);
    await expect.poll(() => frames(page), { timeout: 30_000 }).toBeGreaterThan(first + 20);
    expect(status()).toMatchObject({ viewers: 1 });
    const looks = Object.values(belfry.belfry.worlds.live.room.looks).filter(look => look.feed === phone);
    expect(looks).toMatchObject([{ purpose: 'Suivi de la foule' }]);

    await page.evaluate(() => window.viewer.stop());
    await expect.poll(status, { timeout: 30_000 }).toMatchObject({ state: 'live', viewers: 0 });
    await page.evaluate(() => window.publisher.stop());
    await expect.poll(status, { timeout: 30_000 }).toMatchObject({ state: 'lost', reason: 'nobody-sends' });
    await page.close();
  });
});
