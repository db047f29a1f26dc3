import type { Tour, TourSteered } from './schema.ts';

/** Where a tour stands at a moment. */
export interface Halt {
  /** Which step, from 0. */
  readonly step: number;
  /** Milliseconds into the step. */
  readonly into: number;
  /** Milliseconds until the next one; undefined while it is paused. */
  readonly left: number | undefined;
}

const lengths = (tour: Pick<Tour, 'steps'>): readonly number[] => tour.steps.map(({ seconds }) => seconds * 1_000);
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
/** So that a clock which stands a moment behind the event still finds the first step. */
const within = (elapsed: number, whole: number): number => ((elapsed % whole) + whole) % whole;

/** Milliseconds into the round at `now` (ms since 1970), between 0 and the length of the whole. */
export function elapsedOf(tour: Pick<Tour, 'steps' | 'clock'>, now: number): number {
  const { since, ahead, paused } = tour.clock;
  const passed = paused ? 0 : Math.max(0, now - Date.parse(since));
  return within(ahead + passed, sum(lengths(tour)));
}

/** Every screen reckons this from the room and the centre's clock alone, so two screens show the same step. */
export function haltAt(tour: Pick<Tour, 'steps' | 'clock'>, now: number): Halt {
  let into = elapsedOf(tour, now);
  const all = lengths(tour);
  let step = 0;
  while (step < all.length - 1 && into >= (all[step] as number)) {
    into -= all[step] as number;
    step += 1;
  }
  return { step, into, left: tour.clock.paused ? undefined : (all[step] as number) - into };
}

/** The clock after an act on it, at a moment (ISO 8601 UTC). Stepping keeps a pause: the next is looked at in peace. */
export function steered(
  tour: Pick<Tour, 'steps' | 'clock'>,
  act: 'pause' | 'resume' | 'next' | 'previous',
  at: string,
): Omit<TourSteered, 'tour'> {
  const now = Date.parse(at);
  const { paused } = tour.clock;
  if (act === 'pause' || act === 'resume')
    return { since: at, ahead: Math.round(elapsedOf(tour, now)), paused: act === 'pause' };
  const all = lengths(tour);
  const { step } = haltAt(tour, now);
  const to = (step + (act === 'next' ? 1 : all.length - 1)) % all.length;
  return { since: at, ahead: sum(all.slice(0, to)), paused };
}
