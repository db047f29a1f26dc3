import type { Language, Text, Words } from './text.ts';

/** The reader's version of a text; English falls back to French, as the region's first language of work. */
export function read(words: Words, language: Language): string {
  if (typeof words === 'string') return words;
  return words[language] ?? words.fr;
}

/** French and Dutch for a wall or a poster: once where both are the same. */
export function readBoth(words: Words): readonly string[] {
  if (typeof words === 'string') return [words];
  return words.fr === words.nl ? [words.fr] : [words.fr, words.nl];
}

/** A text from its two or three versions, for names that the product itself carries. */
export const text = (fr: string, nl: string, en?: string): Text => (en === undefined ? { fr, nl } : { fr, nl, en });
