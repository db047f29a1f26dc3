/** One word of a text: folded (lower case, no accents), and where it stands. */
export interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const PLAIN = /^[a-z0-9]+$/;

/** Fumée, FUMÉE and fumee are one word; œ is oe, ß is ss. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o');
}

/** The words of a text in their order. Longer than any word of a log is a code: its beginning is enough. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(WORD)) {
    const folded = fold(found[0]).slice(0, 40);
    if (folded !== '') words.push({ folded, from: found.index, to: found.index + found[0].length });
  }
  return words;
}
