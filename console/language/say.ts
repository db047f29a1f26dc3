import { fine } from '../../shared/language/typography.ts';
import { commonWords } from './commonWords.ts';
import type { screenWords } from './screenWords.ts';
import type { Form, Values, Word, Words } from './word.ts';
import type { imageLawWords } from './words/imageLaw.ts';

/** Every word of the interface, by type; which are loaded depends on the page. */
type AllWords = typeof commonWords & typeof screenWords & typeof imageLawWords;
const known: Record<string, Word> = { ...commonWords };
/** Adds the words of a page that is more than a phone's. */
export const learn = (words: Words): void => {
  Object.assign(known, words);
};

export type Key = keyof AllWords;
export type Language = 'fr' | 'nl' | 'en';

/** Words that ask for values must be given them; the others take none. */
export type Arguments<K extends Key> = keyof Values<AllWords[K]> extends never ? [] : [values: Values<AllWords[K]>];

/** Says words in one language: `say('feed.watching', { n: 3 })`. */
export type Say = <K extends Key>(key: K, ...values: Arguments<K>) => string;

/** The voice of one language. */
export const sayIn =
  (language: Language): Say =>
  (key, ...values) =>
    fine(fill(wordOf(key), language, values[0]), language);

/** Says a word that takes no values, where only its key is known. */
export const sayPlain = (language: Language, key: Key): string => fine(fill(wordOf(key), language), language);

/** French and Dutch for a wall or a common banner: once where both are the same word. */
export function sayBoth<K extends Key>(key: K, ...values: Arguments<K>): readonly string[] {
  const [fr, nl] = [sayIn('fr')(key, ...values), sayIn('nl')(key, ...values)];
  return fr === nl ? [fr] : [fr, nl];
}

/** Whether a key made of parts (`feed.reason.${reason}`) has words: what another version sends may be unknown here. */
export const isKey = (key: string): key is Key => Object.hasOwn(known, key);

const wordOf = (key: string): Word => {
  const word = known[key];
  if (!word) throw new Error(`This page has not learned the words of ${key}`);
  return word;
};
const rules = {
  fr: new Intl.PluralRules('fr-BE'),
  nl: new Intl.PluralRules('nl-BE'),
  en: new Intl.PluralRules('en-GB'),
};

function fill(word: Word, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  const form: Form = word[language];
  const chosen =
    typeof form === 'string' ? form : rules[language].select(Number(values.n)) === 'one' ? form.one : form.other;
  return chosen.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
