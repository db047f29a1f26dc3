/**
 * Days are days in Brussels, `2026-11-25`, reckoned in UTC at noon so that no change of clocks moves them.
 */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
export const addDays = (day: string, days: number): string => dayAt(noon(day).getTime() + days * 86_400_000);
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** The same day so many months later; the last of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The first Thursday of a month (1–12). */
export function firstThursday(year: number, month: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1, 12));
  return addDays(first.toISOString().slice(0, 10), (4 - first.getUTCDay() + 7) % 7);
}

export interface TestSlot {
  readonly on: string;
  /** National: the test of the whole country. Location-based SMS: on selection, by whoever may send them. */
  readonly kind: 'monthly' | 'location-sms' | 'national';
}
const LOCATION_SMS = [1, 4, 7];
const NATIONAL = 10;

/** The slots of BE-Alert tests in a year: first Thursdays; location-based SMS in January, April and July. */
export const testSlots = (year: number): readonly TestSlot[] =>
  Array.from({ length: 12 }, (_each, i) => i + 1).map(month => ({
    on: firstThursday(year, month),
    kind: month === NATIONAL ? 'national' : LOCATION_SMS.includes(month) ? 'location-sms' : 'monthly',
  }));

/** The slots of one rhythm around a day: the last that has been (today included), the one before it, the next to come. */
export function slotsAround(day: string, kind: 'monthly' | 'national'): { before: string; last: string; next: string } {
  const year = Number(day.slice(0, 4));
  const days = [year - 2, year - 1, year, year + 1]
    .flatMap(testSlots)
    .filter(slot => kind === 'monthly' || slot.kind === 'national')
    .map(slot => slot.on);
  const at = days.findLastIndex(on => on <= day);
  return { before: days[at - 1] ?? day, last: days[at] ?? day, next: days[at + 1] ?? day };
}
