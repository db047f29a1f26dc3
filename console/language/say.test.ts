import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { commonWords } from './commonWords.ts';
import { isKey, sayBoth, sayIn } from './say.ts';
import { screenWords } from './screenWords.ts';
import type { Form, Word } from './word.ts';
import { imageLawWords } from './words/imageLaw.ts';

const words = { ...commonWords, ...screenWords, ...imageLawWords };
const sentences = (form: Form): string[] => (typeof form === 'string' ? [form] : [form.one, form.other]);
const places = (form: Form): string[] =>
  [...new Set(sentences(form).flatMap(text => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)))].sort();

describe('the dictionary', () => {
  test('[room.6] no two files claim one key', async () => {
    const folder = new URL('./words/', import.meta.url);
    const files = await Promise.all(
      (await readdir(folder)).map(name => import(new URL(name, folder).href) as Promise<Record<string, object>>),
    );
    const claimed = files.flatMap(file => Object.values(file).flatMap(each => Object.keys(each)));
    expect(Object.keys(words).sort()).toEqual([...claimed].sort());
  });

  test.each(Object.entries(words) as [string, Word][])('%s asks for the same values in each language', (_key, word) => {
    expect(places(word.nl)).toEqual(places(word.fr));
    expect(places(word.en)).toEqual(places(word.fr));
    for (const text of [word.fr, word.nl, word.en].flatMap(sentences)) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/!|'/);
    }
  });
});

describe('saying', () => {
  test('[room.6] a plural follows the rules of its language: French counts zero as one', () => {
    expect(sayIn('fr')('room.communes', { n: 0 })).toBe('0 commune');
    expect(sayIn('nl')('room.communes', { n: 0 })).toBe('0 gemeenten');
    expect(sayIn('nl')('alert.issueTo', { n: 1 })).toBe('Waarschuwing naar 1 gemeente sturen');
    expect(sayIn('fr')('alert.issueTo', { n: 3 })).toBe('Émettre l’alerte à 3 communes');
    expect(sayIn('en')('alert.issueTo', { n: 19 })).toBe('Issue the alert to 19 communes');
  });

  test('French has a no-break space before a colon and inside its quotes, Dutch has not', () => {
    expect(sayIn('fr')('incident.openNamed', { title: 'Fumée' })).toBe('Ouvrir «\u00a0Fumée\u00a0»');
    expect(sayIn('fr')('room.exerciseWhy')).toContain('fermé\u00a0: aucun');
    expect(sayIn('nl')('room.exerciseWhy')).toContain('wereld: geen');
  });

  test('a wall says both languages, and once what is the same in both', () => {
    expect(sayBoth('phase.name.provinciale')).toEqual(['Phase provinciale', 'Provinciale fase']);
    expect(sayBoth('phase.disciplines')).toEqual(['Disciplines']);
  });

  test('a typed value that looks like a place is shown as typed', () => {
    expect(sayIn('en')('log.incidentOpened', { title: '{title} $& {n}' })).toBe('Incident opened: {title} $& {n}');
  });

  test('a key made of parts is known only if the dictionary has it', () => {
    expect(isKey('feed.reason.timed-out')).toBe(true);
    expect(isKey('feed.reason.struck-by-lightning')).toBe(false);
    expect(isKey('constructor')).toBe(false);
  });
});
