import type { Language } from './say.ts';

export type { Language };
export const LANGUAGES: readonly Language[] = ['fr', 'nl', 'en'];
/** Each language under its own name, for the choice. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fr: 'Français', nl: 'Nederlands', en: 'English' };
/** Where the choice is kept on this device. */
export const LANGUAGE_KEY = 'belfry.language';

const isLanguage = (value: string | null | undefined): value is Language => LANGUAGES.includes(value as Language);

/**
 * The language to start in: the address says it first (`?lang=`), then the choice kept on this device, then the
 * first of the browser's languages that we speak. With none of these French and Dutch take turns by the parity of
 * the day, since neither comes first by right.
 * @param address the page's query, e.g. `?lang=nl`
 * @param day days since the epoch, only for the last case
 */
export function detectLanguage(address: string, kept: string | null, preferred: readonly string[], day = 0): Language {
  const asked = new URLSearchParams(address).get('lang');
  if (isLanguage(asked)) return asked;
  if (isLanguage(kept)) return kept;
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    if (isLanguage(primary)) return primary;
  }
  return day % 2 === 0 ? 'fr' : 'nl';
}

/** The reader's version of a text that people wrote; English falls back to French where it has no version. */
export function read(text: string | { fr: string; nl: string; en?: string | undefined }, language: Language): string {
  if (typeof text === 'string') return text;
  return (language === 'en' ? text.en : text[language]) ?? text.fr;
}

/** The name in the reader's language of what carries both: a commune, a station, a street. English reads French. */
export const nameOf = (named: { readonly name_fr: string; readonly name_nl: string }, language: Language): string =>
  language === 'nl' ? named.name_nl : named.name_fr;
