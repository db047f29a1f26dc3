import { COMMUNES } from '../territory/reference.ts';
import type { Text } from './text.ts';

/** What one language says and the other does not; the side that lacks it is absent. */
export interface Difference {
  readonly kind: 'time' | 'number' | 'code' | 'street' | 'place';
  readonly fr?: string;
  readonly nl?: string;
}
type Side = 'fr' | 'nl';
type Facts = Readonly<Record<Difference['kind'], readonly string[]>>;

/**
 * Facts in which French and Dutch differ: hours, figures, codes (D1, T2, R20), streets, communes. What a writer changes
 * in one language alone shows here; style and word order do not. French and Dutch are equal (coordinated laws of
 * 18 July 1966, art. 18): whoever reads the one must not learn another hour than whoever reads the other.
 */
export function differencesOf(text: Pick<Text, Side>): readonly Difference[] {
  const [fr, nl] = [factsOf(text.fr, 'fr'), factsOf(text.nl, 'nl')];
  const words = { fr: numberWords(text.fr, 'fr'), nl: numberWords(text.nl, 'nl') };
  return [
    ...unmatched('time', fr.time, nl.time),
    ...unmatched('code', fr.code, nl.code),
    ...unmatched('number', fr.number, nl.number).filter(
      d => !words[d.fr === undefined ? 'fr' : 'nl'].has(d.fr ?? d.nl ?? ''),
    ),
    ...streets(fr.street, nl.street),
    ...unmatched('place', fr.place, nl.place).map(named),
  ];
}

/** The same for several texts of one message, each by the name of its field. */
export const differencesIn = <Field extends string>(
  texts: Readonly<Partial<Record<Field, Pick<Text, Side> | undefined>>>,
): readonly (Difference & { readonly field: Field })[] =>
  (Object.entries(texts) as [Field, Pick<Text, Side> | undefined][]).flatMap(([field, text]) =>
    text === undefined ? [] : differencesOf(text).map(difference => ({ ...difference, field })),
  );

/** In a few signs that are read alike in every language: `FR 14:00 · NL 15:00`. */
export const sayDifference = ({ fr, nl }: Difference): string => `FR ${fr ?? '–'} · NL ${nl ?? '–'}`;

/** `14h`, `14 h 30`, `14:30`, `14.30 uur`, `14u30`, `14 uur`. */
const TIME = {
  fr: /(?<![\d,.])([01]?\d|2[0-4])\s?(?:[hH](?:eures?)?(?![\p{L}])\s?([0-5]\d)?|:([0-5]\d))(?!\d)/gu,
  nl: /(?<![\d,.])([01]?\d|2[0-4])(?:[:.]([0-5]\d)(?:\s?(?:u|uur)(?![\p{L}]))?|\s?(?:u|uur)(?![\p{L}])\s?([0-5]\d)?)(?!\d)/gu,
} as const;
/** A letter or two with figures: disciplines, triage, roads, lines. */
const CODE = /(?<![\p{L}\d])(\p{Lu}{1,4})[\s-]?(\d{1,4})(?![\p{L}\d])/gu;
/** Figures, with spaces, points or commas inside. */
const NUMBER = /\d+(?:[\s\u00a0\u202f.](?=\d{3}(?!\d))\d{3})*(?:,\d+)?/gu;
const NAME = "\\p{Lu}[\\p{L}’'-]*(?:\\s\\p{Lu}[\\p{L}’'-]*)*";
const STREET = {
  fr: new RegExp(
    "(?<![\\p{L}])(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]haussée|[Ss]quare|[Pp]arvis|[Dd]rève|[Ii]mpasse|[Pp]lace)\\s(?:(?:du|de|des|la|le|les)\\s|d[’']|l[’'])*" +
      NAME,
    'gu',
  ),
  nl: /(?<![\p{L}])\p{Lu}[\p{L}’'-]+?(?:straat|laan|steenweg|plein|dreef|square)(?![\p{L}])|(?<![\p{L}])\p{Lu}[\p{L}’'-]+\s(?:straat|laan|steenweg|plein)(?![\p{L}])/gu,
} as const;

function factsOf(text: string, side: Side): Facts {
  const time: string[] = [];
  const code: string[] = [];
  const street = [...text.matchAll(STREET[side])].map(([all]) => all);
  let rest = text.replace(TIME[side], (_all, hour: string, a?: string, b?: string) => {
    time.push(`${hour.padStart(2, '0')}:${a ?? b ?? '00'}`);
    return ' ';
  });
  rest = rest.replace(CODE, (_all, letters: string, figures: string) => {
    code.push(`${letters}${figures}`);
    return ' ';
  });
  const number = [...rest.matchAll(NUMBER)].map(([all]) => all.replace(/[\s\u00a0\u202f.]/g, ''));
  return { time, code, number, street, place: communesIn(text, side) };
}

/** Small numbers in words; one and a half are left out, since they are articles and idioms as well. */
const WORDS: Readonly<Record<Side, readonly string[]>> = {
  fr: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  nl: ['twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
};
function numberWords(text: string, side: Side): ReadonlySet<string> {
  const said = new Set(text.toLowerCase().split(/[^\p{L}]+/u));
  return new Set(WORDS[side].flatMap((word, i) => (said.has(word) ? [String(i + 2)] : [])));
}

/** The city itself is left out: its name is an adjective of the whole Region as well. */
const NAMED = COMMUNES.filter(({ nis, fr, nl }) => nis !== '21004' && fr !== nl);
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/’/g, "'");
function communesIn(text: string, side: Side): readonly string[] {
  const folded = fold(text);
  return NAMED.filter(commune => new RegExp(`(?<![\\p{L}-])${fold(commune[side])}(?![\\p{L}-])`, 'u').test(folded)).map(
    ({ nis }) => nis,
  );
}
const named = (difference: Difference): Difference => {
  const commune = NAMED.find(({ nis }) => nis === (difference.fr ?? difference.nl));
  if (!commune) return difference;
  return difference.fr === undefined ? { kind: 'place', nl: commune.nl } : { kind: 'place', fr: commune.fr };
};

/** Takes away what both say, as often as both say it, and pairs what is left in the order it was said. */
function unmatched(kind: Difference['kind'], fr: readonly string[], nl: readonly string[]): readonly Difference[] {
  const left = { fr: without(fr, nl), nl: without(nl, fr) };
  return Array.from({ length: Math.max(left.fr.length, left.nl.length) }, (_, i) => ({
    kind,
    ...(left.fr[i] === undefined ? {} : { fr: left.fr[i] }),
    ...(left.nl[i] === undefined ? {} : { nl: left.nl[i] }),
  }));
}
function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const rest = [...taken];
  return all.filter(each => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** A street has another name in each language, so only their number is compared; what is too many is named. */
function streets(fr: readonly string[], nl: readonly string[]): readonly Difference[] {
  if (fr.length === nl.length) return [];
  return [
    {
      kind: 'street',
      ...(fr.length > 0 ? { fr: fr.join(', ') } : {}),
      ...(nl.length > 0 ? { nl: nl.join(', ') } : {}),
    },
  ];
}
