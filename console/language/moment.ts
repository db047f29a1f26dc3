import { clockOf, dateOf, dayOf, exactOf, isDoubled, minuteOf, secondOf, zoneOf } from '../../shared/language/clock.ts';
import { fine } from '../../shared/language/typography.ts';
import type { Language } from './say.ts';

export { clockOf, dateOf, dayOf, exactOf, isDoubled, minuteOf, secondOf, zoneOf };

/** The time alone today, with its day before on any other: `02:31`, `23/11 18:04`. */
export const briefOf = (at: string | number, now: string | number): string =>
  dateOf(at) === dateOf(now) ? minuteOf(at) : `${dayOf(at)} ${minuteOf(at)}`;

const NO_BREAK = '\u00a0';

/** A span in whole units that a glance takes in: `12 s`, `17 min`, `1 h 08`, `3 d`. Seconds only under a minute. */
export function spanOf(milliseconds: number, language: Language): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  if (seconds < 60) return `${seconds}${NO_BREAK}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}${NO_BREAK}min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}${NO_BREAK}h${NO_BREAK}${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(hours / 24)}${NO_BREAK}${{ fr: 'j', nl: 'd', en: 'd' }[language]}`;
}

/** Age in whole minutes, as the desk shows it: `0 min`, `17 min`, `1 h 08`, `3 j`. A moment to come is `0 min`. */
export function ageOf(from: string | number, now: string | number, language: Language): string {
  const passed = Math.max(0, new Date(now).getTime() - new Date(from).getTime());
  return passed < 60_000 ? `0${NO_BREAK}min` : spanOf(passed, language);
}

/** A fact is fresh within its rhythm, then older, then stale past twice its rhythm. */
export type AgeStep = 'fresh' | 'older' | 'stale';
/** @param rhythm milliseconds in which the fact is expected to be told again */
export function ageStep(from: string | number, now: string | number, rhythm: number): AgeStep {
  const passed = new Date(now).getTime() - new Date(from).getTime();
  if (passed <= rhythm) return 'fresh';
  return passed <= 2 * rhythm ? 'older' : 'stale';
}

const due: Record<Language, { before: (span: string) => string; after: (span: string) => string }> = {
  fr: { before: span => `dans ${span}`, after: span => `en retard de ${span}` },
  nl: { before: span => `over ${span}`, after: span => `${span} te laat` },
  en: { before: span => `in ${span}`, after: span => `${span} late` },
};

/** How long until a due time, or how late: `dans 13 min`, `4 min te laat`. */
export function dueOf(at: string | number, now: string | number, language: Language): string {
  const left = new Date(at).getTime() - new Date(now).getTime();
  const span = spanOf(left, language);
  return fine(left >= 0 ? due[language].before(span) : due[language].after(span), language);
}
