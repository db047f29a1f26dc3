import { dateOf, minuteOf } from '../language/moment.ts';
import { dayTyped, instantOf } from '../plans/days.ts';

/** A moment as people here write it, `25/11/2026 14:00`. */
export const momentWritten = (at: number | string): string => `${dateOf(at)} ${minuteOf(at).slice(0, 5)}`;

/** What was typed as a day with its time, ISO 8601 UTC; undefined where it is none. A day alone is its first minute. */
export function momentTyped(typed: string): string | undefined {
  const [day = '', clock = '00:00', ...rest] = typed.trim().split(/\s+/);
  if (rest.length > 0) return undefined;
  const [hours, minutes = '00'] = clock.replace('h', ':').split(':');
  return instantOf(dayTyped(day), `${hours?.padStart(2, '0')}:${minutes.padStart(2, '0')}`);
}
