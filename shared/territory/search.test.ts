import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMUNES } from './reference.ts';
import { searchTerritory } from './search.ts';

const communes = (query: string, language: 'fr' | 'nl' | 'en' = 'fr') =>
  searchTerritory(query, language).flatMap(found => (found.kind === 'commune' ? found.nis : []));

describe('searching the territory', () => {
  it('[room.5] "st gilles" finds 21013', () => {
    expect(communes('st gilles')).toEqual(['21013']);
    expect(communes('sint gillis', 'nl')).toEqual(['21013']);
  });

  it.each([
    ['ST-GILLES', '21013'],
    ['Saint Gilles', '21013'],
    ['stgilles', '21013'],
    ['st. gillis', '21013'],
    ['ste agathe', '21003'],
    ['agathe berchem', '21003'],
    ['st josse', '21014'],
    ['sint joost', '21014'],
    ['sint jans', '21012'],
    ['st jean', '21012'],
    ['elsene', '21009'],
    ['watermael boits', '21017'],
    ['boitsfort', '21017'],
    ['laken', '21004'],
    ['neder over heembeek', '21004'],
    ['vorst', '21007'],
    ['1060', '21013'],
    ['21013', '21013'],
  ])('[room.5] "%s" finds %s first', (query, nis) => {
    expect(communes(query)[0]).toBe(nis);
  });

  it('never takes a postal code for a commune: 1050 finds Ixelles and the part of Bruxelles', () => {
    expect(communes('1050')).toEqual(['21009', '21004']);
  });

  it('[room.5] orders what fits alike by the language of the reader', () => {
    expect(communes('woluwe', 'fr')).toEqual(['21018', '21019']);
    const french = communes('1', 'fr').filter(nis => ['21007', '21016'].includes(nis));
    const dutch = communes('1', 'nl').filter(nis => ['21007', '21016'].includes(nis));
    expect(french).toEqual(['21007', '21016']); // Forest, Uccle
    expect(dutch).toEqual(['21016', '21007']); // Ukkel, Vorst
  });

  it('finds a police zone by code, name and nickname, and says by what', () => {
    expect(searchTerritory('5342', 'nl')).toEqual([
      { kind: 'zone', zone: '5342', name: 'Ukkel/Watermaal-Bosvoorde/Oudergem', by: '5342' },
    ]);
    expect(searchTerritory('polbruno', 'fr')[0]).toMatchObject({ kind: 'zone', zone: '5344' });
    expect(searchTerritory('uccle', 'fr').map(({ kind }) => kind)).toEqual(['commune', 'zone']);
  });

  it('finds nothing for nothing and for what is not there', () => {
    for (const query of ['', '  ', '-', 'Leuven', '3000', 'st leuven'])
      expect(searchTerritory(query, 'fr')).toEqual([]);
  });

  it('[room.5] finds every commune by either name without accents, hyphens or capitals, and by any beginning of it', () => {
    const named = fc.constantFrom(
      ...COMMUNES.flatMap(({ nis, fr, nl }) => [
        { nis, name: fr },
        { nis, name: nl },
      ]),
    );
    fc.assert(
      fc.property(named, fc.constantFrom('-', ' ', '', '  '), fc.nat(), ({ nis, name }, between, cut) => {
        const typed = name.toLowerCase().replace(/-/g, between);
        const beginning = typed.slice(0, 2 + (cut % Math.max(1, typed.length - 1)));
        expect(communes(typed)[0]).toBe(nis);
        expect(communes(beginning)).toContain(nis);
      }),
    );
  });

  it('stands any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), query => Array.isArray(searchTerritory(query, 'en'))));
  });
});
