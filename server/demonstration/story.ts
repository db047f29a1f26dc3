import type { CommandData, CommandType } from '../../shared/commands.ts';
import { concertation } from './concertation.ts';
import { conventions } from './conventions.ts';
import { decisions } from './decisions.ts';
import { night } from './night.ts';
import { people } from './people.ts';
import { perimeters } from './perimeters.ts';
import { phases } from './phases.ts';
import { plans } from './plans.ts';
import { situationReport } from './situationReport.ts';
import { traffic } from './traffic.ts';

/** One act of the story: so many seconds before the room is opened, who, what. */
export interface Act {
  readonly before: number;
  readonly who: string;
  readonly type: CommandType;
  readonly data: unknown;
}

/** Clock times of the night the story is told from; it ends at 02:31:07, which is "now" when the room is opened. */
const END = 2 * 3600 + 31 * 60 + 7;
const seconds = (clock: string): number => {
  const [h = 0, m = 0, s = 0] = clock.split(':').map(Number);
  const t = h * 3600 + m * 60 + s;
  return t > 12 * 3600 ? t - 86_400 : t;
};
const act = <T extends CommandType>(clock: string, who: string, type: T, data: CommandData<T>): Act => ({
  before: END - seconds(clock),
  who,
  type,
  data,
});

/** What a chapter of the story is told with. */
export interface Telling {
  /** Gives each thing its id: the same key, the same id. */
  readonly id: (key: string) => string;
  /** The moment that a clock time of the night stands for. */
  readonly moment: (clock: string) => string;
  readonly act: typeof act;
}
export type Chapter = (telling: Telling) => readonly Act[];
/** One line a chapter. */
const CHAPTERS: readonly Chapter[] = [
  // In the order of what they rest on.
  people,
  conventions,
  night,
  decisions,
  concertation,
  plans,
  situationReport,
  perimeters,
  traffic,
  phases,
];

/** All acts in the order of their time. */
export function story(id: Telling['id'], moment: Telling['moment']): readonly Act[] {
  return CHAPTERS.flatMap(chapter => chapter({ id, moment, act })).sort((a, b) => b.before - a.before);
}

/** The moment a clock time of the story stands for, when the room is opened at `now`. */
export const momentOf =
  (now: Date) =>
  (clock: string): string =>
    new Date(now.getTime() - (END - seconds(clock)) * 1000).toISOString();
