import type { Words } from '../../shared/language/text.ts';
import { stemDutch } from './stemDutch.ts';
import { stemFrench } from './stemFrench.ts';
import { type Word, wordsOf } from './words.ts';

/** Languages in which a text may be bent; English is found by its folded words. */
type Bent = 'fr' | 'nl';
const BOTH: readonly Bent[] = ['fr', 'nl'];
const STEM: Readonly<Record<Bent, (folded: string) => string>> = { fr: stemFrench, nl: stemDutch };

/** A room says the same few thousand words all night; each is bent once. */
const KEPT = 50_000;
const kept: Record<Bent, Map<string, string>> = { fr: new Map(), nl: new Map() };
function stem(language: Bent, folded: string): string {
  const known = kept[language].get(folded);
  if (known !== undefined) return known;
  const made = STEM[language](folded);
  if (kept[language].size >= KEPT) kept[language].clear();
  kept[language].set(folded, made);
  return made;
}

/** A stem is another term than the word that is written so: no word begins with the sign before it. */
const asStem = (made: string): string => `_${made}`;
/** A word as it is, and by its stems where these are something else: most words of a log are their own. */
function termsOfWord(folded: string, languages: readonly Bent[]): readonly string[] {
  const terms = [folded];
  for (const language of languages) {
    const made = stem(language, folded);
    if (made !== folded && !terms.includes(asStem(made))) terms.push(asStem(made));
  }
  return terms;
}

/** The terms under which a text is found: each word as it is and by its stem, in the languages it is written in. */
export function termsOf(texts: readonly Words[]): string {
  const terms: string[] = [];
  const add = (text: string, languages: readonly Bent[]) => {
    for (const { folded } of wordsOf(text)) terms.push(...termsOfWord(folded, languages));
  };
  for (const text of texts) {
    if (typeof text === 'string') add(text, BOTH);
    else
      for (const [language, version] of Object.entries(text))
        if (version !== undefined) add(version, language === 'fr' || language === 'nl' ? [language] : []);
  }
  return terms.join(' ');
}

/** One word that is looked for: any of its terms, and what begins with it while it is still being typed. */
export interface Wanted {
  readonly terms: readonly string[];
  readonly prefix?: string;
}
const WANTED_AT_MOST = 12;

/** What a question asks for: every word of it. The last is taken as unfinished unless a space follows it. */
export function wantedIn(question: string): readonly Wanted[] {
  const unfinished = /[\p{L}\p{N}\p{M}]$/u.test(question);
  const all = wordsOf(question).slice(0, WANTED_AT_MOST);
  // One letter behind other words says nothing yet.
  const words = unfinished && all.length > 1 && all.at(-1)?.folded.length === 1 ? all.slice(0, -1) : all;
  return words.map(({ folded }, i) => {
    const stems = BOTH.map(language => stem(language, folded));
    return {
      // What is written as the stem itself has no other term than that.
      terms: [...new Set([folded, ...stems, ...stems.map(asStem)])],
      ...(unfinished && i === all.length - 1 && folded.length >= PREFIX_FROM ? { prefix: folded } : {}),
    };
  });
}
/** From so many letters on a word that is being typed stands for all that begin so. */
export const PREFIX_FROM = 3;

/** How one word answers what is wanted: as it is 1, begun 0.8, by its stem 0.6, not 0. */
export function fitOf(folded: string, { terms, prefix }: Wanted): number {
  if (terms[0] === folded) return 1;
  if (prefix !== undefined && folded.startsWith(prefix)) return 0.8;
  return terms.includes(folded) || BOTH.some(language => terms.includes(asStem(stem(language, folded)))) ? 0.6 : 0;
}

/** Where a text answers a question: `[from, to]` of each word that does, in their order. */
export const marksIn = (text: string, wanted: readonly Wanted[]): readonly (readonly [number, number])[] =>
  wordsOf(text)
    .filter(({ folded }: Word) => wanted.some(word => fitOf(folded, word) > 0))
    .map(({ from, to }) => [from, to] as const);
