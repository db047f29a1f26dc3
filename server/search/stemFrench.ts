/**
 * A light stemmer of French on folded words, after J. Savoy's (A stemming procedure for French, JASIS 1999): plural,
 * feminine, and the endings of verbs and nouns of action that a log bends most. Folded first, so that a word typed without
 * its accents gives the same stem.
 */
export function stemFrench(folded: string): string {
  if (folded.length < 4 || /\d/.test(folded)) return folded;
  return tail(withoutEnding(singular(folded)));
}

function singular(word: string): string {
  if (word.endsWith('eaux')) return word.slice(0, -1);
  if (word.endsWith('aux') && word.length > 5) return `${word.slice(0, -3)}al`;
  return /[sx]$/.test(word) && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Endings, longest first, and how many letters must be left before each. */
const ENDINGS: readonly (readonly [ending: string, left: number])[] = [
  ['issement', 3],
  ['ivement', 4],
  ['atrice', 3],
  ['ateur', 3],
  ['ation', 3],
  ['issant', 3],
  ['aient', 3],
  ['ement', 4],
  ['iere', 3],
  ['euse', 4],
  ['able', 4],
  ['ible', 4],
  ['ance', 4],
  ['ence', 4],
  ['ite', 5],
  ['ive', 4],
  ['ure', 4],
  ['eur', 4],
  ['ier', 3],
  ['ant', 4],
  ['ait', 4],
  ['ee', 2],
  ['er', 3],
  ['ez', 4],
  ['if', 4],
  ['ie', 4],
  ['e', 3],
];
function withoutEnding(word: string): string {
  for (const [ending, left] of ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= left) return word.slice(0, -ending.length);
  return word;
}

/** What an ending leaves written in two ways: intoxiqu(er), intoxic(ation); bless(é), bles. */
function tail(stem: string): string {
  if (stem.endsWith('qu')) return `${stem.slice(0, -2)}c`;
  return stem.length > 3 && /([bcdfglmnprst])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
