import type { Drop, Source } from './heard.ts';

/** What came in and what was dropped, by source; each kind of drop is named in the log once a minute. */
export interface Counts {
  taken(source: Source): void;
  dropped(source: Source, reason: Drop, detail?: Readonly<Record<string, unknown>>): void;
  read(): Readonly<
    Record<string, { readonly taken: number; readonly dropped: Readonly<Partial<Record<Drop, number>>> }>
  >;
  total(reason: Drop): number;
}
const NAMED_EVERY_MS = 60_000;

export function createCounts(
  clock: () => Date,
  warn: (detail: Readonly<Record<string, unknown>>, message: string) => void,
): Counts {
  const taken = new Map<Source, number>();
  const dropped = new Map<Source, Partial<Record<Drop, number>>>();
  const named = new Map<string, number>();
  return {
    taken: source => void taken.set(source, (taken.get(source) ?? 0) + 1),
    dropped(source, reason, detail = {}) {
      const reasons = dropped.get(source) ?? {};
      dropped.set(source, { ...reasons, [reason]: (reasons[reason] ?? 0) + 1 });
      const now = clock().getTime();
      const key = `${source} ${reason}`;
      if (now - (named.get(key) ?? Number.NEGATIVE_INFINITY) < NAMED_EVERY_MS) return;
      named.set(key, now);
      warn({ source, reason, count: (reasons[reason] ?? 0) + 1, ...detail }, 'telemetry was dropped');
    },
    read() {
      const sources = new Set([...taken.keys(), ...dropped.keys()]);
      return Object.fromEntries(
        [...sources].map(source => [source, { taken: taken.get(source) ?? 0, dropped: dropped.get(source) ?? {} }]),
      );
    },
    total: reason => [...dropped.values()].reduce((sum, reasons) => sum + (reasons[reason] ?? 0), 0),
  };
}
