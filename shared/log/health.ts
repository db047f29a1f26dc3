import type { Words } from '../language/text.ts';
import { DIAGNOSES, FIRST_NAMES, PHRASES, STAFF_TITLES, STATES, TITLES } from './healthWords.ts';

/** What in a text looks like the health data of one person: what it is, and the words that say so. */
export interface HealthFinding {
  readonly what: 'register-number' | 'person' | 'patient' | 'phrase';
  readonly where: string;
}

/**
 * Whether a text looks like personal health data (GDPR, art. 9), and where; undefined where it does not. It is a warning
 * for a person, made to be seldom wrong on the figures and places of ordinary staff lines, so it does not find everything.
 */
export function healthDataIn(words: Words): HealthFinding | undefined {
  const versions = typeof words === 'string' ? [words] : Object.values(words).filter(v => v !== undefined);
  for (const version of versions) {
    const found = looksLikeHealthData(version);
    if (found) return found;
  }
  return undefined;
}

/** The same for one text in whichever of the three languages. */
export function looksLikeHealthData(text: string): HealthFinding | undefined {
  const number = registerNumberIn(text);
  if (number) return { what: 'register-number', where: number };
  // Most lines of a log speak of none of it, and are not looked at any closer.
  if (!ANY.test(fold(text))) return undefined;
  for (const sentence of sentencesOf(text)) {
    const folded = fold(sentence);
    const phrase = PHRASE.exec(folded) ?? SUFFERS.exec(folded);
    if (phrase) return { what: 'phrase', where: excerpt(sentence, phrase.index, phrase[0].length) };
    const aged = AGED.exec(folded);
    if (aged) return { what: 'patient', where: excerpt(sentence, aged.index, aged[0].length) };
    const person = personWithCondition(sentence, folded);
    if (person) return { what: 'person', where: person };
  }
  return undefined;
}

/** Letter by letter, so that places in the folded text are places in the text. */
const fold = (text: string): string =>
  text.toLowerCase().length === text.length
    ? text.toLowerCase().replace(FOREIGN, plainOf)
    : text.replace(FOREIGN, plainOf);
const FOREIGN = /[^\x20-\x7e]/gu;
const plain = new Map<string, string>();
/** A letter without its accent, where that is as long: a text says the same few again and again. */
function plainOf(sign: string): string {
  const known = plain.get(sign);
  if (known !== undefined) return known;
  const base = sign === '’' ? "'" : sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const made = base.length === sign.length ? base : sign;
  if (plain.size < 5_000) plain.set(sign, made);
  return made;
}

const edge = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
/** Without one of these no rule below can find anything. */
const ANY = new RegExp(edge(`${DIAGNOSES}|${STATES}|${PHRASES}`), 'u');
const CONDITION = new RegExp(edge(DIAGNOSES), 'u');
const PHRASE = new RegExp(edge(PHRASES), 'u');
/** One who suffers from something that is named. */
const SUFFERS = new RegExp(
  `${edge("souffre (?:de|du|d'un\\w*|d')|souffrant (?:de|d')|atteinte? (?:de|du|d'un\\w*|d')|lijdt aan|lijdende aan|suffers from|suffering from|diagnosed with")}[^.;]{0,40}?${edge(DIAGNOSES)}`,
  'u',
);
/** `femme de 54 ans, diabétique`: nobody is named, and whoever was there knows who it is. */
const AGED = new RegExp(
  `${edge('homme|femme|garcon|fille|fillette|dame|monsieur|enfant|bebe|man|vrouw|jongen|meisje|kind|baby|woman|boy|girl|patiente?')}[^.;:]{0,12}\\b\\d{1,3} ?(?:ans|mois|jaar|maanden|years?|months?)[^.;]{0,60}?${edge(DIAGNOSES)}`,
  'u',
);
const TITLED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${TITLES})\\s+(?=\\p{Lu})`, 'giu');
/** Counted before the word: `1 blessé`, `un blessé`, `één gewonde`. */
const COUNTED = /(?:\d|\b(?:un|une|een|one|deux|twee|two|trois|drie|aucun|aucune|geen|no|pas de|nombre de|aantal))\s*$/;
const STATE = new RegExp(edge(STATES), 'gu');
/** How far from the name its condition may stand, in signs. */
const NEAR = 90;

function personWithCondition(sentence: string, folded: string): string | undefined {
  for (const { from, to } of personsIn(sentence, folded)) {
    const after = folded.slice(to, to + NEAR);
    const condition = CONDITION.exec(after) ?? stateIn(after);
    if (condition) return excerpt(sentence, from, to - from + condition.index + condition[0].length);
  }
  return undefined;
}
const stateIn = (text: string): RegExpExecArray | undefined =>
  [...text.matchAll(STATE)].find(found => !COUNTED.test(text.slice(0, found.index)));

/** Where persons are named: by a title, or by a first name with a name after it. */
function personsIn(sentence: string, folded: string): { from: number; to: number }[] {
  const persons: { from: number; to: number }[] = [];
  for (const found of folded.matchAll(TITLED_FOLDED)) {
    const start = found.index + found[0].length;
    const name = NAME.exec(sentence.slice(start));
    if (name) persons.push({ from: found.index, to: start + name[0].length });
  }
  for (const found of sentence.matchAll(PAIR)) {
    const first = fold(found[1] ?? '').split('-')[0] ?? '';
    const before = folded.slice(0, found.index).trimEnd().split(/\s+/).at(-1) ?? '';
    if (FIRST_NAMES.has(first) && !STAFF_TITLES.has(before) && !PLACE_BEFORE.test(folded.slice(0, found.index)))
      persons.push({ from: found.index, to: found.index + found[0].length });
  }
  return persons;
}
const TITLED_FOLDED = new RegExp(TITLED.source.replace('(?=\\p{Lu})', ''), 'gu');
const NAME = /^\p{Lu}[\p{L}'’-]+(?:\s+(?:de|van|der|den|el|ben|le|la|du|d’|d')?\s*\p{Lu}[\p{L}'’-]+)*/u;
const PAIR =
  /(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)\s+(?:(?:de|van|der|den|el|ben|le|la|du)\s+)*\p{Lu}[\p{L}’'-]+/gu;
/** `rue Jean Jacobs`, `hôpital Erasme`: a place that bears somebody's name. */
const PLACE_BEFORE =
  /(?:rue|avenue|av\.?|place|boulevard|bd|square|quai|chaussee|station|gare|metro|hopital|clinique|ecole|institut|parc|tunnel|pont|caserne|stade|straat|laan|plein|lyceum|ziekenhuis|school|salle|zaal|site)\s+(?:(?:du|de|des|la|le|van|den|der|het)\s+)*$/;

const sentencesOf = (text: string): string[] => text.split(/(?<=[!?;\n])|(?<=\p{Ll}{5,}\.)\s/u).filter(Boolean);

/** A Belgian national register number: eleven digits whose last two check the others (97, with a 2 before for births from 2000). */
function registerNumberIn(text: string): string | undefined {
  for (const found of text.matchAll(/(?<![\d.+/-])\d{2}[.\s-]?[0-5]\d[.\s-]?[0-3]\d[\s.-]?\d{3}[\s.-]?\d{2}(?!\d)/g)) {
    const digits = found[0].replace(/\D/g, '');
    const body = Number(digits.slice(0, 9));
    const check = Number(digits.slice(9));
    if (97 - (body % 97) === check || 97 - ((2_000_000_000 + body) % 97) === check) return found[0];
  }
  return undefined;
}

/** The words themselves, not much longer than a line. */
const excerpt = (text: string, from: number, length: number): string => {
  const words = text
    .slice(from, from + length)
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words;
};
