import { useEffect, useReducer } from 'react';
import { type Halt, haltAt } from '../../shared/layouts/clock.ts';
import type { Tour } from '../../shared/layouts/schema.ts';
import { serverNow } from '../room/store.ts';

export interface Standing extends Halt {
  /** The next step is so near that its pictures are fetched. */
  readonly soon: boolean;
}
/** So long before the next step its pictures are fetched, ms: a running source takes under one second, a cold one three. */
const LEAD_MS = 3_000;

/** Where a tour stands, told anew at each step and shortly before it; every screen by the centre's clock. */
export function useHalt(tour: Tour | undefined): Standing | undefined {
  const [turn, next] = useReducer((count: number) => count + 1, 0);
  const halt = tour && haltAt(tour, serverNow());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn sets the timer for the next one
  useEffect(() => {
    const left = tour && haltAt(tour, serverNow()).left;
    if (left === undefined) return;
    const timer = setTimeout(next, (left > LEAD_MS ? left - LEAD_MS : left) + 5);
    return () => clearTimeout(timer);
  }, [tour, turn]);
  return halt && { ...halt, soon: halt.left !== undefined && halt.left <= LEAD_MS };
}
