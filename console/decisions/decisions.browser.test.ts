import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Device, type PushService, startPushService } from '../../server/alerts/pushService.fixture.ts';
import { startTestBelfry, TEST_PASSWORD, type TestBelfry } from '../../server/testing/belfry.ts';
import { pathOf } from '../../shared/alerts/push.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import { secondOf } from '../language/moment.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, PHONE, startVisitors, type Visitors } from '../testing/chromium.ts';

const METRO = { fr: 'Fermer le métro, lignes 2 et 6', nl: 'Metro sluiten, lijnen 2 en 6' } as const;
const BODY = {
  fr: 'Arrêtez toutes les rames et évacuez les stations.',
  nl: 'Leg alle metrostellen stil en ontruim de stations.',
} as const;

/**
 * The morning on which the order to close the metro never reached its company, as it goes here: on the real server with
 * its real chains and a push service of its own. Nobody waits a minute: the server's clock and the desk's are set on.
 */
describe('22 March 2016: the metro is to be closed and the transport company does not answer', () => {
  let service: PushService;
  let belfry: TestBelfry;
  let visitors: Visitors;
  let operator: Page;
  let highOfficial: Page;
  let alternate: Page;
  let dispatcherDevice: Device;
  let alternateDevice: Device;
  /** Seconds by which the server is ahead. */
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead * 1_000);
  const passes = async (seconds: number) => {
    ahead += seconds;
    await operator.clock.fastForward(seconds * 1_000);
  };
  const decision = (): Decision => {
    const found = Object.values(belfry.belfry.worlds.live.room.decisions).find(d => d.headline.fr === METRO.fr);
    if (!found) throw new Error('the decision is not in the room');
    return found;
  };
  const company = () => decision().receipts['transport-dispatch'];
  /** What the operator's list asks, by its words and its act: the bell's twin and the log say the same words beside it. */
  const asking = (hasText: string, act: string) =>
    operator
      .getByRole('listitem')
      .filter({ hasText })
      .filter({ has: operator.getByRole('button', { name: act }) });
  /** A device of an account that the push service reaches. */
  const subscribe = async (account: string): Promise<Device> => {
    const device = service.device();
    const body = { endpoint: device.endpoint, keys: device.keys };
    const { status } = await belfry.request('/api/push/subscriptions', { account, method: 'POST', body });
    expect(status).toBe(201);
    return device;
  };

  beforeAll(async () => {
    service = await startPushService();
    belfry = await startTestBelfry({ pictures: false, pushRule: service.rule, clock });
    const holder = Object.values(belfry.belfry.worlds.live.room.mandates).find(
      m => m.function === 'transport-dispatch',
    );
    const person = randomUUID();
    await belfry.own('person.register', { person, name: 'Veerle Smets', language: 'nl' });
    await belfry.own('mandate.grant', {
      ...{ mandate: randomUUID(), person, function: 'transport-dispatch', scope: 'region' },
      ...(holder ? { deputyOf: holder.id, rank: 1 } : {}),
      from: '2026-02-01T00:00:00Z',
    });
    await belfry.belfry.accounts.add('stib-alternate', person, TEST_PASSWORD);
    dispatcherDevice = await subscribe('stib');
    dispatcherDevice.turnOff();
    visitors = await startVisitors(belfry, { map: false });
    operator = (await visitors.signIn('operator')).page;
    highOfficial = (await visitors.signIn('high-official')).page;
    const phone = { ...PHONE, locale: 'nl-BE' };
    alternate = (await visitors.signIn('stib-alternate', { language: 'nl', display: phone })).page;
    for (const desk of [operator, highOfficial]) await desk.getByText('Direct', { exact: true }).waitFor(COMES);
    await alternate.getByRole('heading', { name: 'Mijn waarschuwingen' }).waitFor(COMES);
    // The phone in the browser has no push service; its pushes are taken by a device of the same person.
    alternateDevice = await subscribe('stib-alternate');
    await operator.clock.install();
  }, 120_000);
  // A step stands on the one before it.
  let failed: string | undefined;
  beforeEach(() => {
    if (failed) throw new Error(`the morning ended at: ${failed}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
    await service?.close();
  });

  test('[engine.3] 22 March 2016: the High Official orders the metro closed, in both languages, on a legal basis', async () => {
    await highOfficial.keyboard.press('Alt+d');
    const form = highOfficial.getByRole('dialog', { name: 'Prendre ou enregistrer une décision' });
    await form.waitFor(COMES);
    const headline = form.getByRole('group', { name: 'Ce qui est décidé' });
    await headline.getByLabel('Français').fill(METRO.fr);
    await headline.getByLabel('Néerlandais').fill(METRO.nl);
    const body = form.getByRole('group', { name: 'Texte' });
    await body.getByLabel('Français').fill(BODY.fr);
    await body.getByLabel('Néerlandais').fill(BODY.nl);
    await form.getByLabel('STIB', { exact: true }).check();
    await form.getByLabel('SIAMU', { exact: true }).check();
    const send = form.getByRole('button', { name: /^Prendre la décision/ });
    // Without a legal basis an order is refused, at its field, and nothing typed is lost.
    await send.click();
    await form.getByText('Un ordre ou une mesure cite sa base légale').waitFor(COMES);
    await form.getByLabel('Base légale').selectOption('special-law-1989-48');
    await send.click();
    await form.waitFor({ state: 'hidden', ...COMES });
    expect(decision()).toMatchObject({
      ...{ kind: 'order', how: 'self', headline: METRO, body: BODY },
      basis: { id: 'special-law-1989-48', version: '1989' },
    });
    const shown = highOfficial.getByRole('region', { name: 'Décisions' });
    await shown.getByRole('row', { name: /STIB/ }).waitFor(COMES);
  });

  test('[engine.3] 22 March 2016: the dispatcher’s device is rung, and rung again; nobody answers', async () => {
    await expect.poll(() => dispatcherDevice.taken.length, COMES).toBe(1);
    await passes(20);
    await expect.poll(() => dispatcherDevice.taken.length, COMES).toBe(2);
    expect(alternateDevice.got).toEqual([]);
    expect(company()?.received).toBeUndefined();
  });

  test('[engine.3] 22 March 2016: sixty seconds after the order the company is red at the desk, with whom to call', async () => {
    const red = asking('STIB sans réponse', 'Appeler STIB');
    expect(await red.count()).toBe(0);
    await passes(41);
    await red.waitFor(COMES);
    await red.getByRole('button', { name: 'Appeler STIB' }).click(COMES);
    const call = operator.getByRole('dialog', { name: 'Appeler STIB' });
    const list = call.getByRole('group', { name: 'Qui appeler' });
    await list.getByText('Dispatching STIB – MIVB').waitFor(COMES);
    await list.getByText('Veerle Smets').waitFor(COMES);
    expect(await violationsOn(operator)).toEqual([]);
    await call.getByRole('radio', { name: 'N’a pas répondu' }).check();
    await call.getByRole('button', { name: 'Noter l’appel' }).click();
    await expect.poll(() => company()?.calls?.length, COMES).toBe(1);
    expect(company()?.calls?.[0]).toMatchObject({ name: 'Dispatching STIB – MIVB', outcome: 'no-answer' });
  });

  test('[engine.3] 22 March 2016: the alternate is rung, opens the order on a phone, and has understood it', async () => {
    await expect.poll(() => alternateDevice.got.length, COMES).toBe(1);
    const message = alternateDevice.got[0]!;
    expect(message).toMatchObject({ of: 'decision', headline: METRO });
    await alternate.goto(`${belfry.url}${pathOf(message)}`);
    await alternate.getByRole('heading', { name: METRO.nl }).waitFor(COMES);
    await alternate.getByText('Hoge Ambtenaar').waitFor(COMES);
    await alternate.getByText(BODY.nl).waitFor(COMES);
    expect(await violationsOn(alternate)).toEqual([]);
    await alternate.getByRole('button', { name: 'Ontvangen en begrepen' }).click();
    await alternate.getByText('Aangekomen bij het crisiscentrum').waitFor(COMES);
    await expect.poll(() => company()?.understood, COMES).toBeDefined();
    const red = asking('STIB sans réponse', 'Appeler STIB');
    await red.waitFor({ state: 'detached', ...COMES });
  });

  test('[engine.3] 22 March 2016: it is carried out, and the time of it stands in the log and in the ladder', async () => {
    // The tunnel has no network: the word is kept with its time, and leaves by itself.
    await alternate.context().setOffline(true);
    await alternate.getByRole('button', { name: 'Uitgevoerd' }).click();
    await alternate.getByText('Geen netwerk: uw antwoord is bewaard en vertrekt later').waitFor(COMES);
    expect(company()?.executed).toBeUndefined();
    await alternate.context().setOffline(false);
    await expect.poll(() => company()?.executed, COMES).toBeDefined();
    const at = secondOf(company()?.executed?.actedAt ?? '');
    const log = operator.getByRole('list', { name: 'Journal' }).getByRole('listitem');
    await log.filter({ hasText: `STIB : exécutée à ${at}` }).waitFor(COMES);
    await operator
      .getByRole('navigation', { name: 'Carte et feuilles' })
      .getByRole('button', { name: /^Décisions/ })
      .click();
    const sheet = operator.getByRole('region', { name: 'Décisions' });
    const row = sheet.getByRole('row', { name: /STIB/ });
    await row.getByText(at.slice(0, 5)).first().waitFor(COMES);
    // The row opens into who said what, and whom the chain had tried.
    await row.getByRole('button', { name: 'STIB' }).click();
    const detail = sheet.getByRole('list', { name: 'STIB' });
    await detail.getByText('exécutée · Veerle Smets').waitFor(COMES);
    await detail.getByText('Dispatching STIB – MIVB : appareils sonnés à nouveau').waitFor(COMES);
    expect(await violationsOn(operator)).toEqual([]);
    // The chain is at rest: nobody is rung after an answer.
    const steps = company()?.chain.length;
    ahead += 600;
    await expect.poll(() => decision().receipts['fire-dispatch']?.chain.at(-1)?.step, COMES).toBe(7);
    expect(company()?.chain.length).toBe(steps);
    expect(visitors.faults).toEqual([]);
  });

  test('[engine.3] a recipient refuses with its reason, and the desk reads it in red at once', async () => {
    await belfry.signIn('siamu');
    const display = { ...PHONE, locale: 'fr-BE' };
    const phone = (await visitors.signIn('siamu', { language: 'fr', theme: 'light', display })).page;
    await phone.getByRole('link', { name: new RegExp(METRO.fr) }).click(COMES);
    await phone.getByRole('button', { name: 'Refuser' }).click(COMES);
    await phone.getByLabel(/Pourquoi refusez-vous/).fill('Le poste de commandement demande une heure');
    expect(await violationsOn(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Refuser pour cette raison' }).click();
    const red = asking('SIAMU refuse', 'Voir la décision');
    await red.getByText('Le poste de commandement demande une heure').waitFor(COMES);
  });

  test('[engine.3] the High Official lifts it, and the recipient confirms that it is undone', async () => {
    const sheet = highOfficial.getByRole('region', { name: 'Décisions' });
    await sheet.getByRole('button', { name: 'Lever la décision' }).click(COMES);
    const form = highOfficial.getByRole('dialog', { name: 'Lever la décision' });
    await form.getByLabel('Français').fill('Fin de l’évacuation');
    await form.getByLabel('Néerlandais').fill('Einde van de evacuatie');
    await form.getByRole('button', { name: 'Lever la décision' }).click();
    await expect.poll(() => decision().lifted, COMES).toBeDefined();
    await alternate.getByText('Beslissing opgeheven: Einde van de evacuatie').waitFor(COMES);
    await alternate.getByRole('button', { name: 'Opheffing bevestigen' }).click();
    await expect.poll(() => company()?.lifted, COMES).toBeDefined();
  });
});
