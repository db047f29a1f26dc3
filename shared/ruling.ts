import type { Text } from './language/text.ts';

/**
 * A figure or list that follows from a text of law or a doctrine: with the day from which it holds and where it stands.
 * What the law leaves open stays a setting, so that a replay uses the value of its own day.
 */
export interface Ruling<Value> {
  readonly value: Value;
  /** First day on which it holds, ISO date. */
  readonly validFrom: string;
  readonly source: Text;
  /** S: read in the text itself. L: likely. U: unsure, to be confirmed before it is relied on. */
  readonly certainty: 'S' | 'L' | 'U';
}

/**
 * The ruling in force at a moment (ISO 8601 UTC): the latest that has begun, else the first there is.
 * @throws RangeError where there is none at all
 */
export function rulingAt<Value>(rulings: readonly Ruling<Value>[], at: string): Ruling<Value> {
  const begun = rulings.filter(ruling => Date.parse(ruling.validFrom) <= Date.parse(at));
  const latest = begun.sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0] ?? rulings[0];
  if (!latest) throw new RangeError('a setting without any value');
  return latest;
}
