import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sketch } from '../../server/demonstration/sketch.ts';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import type { TestConsole } from '../../server/testing/testConsole.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, startVisitors, type Visitors } from '../testing/chromium.ts';

describe('[engine.5] messages and the log, on the real server in a real browser', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  let witness: TestConsole;
  const madou = crypto.randomUUID();
  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
    visitors = await startVisitors(belfry, { map: false });
    witness = await belfry.connect('auditor');
    await belfry.command('operator', 'incident.open', {
      ...{ incident: madou, kind: 'incident', title: 'Fumée Madou', severity: 'severe' },
      point: [4.369118, 50.849481],
    });
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
  const sit = async (account = 'operator', theme: 'dark' | 'light' = 'dark') => {
    const { page } = await visitors.signIn(account, { theme });
    await page.getByText('Direct', { exact: true }).waitFor(COMES);
    await page.getByRole('searchbox', { name: 'Chercher dans le journal' }).waitFor(COMES);
    return page;
  };
  const logField = (page: Page) => page.getByRole('combobox', { name: 'Écrire au journal' });
  const lineOf = (text: string) => Object.values(witness.room.log).find(entry => entry.text === text);
  const messageOf = (text: string) => Object.values(witness.room.messages).find(message => message.text === text);

  test('messages are taken in, ticked and triaged together by the keyboard alone', async () => {
    const page = await sit();
    const text = page.getByRole('textbox', { name: 'Message', exact: true });
    await page.keyboard.press('Alt+b');
    await text.waitFor(COMES);
    for (const said of ['Fumée rue Scailquin', 'Cave enfumée, rue Scailquin 12', 'Demande de presse']) {
      await text.fill(said);
      await page.getByRole('textbox', { name: 'De la part de' }).fill('Riverain');
      await page.keyboard.press('Control+Enter');
      await witness.until(() => messageOf(said) !== undefined);
      await page.getByRole('button', { name: said }).waitFor(COMES);
    }
    expect(
      ['Fumée rue Scailquin', 'Cave enfumée, rue Scailquin 12', 'Demande de presse'].map(t => messageOf(t)?.number.n),
    ).toEqual([1, 2, 3]);
    await page.getByRole('button', { name: 'Fumée rue Scailquin' }).focus();
    for (const key of ['Space', 'j', 'Space', '1', 'l']) await page.keyboard.press(key);
    await witness.until(() => messageOf('Cave enfumée, rue Scailquin 12')?.triaged !== undefined);
    const lines = ['Fumée rue Scailquin', 'Cave enfumée, rue Scailquin 12'].map(lineOf);
    expect(lines.map(line => [line?.source, line?.message?.n])).toEqual([
      ['D1', 1],
      ['D1', 2],
    ]);
    // The cursor stands on what is left.
    await page.getByRole('button', { name: 'Demande de presse' }).focus();
    await page.keyboard.press('x');
    await page.getByRole('textbox', { name: 'Pourquoi sans suite' }).fill('Renvoyé vers D5');
    await page.keyboard.press('Enter');
    await witness.until(() => messageOf('Demande de presse')?.triaged?.to === 'aside');
    await page.getByText('Tous les messages sont triés').waitFor(COMES);
  });

  test('a text with somebody’s health data is warned of before it leaves, and kept only with a reason', async () => {
    const page = await sit();
    const text = 'Jean Dupont souffre de diabète, quai Simonis';
    await logField(page).fill(text);
    await page.keyboard.press('Enter');
    await page.getByText('Données de santé d’une personne ?').waitFor(COMES);
    expect(lineOf(text)).toBeUndefined();
    await page.getByRole('textbox', { name: 'Motif de le garder' }).fill('Insuline demandée par D2');
    await page.keyboard.press('Enter');
    await witness.until(() => lineOf(text)?.healthReason === 'Insuline demandée par D2');
  });

  test('a line calls a function by @, carries an image that was dropped, says when it happened, and is corrected', async () => {
    const page = await sit();
    const field = logField(page);
    const { bytes } = sketch();
    const transfer = await page.evaluateHandle(
      data => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([new Uint8Array(data)], 'croquis.png', { type: 'image/png' }));
        return dropped;
      },
      [...bytes],
    );
    await field.dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByRole('button', { name: 'Retirer croquis.png' }).waitFor(COMES);
    await page.getByRole('combobox', { name: 'Qui parle' }).selectOption('D1');
    await field.click();
    await page.keyboard.type('Six bus demandés @Dir-L');
    await page.getByRole('option', { name: '@Dir-Log' }).waitFor(COMES);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const written = () =>
      Object.values(witness.room.log).find(e => typeof e.text === 'string' && e.text.startsWith('Six bus'));
    await witness.until(() => written() !== undefined);
    expect(written()).toMatchObject({
      source: 'D1',
      mentions: { functions: ['dir-d4'] },
      attachments: [{ name: 'croquis.png', type: 'image/png', size: bytes.length }],
    });
    await page.getByRole('img', { name: 'Image jointe : croquis.png' }).waitFor(COMES);
    const row = page.getByRole('listitem').filter({ hasText: 'Six bus demandés' });
    await row.getByRole('button', { name: 'Corriger' }).press('Enter');
    await page.getByRole('textbox', { name: 'Nouveau texte' }).fill('Quatre bus demandés');
    await page.getByRole('textbox', { name: 'Motif de la correction' }).fill('Confirmé par la STIB');
    await page.keyboard.press('Enter');
    await witness.until(() => written()?.corrections?.length === 1);
    await page.getByRole('deletion').filter({ hasText: 'Six bus' }).waitFor(COMES);
  });

  test('who is mentioned is asked, reads the line, and says that it was seen', async () => {
    const entry = crypto.randomUUID();
    const text = 'Rappeler Sibelga avant 02:40';
    await belfry.command('officer', 'log.write', { entry, text, mentions: { functions: ['regional-operator'] } });
    const page = await sit();
    await page.getByRole('button', { name: 'Lire la ligne' }).click(COMES);
    await page.getByRole('dialog').getByRole('button', { name: 'J’ai vu' }).click(COMES);
    await witness.until(() => witness.room.log[entry]?.seen?.['regional-operator'] !== undefined);
    await page.getByRole('button', { name: 'Lire la ligne' }).waitFor({ state: 'detached', ...COMES });
  });

  test('what was written is found while it is typed, marked, and opened among its neighbours', async () => {
    const entry = crypto.randomUUID();
    const text = { fr: 'Quais évacués à Botanique', nl: 'Perrons ontruimd in Kruidtuin' };
    await belfry.command('operator', 'log.write', { entry, incident: madou, text });
    const page = await sit();
    await page.keyboard.press('Alt+s');
    await page.keyboard.type('evacuation botan');
    const hit = page.getByRole('list', { name: 'Chercher dans le journal' }).getByRole('button').first();
    await hit.getByText('évacués', { exact: true }).waitFor(COMES);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Fumée Madou' }).waitFor(COMES);
    const line = page
      .getByRole('list', { name: 'Journal', exact: true })
      .getByRole('listitem')
      .filter({ hasText: 'Quais évacués' });
    await line.waitFor(COMES);
    expect(await page.getByRole('searchbox', { name: 'Chercher dans le journal' }).inputValue()).toBe('');
  });

  test.each(['dark', 'light'] as const)('axe finds no violation on the messages and the log, %s', async theme => {
    await belfry.command('operator', 'message.receive', {
      ...{ message: crypto.randomUUID(), channel: 'radio', from: { name: 'Autopompe 2' }, text: `Contrôle ${theme}` },
      receivedAt: new Date().toISOString(),
    });
    const page = await sit('operator', theme);
    await page.keyboard.press('Alt+b');
    await page.getByRole('button', { name: `Contrôle ${theme}` }).click(COMES);
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Texte au journal' }).waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('searchbox', { name: 'Chercher dans le journal' }).fill('fum');
    await page.getByRole('list', { name: 'Chercher dans le journal' }).getByRole('button').first().waitFor(COMES);
    expect(await violationsOn(page)).toEqual([]);
  });
});
