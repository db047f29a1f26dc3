import { dateOf, minuteOf } from '../language/moment.ts';

/** The day in Brussels of a moment, `2026-11-25`. */
export const dayOf = (at: string | number): string => dateOf(at).split('/').reverse().join('-');
/** `2026-11-25` as people here write it: `25/11/2026`. */
export const dayWritten = (day: string): string => day.split('-').reverse().join('/');
/** In a narrow column a day without its year: `14/10`; the year before it where it is not this one: `2025`. */
export const dayBrief = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? day.slice(5).split('-').reverse().join('/') : day.slice(0, 4);

/** A day and a time of day in Brussels as a moment, ISO 8601 UTC; undefined where there is no such time. */
export function instantOf(day: string, clock: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(clock)) return undefined;
  for (const offset of ['+01:00', '+02:00']) {
    const at = Date.parse(`${day}T${clock}:00${offset}`);
    if (!Number.isNaN(at) && dayOf(at) === day && minuteOf(at).startsWith(clock)) return new Date(at).toISOString();
  }
  return undefined;
}

/** What is typed as a day, `1/12/2026` or `01/12/2026`, as `2026-12-01`; as typed where it is none, so that it is refused. */
export function dayTyped(text: string): string {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  return found ? `${found[3]}-${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}` : text;
}
