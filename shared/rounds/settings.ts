import { brusselsDay } from '../territory/reference.ts';
/**
 * When silence in a round of the table is chased. No text sets a time; these follow the practice of a chair who wants
 * nineteen communes polled within three minutes, and are to be confirmed by the crisis centre. A round keeps the
 * version that held when it was asked.
 */
export interface RoundSetting {
  readonly version: string;
  /** First day on which it holds. */
  readonly validFrom: string;
  readonly source: string;
  /** Seconds to answer, where the chair names no time. */
  readonly timeToAnswer: number;
  /** When those who have not answered are asked again, as shares of the time to answer. */
  readonly chaseAt: readonly number[];
}
const SETTINGS: readonly RoundSetting[] = [
  {
    version: 'rounds-1',
    validFrom: '1970-01-01',
    source: 'Practice of the room; no legal source',
    timeToAnswer: 180,
    chaseAt: [0.5, 1],
  },
];

/** The setting of a moment (ISO 8601 UTC). */
export const roundSettingAt = (at: string): RoundSetting =>
  SETTINGS.findLast(({ validFrom }) => validFrom <= brusselsDay(at)) ?? (SETTINGS[0] as RoundSetting);

/** When answers are due, and when those who are silent are asked again. */
export function timesOf(at: string, deadline: string | undefined) {
  const { version, timeToAnswer, chaseAt } = roundSettingAt(at);
  const from = Date.parse(at);
  const span = deadline === undefined ? timeToAnswer * 1_000 : Date.parse(deadline) - from;
  const iso = (share: number) => new Date(from + Math.round(span * share)).toISOString();
  return { due: iso(1), chases: chaseAt.map(iso), setting: version };
}
