import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RtspServer, startRtspServer } from '../../media/cameras/rtspServer.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { violationsOn } from '../testing/axe.ts';
import { openLoopbackMedia } from '../testing/cameras.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';

describe('[video.1] a source is pasted, tested and registered, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let camera: RtspServer;

  beforeAll(async () => {
    belfry = await startTestBelfry({ openMedia: openLoopbackMedia });
    camera = await startRtspServer({
      cameras: [{ path: 'quai', name: 'Quai', audio: 'opus' }],
      login: { user: 'admin', password: 'se-cret' },
    });
    visitors = await startVisitors(belfry, { map: false });
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await camera?.close();
    await belfry?.stop();
  });

  test('its login leaves the address at once, a wrong one is said in plain words, and the right one is registered', async () => {
    // What the person may do comes late to the desk: what is typed and entered before is done when it is known.
    let asked = 0;
    let known = () => {};
    const late = new Promise<void>(done => {
      known = done;
    });
    const { page } = await visitors.signIn('video', {
      prepare: async page => {
        await page.route('**/api/session', async route => {
          const response = await route.fetch();
          // The first answer opens the desk, which asks again for itself.
          if (route.request().method() === 'GET' && response.ok() && asked++ > 0) await late;
          await route.fulfill({ response });
        });
      },
    });
    const box = page.getByRole('combobox', { name: /Écrire, chercher/ });
    await box.fill('caméra flux vidéo', COMES);
    await page.keyboard.press('Enter');
    await page.getByText('La salle arrive…').waitFor(COMES);
    known();
    const form = page.getByRole('dialog');
    const address = form.getByRole('textbox').first();
    await address.fill(camera.url('quai').replace('rtsp://', 'rtsp://admin:wrong@'), COMES);
    expect(await address.inputValue()).toBe(camera.url('quai'));
    expect(await form.getByLabel('Compte de la caméra').inputValue()).toBe('admin');
    const outcome = form.getByRole('status');
    await form.getByRole('button', { name: 'Tester l’adresse' }).click();
    await outcome.getByText(/refuse le compte ou le mot de passe/).waitFor(COMES);
    await form.getByLabel('Mot de passe de la caméra').fill('se-cret');
    await form.getByRole('button', { name: 'Tester l’adresse' }).click();
    await outcome.getByText('1280 × 720', { exact: false }).waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
    const name = form.getByRole('group').filter({ has: page.getByLabel('Néerlandais') });
    await name.getByLabel('Français').fill('Quai 3');
    await name.getByLabel('Néerlandais').fill('Perron 3');
    await form.getByLabel('Propriétaire').fill('STIB');
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached', ...COMES });
    const quay = Object.values(belfry.belfry.worlds.live.room.feeds).find(feed => feed.owner === 'STIB');
    expect(quay).toMatchObject({ name: { fr: 'Quai 3', nl: 'Perron 3' }, source: { kind: 'rtsp' } });
    expect(JSON.stringify(quay)).not.toContain('se-cret');
  });
});
