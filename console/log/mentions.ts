import type { Mentions } from '../../shared/log/schema.ts';
import type { FunctionCode } from '../../shared/people/schema.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import { communePostal } from '../../shared/territory/names.ts';
import { COMMUNES } from '../../shared/territory/reference.ts';
import type { Language } from '../language/language.ts';
import { communeFull, functionName } from '../situation/names.ts';

/** Somebody who can be called by `@`: what is written, and whom it means. */
export interface Callable {
  readonly label: string;
  readonly under: string;
  readonly kind: 'function' | 'commune';
  readonly key: string;
}
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");

/** Everyone who can be called, with each way of writing them: a function by its title, a commune by its postal code or name. */
const WAYS: readonly { readonly written: string; readonly kind: Callable['kind']; readonly key: string }[] = [
  ...Object.entries(FUNCTION_TITLES).flatMap(([key, title]) =>
    [title.fr, title.nl, title.en ?? title.fr].map(written => ({
      written: fold(written),
      kind: 'function' as const,
      key,
    })),
  ),
  ...COMMUNES.flatMap(({ nis, fr, nl }) =>
    [fr, nl, communePostal(nis)].map(written => ({ written: fold(written), kind: 'commune' as const, key: nis })),
  ),
].sort((a, b) => b.written.length - a.written.length);

/** Whom a line calls: every `@` that one of the known ways follows, the longest that fits. */
export function mentionsIn(text: string): Mentions | undefined {
  const functions = new Set<string>();
  const communes = new Set<string>();
  for (const found of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const rest = fold(text.slice(found.index + 1, found.index + 80));
    const way = WAYS.find(w => rest.startsWith(w.written) && !/[\p{L}\p{N}]/u.test(rest[w.written.length] ?? ''));
    if (way) (way.kind === 'function' ? functions : communes).add(way.key);
  }
  if (functions.size + communes.size === 0) return undefined;
  return {
    ...(functions.size > 0 ? { functions: [...functions] as FunctionCode[] } : {}),
    ...(communes.size > 0 ? { communes: [...communes] } : {}),
  };
}

/** What is being typed behind an `@` at the cursor; undefined where nobody is being called. */
export function callingAt(text: string, cursor: number): { readonly from: number; readonly typed: string } | undefined {
  const found = /(?<![\p{L}\p{N}])@([\p{L}\p{N}’' -]{0,30})$/u.exec(text.slice(0, cursor));
  return found ? { from: found.index, typed: found[1] ?? '' } : undefined;
}

/** How many are offered: a list is read at a glance. */
const OFFERED = 6;
/** Who may be meant by what is typed so far, functions of the centre and the site first. */
export function callable(typed: string, language: Language): readonly Callable[] {
  const asked = fold(typed);
  const all: readonly Callable[] = [
    ...(Object.keys(FUNCTION_TITLES) as FunctionCode[]).map(key => {
      const label = functionName(key, language);
      return { label, under: NICK[key] ?? '', kind: 'function' as const, key };
    }),
    ...COMMUNES.map(({ nis, fr, nl }) => ({
      label: language === 'nl' ? nl : fr,
      under: communePostal(nis),
      kind: 'commune' as const,
      key: nis,
    })),
  ];
  const fits = all.filter(one => {
    const names = WAYS.filter(way => way.kind === one.kind && way.key === one.key).map(way => way.written);
    const nick = fold(one.under);
    return asked === '' || [...names, nick].some(name => name.startsWith(asked) || name.includes(` ${asked}`));
  });
  // What is already written whole asks for nothing more.
  return fits.some(one => fold(one.label) === asked.trimEnd() && asked.endsWith(' ')) ? [] : fits.slice(0, OFFERED);
}
/** By which letter the room calls the directors. */
const NICK: Partial<Record<FunctionCode, string>> = {
  'dir-d1': 'D1',
  'dir-d2': 'D2',
  'dir-d3': 'D3',
  'dir-d4': 'D4',
  'dir-d5': 'D5',
};
/** A name of a commune in full, for whoever is shown as mentioned. */
export const mentionName = (key: string, language: Language): string =>
  /^\d{5}$/.test(key) ? communeFull(key, language) : functionName(key, language);
