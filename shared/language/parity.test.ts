import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesIn, differencesOf, sayDifference } from './parity.ts';

const said = (fr: string, nl: string) => differencesOf({ fr, nl }).map(sayDifference);

describe('[engine.11] what French and Dutch must say alike', () => {
  it.each([
    ['the same hour in the ways of each language', 'Rendez-vous à 14h30.', 'Afspraak om 14.30 uur.'],
    ['whole hours', 'Fermé de 14 h à 16h.', 'Gesloten van 14 uur tot 16u.'],
    ['digital hours', 'À 02:10, fumée.', 'Om 02:10 rook.'],
    ['figures with their separators', '1 200 personnes, 3,5 km', '1.200 personen, 3,5 km'],
    ['a number in words in one of them', 'Deux communes concernées', '2 gemeenten betrokken'],
    ['codes of disciplines and triage', '2 T2, 5 T3. D1 sur place.', '2 T2, 5 T3. D1 ter plaatse.'],
    ['streets, each by its name', 'Rue du Nord et boulevard Pacheco fermés', 'Noordstraat en Pachecolaan gesloten'],
    ['a place of the city', 'Place de la Monnaie évacuée', 'Muntplein ontruimd'],
    ['communes by either name', 'Saint-Josse-ten-Noode et Schaerbeek', 'Sint-Joost-ten-Node en Schaarbeek'],
    ['words that only look like a street', 'D1 sur place, au quai', 'D1 ter plaatse, op het perron'],
    [
      'the lines of the metro',
      'Fermer le métro, lignes 2 et 6, de Rogier à Trône',
      'Metro sluiten, lijnen 2 en 6, van Rogier tot Troon',
    ],
    ['the Region and the city', 'Région de Bruxelles-Capitale', 'Brussels Hoofdstedelijk Gewest'],
    ['an hour with a u and a half', 'entre 9h15 et 10h', 'tussen 9u15 en 10u'],
  ])('finds nothing in %s', (_title, fr, nl) => {
    expect(said(fr, nl)).toEqual([]);
  });

  it.each([
    ['an hour changed in French only', 'à 15h', 'om 14 uur', ['FR 15:00 · NL 14:00']],
    ['an hour that Dutch does not have', 'dès 14h30', 'zo dadelijk', ['FR 14:30 · NL –']],
    ['another figure', '42 évacués', '45 geëvacueerden', ['FR 42 · NL 45']],
    ['a figure too many', 'lignes 2 et 6', 'lijn 2', ['FR 6 · NL –']],
    ['another code', 'D3 ferme', 'D1 sluit', ['FR D3 · NL D1']],
    [
      'a street that one leaves out',
      'Rue Neuve et rue du Nord fermées',
      'Nieuwstraat gesloten',
      ['FR Rue Neuve, rue du Nord · NL Nieuwstraat'],
    ],
    ['another commune', 'à Ixelles', 'in Elsene en Ukkel', ['FR – · NL Ukkel']],
  ])('shows %s', (_title, fr, nl, expected) => {
    expect(said(fr, nl)).toEqual(expected);
  });

  it('names the field in which they differ', () => {
    const texts = { headline: { fr: 'a', nl: 'b' }, body: { fr: '14h', nl: '15u' }, instruction: undefined };
    expect(differencesIn(texts)).toEqual([{ kind: 'time', fr: '14:00', nl: '15:00', field: 'body' }]);
  });

  it('is silent where both say the same facts in any order, and never where one hour is another', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(
        fc.array(hour, { maxLength: 5 }),
        fc.array(fc.integer({ min: 25, max: 9_999 }), { maxLength: 5 }),
        (hours, figures) => {
          const fr = [...hours.map(h => `à ${h}h`), ...figures.map(n => `${n} personnes`)].join(', ');
          const nl = [...figures.map(n => `${n} personen`), ...hours.map(h => `om ${h} uur`)].join(', ');
          expect(said(fr, nl)).toEqual([]);
          expect(said(`${fr}, à 24h`, nl)).toEqual(['FR 24:00 · NL –']);
        },
      ),
    );
  });

  it('survives any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (fr, nl) => void differencesOf({ fr, nl })));
  });
});
