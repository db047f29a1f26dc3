import type { Room } from '../../shared/room.ts';

/** Rows of the strip, the highest level first; operational coordination is an axis of its own below them. */
export const LANES = ['federale', 'provinciale', 'communale', 'operational'] as const;
export type Lane = (typeof LANES)[number];

/** Something that was in force for a time. Milliseconds since 1970. */
export interface Span {
  readonly id: string;
  readonly lane: Lane;
  readonly from: number;
  /** Undefined while it is in force. */
  readonly to: number | undefined;
  readonly communes: readonly string[];
}
/** A moment on a lane: a request to upscale. */
export interface Mark {
  readonly id: string;
  readonly lane: Lane;
  readonly at: number;
}
/** A stretch of time that is drawn to one scale, from `left` over `width` percent of the strip. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
}
/** A time in which nothing was in force: drawn as a cut, with its length. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
}
export interface History {
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
  readonly stretches: readonly Stretch[];
  readonly gaps: readonly Gap[];
}

/** Everything that the room knows of phases, posts and requests. */
export function spansOf(room: Room): { readonly spans: readonly Span[]; readonly marks: readonly Mark[] } {
  const phases = Object.values(room.phases).map(
    ({ id, phase, communes, declared, lifted }): Span => ({
      ...{ id, lane: phase, communes, from: Date.parse(declared.decidedAt) },
      to: lifted && Date.parse(lifted.decidedAt),
    }),
  );
  const posts = Object.values(room.posts)
    .filter(post => post.kind === 'pc-ops')
    .map(
      ({ id, opened, closed }): Span => ({
        ...{ id, lane: 'operational', communes: [], from: Date.parse(opened.at) },
        to: closed && Date.parse(closed.at),
      }),
    );
  const marks = Object.values(room.upscales).map(
    ({ id, phase, requested }): Mark => ({ id, lane: phase, at: Date.parse(requested.decidedAt) }),
  );
  return { spans: [...phases, ...posts].sort((a, b) => a.from - b.from), marks: marks.sort((a, b) => a.at - b.at) };
}

/** A pause of this share of what happened, or longer, is cut out of the strip. */
const CUT_FROM = 0.2;
/** Percent of the strip that a cut takes: room for its length in words. */
const CUT_WIDTH = 9;
/** No stretch is so short beside a longer one that it could not be seen: percent. */
const LEAST = 14;
const MINUTE = 60_000;

/**
 * The strip at a moment: an explosion of twenty minutes and a phase of three and a half months are drawn by the same
 * rule. Each stretch is to scale in itself; what lies between two stretches is cut out and labelled. `now` in ms.
 */
export function historyOf(room: Room, now: number): History {
  const { spans, marks } = spansOf(room);
  const lived = [
    ...spans.map(({ from, to }) => ({ from, to: to ?? now })),
    ...marks.map(({ at }) => ({ from: at, to: at })),
  ].sort((a, b) => a.from - b.from);
  const merged = merge(lived);
  if (merged.length === 0) return { spans, marks, stretches: [], gaps: [] };
  const total = merged.reduce((sum, each) => sum + Math.max(MINUTE, each.to - each.from), 0);
  const parts = merge(lived, total * CUT_FROM).map(each => padded(each, now));
  const cuts = parts.length - 1;
  const free = 100 - cuts * CUT_WIDTH;
  const least = Math.min(LEAST, free / parts.length);
  const lengths = parts.map(each => each.to - each.from);
  const sum = lengths.reduce((a, b) => a + b, 0);
  const shares = lengths.map(length => Math.max(least, (length / sum) * free));
  const scale = free / shares.reduce((a, b) => a + b, 0);
  const stretches: Stretch[] = [];
  const gaps: Gap[] = [];
  let left = 0;
  for (const [i, part] of parts.entries()) {
    const width = (shares[i] ?? 0) * scale;
    stretches.push({ ...part, left, width });
    left += width;
    const next = parts[i + 1];
    if (!next) continue;
    gaps.push({ from: part.to, to: next.from, left, width: CUT_WIDTH });
    left += CUT_WIDTH;
  }
  return { spans, marks, stretches, gaps };
}

interface Part {
  readonly from: number;
  readonly to: number;
}
/** Parts that touch, or between which less than `pause` ms lie, as one. */
function merge(parts: readonly Part[], pause = 0): readonly Part[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of parts) {
    const last = merged.at(-1);
    if (last && from - last.to <= pause) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
/** A little air on both sides, never beyond now. */
function padded({ from, to }: Part, now: number): Part {
  const air = Math.max(MINUTE, (to - from) * 0.04);
  return { from: from - air, to: Math.max(from, to >= now ? to : Math.min(now, to + air)) };
}

/** Where a moment lies on the strip, percent from its left; a moment inside a cut lies at its edge. */
export function placeOf({ stretches }: Pick<History, 'stretches'>, at: number): number {
  for (const { from, to, left, width } of stretches) {
    if (at < from) return left;
    if (at <= to) return left + (to === from ? 0 : ((at - from) / (to - from)) * width);
  }
  const last = stretches.at(-1);
  return last ? last.left + last.width : 0;
}

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [1, 2, 5, 10, 15, 30]
  .map(n => n * MINUTE)
  .concat([1, 2, 3, 6, 12].map(n => n * HOUR))
  .concat([1, 2, 7, 14, 28, 91].map(n => n * DAY));
/** Percent of the strip between two marks, at least: a date is as wide. */
const APART = 7;

/** The marks of a stretch: round steps, as many as can be read. `day`: whether they are days rather than times of day. */
export function ticksOf(stretch: Stretch): readonly { readonly at: number; readonly day: boolean }[] {
  const length = stretch.to - stretch.from;
  const most = Math.max(1, Math.floor(stretch.width / APART));
  const step = STEPS.find(each => length / each <= most) ?? length;
  const first = Math.ceil(stretch.from / step) * step;
  const ticks: { at: number; day: boolean }[] = [];
  for (let at = first; at <= stretch.to; at += step) ticks.push({ at, day: step >= DAY });
  return ticks.length > 0 ? ticks : [{ at: stretch.from, day: length >= DAY }];
}

/** Spans of one lane in as few rows as keep them apart. */
export function rowsOf(spans: readonly Span[], now: number): readonly (readonly Span[])[] {
  const rows: Span[][] = [];
  for (const span of spans) {
    const row = rows.find(each => (each.at(-1)?.to ?? now) <= span.from);
    if (row) row.push(span);
    else rows.push([span]);
  }
  return rows;
}
