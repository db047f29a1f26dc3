import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../shared/sitreps/freeze.ts';
import type { Sitrep } from '../../shared/sitreps/schema.ts';
import { boxAround, inside } from '../../shared/testing/places.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import { pdfPages } from './pdfText.fixture.ts';

const incident = crypto.randomUUID();
const first = crypto.randomUUID();
const second = crypto.randomUUID();
const exercise = crypto.randomUUID();
let now = new Date('2026-11-24T01:10:00Z');
let town: TestBelfry;

const to = { communes: ['21014', '21004'], functions: ['high-official' as const] };
async function does(...[account, type, data]: Parameters<TestBelfry['command']>) {
  const answer = await town.command(account, type, data);
  if (!answer.ok) throw new Error(`${account} ${type}: ${JSON.stringify(answer.error)}`);
}
async function file(account: string, path: string, headers: Record<string, string> = {}) {
  const token = await town.signIn(account);
  const answer = await fetch(`${town.url}/api/sitreps/${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
const pagesOf = async (account: string, path: string) => pdfPages((await file(account, path)).bytes);
const flat = (text: string) => text.replace(/\s+/g, ' ');

beforeAll(async () => {
  town = await startTestBelfry({ clock: () => now });
  await does('operator', 'incident.open', {
    incident,
    kind: 'incident',
    severity: 'severe',
    title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
    point: inside('21014'),
  });
  for (const [zone, reach] of [
    ['red', 0.0006],
    ['orange', 0.0016],
    ['yellow', 0.003],
  ] as const)
    await does('operator', 'perimeter.draw', {
      perimeter: crypto.randomUUID(),
      ...{ incident, zone },
      area: boxAround(inside('21014'), reach),
      reason: 'fumée',
    });
  await does('operator', 'sitrep.contribute', {
    incident,
    section: 'D2',
    name: 'Dr. Mertens',
    fields: { situation: { fr: 'Sept blessés légers.', nl: 'Zeven lichtgewonden.', basedOn: 0 } },
  });
  for (const [source, figure] of [
    ['D2', 7],
    ['D3', 9],
  ] as const)
    await does('operator', 'toll.report', {
      report: crypto.randomUUID(),
      ...{ incident, source, figure, category: 'affected', asOf: now.toISOString() },
    });
  now = new Date('2026-11-24T01:44:00Z');
  await does('officer', 'sitrep.validate', { sitrep: first, incident, number: 1, to, decision: crypto.randomUUID() });
  await does('operator', 'sitrep.contribute', {
    incident,
    section: 'D2',
    fields: { situation: { fr: 'Neuf blessés légers.', nl: 'Negen lichtgewonden.', basedOn: 1 } },
  });
  await does('officer', 'sitrep.validate', {
    ...{ sitrep: second, incident, number: 2, to, decision: crypto.randomUUID() },
    corrects: { number: 1, reason: { fr: 'Chiffre de D2 dépassé.', nl: 'Cijfer van D2 achterhaald.' } },
  });
}, 120_000);
afterAll(() => town.stop());

describe('[engine.8] a report as a printed document', () => {
  it('says on every page which report it is, of what, when its picture was closed, and the page', async () => {
    const pages = await pagesOf('officer', `${first}.pdf`);
    expect(pages.length).toBeGreaterThan(1);
    for (const [i, page] of pages.entries()) {
      expect(flat(page)).toContain('n°/nr. 1');
      expect(flat(page)).toContain('Fumée, métro Madou – Rook, metro Madou');
      expect(page).toContain('24/11/2026 02:44:00 CET');
      expect(flat(page)).toContain(`page – blz. ${i + 1}/${pages.length}`);
    }
  });

  it('says in both languages what Belfry marks by itself: D2 silent for 34 minutes, seats vacant, figures that differ', async () => {
    const lines = (await pagesOf('officer', `${first}.pdf`)).join('\n');
    const text = flat(lines);
    expect(text).toContain('D2 : 34 min sans nouvelle');
    expect(text).toContain('D2: al 34 min geen nieuws');
    expect(text).toContain('D5 : siège vacant');
    expect(text).toContain('D5: onbezet');
    expect(text).toContain('divergents tegenstrijdig');
    // Seven and nine are never sixteen.
    expect(lines.split('\n')).toEqual(expect.arrayContaining(['7', '9']));
    expect(lines.split('\n')).not.toContain('16');
  });

  it.each([
    ['fr', ['Rapport de situation', 'Sept blessés légers.'], ['Situatieverslag', 'Zeven']],
    ['nl', ['Situatieverslag', 'Zeven lichtgewonden.'], ['Rapport de situation', 'Sept']],
  ])('in %s alone, where that is asked for', async (lang, has, hasNot) => {
    const text = flat((await pagesOf('officer', `${first}.pdf?lang=${lang}`)).join('\n'));
    for (const words of has) expect(text).toContain(words);
    for (const words of hasNot) expect(text).not.toContain(words);
  });

  it('lets French and Dutch take turns in standing first, unless its reader asks otherwise', async () => {
    const order = async (path: string) => {
      const text = (await pagesOf('officer', path)).join('\n');
      return text.indexOf('Rapport de situation') < text.indexOf('Situatieverslag') ? 'fr' : 'nl';
    };
    expect(await order(`${first}.pdf`)).toBe('fr');
    expect(await order(`${second}.pdf`)).toBe('nl');
    expect(await order(`${first}.pdf?first=nl`)).toBe('nl');
  });

  it('is the same bytes each time, also after a restart, and carries its title, language, structure and own faces', async () => {
    const once = (await file('officer', `${first}.pdf`)).bytes;
    await town.restart();
    const again = (await file('officer', `${first}.pdf`)).bytes;
    expect(createHash('sha256').update(again).digest('hex')).toBe(createHash('sha256').update(once).digest('hex'));
    const source = again.toString('latin1');
    expect(source).toContain('/Lang (fr-BE)');
    expect(source).toContain('/Marked true');
    expect(source).toContain('/StructTreeRoot');
    expect(source).toMatch(/\/FontName \/[A-Z]{6}\+B612/);
    expect(source).not.toContain('/BaseFont /Helvetica');
  });

  it('names the number that it puts right and why', async () => {
    const text = flat((await pagesOf('officer', `${second}.pdf?lang=fr`)).join('\n'));
    expect(text).toContain('Corrige le n° 1 Chiffre de D2 dépassé.');
    expect(text).toContain('Neuf blessés légers.');
  });

  it('carries the seal by which anybody can check what was validated', async () => {
    const room = (await town.request('/api/room', { account: 'officer' })).body as {
      state: { sitreps: Record<string, Sitrep> };
    };
    const { content, sha256 } = room.state.sitreps[first] as Sitrep;
    expect(createHash('sha256').update(canonical(content)).digest('hex')).toBe(sha256);
    expect((await pagesOf('officer', `${first}.pdf`)).join('\n')).toContain(sha256);
  });

  it('marks an exercise on every page', async () => {
    const drill = crypto.randomUUID();
    await does('operator', 'incident.open', {
      ...{ incident: drill, kind: 'exercise', severity: 'moderate' },
      title: { fr: 'Exercice tunnel', nl: 'Oefening tunnel' },
    });
    await does('officer', 'sitrep.validate', {
      sitrep: exercise,
      incident: drill,
      number: 1,
      to,
      decision: crypto.randomUUID(),
    });
    const pages = await pagesOf('officer', `${exercise}.pdf`);
    for (const page of pages) expect(page).toMatch(/EXERCICE\nOEFENING/);
    // Nothing was placed: the map shows the Region, and there is nothing to hatch.
    expect(flat(pages.join('\n'))).toContain('Carte');
  });

  it('prints a long text over as many pages as it wants and loses no line of it', async () => {
    const lines = (word: string) => Array.from({ length: 180 }, (_, i) => `${word} ${i + 1}`).join('\n');
    const [long, sitrep] = [crypto.randomUUID(), crypto.randomUUID()];
    await does('operator', 'incident.open', {
      ...{ incident: long, kind: 'event', severity: 'minor' },
      title: { fr: 'Long', nl: 'Lang' },
    });
    await does('operator', 'sitrep.contribute', {
      ...{ incident: long, section: 'D4' },
      fields: { needs: { fr: lines('ligne'), nl: lines('regel'), basedOn: 0 } },
    });
    await does('officer', 'sitrep.validate', { sitrep, incident: long, number: 1, to, decision: crypto.randomUUID() });
    const text = (await pagesOf('officer', `${sitrep}.pdf`)).join('\n').split('\n');
    for (let i = 1; i <= 180; i++) {
      expect(text).toContain(`ligne ${i}`);
      expect(text).toContain(`regel ${i}`);
    }
  });
});

describe('[engine.8] a report as text for the national portal', () => {
  it('stands in the order of the portal, one language after the other', async () => {
    const { bytes, headers } = await file('officer', `${first}.txt`);
    const text = bytes.toString('utf8');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const parts = [
      'RAPPORT DE SITUATION n° 1',
      'SITUATION D’URGENCE',
      'COORDINATION STRATÉGIQUE',
      'BILAN HUMAIN',
      'Personnes touchées\u00a0: 7 (D2, 02:10) / 9 (D3, 02:10) – divergents',
      'Sept blessés légers.',
      'MESURES EN VIGUEUR',
      'Périmètre R – rouge, exclusion',
      'LIGNE DE COMMUNICATION',
      'SIGNALÉ PAR BELFRY',
      '- D2\u00a0: 34\u00a0min sans nouvelle',
      'SITUATIEVERSLAG nr. 1',
      'Zeven lichtgewonden.',
    ];
    const places = parts.map(part => text.indexOf(part));
    expect(Object.fromEntries(parts.map((part, i) => [part, (places[i] ?? -1) >= 0]))).toEqual(
      Object.fromEntries(parts.map(part => [part, true])),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('holds one language where one is asked for', async () => {
    const text = (await file('officer', `${first}.txt?lang=nl`)).bytes.toString('utf8');
    expect(text).toContain('SITUATIEVERSLAG nr. 1');
    expect(text).not.toContain('RAPPORT');
  });
});

describe('[engine.8] a report as a file', () => {
  it('is for those to whom it was distributed, and for nobody else', async () => {
    for (const account of ['officer', 'high-official', 'liaison-21014', 'mayor-21004'])
      expect((await file(account, `${first}.pdf`)).status).toBe(200);
    for (const account of ['liaison-21009', 'zone-5339', 'police-5339'])
      expect((await file(account, `${first}.txt`)).status).toBe(404);
    expect((await fetch(`${town.url}/api/sitreps/${first}.pdf`)).status).toBe(401);
  });

  it('is kept by nobody on the way, and opens in the browser under a name that says which it is', async () => {
    const { headers } = await file('officer', `${first}.pdf?lang=nl`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe('inline; filename="sitrep-1-nl.pdf"');
  });

  it.each([
    [`${crypto.randomUUID()}.pdf`, 404],
    ['constructor.pdf', 404],
    [`${first}.docx`, 404],
    [`${first}.pdf?lang=de`, 400],
    [`${first}.pdf?world=exercise-${crypto.randomUUID()}`, 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await file('officer', path)).status).toBe(status);
  });
});
