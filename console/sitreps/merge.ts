import type { Field } from '../../shared/sitreps/doctrine.ts';
import type { Told } from '../../shared/sitreps/schema.ts';

/** One field as a hand has it: both languages, empty where nothing is said. */
export interface Pair {
  readonly fr: string;
  readonly nl: string;
}
/** What the hand began from. */
export interface Base extends Pair {
  readonly version: number;
}
export const baseOf = (told: Told | undefined): Base => ({
  version: told?.version ?? 0,
  fr: told?.fr ?? '',
  nl: told?.nl ?? '',
});
const alike = (a: Pair, b: Pair): boolean => a.fr.trim() === b.fr.trim() && a.nl.trim() === b.nl.trim();

/** What a form shows of a field, and whether somebody else has changed what the hand is changing. */
export interface Merged {
  readonly value: Pair;
  readonly base: Base;
  readonly disputed: boolean;
}
/**
 * Where nobody else has written since, the hand's text stands. Where somebody has, an untouched field follows them; one
 * that the hand has changed is disputed until its writer has seen the other and chosen.
 */
export function mergeField(base: Base, told: Told | undefined, mine: Pair): Merged {
  const now = baseOf(told);
  if (now.version === base.version) return { value: mine, base, disputed: false };
  if (alike(mine, base)) return { value: now, base: now, disputed: false };
  return { value: mine, base: alike(mine, now) ? now : base, disputed: !alike(mine, now) };
}

/** What is sent of a field: only what the hand has changed; empty in both languages where its text was taken away. */
export function changedField({
  value,
  base,
  disputed,
}: Merged): { fr?: string; nl?: string; basedOn: number } | undefined {
  if (disputed || alike(value, base)) return undefined;
  const changed = (tongue: 'fr' | 'nl') => value[tongue].trim() !== base[tongue].trim();
  const said = (tongue: 'fr' | 'nl') => (value[tongue].trim() === '' ? {} : { [tongue]: value[tongue].trim() });
  // One language alone changed, and the other stands: it is for the rules to say whether that one now lags behind.
  const only = changed('fr') !== changed('nl') ? (changed('fr') ? 'fr' : 'nl') : undefined;
  if (only !== undefined && value[only].trim() !== '') return { ...said(only), basedOn: base.version };
  return { ...said('fr'), ...said('nl'), basedOn: base.version };
}
export type Draft = { readonly [F in Field]?: { readonly base: Base; readonly mine: Pair } };
