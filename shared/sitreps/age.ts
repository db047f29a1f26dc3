import type { Step } from './content.ts';

/** Age of a fact against the rhythm, in minutes, in which it is expected to be told again. */
export function stepOf(toldAt: string, at: string, rhythm: number): Step {
  const minutes = minutesBetween(toldAt, at);
  if (minutes <= rhythm) return 'fresh';
  return minutes <= 2 * rhythm ? 'older' : 'stale';
}
/** Whole minutes that have passed; none where the moment is still to come. */
export const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
