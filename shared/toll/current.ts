import type { Room } from '../room.ts';
import { CATEGORIES, type Category, OWNERS, type Source } from './doctrine.ts';
import type { TollReport } from './schema.ts';

/** What is said of one category: the newest figure of each source, side by side. */
export interface TollRow {
  readonly category: Category;
  /** Whose figure counts stands first, then the newest. */
  readonly figures: readonly TollReport[];
  /** Two sources say different figures. Nobody adds them up, nobody chooses for the reader. */
  readonly conflicting: boolean;
}

/** Whether the doctrine gives a category to this source. */
export const owns = (source: Source, category: Category): boolean => OWNERS.of[category].includes(source);

/** The toll of an incident as it is said now, in the order of the categories; what nobody has said is left out. */
export function tollOf(tolls: Room['tolls'], incident: string): readonly TollRow[] {
  const standing = Object.values(tolls).filter(report => report.incident === incident && !report.withdrawn);
  return CATEGORIES.flatMap(category => {
    const newest = new Map<Source, TollReport>();
    for (const report of standing.filter(each => each.category === category)) {
      const known = newest.get(report.source);
      if (!known || isNewer(report, known)) newest.set(report.source, report);
    }
    const figures = [...newest.values()].sort(
      (a, b) =>
        Number(owns(b.source, category)) - Number(owns(a.source, category)) ||
        Date.parse(b.asOf) - Date.parse(a.asOf) ||
        a.source.localeCompare(b.source),
    );
    const conflicting = new Set(figures.map(each => each.figure)).size > 1;
    return figures.length === 0 ? [] : [{ category, figures, conflicting }];
  });
}

/** By when it held; said at the same moment, by when it was written. */
const isNewer = (a: TollReport, b: TollReport): boolean =>
  Date.parse(a.asOf) - Date.parse(b.asOf) > 0 ||
  (Date.parse(a.asOf) === Date.parse(b.asOf) && Date.parse(a.reported.at) >= Date.parse(b.reported.at));
