import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { TestConsole } from '../../server/testing/testConsole.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';

const TITLE = 'Fuite de gaz, rue Royale';

describe('what stands around an incident is set up, addressed and taken back, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let witness: TestConsole;
  const incident = crypto.randomUUID();
  const hospital = crypto.randomUUID();

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    await belfry.own('organisation.register', {
      ...{ organisation: hospital, kind: 'hospital', name: { fr: 'Clinique Saint-Jean', nl: 'Kliniek Sint-Jan' } },
    });
    const opened = await belfry.command('operator', 'incident.open', {
      ...{ incident, kind: 'incident', title: { fr: TITLE, nl: 'Gaslek, Koningsstraat' }, severity: 'severe' },
      point: [4.369118, 50.849481],
      confirmed: ['21004', '21014'],
    });
    expect(opened).toMatchObject({ ok: true });
    expect(
      await belfry.command('operator', 'perimeter.draw', {
        ...{ perimeter: crypto.randomUUID(), incident, zone: 'red', reason: { fr: 'Gaz', nl: 'Gas' } },
        area: {
          type: 'Polygon',
          coordinates: [
            [
              [4.367, 50.848],
              [4.371, 50.848],
              [4.371, 50.851],
              [4.367, 50.851],
              [4.367, 50.848],
            ],
          ],
        },
      }),
    ).toMatchObject({ ok: true });
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

  test('[engine.2] a command post is set up, its CP-Ops convened and closed; a request to upscale is withdrawn', async () => {
    const { page } = await visitors.signIn('operator');
    await page.getByRole('heading', { name: TITLE }).waitFor(COMES);
    await page.getByRole('combobox', { name: /Écrire, chercher/ }).fill('installer un poste', COMES);
    await page.keyboard.press('Enter');
    const post = page.getByRole('dialog', { name: 'Installer un poste' });
    const name = post.getByRole('group', { name: 'Nom et adresse' });
    await name.getByLabel('Français').fill('PC-Ops, rue Royale 20', COMES);
    await name.getByLabel('Néerlandais').fill('CP-Ops, Koningsstraat 20');
    expect.soft(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await witness.until(room => Object.values(room.posts).some(p => p.kind === 'pc-ops' && p.incident === incident));
    await post.waitFor({ state: 'detached', ...COMES });

    await page.getByRole('button', { name: /^Phases/ }).click(COMES);
    await page.getByRole('button', { name: 'Réunir un organe' }).click(COMES);
    const convening = page.getByRole('dialog', { name: 'Réunir un organe' });
    await convening.getByRole('radio', { name: 'PC-Ops' }).check({ force: true, ...COMES });
    await page.keyboard.press('Control+Enter');
    await convening.waitFor({ state: 'detached', ...COMES });
    const organ = page.getByRole('region', { name: 'PC-Ops' });
    await organ.getByRole('button', { name: 'Clore le PC-Ops' }).click(COMES);
    await page
      .getByRole('dialog', { name: 'Clore le PC-Ops' })
      .getByRole('button', { name: 'Clore le PC-Ops' })
      .click();
    await witness.until(room => Object.values(room.organs).every(({ closed }) => closed !== undefined));
    await organ.waitFor({ state: 'detached', ...COMES });

    await page.getByRole('button', { name: 'Demander une montée en phase' }).click(COMES);
    const asking = page.getByRole('dialog', { name: 'Demander une montée en phase' });
    await asking.getByLabel('Pourquoi').fill('Le quartier est coupé en deux', COMES);
    await page.keyboard.press('Control+Enter');
    await asking.waitFor({ state: 'detached', ...COMES });
    await page.getByRole('button', { name: 'Retirer la demande' }).click(COMES);
    const back = page.getByRole('dialog', { name: 'Retirer la demande' });
    await back.getByLabel('Motif').fill('Fuite maîtrisée');
    expect.soft(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await witness.until(room => Object.values(room.upscales).some(({ withdrawn }) => withdrawn !== undefined));
  });

  test('[engine.3] a decision is addressed to an organisation and holds for a drawn area', async () => {
    const { page } = await visitors.signIn('high-official');
    await page.getByRole('heading', { name: TITLE }).waitFor(COMES);
    await page.keyboard.press('Alt+d');
    const form = page.getByRole('dialog', { name: 'Prendre ou enregistrer une décision' });
    const headline = form.getByRole('group', { name: 'Ce qui est décidé' });
    await headline.getByLabel('Français').fill('Accueil de douze patients', COMES);
    await headline.getByLabel('Néerlandais').fill('Opvang van twaalf patiënten');
    const body = form.getByRole('group', { name: 'Texte' });
    await body.getByLabel('Français').fill('La clinique accueille les patients évacués.');
    await body.getByLabel('Néerlandais').fill('De kliniek vangt de geëvacueerde patiënten op.');
    await form.getByLabel('Base légale').selectOption('special-law-1989-48');
    await form.getByRole('checkbox', { name: 'Clinique Saint-Jean' }).check();
    await form.getByLabel('Vaut pour').selectOption({ index: 1 });
    expect.soft(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'hidden', ...COMES });
    await witness.until(room =>
      Object.values(room.decisions).some(
        ({ headline: said, area, receipts }) =>
          said.fr === 'Accueil de douze patients' && area !== undefined && Object.keys(receipts).includes(hospital),
      ),
    );
  });

  test('[engine.1] an organisation is registered in both languages, and corrected', async () => {
    const { page } = await visitors.signIn('admin');
    await page.getByRole('button', { name: /^Personnes/ }).click(COMES);
    await page.getByRole('tab', { name: /Contacts|Cartes/ }).click(COMES);
    await page.getByRole('button', { name: 'Inscrire une organisation' }).click(COMES);
    const form = page.getByRole('dialog', { name: 'Inscrire une organisation' });
    await form.getByLabel('Famille').selectOption('utility', COMES);
    const name = form.getByRole('group', { name: 'Nom', exact: true });
    await name.getByLabel('Français').fill('Sibelga');
    await page.keyboard.press('Control+Enter');
    await form.getByRole('alert').first().waitFor(COMES);
    await name.getByLabel('Néerlandais').fill('Sibelga');
    expect.soft(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached', ...COMES });
    const known = () => Object.values(witness.room.organisations).find(house => house.name.fr === 'Sibelga');
    await witness.until(() => known()?.kind === 'utility');
    await page.getByRole('button', { name: 'Modifier : Sibelga' }).click(COMES);
    const change = page.getByRole('dialog', { name: 'Modifier' });
    await change.getByRole('group', { name: 'Nom', exact: true }).getByLabel('Français').fill('Sibelga Gaz');
    await page.keyboard.press('Control+Enter');
    await witness.until(room => Object.values(room.organisations).some(house => house.name.fr === 'Sibelga Gaz'));
  });
});
