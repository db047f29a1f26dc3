import { expect, test } from 'vitest';
import { textsFor } from './texts.mjs';

test('[room.1] set-up speaks French and Dutch as fully as English, and English to every other terminal', () => {
  const english = textsFor({ LANG: 'C.UTF-8' });
  const shape = (texts: object) => Object.entries(texts).map(([key, value]) => `${key}: ${typeof value}`);
  const words = (texts: object) =>
    Object.values(texts).filter(value => typeof value === 'string' && value.includes(' '));
  for (const LANG of ['fr_BE.UTF-8', 'nl_BE.UTF-8']) {
    const texts = textsFor({ LANG });
    expect(shape(texts)).toEqual(shape(english));
    expect(words(texts).filter(text => words(english).includes(text))).toEqual([]);
  }
  expect(textsFor({ LANG: 'de_BE.UTF-8' })).toBe(english);
  expect(textsFor({ LANG: 'en_GB.UTF-8', LC_ALL: 'fr_BE.UTF-8' })).not.toBe(english);
});
