import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { membersOf } from '../../shared/calls/standing.ts';
import type { CommandData } from '../../shared/commands.ts';
import { commune } from '../../shared/testing/people.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, PHONE, startVisitors, type Visitors } from '../testing/chromium.ts';

describe('[video.8] a coordination room, on the real server in real browsers', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let organ: string;

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    visitors = await startVisitors(belfry, { devices: true });
  });
  beforeEach(async () => {
    organ = crypto.randomUUID();
    const convened = await belfry.command('high-official', 'organ.convene', {
      ...{ organ, kind: 'cc-prov', communes: ['21004'] },
      decidedAt: new Date(Date.now() - 1_000).toISOString(),
    });
    expect(convened).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await visitors.leave();
    await belfry.command('high-official', 'organ.close', { organ, decidedAt: new Date().toISOString() });
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });

  const call = () => belfry.belfry.worlds.live.room.calls[organ];
  const enter = async (account: string, options: Parameters<Visitors['signIn']>[1] = {}): Promise<Page> => {
    const { page } = await visitors.signIn(account, options);
    await page.locator('.sheet-tabs').waitFor(COMES);
    await page.keyboard.press('Alt+w');
    await page
      .locator('.sheet .button.primary', { hasText: /Entrer dans la salle|De zaal binnengaan/ })
      .press('Enter', COMES);
    await page.locator('.call-room').waitFor(COMES);
    // Connected: its own voice stands at the hub, unheard.
    await page.locator('.call-shows .button:enabled').first().waitFor(COMES);
    return page;
  };
  /** Whether sound really arrives: the loudest that is measured over a second. */
  const heard = (page: Page): Promise<number> =>
    page.evaluate(async () => {
      const audio = document.querySelector<HTMLAudioElement>('.call-dock audio');
      if (!(audio?.srcObject instanceof MediaStream)) return 0;
      const context = new AudioContext();
      await context.resume();
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(audio.srcObject).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let loudest = 0;
      for (let n = 0; n < 20; n++) {
        await new Promise(resolve => setTimeout(resolve, 50));
        analyser.getFloatTimeDomainData(samples);
        loudest = Math.max(loudest, ...samples.map(Math.abs));
      }
      await context.close();
      return loudest;
    });

  it('is entered in one press; who holds the key is heard by the other, and not a moment longer', async () => {
    const [chief, operator] = [await enter('high-official'), await enter('operator')];
    await expect.poll(() => membersOf(call()).length, COMES).toBe(2);
    expect(await heard(operator)).toBe(0);
    await chief.keyboard.down('F8');
    await operator.locator('.call-dock .speaker', { hasText: /parle/ }).waitFor(COMES);
    await expect.poll(() => heard(operator), COMES).toBeGreaterThan(0.01);
    await chief.keyboard.up('F8');
    await expect.poll(() => operator.locator('.call-dock .speaker').innerText(), COMES).toBe('');
    await expect.poll(() => heard(operator), COMES).toBeLessThan(0.01);
    await operator.getByRole('button', { name: 'Quitter la salle' }).click();
    await expect.poll(() => call()?.stays.map(({ left }) => left?.because), COMES).toEqual([undefined, 'asked']);
    expect(await operator.locator('.call-dock').count()).toBe(0);
  });

  it.each([
    { theme: 'dark', language: 'fr', raise: 'Demander la parole', picture: 'Ma caméra' },
    { theme: 'light', language: 'nl', raise: 'Het woord vragen', picture: 'Mijn camera' },
  ] as const)('shows faces and a talk list that the chair gives the floor by ($theme, $language)', async how => {
    const [chief, operator] = [await enter('high-official', how), await enter('operator', how)];
    await operator.getByRole('button', { name: how.picture }).press('Enter');
    const face = chief.locator('.call-tile video').first();
    await expect.poll(() => face.evaluate((v: HTMLVideoElement) => v.videoWidth), COMES).toBeGreaterThan(0);
    await operator.getByRole('button', { name: how.raise }).press('Enter');
    await chief.locator('.talk-list .button').press('Enter', COMES);
    await expect.poll(() => call()?.floor?.person, COMES).toBe(belfry.personOf('operator'));
    await chief.locator('.call-people b', { hasText: /a la parole|heeft het woord/ }).waitFor(COMES);
    expect(await violationsOn(chief)).toEqual([]);
    if (process.env.BELFRY_PICTURES)
      await chief.screenshot({ path: `${process.env.BELFRY_PICTURES}/call-${how.theme}-${how.language}.png` });
  });

  it('has the map as its first participant: where one moves it, the other looks', async () => {
    const [chief, operator] = [await enter('high-official'), await enter('operator')];
    await chief.getByRole('button', { name: 'Ma carte' }).press('Enter');
    await operator.locator('.call-map', { hasText: 'Carte montrée par' }).waitFor(COMES);
    const centre = (page: Page) =>
      page.locator('.call-map .canvas').evaluate(node => {
        const { map } = node as unknown as { map?: { getCenter(): { lng: number; lat: number } } };
        return map ? [map.getCenter().lng, map.getCenter().lat].map(n => Number(n.toFixed(3))) : [];
      });
    await expect.poll(() => centre(chief), COMES).toHaveLength(2);
    const before = await centre(chief);
    await chief.locator('.call-map canvas').press('ArrowRight');
    await expect.poll(() => centre(chief), COMES).not.toEqual(before);
    await expect
      .poll(async () => JSON.stringify(await centre(operator)) === JSON.stringify(await centre(chief)), COMES)
      .toBe(true);
    await chief.getByRole('button', { name: 'Ma carte' }).press('Enter');
    await operator.locator('.call-map', { hasText: 'Carte de la salle' }).waitFor(COMES);
    // A screen goes before the faces: large, and gone when it is taken back.
    await operator.getByRole('button', { name: 'Mon écran' }).press('Enter');
    const screen = chief.locator('.call-tile.large video');
    await expect.poll(() => screen.evaluate((v: HTMLVideoElement) => v.videoWidth), COMES).toBeGreaterThan(0);
    await operator.getByRole('button', { name: 'Mon écran' }).press('Enter');
    await screen.waitFor({ state: 'detached', ...COMES });
  });

  it('comes back after a reload, and is shut to whoever has no seat', async () => {
    const operator = await enter('operator');
    await operator.reload();
    await operator.locator('.call-dock .talk').waitFor(COMES);
    await expect.poll(() => belfry.belfry.media.figures().callMembers, COMES).toBe(1);
    expect(membersOf(call())).toHaveLength(1);
    const { page } = await visitors.signIn('video');
    await page.locator('.sheet-tabs').waitFor(COMES);
    await page.keyboard.press('Alt+w');
    await page.getByText('Vous ne siégez pas ici.').waitFor(COMES);
    expect(await page.locator('.sheet .button.primary').count()).toBe(0);
  });

  it('is entered on the phone of whoever coordinates in a commune, and left with its page', async () => {
    const own = crypto.randomUUID();
    const from = new Date(Date.now() - 1_000).toISOString();
    const convened: CommandData<'organ.convene'> = { organ: own, kind: 'cc-com', communes: ['21004'], decidedAt: from };
    expect(await belfry.command('mayor-21004', 'organ.convene', convened)).toMatchObject({ ok: true });
    const mandate: CommandData<'mandate.grant'> = {
      ...{ mandate: crypto.randomUUID(), person: belfry.personOf('liaison-21004'), from },
      ...{ function: 'emergency-coordinator', scope: commune('21004') },
    };
    expect(await belfry.command('admin', 'mandate.grant', mandate)).toMatchObject({ ok: true });
    const { page: mayor } = await visitors.signIn('mayor-21004');
    await mayor.locator('.sheet-tabs').waitFor(COMES);
    await mayor.keyboard.press('Alt+w');
    await mayor.getByRole('button', { name: 'Entrer dans la salle, CC-Com' }).press('Enter', COMES);
    await mayor.locator('.call-shows .button:enabled').first().waitFor(COMES);
    const { page } = await visitors.signIn('liaison-21004', { display: PHONE, language: 'nl' });
    await page.locator('.alert-list a', { hasText: 'Zaal van CC-Gem' }).tap(COMES);
    await page.getByText('Er wordt niets opgenomen.').waitFor(COMES);
    await page.getByRole('button', { name: 'De zaal binnengaan' }).tap(COMES);
    await page.locator('.call-shows .button:enabled').first().waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
    const { x = 0, y = 0, width = 0 } = (await page.locator('.talk').boundingBox()) ?? {};
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchEnd') =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchStart' ? [{ x: x + width / 2, y: y + 10 }] : [],
      });
    await touch('touchStart');
    await mayor.locator('.call-dock .speaker', { hasText: /parle/ }).waitFor(COMES);
    await expect.poll(() => heard(mayor), COMES).toBeGreaterThan(0.01);
    await touch('touchEnd');
    await expect.poll(() => heard(mayor), COMES).toBeLessThan(0.01);
    if (process.env.BELFRY_PICTURES) await page.screenshot({ path: `${process.env.BELFRY_PICTURES}/call-phone.png` });
    const stays = () => belfry.belfry.worlds.live.room.calls[own]?.stays.map(({ left }) => left?.because);
    await page.getByRole('button', { name: 'Mijn waarschuwingen' }).tap();
    await expect.poll(stays, COMES).toEqual([undefined, 'asked']);
    await page.locator('.alert-list a', { hasText: 'Zaal van CC-Gem' }).tap(COMES);
    await page.getByRole('button', { name: 'De zaal binnengaan' }).tap(COMES);
    await page.locator('.call-shows .button:enabled').first().waitFor(COMES);
    await page.goBack();
    await expect.poll(stays, COMES).toEqual([undefined, 'asked', 'asked']);
    await page.goForward();
    await page.getByRole('button', { name: 'De zaal binnengaan' }).waitFor(COMES);
    await page.goBack();
    await belfry.command('mayor-21004', 'organ.close', { organ: own, decidedAt: new Date().toISOString() });
    await page.locator('.alert-list a', { hasText: 'Zaal van CC-Gem' }).waitFor({ state: 'detached', ...COMES });
  });
});
