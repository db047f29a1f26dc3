import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { derivedId } from '../../shared/derivedId.ts';
import type { FunctionCode, Scope } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, PHONE, startVisitors, type VisitOptions, type Visitors } from '../testing/chromium.ts';

/** Whoever holds an office in the spring of 2022; the room's clock stands where the test puts it. */
const OFFICES: readonly (readonly [who: string, code: FunctionCode, scope?: Scope])[] = [
  ['operator', 'regional-operator'],
  ['high-official', 'high-official'],
  ['minister', 'minister-interior'],
  ['minister-president', 'minister-president'],
  ['mayor-21004', 'mayor', { communes: ['21004'], zones: [] }],
  ['dir-d1', 'dir-d1'],
  ['dir-d2', 'dir-d2'],
  ['dir-d3', 'dir-d3'],
  ['dir-d4', 'dir-d4'],
  ['video', 'dir-d5'],
];
const WHY = 'Accueil des personnes qui fuient l’Ukraine : les moyens de la Région ne suffisent pas';

describe('[engine.2] 15 March – 30 June 2022', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let now = new Date('2022-03-14T13:00:00Z');

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false, clock: () => now });
    for (const [who, code, scope = 'region'] of OFFICES)
      await belfry.own('mandate.grant', {
        ...{ mandate: crypto.randomUUID(), person: belfry.personOf(who), function: code, scope },
        from: '2021-07-26T00:00:00Z',
      });
    visitors = await startVisitors(belfry, { map: false });
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });

  const room = async (): Promise<Room> =>
    ((await belfry.request('/api/room?world=live', { account: 'high-official' })).body as { state: Room }).state;
  /** Sits at a desk at a moment of that spring. */
  const sit = async (who: string, at: string, more: VisitOptions = {}): Promise<Page> => {
    now = new Date(at);
    // Days have ended every session: whoever reads the room beside the screens signs in anew.
    await belfry.signIn('high-official');
    const { page } = await visitors.signIn(who, more);
    return page;
  };
  const phases = async (page: Page) => {
    await page.getByRole('button', { name: /^Phases/ }).click(COMES);
    await page.getByRole('heading', { name: 'Phases', level: 2 }).waitFor(COMES);
  };
  const gone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached', ...COMES });

  test('[engine.2] 15 March – 30 June 2022: asked of the Minister and refused, declared without a site, lifted after 3½ months', async () => {
    // 14 March: CORES asks the Minister for the federal phase; the operator writes down that its president did.
    const operator = await sit('operator', '2022-03-14T13:00:00Z');
    await phases(operator);
    await operator.getByText('Aucune phase déclarée. La veille n’est pas une phase.').waitFor(COMES);
    await operator.getByRole('button', { name: 'Demander une montée en phase' }).click();
    const asking = operator.getByRole('dialog', { name: 'Demander une montée en phase' });
    await asking.getByRole('radio', { name: 'CORES', exact: true }).check({ force: true, ...COMES });
    await asking.getByRole('button', { name: 'Toute la Région' }).click();
    await asking.getByLabel('Pourquoi').fill(WHY);
    await asking.getByLabel('Réponse attendue avant').fill('15/03/2022 09:00');
    await asking.getByLabel('Décidée par').selectOption({ index: 0 });
    await asking.getByRole('button', { name: 'Demander au ministre de l’Intérieur' }).click();
    await gone(operator);
    await operator.getByText('attend une réponse').waitFor(COMES);
    const [request] = Object.values((await room()).upscales);
    expect(request).toMatchObject({ as: 'cores', phase: 'federale', deadline: '2022-03-15T08:00:00.000Z' });
    expect(Object.keys((await room()).decisions[derivedId(request!.id, 'requested')]!.receipts)).toEqual([
      'minister-interior',
    ]);
    await visitors.leave();

    // 15 March: the Minister does not follow.
    const minister = await sit('minister', '2022-03-15T07:40:00Z');
    await phases(minister);
    await minister.getByRole('button', { name: 'Répondre à la demande' }).last().click(COMES);
    const answering = minister.getByRole('dialog', { name: 'Répondre à la demande' });
    await answering.getByRole('radio', { name: 'refusée', exact: true }).check({ force: true, ...COMES });
    await answering.getByLabel('Motif').fill('Les moyens provinciaux peuvent suffire');
    await answering.getByRole('button', { name: 'Répondre à la demande' }).click();
    await gone(minister);
    expect((await room()).upscales[request!.id]?.answer).toMatchObject({ answer: 'refused', how: 'self' });
    await visitors.leave();

    // The same day the High Official consults, and declares from her phone: no site, the whole Region.
    const official = await sit('high-official', '2022-03-15T12:00:00Z', { display: PHONE });
    await official.getByText('Direct', { exact: true }).waitFor(COMES);
    await official.locator('body').press('Alt+f');
    const declaring = official.getByRole('dialog', { name: 'Déclarer une phase' });
    await declaring.getByRole('button', { name: 'Consigner une consultation' }).tap(COMES);
    const consulting = official.getByRole('dialog', { name: 'Consigner une consultation' });
    await consulting.getByLabel('En une ligne').fill('D’accord');
    await consulting.getByRole('button', { name: 'Ajouter un avis' }).tap();
    const second = consulting.getByRole('group', { name: 'Avis 2' });
    await second.getByLabel('Consulté').selectOption({ index: 1 });
    await second.getByLabel('En une ligne').fill('Demande une répartition entre communes');
    await consulting.getByRole('button', { name: 'Consigner la consultation' }).tap();
    await gone(official);
    now = new Date('2022-03-15T12:10:00Z');
    await official.reload();
    await official.getByText('Direct', { exact: true }).waitFor(COMES);
    await official.locator('body').press('Alt+f');
    await declaring.getByRole('button', { name: 'Toute la Région' }).tap(COMES);
    for (let n = 1; n <= 9; n++) await declaring.getByLabel(`${n} ·`).fill(`Ukraine, paramètre ${n}`);
    await declaring
      .getByRole('group', { name: /^Consultations préalables/ })
      .getByRole('checkbox')
      .check();
    await declaring.getByRole('region', { name: 'Seront avertis, avec accusé' }).waitFor(COMES);
    expect(await violationsOn(official)).toEqual([]);
    await declaring.getByRole('button', { name: 'Déclarer la phase provinciale' }).tap();
    await gone(official);
    const [declaration] = Object.values((await room()).phases);
    expect(declaration).toMatchObject({ phase: 'provinciale', declared: { how: 'self' } });
    expect(declaration).not.toHaveProperty('incident');
    expect(declaration?.communes).toHaveLength(19);
    expect(declaration?.consultations).toHaveLength(1);
    const notice = (await room()).decisions[derivedId(declaration!.id, 'declared')]!;
    expect(Object.keys(notice.receipts)).toEqual(expect.arrayContaining(['minister-interior', '21001', '21019']));
    await visitors.leave();

    // The committee of the five disciplines sits the same day.
    const staff = await sit('operator', '2022-03-15T15:00:00Z');
    await phases(staff);
    await staff.getByRole('button', { name: 'Réunir un organe' }).click(COMES);
    const convening = staff.getByRole('dialog', { name: 'Réunir un organe' });
    await convening.getByRole('button', { name: 'Réunir le CC-Prov' }).click(COMES);
    await gone(staff);
    for (const seat of ['Dir-SI', 'Dir-Med', 'Dir-Pol', 'Dir-Log', 'Dir-Info']) {
      await staff.getByRole('button', { name: `Occuper le siège ${seat}` }).click(COMES);
      const sitting = staff.getByRole('dialog', { name: 'Prendre un siège' });
      await sitting.getByRole('button', { name: 'Prendre un siège' }).click(COMES);
      await gone(staff);
    }
    await staff.getByTitle(/^D5 information, à son poste/).waitFor(COMES);
    expect(await violationsOn(staff)).toEqual([]);
    await visitors.leave();

    // 30 June: lifted. The strip shows three and a half months to scale.
    const june = await sit('high-official', '2022-06-30T14:00:00Z');
    await phases(june);
    await june
      .getByRole('listitem')
      .filter({ hasText: /Phase provinciale, 15\/03\/2022 .*en cours, 107\sj/ })
      .first()
      .waitFor({ state: 'attached', ...COMES });
    await june.getByRole('button', { name: 'Lever la phase' }).click(COMES);
    const lifting = june.getByRole('dialog', { name: 'Lever la phase provinciale' });
    await lifting.getByLabel('Motif de la levée').fill('L’accueil est organisé par les services ordinaires');
    await lifting.getByRole('button', { name: 'Lever la phase provinciale' }).click();
    await gone(june);
    await june.getByText('Aucune phase déclarée. La veille n’est pas une phase.').waitFor(COMES);
    const lifted = (await room()).phases[declaration!.id]?.lifted;
    expect(lifted?.decidedAt.slice(0, 10)).toBe('2022-06-30');
    expect((await room()).decisions[derivedId(declaration!.id, 'lifted')]?.kind).toBe('notification');
    expect(visitors.faults).toEqual([]);
  }, 300_000);
});
