/**
 * Plain geometry on a small picture: cut lines and rings to a box, thin them out, write them as the `d` of an SVG path.
 * Coordinates are flat lists x0, y0, x1, y1 … in the units of the picture.
 */

export interface Frame {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

const at = (points: ArrayLike<number>, i: number) => points[i] ?? Number.NaN;

/** The pieces of a line inside a frame (Liang–Barsky on each segment). */
export function clipLine(line: ArrayLike<number>, frame: Frame): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax, ay, bx, by] = [at(line, i), at(line, i + 1), at(line, i + 2), at(line, i + 3)];
    const span = inside(ax, ay, bx - ax, by - ay, frame);
    if (!span) continue;
    const [from, to] = span;
    if (piece.length === 0 || from > 0) {
      piece = [ax + from * (bx - ax), ay + from * (by - ay)];
      pieces.push(piece);
    }
    piece.push(ax + to * (bx - ax), ay + to * (by - ay));
    if (to < 1) piece = [];
  }
  return pieces;
}

/** The stretch of a segment inside the frame as shares of its length, or undefined. */
function inside(ax: number, ay: number, dx: number, dy: number, frame: Frame): [number, number] | undefined {
  let [from, to] = [0, 1];
  const sides = [
    [-dx, ax - frame.minX],
    [dx, frame.maxX - ax],
    [-dy, ay - frame.minY],
    [dy, frame.maxY - ay],
  ] as const;
  for (const [p, q] of sides) {
    if (p === 0) {
      if (q < 0) return undefined;
    } else if (p < 0) from = Math.max(from, q / p);
    else to = Math.min(to, q / p);
  }
  return from < to ? [from, to] : undefined;
}

/** A closed ring cut to a frame (Sutherland–Hodgman): parts that leave and return are joined along the frame's edge. */
export function clipRing(ring: ArrayLike<number>, frame: Frame): number[] {
  let points: number[] = Array.from(ring);
  const cuts: readonly (readonly [axis: 0 | 1, bound: number, sign: 1 | -1])[] = [
    [0, frame.minX, 1],
    [0, frame.maxX, -1],
    [1, frame.minY, 1],
    [1, frame.maxY, -1],
  ];
  for (const [axis, bound, sign] of cuts) points = cutRing(points, axis, bound, sign);
  return points;
}

function cutRing(points: readonly number[], axis: 0 | 1, bound: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const before = i === 0 ? points.length - 2 : i - 2;
    const depth = (at(points, i + axis) - bound) * sign;
    const depthBefore = (at(points, before + axis) - bound) * sign;
    if (depth >= 0 !== depthBefore >= 0) {
      const share = depthBefore / (depthBefore - depth);
      const [ax, ay] = [at(points, before), at(points, before + 1)];
      kept.push(ax + share * (at(points, i) - ax), ay + share * (at(points, i + 1) - ay));
    }
    if (depth >= 0) kept.push(at(points, i), at(points, i + 1));
  }
  return kept;
}

/** Douglas–Peucker: leaves out what lies within `tolerance` of the line through its neighbours. Keeps both ends. */
export function simplify(line: readonly number[], tolerance: number): number[] {
  const last = line.length - 2;
  if (last <= 2) return [...line];
  const keep = new Set([0, last]);
  const open: [number, number][] = [[0, last]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let [farthest, far] = [-1, tolerance];
    for (let i = from + 2; i < to; i += 2) {
      const away = distanceTo(line, i, from, to);
      if (away > far) [farthest, far] = [i, away];
    }
    if (farthest < 0) continue;
    keep.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return [...keep].sort((a, b) => a - b).flatMap(i => [at(line, i), at(line, i + 1)]);
}

function distanceTo(line: readonly number[], i: number, from: number, to: number): number {
  const [ax, ay] = [at(line, from), at(line, from + 1)];
  const [dx, dy] = [at(line, to) - ax, at(line, to + 1) - ay];
  const [px, py] = [at(line, i) - ax, at(line, i + 1) - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2));
  return Math.hypot(px - t * dx, py - t * dy);
}

/**
 * SVG path data in whole units, relative after the first point (shorter, and it compresses better). Points that fall
 * together are written once; a path of one point is nothing.
 */
export function pathData(line: readonly number[], closed: boolean): string {
  let [x, y] = [Math.round(at(line, 0)), Math.round(at(line, 1))];
  let data = '';
  for (let i = 2; i + 1 < line.length; i += 2) {
    const [nx, ny] = [Math.round(at(line, i)), Math.round(at(line, i + 1))];
    const [dx, dy] = [nx - x, ny - y];
    if (dx === 0 && dy === 0) continue;
    data += `${data === '' || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    [x, y] = [nx, ny];
  }
  if (data === '') return '';
  return `M${Math.round(at(line, 0))} ${Math.round(at(line, 1))}l${data}${closed ? 'z' : ''}`;
}
