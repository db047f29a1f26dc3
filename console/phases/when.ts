import { momentAt } from '../desk/clockTime.ts';
import { dateOf } from '../language/moment.ts';

/**
 * The moment that is meant by `02:14`, or by `15/03 14:00` and `15/03/2022 14:00` where the day is another: a phase may
 * last for months. ISO 8601 UTC to the minute; undefined where the text is no time. `now` in ms since 1970.
 */
export function whenOf(text: string, now: number, direction: 'past' | 'future'): string | undefined {
  const found = /^\s*(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\s+(\d{1,2}[:.h]?\d{2})\s*$/.exec(text);
  if (!found) return momentAt(text, now, direction);
  const [, day = '', month = '', year = dateOf(now).slice(-4), clock = ''] = found;
  const noon = Date.UTC(Number(year), Number(month) - 1, Number(day), 12);
  const asked = `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`;
  if (dateOf(noon) !== asked) return undefined;
  // From the noon of that day the time lies before or after it, on the same day in Brussels.
  const near = [momentAt(clock, noon, 'past'), momentAt(clock, noon, 'future')];
  return near.find(at => at !== undefined && dateOf(at) === asked);
}
