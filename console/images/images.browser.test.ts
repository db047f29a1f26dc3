import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { TestConsole } from '../../server/testing/testConsole.ts';
import type { CommandData } from '../../shared/commands.ts';
import { inside } from '../../shared/testing/places.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type VisitOptions, type Visitors } from '../testing/chromium.ts';

describe('[video.4] images and their law, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  /** What the server tells another console: the truth that the screen is held against. */
  let witness: TestConsole;
  const [station, police, phone] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    const register = (
      feed: string,
      name: string,
      more: Pick<CommandData<'feed.register'>, 'owner' | 'regime'> & Partial<CommandData<'feed.register'>>,
    ) =>
      belfry.own('feed.register', {
        ...{ feed, name: { fr: name, nl: name }, source: { kind: 'test' }, point: inside('21009') },
        ...more,
      });
    await register(station, 'Quai 3', {
      owner: { fr: 'Port de Bruxelles', nl: 'Haven van Brussel' },
      regime: 'transport',
    });
    await register(police, 'Régent', { owner: 'ZP 5339', regime: 'police' });
    await register(phone, 'GSM 12', { owner: 'Saint-Josse', regime: 'camera-law', source: { kind: 'whip' } });
    visitors = await startVisitors(belfry, { map: false });
    witness = await belfry.connect('auditor');
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    witness?.close();
    await visitors?.close();
    await belfry?.stop();
  });

  const sheet = async (who: string, more: VisitOptions = {}): Promise<Page> => {
    const { page } = await visitors.signIn(who, more);
    await page
      .getByRole('button', { name: more.language === 'nl' ? 'Beelden en recht' : 'Images et droit' })
      .click(COMES);
    return page;
  };
  /** Its line in the sheet; the pictures beside it carry its name too. */
  const camera = (page: Page, name: RegExp) => page.getByRole('tabpanel').getByRole('button', { name });
  const sent = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached', ...COMES });

  test('a convention is written down by the keyboard, stands in the list, and is ended with its reason', async () => {
    const ours = () => Object.values(witness.room.conventions).filter(({ reference }) => reference === 'CPTA 2026/14');
    const page = await sheet('officer');
    await page.getByRole('button', { name: 'Inscrire une convention' }).press('Enter', COMES);
    const form = page.getByRole('dialog', { name: 'Inscrire une convention' });
    await form.getByLabel('Propriétaire').selectOption('Port de Bruxelles', COMES);
    await form.getByLabel('Référence').fill('CPTA 2026/14');
    await form.getByLabel('Expire le').fill('31/02/2027');
    await form.getByRole('checkbox', { name: 'relecture' }).check();
    await page.keyboard.press('Control+Enter');
    await form.getByRole('alert').first().waitFor(COMES);
    expect(ours()).toEqual([]);
    await form.getByLabel('Expire le').fill('31/12/2027');
    await page.keyboard.press('Control+Enter');
    await witness.until(room =>
      Object.values(room.conventions).some(({ reference, scope }) => {
        return reference === 'CPTA 2026/14' && scope.rights.join() === 'live,replay' && scope.feeds === undefined;
      }),
    );
    await sent(page);
    await camera(page, /Quai 3/)
      .getByText('partagée : en direct, relecture')
      .waitFor(COMES);
    await page.getByRole('tab', { name: 'Conventions' }).click();
    const row = page.getByRole('row', { name: /Port de Bruxelles/ });
    await row.getByText('en vigueur').waitFor(COMES);
    await row.getByText('31/12/2027').waitFor(COMES);
    await row.getByRole('button', { name: 'Mettre fin à la convention' }).click();
    const ending = page.getByRole('dialog', { name: 'Mettre fin à la convention' });
    await ending.getByText('Les images de Port de Bruxelles ne seront plus partagées').waitFor(COMES);
    await ending.getByLabel('Motif').fill('Renégociation');
    await ending.getByRole('button', { name: 'Mettre fin à la convention' }).click();
    await witness.until(() => ours().every(({ ended }) => ended !== undefined));
    await row.getByText('levée').waitFor(COMES);
  });

  test('access is given by name until a moment, and taken back', async () => {
    const page = await sheet('officer');
    await page.getByRole('button', { name: 'Donner accès à une caméra' }).click(COMES);
    const form = page.getByRole('dialog', { name: 'Donner accès à une caméra' });
    await form.getByLabel('Caméra', { exact: true }).selectOption(station, COMES);
    await form.getByRole('checkbox', { name: 'Opérateur', exact: true }).check();
    await form.getByLabel('Jusqu’au').fill('demain');
    await form.getByLabel('Motif').fill('Manifestation');
    await form.getByText('Écrivez le jour et l’heure').waitFor(COMES);
    await form.getByLabel('Jusqu’au').fill('31/12/2030 18:00');
    await page.keyboard.press('Control+Enter');
    await witness.until(room =>
      Object.values(room.feeds[station]!.grants).some(
        ({ functions, until }) => functions.join() === 'regional-operator' && until === '2030-12-31T17:00:00.000Z',
      ),
    );
    await sent(page);
    await page.getByRole('tab', { name: 'Accès accordés' }).click(COMES);
    const row = page.getByRole('row', { name: /Quai 3/ });
    await row.getByText('en cours').waitFor(COMES);
    await row.getByRole('button', { name: 'Retirer l’accès' }).click();
    await page.getByRole('dialog').getByLabel('Motif').fill('Terminé');
    await page.keyboard.press('Control+Enter');
    await row.getByText('retiré').waitFor(COMES);
  });

  test('[video.6] the zone that owns a camera decides its ring, and makes it dark and shows it again', async () => {
    const page = await sheet('police-5339');
    await camera(page, /Régent/).click(COMES);
    const acts = page.getByRole('region', { name: 'Actes sur cette caméra' });
    await acts.getByRole('button', { name: 'Enregistrer en boucle' }).click();
    const ring = page.getByRole('dialog', { name: 'Enregistrer en boucle' });
    await ring.getByLabel('Garder les dernières heures').fill('8784');
    await ring.getByLabel('Décidé par').fill('Chef de corps, note 12/2026');
    await page.keyboard.press('Control+Enter');
    await ring.getByRole('alert').first().waitFor(COMES);
    await ring.getByLabel('Garder les dernières heures').fill('48');
    await page.keyboard.press('Control+Enter');
    await witness.until(room =>
      Object.values(room.rings).some(each => each.feed === police && each.seconds === 172_800),
    );
    await page.getByText('boucle de 2 j').waitFor(COMES);
    await acts.getByRole('button', { name: 'Masquer l’image' }).click();
    await page.getByRole('dialog').getByLabel('Motif').fill('Bureau de vote');
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('button', { name: /Régent/ })
      .getByText('masquée')
      .waitFor(COMES);
    await acts.getByRole('button', { name: 'Montrer de nouveau' }).click();
    await page
      .getByRole('button', { name: /Régent/ })
      .getByText('masquée')
      .waitFor({ state: 'detached', ...COMES });
    await acts.getByRole('button', { name: 'Arrêter l’enregistrement' }).click();
    await page.getByRole('dialog').getByLabel('Motif').fill('Fin de la décision');
    await page.keyboard.press('Control+Enter');
    await witness.until(room => Object.values(room.rings).every(each => each.stopped !== undefined));
  });

  test('[video.1] a phone gets a key of its own, told once and revoked; [video.7] a drone is bound to its signals', async () => {
    const page = await sheet('video');
    await camera(page, /GSM 12/).click(COMES);
    const acts = page.getByRole('region', { name: 'Actes sur cette caméra' });
    await acts.getByRole('button', { name: 'Donner une clé' }).click();
    const form = page.getByRole('dialog', { name: 'Donner une clé' });
    await form.getByLabel('À qui').fill('GSM patrouille 12');
    await page.keyboard.press('Control+Enter');
    expect(await form.getByLabel('Adresse').inputValue(COMES)).toBe(`${belfry.url}/whip/${phone}`);
    expect((await form.getByLabel('Clé (Bearer)').inputValue()).length).toBeGreaterThan(30);
    await form.getByRole('button', { name: 'Fermer', exact: true }).last().click();
    await acts.getByText('pour envoyer (WHIP) · GSM patrouille 12').waitFor(COMES);
    await acts.getByRole('button', { name: 'Révoquer' }).click();
    await acts.getByText('GSM patrouille 12').waitFor({ state: 'detached', ...COMES });

    await acts.getByRole('button', { name: 'Relier au drone' }).click();
    await page.getByRole('dialog').getByLabel('Système MAVLink').fill('7');
    await page.getByRole('dialog').getByLabel('Numéro Remote ID').fill('1581F5FKD2345');
    await page.keyboard.press('Control+Enter');
    await witness.until(
      room => room.drones[phone]?.mavlink?.system === 7 && room.drones[phone]?.remoteId === '1581F5FKD2345',
    );
    await sent(page);
  });

  test('the auditor reads who looked, and that reading is itself a line of the register', async () => {
    const look = crypto.randomUUID();
    expect(
      await belfry.command('police-5339', 'feed.watch', {
        look,
        feed: police,
        purpose: 'Suivi du cortège',
        basis: 'LFP 25/3',
      }),
    ).toMatchObject({ ok: true });
    const page = await sheet('auditor');
    await page.getByText('Chaque consultation du registre').waitFor(COMES);
    await page.getByLabel('Acte').selectOption('look');
    await page.getByRole('button', { name: 'Consulter', exact: true }).click();
    const row = page.getByRole('row', { name: /Suivi du cortège · LFP 25\/3/ });
    await row.getByText('Régent').waitFor(COMES);
    await row.getByText('dure encore').waitFor(COMES);
    await page.getByText(/Lu au n° \d+ du journal, empreinte [0-9a-f]{16}/).waitFor(COMES);
    const csv = page.getByRole('link', { name: 'Emporter en CSV' });
    expect(await csv.getAttribute('href')).toBe('/api/image-access?kind=look&format=csv');
    await page.getByLabel('Acte').selectOption('consultation');
    await page.getByRole('button', { name: 'Consulter', exact: true }).click();
    await page
      .getByRole('row', { name: /consultation/ })
      .first()
      .waitFor(COMES);
  });

  test.each([
    ['dark', 'fr'],
    ['light', 'nl'],
  ] as const)('each part stands without a fault of accessibility (%s, %s)', async (theme, language) => {
    const page = await sheet('officer', { theme, language });
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click(COMES);
      expect.soft(await violationsOn(page)).toEqual([]);
    }
    await page
      .getByRole('button', {
        name: language === 'fr' ? 'Donner accès à une caméra' : 'Toegang tot een camera verlenen',
      })
      .click();
    await page.getByRole('dialog').waitFor(COMES);
    expect.soft(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: language === 'fr' ? 'Inscrire une convention' : 'Overeenkomst inschrijven' })
      .click();
    await page.getByRole('dialog').waitFor(COMES);
    expect.soft(await violationsOn(page)).toEqual([]);
  });
});
