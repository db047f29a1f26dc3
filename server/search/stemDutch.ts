/**
 * Dutch by the algorithm of Snowball (M. Porter, snowballstem.org/algorithms/dutch) on folded words, and one step before
 * it: past participles lose ge- and their -d or -t, so that ontruimd and ontruimen, gesloten and sluiten's own forms come
 * nearer than the algorithm alone brings them.
 */
export function stemDutch(folded: string): string {
  if (folded.length < 4 || /\d/.test(folded)) return folded;
  // i between vowels and y at the start or after a vowel count as consonants.
  let word = folded
    .replace(/^y/, 'Y')
    .replace(/([aeiou])y/g, '$1Y')
    .replace(/([aeiouy])i(?=[aeiouy])/g, '$1I');
  const r1 = Math.max(3, regionAfter(word, 0));
  const r2 = regionAfter(word, r1);
  word = plural(word, r1);
  const withE = word;
  word = word.endsWith('e') && word.length - 1 >= r1 && /[^aeiouy]e$/.test(word) ? undouble(word.slice(0, -1)) : word;
  word = derived(word, r1, r2, word !== withE);
  // A vowel written twice before one consonant is the open vowel of the plural: rook, roken.
  if (/[^aeiouyI](aa|ee|oo|uu)[^aeiouyI]$/.test(word)) word = word.slice(0, -2) + word.slice(-1);
  return participle(word.toLowerCase());
}

const VOWELS = 'aeiouy';
/** Where the region after the first consonant that follows a vowel begins. */
function regionAfter(word: string, from: number): number {
  for (let i = from; i < word.length - 1; i++)
    if (VOWELS.includes(word[i] as string) && !VOWELS.includes(word[i + 1] as string)) return i + 2;
  return word.length;
}
const undouble = (word: string): string => (/(kk|dd|tt)$/.test(word) ? word.slice(0, -1) : word);

function plural(word: string, r1: number): string {
  const ends = (ending: string) => word.endsWith(ending) && word.length - ending.length >= r1;
  if (ends('heden')) return `${word.slice(0, -5)}heid`;
  for (const ending of ['ene', 'en'])
    if (word.endsWith(ending)) {
      const stem = word.slice(0, -ending.length);
      return ends(ending) && /[^aeiouy]$/.test(stem) && !stem.endsWith('gem') ? undouble(stem) : word;
    }
  for (const ending of ['se', 's'])
    if (word.endsWith(ending)) {
      const stem = word.slice(0, -ending.length);
      return ends(ending) && /[^aeiouyj]$/.test(stem) ? stem : word;
    }
  return word;
}

function derived(word: string, r1: number, r2: number, lostE: boolean): string {
  let stem = word;
  const inR2 = (ending: string) => stem.endsWith(ending) && stem.length - ending.length >= r2;
  if (inR2('heid') && !/cheid$/.test(stem)) stem = stem.slice(0, -4);
  if (stem.endsWith('en') && stem.length - 2 >= r1 && /[^aeiouy]en$/.test(stem)) stem = undouble(stem.slice(0, -2));
  for (const ending of ['end', 'ing'])
    if (inR2(ending)) {
      stem = stem.slice(0, -3);
      return stem.endsWith('ig') && stem.length - 2 >= r2 && !stem.endsWith('eig') ? stem.slice(0, -2) : undouble(stem);
    }
  if (inR2('ig') && !stem.endsWith('eig')) return stem.slice(0, -2);
  if (inR2('lijk')) return undouble(stem.slice(0, -4).replace(/e$/, ''));
  if (inR2('baar')) return stem.slice(0, -4);
  return inR2('bar') && lostE ? stem.slice(0, -3) : stem;
}

/** geëvacueerd → evacueer, ontruimd → ontruim; only where enough is left to be a word. */
function participle(stem: string): string {
  const bare = stem.replace(/^ge(?=[aeiou]\w{4}|[^aeiou]\w{4})/, '');
  const cut = bare.length > 5 && /[^aeioudtnr][dt]$|eerd$/.test(bare) ? bare.slice(0, -1) : bare;
  return cut.endsWith('eer') && cut.length > 5 ? `${cut.slice(0, -3)}er` : cut;
}
