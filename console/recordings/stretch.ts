/** What the server keeps of one camera, as `GET /api/recordings/replays/…` tells it. Times are ms since 1970. */
export interface KeptSegment {
  readonly from: number;
  readonly to: number;
  readonly run: string;
  readonly init: string;
  readonly codec: string;
  readonly mediaStart: number;
  readonly timescale: number;
}
export interface KeptGap {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}
export interface KeptStretch {
  readonly segments: readonly KeptSegment[];
  readonly gaps: readonly KeptGap[];
}

/** Seconds to add to a segment’s own clock, so that second 0 is the moment `base`. */
export const offsetOf = (segment: KeptSegment, base: number): number =>
  (segment.from - base) / 1000 - segment.mediaStart / segment.timescale;
/**
 * So much before its first moment a replay's own clock begins, ms: of a segment that straddles its first moment a
 * browser takes no picture from before its second 0, nor any until the next key frame.
 */
export const LEAD_MS = 10_000;
/** Whether a picture of this moment is kept. */
export const isKept = ({ segments }: KeptStretch, moment: number): boolean =>
  segments.some(({ from, to }) => from <= moment && moment < to);
/** The gap in which a moment lies. */
export const gapAt = ({ gaps }: KeptStretch, moment: number): KeptGap | undefined =>
  gaps.find(({ from, to }) => from <= moment && moment < to);

/** What is loaded around a moment: the segments from a little before it on, nearest need first. */
export function wantedAt(stretch: KeptStretch, moment: number, ahead: number): readonly KeptSegment[] {
  return stretch.segments.filter(({ from, to }) => to > moment - BEHIND_MS && from < moment + ahead);
}
/** A frame step back must not load anew. */
const BEHIND_MS = 6_000;

/** A mark on the time line. */
export interface Mark {
  readonly id: string;
  readonly at: number;
  readonly kind: 'moment' | 'incident' | 'alert' | 'look';
  readonly words: string;
}
/** Whole steps of a time line that lasts so long: eight ticks at most, at full minutes or round seconds. */
export function ticksOf(from: number, to: number): readonly number[] {
  const step = STEPS.find(each => (to - from) / each <= 8) ?? STEPS.at(-1)!;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200].map(seconds => seconds * 1000);
