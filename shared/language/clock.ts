/** Times are stored in UTC and shown in this zone, 24 h, wherever the reader's machine thinks it is. */
const ZONE = 'Europe/Brussels';

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
});

/** A moment as it stood on the clocks of Brussels. */
interface Wall {
  readonly date: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly zone: 'CET' | 'CEST';
}

function wall(at: string | number): Wall {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(new Date(at))) parts[type] = value;
  return {
    date: `${parts.day}/${parts.month}/${parts.year}`,
    day: `${parts.day}/${parts.month}`,
    hour: parts.hour!,
    minute: parts.minute!,
    second: parts.second!,
    zone: parts.timeZoneName === 'GMT+02:00' ? 'CEST' : 'CET',
  };
}

const HOUR = 3_600_000;

/** True in the two hours of the night in October that carry the same clock times: only the zone tells them apart. */
export function isDoubled(at: string | number): boolean {
  const time = new Date(at).getTime();
  const here = wall(time);
  return [time - HOUR, time + HOUR].some(other => {
    const there = wall(other);
    return there.hour === here.hour && there.date === here.date && there.zone !== here.zone;
  });
}

const marked = (text: string, at: string | number): string => (isDoubled(at) ? `${text} ${wall(at).zone}` : text);

/** `02:31`, or `02:31 CEST` in the doubled hour. */
export function minuteOf(at: string | number): string {
  const { hour, minute } = wall(at);
  return marked(`${hour}:${minute}`, at);
}

/** `02:31:07`, or `02:31:07 CEST` in the doubled hour. */
export function secondOf(at: string | number): string {
  const { hour, minute, second } = wall(at);
  return marked(`${hour}:${minute}:${second}`, at);
}

/** `02:31:07` and nothing else, for a clock that shows the zone beside it. */
export function clockOf(at: string | number): string {
  const { hour, minute, second } = wall(at);
  return `${hour}:${minute}:${second}`;
}

/** `CET` in winter, `CEST` in summer. */
export const zoneOf = (at: string | number): 'CET' | 'CEST' => wall(at).zone;

/** `24/11/2026`. */
export const dateOf = (at: string | number): string => wall(at).date;

/** `24/11`. */
export const dayOf = (at: string | number): string => wall(at).day;

/** `24/11/2026 02:31:07 CET`: what a time says on hover, in a record, in print. */
export const exactOf = (at: string | number): string => `${dateOf(at)} ${clockOf(at)} ${zoneOf(at)}`;
