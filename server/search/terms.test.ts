import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOf, marksIn, termsOf, wantedIn } from './terms.ts';
import { fold, wordsOf } from './words.ts';

/** Whether a question finds a text, as the index would answer. */
function finds(question: string, text: Parameters<typeof termsOf>[0][number]): boolean {
  const terms = termsOf([text]).split(' ');
  return wantedIn(question).every(
    ({ terms: any, prefix }) =>
      any.some(term => terms.includes(term)) || (prefix !== undefined && terms.some(term => term.startsWith(prefix))),
  );
}

const FRENCH = [
  ['fumée', 'fumées', 'fumee', 'FUMEES'],
  ['évacuation', 'évacuer', 'évacué', 'évacuées', 'evacuations'],
  ['blessé', 'blessés', 'blessée', 'blesses'],
  ['pompier', 'pompiers'],
  ['hôpital', 'hôpitaux', 'hopitaux'],
  ['inondation', 'inondé', 'inondations'],
  ['intoxication', 'intoxiqué', 'intoxiqués', 'intoxiquées'],
  ['victime', 'victimes'],
  ['périmètre', 'périmètres', 'perimetre'],
  ['station', 'stations'],
  ['fermer', 'fermé', 'fermée', 'fermées'],
  ['niveau', 'niveaux'],
];
const DUTCH = [
  ['ontruiming', 'ontruimen', 'ontruimd', 'ontruimingen'],
  ['gewonde', 'gewonden', 'gewond'],
  ['slachtoffer', 'slachtoffers'],
  ['ziekenhuis', 'Ziekenhuis'],
  ['brandweerman', 'BRANDWEERMAN'],
  ['geëvacueerd', 'geevacueerd', 'evacueren'],
  ['perimeter', 'perimeters'],
  ['gemeente', 'gemeenten'],
  ['afgesloten', 'AFGESLOTEN'],
  ['dichte', 'dicht'],
  ['tunnel', 'tunnels'],
  ['ladder', 'ladders'],
];

describe('[engine.5] words of the log', () => {
  it.each([...FRENCH, ...DUTCH])('%s is found by each of its forms', (...forms) => {
    for (const written of forms) {
      for (const asked of forms)
        expect(finds(`${asked} `, `Bericht: ${written}, quai`), `${asked} → ${written}`).toBe(true);
    }
  });

  it('of one text in both languages are found in either', () => {
    const text = { fr: 'Quais évacués, fumée dense', nl: 'Perrons ontruimd, dichte rook' };
    for (const question of ['évacuation', 'ontruiming', 'fumees denses', 'rook'])
      expect(finds(`${question} `, text)).toBe(true);
    expect(finds('inondation ', text)).toBe(false);
  });

  it('are found while they are being typed', () => {
    for (const typed of ['fum', 'fumé', 'fumee d', 'Mad']) expect(finds(typed, 'Fumée dense à Madou')).toBe(true);
    expect(finds('Mad ', 'Fumée dense à Madou')).toBe(false);
    // What is typed is never taken for a stem.
    for (const typed of ['_f', '_fum', 'nf']) expect(finds(`x${typed}`, 'Fumée')).toBe(false);
  });

  it('that fit better count more', () => {
    const [wanted] = wantedIn('fumée');
    expect(wanted && ['fumee', 'fumees', 'rook'].map(word => fitOf(word, wanted))).toEqual([1, 0.8, 0]);
  });

  it('are marked where they stand, letter by letter', () => {
    const text = '02:14 Fumées denses, quai évacué';
    const marked = marksIn(text, wantedIn('fumée évacuation ')).map(([from, to]) => text.slice(from, to));
    expect(marked).toEqual(['Fumées', 'évacué']);
  });

  it('whatever is typed: every word of a text finds it, and marks are words of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const words = wordsOf(text).slice(0, 12);
        for (const { from, to } of words) expect(finds(`${text.slice(from, to)} `, text)).toBe(true);
        for (const [from, to] of marksIn(text, wantedIn(text))) expect(fold(text.slice(from, to))).not.toBe('');
      }),
    );
  });
});
