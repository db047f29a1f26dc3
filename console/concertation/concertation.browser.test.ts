import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../../server/testing/belfry.ts';
import { hashOfMinutes } from '../../shared/meetings/minutes.ts';
import { NIS_CODES } from '../../shared/territory/reference.ts';
import { violationsOn } from '../testing/axe.ts';
import { COMES, PHONE, startVisitors, type Visitors } from '../testing/chromium.ts';

const QUESTION = {
  fr: 'Peut-on rouvrir la Petite Ceinture côté sud ?',
  nl: 'Kan de Kleine Ring aan de zuidkant open?',
};

describe('the table and the meeting, in a real browser on the real server', () => {
  let belfry: TestBelfry;
  let visitors: Visitors;
  /** Where the test puts the server's clock, ms after the real one. */
  let ahead = 0;
  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false, clock: () => new Date(Date.now() + ahead) });
    visitors = await startVisitors(belfry, { map: false });
  });
  afterEach(async () => {
    await visitors.leave();
    expect(visitors.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await visitors?.close();
    await belfry?.stop();
  });
  const room = () => belfry.belfry.worlds.live.room;
  const mandateOf = (account: string) =>
    Object.values(room().mandates).find(m => m.person === belfry.personOf(account))?.id as string;
  const ok = (answer: unknown): void => expect(answer).toMatchObject({ ok: true });
  const sheetOf = (page: import('playwright-core').Page) => page.getByRole('region', { name: 'Concertation' });
  /** A round to these, asked by the operator. */
  const ask = async (to: object, more: object = {}): Promise<string> => {
    const round = crypto.randomUUID();
    ok(await belfry.command('operator', 'round.ask', { round, question: QUESTION, to, ...more } as never));
    return round;
  };

  test('[engine.4] [engine.9] nineteen communes are polled, seventeen answer, two silent are chased and named in the minutes, and the chair signs', async () => {
    const { page } = await visitors.signIn('operator');
    await page.getByText('Direct', { exact: true }).waitFor(COMES);
    // The meeting is opened by the keyboard; its agenda stands in the order of the method.
    await page.keyboard.press('Alt+o');
    const form = page.getByRole('dialog', { name: 'Ouvrir une réunion' });
    await form.getByLabel('Lieu').focus(COMES);
    await page.keyboard.press('Control+Enter');
    const sheet = sheetOf(page);
    await sheet.getByRole('heading', { name: 'CC-Prov n° 1' }).waitFor(COMES);
    const meeting = () => Object.values(room().meetings).find(m => m.organ === 'cc-prov');
    expect(room().mandates[meeting()!.chair]?.function).toBe('high-official');
    expect(meeting()?.agenda.map(({ part }) => part)).toEqual(['image', 'judgement', 'decision']);

    // Enter writes the next line, Tab goes to the next item.
    await sheet.getByRole('textbox', { name: 'Nouvelle ligne : Situation par discipline' }).focus();
    for (const line of ['Foyer maîtrisé', 'Station ventilée']) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Tab');
    await page.keyboard.type('Reprise possible à 04:30');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => meeting()?.notes.map(n => n.text), COMES)
      .toEqual(['Foyer maîtrisé', 'Station ventilée', 'Reprise possible à 04:30']);
    await sheet.getByRole('textbox', { name: 'Action', exact: true }).fill('Mesure CO aux quais');
    await page.keyboard.press('Enter');
    await expect.poll(() => meeting()?.actions.length, COMES).toBe(1);

    // What nobody had foreseen gets its item; a guest comes, and goes.
    await sheet.getByLabel('Point ajouté à l’ordre du jour').fill('Communication aux riverains');
    await page.keyboard.press('Enter');
    await expect
      .poll(
        () =>
          meeting()
            ?.agenda.map(({ title }) => title)
            .at(-1),
        COMES,
      )
      .toBe('Communication aux riverains');
    await sheet.getByLabel('Invité').fill('Nele Wouters');
    await sheet.getByLabel('En qualité de').fill('Sibelga');
    await page.keyboard.press('Enter');
    await sheet.getByRole('button', { name: 'Noter le départ de Nele Wouters' }).click(COMES);
    await expect
      .poll(() => Object.values(meeting()?.attendance ?? {}).find(({ name }) => name === 'Nele Wouters')?.left, COMES)
      .toBeDefined();

    // The round of the table, to the nineteen communes.
    await sheet.getByRole('button', { name: 'Lancer un tour de table' }).last().click();
    const asking = page.getByRole('dialog', { name: 'Lancer un tour de table' });
    await asking.getByRole('group', { name: 'Question' }).getByLabel('Français').fill(QUESTION.fr);
    await asking.getByRole('group', { name: 'Question' }).getByLabel('Néerlandais').fill(QUESTION.nl);
    for (const group of ['Fonctions', 'Zones de police'])
      await asking.getByRole('group', { name: group }).getByRole('button', { name: 'Personne' }).click();
    await page.keyboard.press('Control+Enter');
    await sheet.getByRole('heading', { name: QUESTION.fr }).waitFor(COMES);
    const round = () => Object.values(room().rounds).find(r => r.meeting === meeting()?.id)!;
    expect(Object.keys(round().receipts).sort()).toEqual([...NIS_CODES]);

    const silent = ['21008', '21016'];
    for (const nis of NIS_CODES.filter(code => !silent.includes(code))) {
      const word = nis === '21004' ? { answer: 'reserve', line: 'Après 04:00' } : { answer: 'ok' };
      ok(await belfry.command(`liaison-${nis}`, 'round.answer', { round: round().id, ...word } as never));
    }
    await sheet.getByText('17/19').first().waitFor(COMES);
    await sheet.getByText('Après 04:00').waitFor(COMES);
    // Half the time, and the whole of it: the two are asked again, the others not.
    for (const [seconds, times] of [
      [91, 1],
      [90, 2],
    ] as const) {
      ahead += seconds * 1_000;
      await expect.poll(() => silent.map(nis => round().receipts[nis]?.chased.length), COMES).toEqual([times, times]);
    }
    await sheet.getByText('relancé 2 fois').first().waitFor(COMES);
    expect(round().receipts['21004']?.chased).toEqual([]);

    // The end of the meeting freezes the round with it, the silent by name.
    await sheet.getByRole('button', { name: 'CC-Prov n° 1' }).click();
    await sheet.getByRole('button', { name: 'Clore et figer le procès-verbal' }).click();
    await sheet.getByRole('heading', { name: 'Procès-verbal · CC-Prov n° 1' }).waitFor(COMES);
    await sheet.getByText('1180 Uccle – sans réponse (relancé 2 fois)').waitFor(COMES);
    await sheet.getByText('1000 Bruxelles – Réserve. Après 04:00').waitFor(COMES);
    await sheet.getByText('Dir-Info', { exact: false }).first().waitFor(COMES);
    expect(
      round()
        .closed?.result.filter(row => !row.answer)
        .map(row => row.recipient),
    ).toEqual(silent);

    const chair = await visitors.signIn('high-official');
    await chair.page.getByRole('button', { name: 'Relire et signer' }).click(COMES);
    await chair.page.getByRole('button', { name: 'Signer comme présidence' }).click(COMES);
    await sheet.getByText('Signé par la présidence').waitFor(COMES);
    // On paper the minutes stand alone, dark on light, though the room is dark.
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      addEventListener('beforeprint', () => Object.assign(dataset, { printed: dataset.theme }));
    });
    const paper = await page.pdf({ format: 'A4' });
    if (process.env.BELFRY_PICTURES) writeFileSync(`${process.env.BELFRY_PICTURES}/minutes.pdf`, paper);
    const { theme, printed } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect([printed, theme]).toEqual(['light', 'dark']);
    const { minutes, hash } = meeting()!.closed!;
    expect(meeting()?.signatures).toMatchObject([{ as: 'chair', hash, mandate: meeting()?.chair }]);
    expect(hashOfMinutes(minutes)).toBe(hash);
    expect(
      await belfry.command('operator', 'meeting.note', {
        ...{ meeting: meeting()!.id, note: crypto.randomUUID(), item: minutes.agenda[0]!.item, text: 'trop tard' },
      }),
    ).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  test('[engine.4] a director answers at the desk by one key, and staff write down what was said by telephone', async () => {
    // The high official sits at a desk; a question is put to that function as to any other.
    const round = await ask({ functions: ['high-official'], zones: ['5344'] });
    const { page } = await visitors.signIn('high-official');
    await page.getByRole('button', { name: 'Répondre', exact: false }).first().click(COMES);
    const mine = page.getByRole('region', { name: 'Votre réponse' });
    await mine.waitFor(COMES);
    await page.keyboard.press('2');
    await expect
      .poll(() => room().rounds[round]?.receipts['high-official']?.answers.at(-1)?.answer, COMES)
      .toBe('reserve');

    const staff = await visitors.signIn('operator');
    await staff.page.getByRole('button', { name: 'Concertation' }).click(COMES);
    const sheet = sheetOf(staff.page);
    await sheet.getByRole('button', { name: 'ZP 5344' }).click(COMES);
    await sheet.getByRole('radio', { name: 'Non' }).check();
    await sheet.getByLabel('Dit par').fill('Insp. Leroy');
    await sheet.getByRole('button', { name: 'Noter la réponse' }).click();
    await sheet.getByText('dit par Insp. Leroy').waitFor(COMES);
    expect(room().rounds[round]?.receipts['5344']?.answers.at(-1)).toMatchObject({ answer: 'no', how: 'telephone' });
    ok(await belfry.command('operator', 'round.close', { round }));
  });

  test('[engine.4] on a phone the question stands in the reader’s language; an answer given offline leaves when it can', async () => {
    const { page, context } = await visitors.signIn('liaison-21003', { language: 'nl', display: PHONE });
    await page.getByRole('heading', { name: 'Mijn waarschuwingen' }).waitFor(COMES);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const round = await ask({ communes: ['21003', '21004'] });
    // The newest stands first: the round of the first test is still in the list, as closed.
    await page.getByRole('link', { name: QUESTION.nl }).first().click(COMES);
    await page.getByRole('heading', { name: QUESTION.nl }).waitFor(COMES);
    await expect.poll(() => room().rounds[round]?.receipts['21003']?.read, COMES).toBeDefined();
    await context.setOffline(true);
    await page.getByLabel('Eén regel, indien nodig').fill('Enkel na 04:00');
    await page.getByRole('button', { name: 'Voorbehoud' }).click();
    await page.getByText('uw antwoord is bewaard').waitFor(COMES);
    expect(room().rounds[round]?.receipts['21003']?.answers).toEqual([]);
    await context.setOffline(false);
    await page.getByText('Aangekomen bij het crisiscentrum').waitFor(COMES);
    expect(room().rounds[round]?.receipts['21003']?.answers).toMatchObject([
      { answer: 'reserve', line: 'Enkel na 04:00' },
    ]);
    expect(await violationsOn(page)).toEqual([]);
    ok(await belfry.command('operator', 'round.close', { round }));
    await page.getByText('Rondvraag afgesloten').waitFor(COMES);
    expect(await page.getByRole('button', { name: 'Nee' }).count()).toBe(0);
  });

  test.each([
    'dark',
    'light',
  ] as const)('[engine.4] [engine.9] axe finds nothing on the sheet and its forms, %s', async theme => {
    const round = await ask({ functions: ['high-official', 'dir-d1'], communes: ['21004'] });
    ok(await belfry.command('liaison-21004', 'round.answer', { round, answer: 'no', line: 'Voirie ouverte' }));
    const meeting = crypto.randomUUID();
    ok(
      await belfry.command('operator', 'meeting.open', {
        ...{ meeting, organ: 'free', name: { fr: `Point ${theme}`, nl: `Moment ${theme}` }, place: 'Salle 3' },
        chair: mandateOf('high-official'),
        agenda: [{ item: crypto.randomUUID(), part: 'image', title: 'Situation' }],
      }),
    );
    const { page } = await visitors.signIn('high-official', { theme });
    await page.getByRole('button', { name: 'Concertation' }).click(COMES);
    const sheet = sheetOf(page);
    const look = async (place: string) => expect([place, ...(await violationsOn(page))]).toEqual([place]);
    await sheet.getByRole('button', { name: QUESTION.fr }).first().click(COMES);
    await sheet.getByRole('region', { name: 'Votre réponse' }).waitFor(COMES);
    await look('round');
    await sheet.getByRole('button', { name: `Point ${theme} n° 1` }).click();
    await sheet.getByRole('heading', { name: `Point ${theme} n° 1` }).waitFor(COMES);
    await look('meeting');
    for (const [keys, name] of [
      ['Alt+v', 'Lancer un tour de table'],
      ['Alt+o', 'Ouvrir une réunion'],
    ] as const) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog', { name }).waitFor(COMES);
      await look(keys);
      await page.keyboard.press('Escape');
    }
    ok(await belfry.command('operator', 'meeting.close', { meeting }));
    await sheet.getByRole('heading', { name: `Procès-verbal · Point ${theme} n° 1` }).waitFor(COMES);
    await look('minutes');
    ok(await belfry.command('operator', 'round.close', { round }));
  });
});
