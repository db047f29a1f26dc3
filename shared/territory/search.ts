import {
  COMMUNES,
  type Commune,
  type Nis,
  nameIn,
  POLICE_ZONES,
  type PoliceZone,
  type ReaderLanguage,
} from './reference.ts';

/** What a search found: the commune or police zone and the name or code by which it was found. */
export type Found =
  | { readonly kind: 'commune'; readonly nis: Nis; readonly name: string; readonly by: string }
  | { readonly kind: 'zone'; readonly zone: PoliceZone['zone']; readonly name: string; readonly by: string };

/** How well it fits, best first: the whole name, its beginning, words of it. */
const EXACT = 0;
const PREFIX = 1;
const WORDS = 2;

/** Saint, in every spelling people type in either language; all are written `st` before comparing. */
const SAINT = new Set(['saint', 'sainte', 'sint', 'sinte', 'st', 'ste', 'sts']);

/** Lower case words without accents, hyphens, apostrophes or points. */
function words(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(word => word !== '');
}

const canonical = (word: string) => (SAINT.has(word) ? 'st' : word);

/** Beginnings count, so the genitive of Sint-Jans-Molenbeek needs no rule: `sint jan` begins it. */
const matchesWord = (asked: string, word: string) =>
  canonical(asked) === canonical(word) || word.startsWith(asked) || (SAINT.has(word) && 'st'.startsWith(asked));

/** @returns the rank of `name` for the asked words, or undefined where it does not fit. */
function rank(asked: readonly string[], name: string): number | undefined {
  const named = words(name);
  const inOrder = asked.every((word, i) => named[i] !== undefined && matchesWord(word, named[i]));
  if (inOrder) {
    const whole =
      asked.length === named.length && asked.every((word, i) => canonical(word) === canonical(named[i] ?? ''));
    return whole ? EXACT : PREFIX;
  }
  const run = asked.join('');
  if (named.map(canonical).join('').startsWith(asked.map(canonical).join('')) || named.join('').startsWith(run)) {
    return PREFIX;
  }
  return fitsInAnyOrder(asked, named) ? WORDS : undefined;
}

/** Each asked word begins another word of the name: "agathe berchem" is Berchem-Sainte-Agathe. */
function fitsInAnyOrder(asked: readonly string[], named: readonly string[]): boolean {
  const left = [...named];
  return asked.every(word => {
    const at = left.findIndex(candidate => matchesWord(word, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

interface Candidate {
  readonly found: Found;
  readonly rank: number;
}

/** The best of several names; ties keep the first, so the reader's own language goes first. */
function best(asked: readonly string[], names: readonly string[]): { by: string; rank: number } | undefined {
  let result: { by: string; rank: number } | undefined;
  for (const by of names) {
    const found = rank(asked, by);
    if (found !== undefined && (result === undefined || found < result.rank)) result = { by, rank: found };
  }
  return result;
}

const bothNames = (named: { fr: string; nl: string }, language: ReaderLanguage) =>
  language === 'nl' ? [named.nl, named.fr] : [named.fr, named.nl];

function byCode(digits: string, commune: Commune): { by: string; rank: number } | undefined {
  const whole = (code: string) => (code === digits ? EXACT : PREFIX);
  const own = [...commune.postalCodes, commune.nis].find(code => code.startsWith(digits));
  if (own !== undefined) return { by: own, rank: whole(own) };
  const shared = commune.sharedPostalCodes?.find(code => code.startsWith(digits));
  return shared === undefined ? undefined : { by: shared, rank: WORDS };
}

/**
 * Finds communes and police zones by either name, by postal code, NIS or zone code, whatever the accents, hyphens, case or
 * the spelling of saint (`st gilles`, `sint gillis`, `ste agathe`). Whole names first, then names that begin so, then names
 * with words that begin so; within each in the alphabetical order of the reader's language. A postal code that two communes
 * share finds both. An empty query finds nothing.
 */
export function searchTerritory(
  query: string,
  language: ReaderLanguage,
  communes: readonly Commune[] = COMMUNES,
  zones: readonly PoliceZone[] = POLICE_ZONES,
): Found[] {
  const asked = words(query);
  if (asked.length === 0) return [];
  const digits = asked.length === 1 && /^\d+$/.test(asked[0] ?? '') ? (asked[0] ?? '') : undefined;
  const candidates: Candidate[] = [];
  for (const commune of communes) {
    const names = [commune, ...(commune.localities ?? [])].flatMap(named => bothNames(named, language));
    const hit = digits === undefined ? best(asked, names) : byCode(digits, commune);
    const name = nameIn(commune, language);
    if (hit) candidates.push({ found: { kind: 'commune', nis: commune.nis, name, by: hit.by }, rank: hit.rank });
  }
  for (const zone of zones) {
    const names = [...bothNames(zone, language), zone.zone, ...(zone.alias === undefined ? [] : [zone.alias])];
    const hit = best(asked, names);
    const name = nameIn(zone, language);
    // A zone that merely names its communes stands behind them.
    if (hit) candidates.push({ found: { kind: 'zone', zone: zone.zone, name, by: hit.by }, rank: hit.rank + 0.5 });
  }
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  return candidates.sort((a, b) => a.rank - b.rank || compare(a.found.name, b.found.name)).map(({ found }) => found);
}
