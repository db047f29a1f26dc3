/** Lower-case words without accents, hyphens or apostrophes: how anything typed is compared with a name. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(word => word !== '');

/**
 * How well a name fits what was asked: 0 it begins so, 1 each asked word begins a word of it, undefined it does not.
 * Any of several names may fit; the best counts.
 */
export function fitOf(asked: readonly string[], ...names: readonly string[]): 0 | 1 | undefined {
  if (asked.length === 0) return undefined;
  let best: 0 | 1 | undefined;
  for (const name of names) {
    const named = wordsOf(name);
    if (asked.every((word, i) => named[i]?.startsWith(word))) return 0;
    const left = [...named];
    const every = asked.every(word => {
      const at = left.findIndex(candidate => candidate.startsWith(word));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
    if (every) best = 1;
  }
  return best;
}
