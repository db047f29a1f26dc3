import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../server/testing/belfry.ts';
import type { Alert } from '../shared/alerts/schema.ts';
import type { Incident } from '../shared/incidents/schema.ts';
import type { Event } from '../shared/protocol.ts';
import { chronologyOf } from './situation/chronology.ts';
import { communeFull, zoneFull } from './situation/names.ts';
import { type Camera, openLoopbackMedia, startPlatformCamera } from './testing/cameras.ts';
import { COMES, PHONE, startVisitors, type Visitors } from './testing/chromium.ts';

const TITLE = 'fumée métro Madou';
const HEADLINE = { fr: 'Fumée au métro Madou', nl: 'Rook in metro Madou' } as const;
const TO = ['21004', '21013'] as const;

/**
 * One night, step by step, on the real server, cameras and browser; each step begins where the one before it ended.
 * Things are found by what a person reads or hears, and waited for by what a person would see.
 */
describe('the night of 02:10 in headless Chromium with operator, high official and liaison', () => {
  let belfry: TestBelfry;
  let camera: Camera;
  let visitors: Visitors;
  let operator: Page;
  let highOfficial: Page;
  let liaison: Page;

  beforeAll(async () => {
    belfry = await startTestBelfry({ openMedia: openLoopbackMedia });
    camera = await startPlatformCamera(belfry);
    visitors = await startVisitors(belfry);
    operator = (await visitors.signIn('operator', { door: true })).page;
    highOfficial = (await visitors.signIn('high-official', { door: true })).page;
    liaison = (await visitors.signIn('liaison-21004', { language: 'nl', display: PHONE, door: true })).page;
    for (const desk of [operator, highOfficial]) await desk.getByText('Direct', { exact: true }).waitFor(COMES);
    await liaison.getByRole('heading', { name: 'Mijn waarschuwingen' }).waitFor(COMES);
  });
  // A step stands on the one before it: what follows a failure would only say it again, a minute later each.
  let failed: string | undefined;
  beforeEach(() => {
    if (failed) throw new Error(`the night ended at: ${failed}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
    await camera?.close();
  });

  /** The room as a fresh reader who sees all has it from the server. */
  const room = async () => {
    const { body } = await belfry.request('/api/room', { account: 'auditor' });
    return (body as { state: Parameters<typeof chronologyOf>[0] }).state;
  };
  const incident = async (): Promise<Incident> => {
    const found = Object.values((await room()).incidents).find(({ title }) => title === TITLE);
    if (!found) throw new Error(`no incident is called ${TITLE}`);
    return found;
  };
  const alert = async (): Promise<Alert> => {
    const found = Object.values((await room()).alerts).find(({ headline }) => headline.fr === HEADLINE.fr);
    if (!found) throw new Error(`no alert is called ${HEADLINE.fr}`);
    return found;
  };
  const journal = (): Promise<readonly Event[]> => belfry.belfry.journal.read('live', 0, 100_000);
  const log = (desk: Page): Locator => desk.getByRole('list', { name: 'Journal' }).getByRole('listitem');

  test('[room.6] the operator opens an incident by keyboard alone, and the high official has it within a second', async () => {
    const shown = highOfficial.evaluate(
      title =>
        new Promise<number>(seen => {
          const look = () => document.querySelector('nav')?.textContent?.includes(title) && seen(Date.now());
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
        }),
      TITLE,
    );
    shown.catch(() => undefined);
    await operator.keyboard.type(TITLE);
    await operator.getByRole('option', { name: `Ouvrir « ${TITLE} »` }).waitFor(COMES);
    await operator.keyboard.press('Enter');
    const pin = operator.getByRole('application', { name: /^Épingle/ });
    await pin.getByText(/Saint-Josse|Bruxelles/).waitFor(COMES);
    for (const key of ['ArrowUp', 'Shift+ArrowRight', '2', 'Enter']) await operator.keyboard.press(key);
    await operator.getByRole('heading', { name: TITLE }).waitFor(COMES);

    const opened = (await journal()).find(({ type }) => type === 'incident.opened');
    const ms = (await shown) - Date.parse(opened?.at ?? '');
    console.info(`decided at the server → in the list of the other desk: ${ms} ms`);
    const { communes, zones, severity } = await incident();
    expect(severity).toBe('severe');
    expect(communes.filter(nis => ['21004', '21014'].includes(nis))).not.toEqual([]);

    await highOfficial.getByRole('button', { name: TITLE, exact: true }).click(COMES);
    await highOfficial.getByRole('tab', { name: 'Détails' }).click();
    const details = highOfficial.getByRole('tabpanel');
    for (const nis of communes) await details.getByText(communeFull(nis, 'fr')).first().waitFor(COMES);
    for (const zone of zones) await details.getByText(zoneFull(zone, 'fr')).first().waitFor(COMES);
  });

  test('[room.6] a perimeter drawn by its radius stands in the details of the other desk', async () => {
    await operator.keyboard.press('Alt+p');
    await operator.getByLabel('Rayon en mètres').fill('250', COMES);
    await operator.getByLabel('Motif').fill('Fumée dense');
    await operator.keyboard.press('Enter');
    const drawn = highOfficial.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'Fumée dense' });
    await drawn.waitFor(COMES);
    await drawn.getByTitle('rouge, exclusion').waitFor(COMES);
    await log(operator).filter({ hasText: 'Périmètre rouge' }).waitFor(COMES);
  });

  test('[room.6] the high official declares the provincial phase with nine parameters, and each strip shows it', async () => {
    await highOfficial.keyboard.press('Alt+f');
    const form = highOfficial.getByRole('dialog', { name: 'Déclarer une phase' });
    for (let n = 1; n <= 9; n++) await form.getByLabel(`${n} ·`).fill(`Paramètre ${n}, dit à 02:14`);
    await form.getByRole('button', { name: 'Déclarer la phase provinciale' }).click();
    for (const desk of [operator, highOfficial]) {
      const now = desk.getByRole('banner').locator('[aria-current=step]');
      await now.filter({ hasText: 'Provinciale' }).waitFor(COMES);
    }
    await log(operator).filter({ hasText: 'Phase provinciale déclarée' }).waitFor(COMES);
    const [phase] = Object.values((await room()).phases);
    expect(phase).toMatchObject({ phase: 'provinciale', declared: { how: 'self' } });
    expect(phase?.criteria['9']).toBe('Paramètre 9, dit à 02:14');
  });

  test('[room.8] the camera’s picture plays in its tile, and the room has recorded who looks at it', async () => {
    const tile = operator.getByRole('article', { name: camera.name });
    await tile.getByText('direct').waitFor(COMES);
    const video = tile.getByLabel(camera.name, { exact: true });
    const playing = () => video.evaluate((v: HTMLVideoElement) => ({ width: v.videoWidth, at: v.currentTime }));
    await expect.poll(async () => (await playing()).width, COMES).toBeGreaterThan(0);
    const { at } = await playing();
    await expect.poll(async () => (await playing()).at, COMES).toBeGreaterThan(at);

    // The clock is burnt into the picture at its upper right, so the same region twice is two moments of the camera.
    const box = await video.boundingBox();
    if (!box) throw new Error('the picture is not on the screen');
    const clip = { x: box.x + box.width * 0.55, y: box.y, width: box.width * 0.45, height: box.height * 0.16 };
    const clock = () => operator.screenshot({ clip });
    const before = await clock();
    await expect.poll(async () => (await clock()).equals(before), COMES).toBe(false);

    const watching = async () =>
      Object.values((await room()).looks).find(
        ({ feed, from, to }) => feed === camera.feed && from.by.person === belfry.personOf('operator') && !to,
      );
    await expect.poll(async () => (await watching())?.incident, COMES).toBe((await incident()).id);
    expect((await watching())?.purpose).toBeDefined();
    await operator
      .getByText(/\d regarde/)
      .first()
      .waitFor(COMES);
  });

  test('[room.9] an alert in two languages is approved by a second person, issued, and answered in one tap in Dutch', async () => {
    await operator.keyboard.press('Alt+a');
    const form = operator.getByRole('dialog', { name: 'Rédiger une alerte' });
    const write = async (name: string, fr: string, nl: string) => {
      const group = form.getByRole('group', { name });
      await group.getByLabel('Français').fill(fr);
      await group.getByLabel('Néerlandais').fill(nl);
    };
    await write('Titre', HEADLINE.fr, HEADLINE.nl);
    await write('Ce qui se passe', 'Restez joignable.', 'Blijf bereikbaar.');
    for (const nis of TO) await form.getByRole('checkbox', { name: communeFull(nis, 'fr') }).check();
    await operator.keyboard.press('Control+Enter');
    await operator.getByText('Une autre personne doit l’approuver.').waitFor(COMES);

    const officer = await visitors.signIn('officer', { language: 'nl', theme: 'light', door: true });
    await officer.page.getByRole('button', { name: 'Nalezen en goedkeuren' }).click(COMES);
    await officer.page.getByRole('button', { name: 'Waarschuwing goedkeuren' }).click(COMES);
    await operator.getByRole('button', { name: 'Émettre l’alerte à 2 communes' }).click(COMES);
    await officer.context.close();

    await liaison.getByRole('link', { name: HEADLINE.nl }).tap(COMES);
    await liaison.getByRole('heading', { name: HEADLINE.nl }).waitFor(COMES);
    await liaison.getByText('Blijf bereikbaar.').waitFor(COMES);
    await liaison.getByRole('button', { name: 'Ontvangen, ik handel' }).tap();
    const state = liaison.getByRole('status', { name: 'Stand van mijn antwoord' });
    await state.getByText('Uw antwoord is vertrokken').waitFor(COMES);
    await state.getByText('Aangekomen bij het crisiscentrum').waitFor(COMES);
    expect((await alert()).receipts['21004']?.answer?.disposition).toBe('acting');
  });

  test('[room.9] the operator sees on the map and in the cells which commune has answered', async () => {
    await operator.keyboard.press('Escape');
    const commune = `${communeFull('21004', 'fr')}, en action`;
    const cells = operator.getByRole('list', { name: 'Accusés de réception' });
    await cells.getByRole('listitem').filter({ hasText: commune }).waitFor(COMES);
    const region = operator.getByRole('img', { name: 'Région, accusés' });
    await region.getByText(commune).waitFor({ state: 'attached', ...COMES });
    await region.getByText('A', { exact: true }).waitFor(COMES);
    expect(await region.getByText('A', { exact: true }).count()).toBe(1);
  });

  test('[room.6] without the hub each screen says so and keeps what it has; with it nothing is doubled and nothing missing', async () => {
    const before = await log(operator).count();
    await belfry.halt();
    for (const desk of [operator, highOfficial]) await desk.getByText(/^Liaison perdue depuis/).waitFor(COMES);
    await liaison.getByText(/^Geen verbinding met het centrum sinds/).waitFor(COMES);
    expect(await log(operator).count()).toBe(before);
    expect(await liaison.getByRole('heading', { name: HEADLINE.nl }).isVisible()).toBe(true);

    await operator.keyboard.press('Alt+j');
    await operator.keyboard.type('Ligne écrite sans liaison');
    await operator.keyboard.press('Enter');
    const waiting = log(operator).filter({ hasText: 'Attend la liaison, partira tout seul' });
    await waiting.waitFor(COMES);
    await liaison.getByRole('button', { name: 'Bel mij' }).tap();
    const state = liaison.getByRole('status', { name: 'Stand van mijn antwoord' });
    await state.getByText('Geen netwerk: uw antwoord is bewaard en vertrekt later').waitFor(COMES);

    await belfry.resume();
    const { id } = await incident();
    const line = { entry: crypto.randomUUID(), incident: id, text: 'Renfort D2 arrivé' };
    expect(await belfry.command('officer', 'log.write', line)).toMatchObject({ ok: true });
    for (const desk of [operator, highOfficial])
      await desk.getByText(/^Liaison perdue depuis/).waitFor({ state: 'detached', ...COMES });
    await state.getByText('Aangekomen bij het crisiscentrum').waitFor(COMES);
    await waiting.waitFor({ state: 'detached', ...COMES });

    await highOfficial.getByRole('tab', { name: 'Journal' }).click();
    for (const desk of [operator, highOfficial])
      await expect.poll(() => linesOf(log(desk)), COMES).toEqual(await told(id));
    const events = await journal();
    const texts = events.filter(({ type }) => type === 'log.written').map(e => (e.data as { text: unknown }).text);
    expect(texts.sort()).toEqual(['Ligne écrite sans liaison', 'Renfort D2 arrivé']);
    const answers = events.filter(({ type }) => type === 'alert.acknowledged');
    expect(answers.map(e => (e.data as { disposition: string }).disposition)).toEqual(['acting', 'call-me']);
    await operator.getByText(`${communeFull('21004', 'fr')} : appelez-moi`).waitFor(COMES);
  });
  /** What a desk's log says, newest first, without the clock, the mark of what is new and what may be done with it. */
  const linesOf = (rows: Locator): Promise<string[]> =>
    rows.evaluateAll(all =>
      all.map(row => {
        const words = row.lastElementChild?.cloneNode(true) as Element;
        for (const act of words.querySelectorAll('button')) act.remove();
        return (words.textContent ?? '').replace(/ \(Changé dans la dernière minute\)$/, '');
      }),
    );
  /** The same from the journal, by whoever reads it for the first time. */
  const told = async (id: string): Promise<string[]> => chronologyOf(await room(), id).map(line => line.say('fr'));

  test('[room.6] the wall shows what the operator sends it: map, phase, log and pictures', async () => {
    await highOfficial.context().close();
    const { page: wall } = await visitors.signIn('video', { path: '/wall/wall-a' });
    await wall.getByText('Cet écran n’a pas encore reçu de vue.').waitFor(COMES);
    await operator.getByRole('button', { name: `Agrandir ${camera.name}` }).hover();
    await operator.getByRole('button', { name: 'Envoyer à l’écran A' }).click(COMES);

    await wall.getByRole('region', { name: 'Images' }).waitFor(COMES);
    const strip = wall.getByRole('banner');
    await strip.getByText('Phase provinciale').waitFor(COMES);
    await strip.getByText('Provinciale fase').waitFor(COMES);
    await wall.getByText(TITLE).first().waitFor(COMES);
    await wall.getByText('Ligne écrite sans liaison').first().waitFor(COMES);
    const picture = wall.getByRole('article').getByLabel(/Madou, quai/);
    await expect.poll(() => picture.evaluate((v: HTMLVideoElement) => v.videoWidth), COMES).toBeGreaterThan(0);
    await wall
      .getByLabel(/^Carte|kaart/i)
      .first()
      .waitFor(COMES);
    expect(visitors.faults).toEqual([]);
  });
});
