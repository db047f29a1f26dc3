/**
 * When a picture was taken, from when it came. The media's own clock is even but begins anywhere and drifts; the clock
 * of this host is right but sees each fragment late by however long its way took. What came with the least delay is
 * nearest to the truth, so the smallest delay seen holds, and is let go slowly as the camera's clock drifts.
 */
export interface WallClock {
  /**
   * Places a fragment in time.
   * @param ends when its last sample ends by the media's clock, ms
   * @param arrived when it was whole here, ms since 1970
   * @returns what to add to the media's clock, ms; undefined where that clock has jumped, so that nothing holds any more
   */
  place(ends: number, arrived: number): number | undefined;
  /** What was answered last. */
  readonly offset: number | undefined;
}
/** Cameras' crystals are off by up to 100 parts in a million; twice that lets the estimate follow. */
const DRIFT = 200 / 1_000_000;
/** No delay explains more than this; then the media's clock was set, stood still or ran backwards. */
const JUMP_MS = 3_000;

export function createWallClock(): WallClock {
  let offset: number | undefined;
  let last = 0;
  let lastEnds = Number.NEGATIVE_INFINITY;
  return {
    get offset() {
      return offset;
    },
    place(ends, arrived) {
      const seen = arrived - ends;
      if (ends <= lastEnds) return undefined;
      if (offset !== undefined && Math.abs(seen - offset) > JUMP_MS) return undefined;
      offset = offset === undefined ? seen : Math.min(seen, offset + DRIFT * Math.max(0, arrived - last));
      last = arrived;
      lastEnds = ends;
      return offset;
    },
  };
}
