import { describe, expect, test } from 'vitest';
import { fine, listed } from '../../shared/language/typography.ts';
import { detectLanguage, nameOf, read } from './language.ts';
import { areaOf, coordinatesOf, distanceOf } from './measure.ts';
import {
  ageOf,
  ageStep,
  briefOf,
  clockOf,
  dateOf,
  dueOf,
  exactOf,
  isDoubled,
  minuteOf,
  secondOf,
  spanOf,
  zoneOf,
} from './moment.ts';

describe('times of Brussels', () => {
  test('[room.6] UTC is shown on the clocks of Brussels, winter and summer', () => {
    expect(exactOf('2026-11-24T01:31:07Z')).toBe('24/11/2026 02:31:07 CET');
    expect(exactOf('2026-07-21T22:05:09.500Z')).toBe('22/07/2026 00:05:09 CEST');
    expect(dateOf('2026-12-31T23:30:00Z')).toBe('01/01/2027');
  });

  test('[room.6] in the night that has two hours from 02:00 to 03:00, each time says CEST or CET', () => {
    expect(minuteOf('2026-10-25T00:31:00Z')).toBe('02:31 CEST');
    expect(minuteOf('2026-10-25T01:31:00Z')).toBe('02:31 CET');
    expect(secondOf('2026-10-25T00:59:59Z')).toBe('02:59:59 CEST');
    expect(secondOf('2026-10-25T01:00:00Z')).toBe('02:00:00 CET');
    expect(clockOf('2026-10-25T01:00:00Z')).toBe('02:00:00');
    expect(zoneOf('2026-10-25T00:59:59Z')).toBe('CEST');
  });

  test('the hours beside the doubled one carry no zone', () => {
    expect(minuteOf('2026-10-24T23:59:00Z')).toBe('01:59');
    expect(minuteOf('2026-10-25T02:00:00Z')).toBe('03:00');
    expect(isDoubled('2026-03-29T01:00:00Z')).toBe(false);
    expect(minuteOf('2026-03-29T00:59:00Z')).toBe('01:59');
    expect(minuteOf('2026-03-29T01:00:00Z')).toBe('03:00');
  });

  test('the age across the doubled hour counts what passed, not what the clocks say', () => {
    expect(ageOf('2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z', 'fr')).toBe('30\u00a0min');
  });

  test('a time of another day carries its day', () => {
    expect(briefOf('2026-11-24T01:14:00Z', '2026-11-24T01:31:00Z')).toBe('02:14');
    expect(briefOf('2026-11-23T17:04:00Z', '2026-11-24T01:31:00Z')).toBe('23/11 18:04');
  });
});

describe('ages', () => {
  test('spans are whole units that a glance takes in', () => {
    expect(spanOf(12_900, 'fr')).toBe('12\u00a0s');
    expect(spanOf(17 * 60_000, 'nl')).toBe('17\u00a0min');
    expect(spanOf(68 * 60_000, 'fr')).toBe('1\u00a0h\u00a008');
    expect(spanOf(76 * 3_600_000, 'fr')).toBe('3\u00a0j');
    expect(spanOf(76 * 3_600_000, 'nl')).toBe('3\u00a0d');
  });

  test('what was just told, or by a clock ahead of ours, is 0 min old', () => {
    expect(ageOf('2026-11-24T01:31:00Z', '2026-11-24T01:31:40Z', 'en')).toBe('0\u00a0min');
    expect(ageOf('2026-11-24T01:31:00Z', '2026-11-24T01:30:00Z', 'en')).toBe('0\u00a0min');
  });

  test('a fact ages in three steps by its own rhythm', () => {
    const from = '2026-11-24T01:00:00Z';
    expect(ageStep(from, '2026-11-24T01:10:00Z', 600_000)).toBe('fresh');
    expect(ageStep(from, '2026-11-24T01:10:01Z', 600_000)).toBe('older');
    expect(ageStep(from, '2026-11-24T01:20:01Z', 600_000)).toBe('stale');
  });

  test('a due time says how long is left, then how late it is', () => {
    expect(dueOf('2026-11-24T01:44:00Z', '2026-11-24T01:31:00Z', 'fr')).toBe('dans 13\u00a0min');
    expect(dueOf('2026-11-24T01:44:00Z', '2026-11-24T01:48:00Z', 'nl')).toBe('4\u00a0min te laat');
    expect(dueOf('2026-11-24T01:44:00Z', '2026-11-24T02:52:00Z', 'en')).toBe('1\u00a0h\u00a008 late');
  });
});

describe('language', () => {
  test('[room.6] the address chooses first, then the device, then the browser', () => {
    expect(detectLanguage('?lang=nl', 'fr', ['en-GB'])).toBe('nl');
    expect(detectLanguage('?lang=de', 'fr', ['nl-BE'])).toBe('fr');
    expect(detectLanguage('', null, ['de-BE', 'nl-BE', 'fr'])).toBe('nl');
    expect(detectLanguage('', 'klingon', ['EN-us'])).toBe('en');
  });

  test('with nothing to go by, French and Dutch take turns by day', () => {
    expect([0, 1, 2].map(day => detectLanguage('', null, ['de'], day))).toEqual(['fr', 'nl', 'fr']);
  });

  test('a text is read in the reader’s language, English falling back to French', () => {
    const text = { fr: 'Fumée', nl: 'Rook' };
    expect([read(text, 'fr'), read(text, 'nl'), read(text, 'en')]).toEqual(['Fumée', 'Rook', 'Fumée']);
    expect(read('as typed', 'nl')).toBe('as typed');
    expect(nameOf({ name_fr: 'Uccle', name_nl: 'Ukkel' }, 'nl')).toBe('Ukkel');
  });
});

describe('measures and typography', () => {
  test('figures follow the reader’s decimal sign', () => {
    expect(distanceOf(1234, 'fr')).toBe('1,2\u00a0km');
    expect(distanceOf(1234, 'en')).toBe('1.2\u00a0km');
    expect(areaOf(1_350_000, 'nl')).toBe('1,35\u00a0km²');
    expect(coordinatesOf([4.369, 50.8494], 'fr')).toBe('50,84940° N · 4,36900° E');
    expect(coordinatesOf([4.369, 50.8494], 'nl')).toBe('50,84940° N · 4,36900° O');
  });

  test('units are never torn from their figure, words are left alone', () => {
    expect(fine('17 min après', 'fr')).toBe('17\u00a0min après');
    expect(fine('3 maisons', 'fr')).toBe('3 maisons');
    expect(fine('T2 : 5 ; T3 : 2', 'fr')).toBe('T2\u00a0: 5\u00a0; T3\u00a0: 2');
  });

  test('names are listed as the language lists them', () => {
    expect(listed(['Uccle', 'Forest', 'Ixelles'], 'fr')).toBe('Uccle, Forest et Ixelles');
    expect(listed(['Ukkel', 'Vorst'], 'nl')).toBe('Ukkel en Vorst');
  });
});
