import { clockOf } from '../language/moment.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;

/**
 * The moment that a person means by a time of day in Brussels: the last one that has been (`past`), or the next one
 * to come. ISO 8601 UTC to the minute; undefined where the text is no time. `0214`, `2:14` and `02:14` are one.
 * @param now ms since 1970
 */
export function momentAt(text: string, now: number, direction: 'past' | 'future'): string | undefined {
  const found = /^\s*(\d{1,2})[:.h]?(\d{2})\s*$/.exec(text);
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || hour > 23 || minute > 59) return undefined;
  const asked = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const here = minutesOf(clockOf(now));
  const apart = direction === 'past' ? here - minutesOf(asked) : minutesOf(asked) - here;
  const away = ((apart + DAY) % DAY) * (direction === 'past' ? -1 : 1);
  const whole = Math.floor(now / MINUTE) * MINUTE;
  const guess = whole + away * MINUTE;
  // Where the clocks changed in between, the guess is an hour off.
  const candidates = [guess, guess - 60 * MINUTE, guess + 60 * MINUTE];
  const fits = candidates.find(at => clockOf(at).startsWith(asked) && (direction === 'past' ? at <= now : at >= whole));
  return fits === undefined ? undefined : new Date(fits).toISOString();
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
