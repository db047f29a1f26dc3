import Flatbush from 'flatbush';
import type { Area } from '../geometry.ts';
import { createShape, onEarth } from './plane.ts';

/**
 * What of an area lies outside all of some others. Computed in the plane (true to 0.2 % over the Region) by cutting
 * everything into slabs in which no two edges cross: then each slab is a row of trapezoids that are in or out. No
 * library of clipping: only the measure and a picture of it are needed, and this one cannot fail on touching edges.
 */
export interface Overhang {
  readonly squareMetres: number;
  /** The part itself, as trapezoids side by side; absent where there is none. */
  readonly area?: Area;
}

/** Work after which the answer is "not measured": some seconds of one core would be wrong in a rule. */
const MOST_WORK = 4_000_000;
/** Slabs thinner than a micrometre hold nothing. */
const THINNEST = 1e-6;

interface Edge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** 0: of the inner area; else of the outer area of this number. */
  readonly of: number;
}
const xAt = ({ x1, y1, x2, y2 }: Edge, y: number): number => x1 + ((x2 - x1) * (y - y1)) / (y2 - y1);

/** @returns undefined where the areas have so many crossings that it is not worth measuring */
export function overhangOf(inner: Area, outers: readonly Area[]): Overhang | undefined {
  const edges = [inner, ...outers].flatMap((area, of) => edgesOf(area, of));
  const levels = levelsOf(edges);
  if (!levels) return undefined;
  edges.sort((a, b) => a.y1 - b.y1);
  const polygons: [number, number][][][] = [];
  let squareMetres = 0;
  let active: Edge[] = [];
  let next = 0;
  let work = 0;
  for (let i = 0; i + 1 < levels.length; i += 1) {
    const [low, high] = [levels[i] ?? 0, levels[i + 1] ?? 0];
    if (high - low < THINNEST) continue;
    const middle = (low + high) / 2;
    for (; (edges[next]?.y1 ?? Number.POSITIVE_INFINITY) < middle; next += 1) active.push(edges[next] as Edge);
    active = active.filter(edge => edge.y2 > middle);
    work += active.length;
    if (work > MOST_WORK) return undefined;
    for (const [left, right] of uncovered(active, middle, outers.length)) {
      const [a, b, c, d] = [xAt(left, low), xAt(right, low), xAt(right, high), xAt(left, high)];
      const size = ((b - a + (c - d)) / 2) * (high - low);
      if (size <= 0) continue;
      squareMetres += size;
      const corner = onEarth(a, low);
      polygons.push([[corner, onEarth(b, low), onEarth(c, high), onEarth(d, high), corner]]);
    }
  }
  return polygons.length === 0
    ? { squareMetres: 0 }
    : { squareMetres, area: { type: 'MultiPolygon', coordinates: polygons } };
}

/** Pairs of neighbouring edges of one slab between which the inner area lies and none of the outer ones. */
function uncovered(active: readonly Edge[], y: number, outers: number): [Edge, Edge][] {
  const row = [...active].sort((a, b) => xAt(a, y) - xAt(b, y));
  const inside = Array<boolean>(outers + 1).fill(false);
  const found: [Edge, Edge][] = [];
  row.forEach((edge, i) => {
    inside[edge.of] = !inside[edge.of];
    const right = row[i + 1];
    if (right && inside[0] && !inside.some((covered, of) => of > 0 && covered)) found.push([edge, right]);
  });
  return found;
}

function edgesOf(area: Area, of: number): Edge[] {
  const { edges } = createShape(area);
  const found: Edge[] = [];
  for (let i = 0; i + 3 < edges.length; i += 4) {
    const [ax, ay, bx, by] = [edges[i] ?? 0, edges[i + 1] ?? 0, edges[i + 2] ?? 0, edges[i + 3] ?? 0];
    if (ay < by) found.push({ x1: ax, y1: ay, x2: bx, y2: by, of });
    if (by < ay) found.push({ x1: bx, y1: by, x2: ax, y2: ay, of });
  }
  return found;
}

/** Heights of all corners and all crossings, from south to north: between two of them the order of edges is one. */
function levelsOf(edges: readonly Edge[]): number[] | undefined {
  const levels = edges.flatMap(({ y1, y2 }) => [y1, y2]);
  if (edges.length === 0) return levels;
  const index = new Flatbush(edges.length);
  for (const { x1, y1, x2, y2 } of edges) index.add(Math.min(x1, x2), y1, Math.max(x1, x2), y2);
  index.finish();
  let work = 0;
  for (const [i, edge] of edges.entries()) {
    const { x1, y1, x2, y2 } = edge;
    const near = index.search(Math.min(x1, x2), y1, Math.max(x1, x2), y2);
    work += near.length;
    if (work > MOST_WORK) return undefined;
    for (const j of near) {
      const other = edges[j];
      const y = other && j > i ? crossing(edge, other) : undefined;
      if (y !== undefined) levels.push(y);
    }
  }
  return levels.sort((a, b) => a - b);
}

/** Height at which two edges cross, strictly inside both; parallel ones do not. */
function crossing(a: Edge, b: Edge): number | undefined {
  const slopeA = (a.x2 - a.x1) / (a.y2 - a.y1);
  const slopeB = (b.x2 - b.x1) / (b.y2 - b.y1);
  if (slopeA === slopeB) return undefined;
  const y = (b.x1 - a.x1 + slopeA * a.y1 - slopeB * b.y1) / (slopeA - slopeB);
  return y > Math.max(a.y1, b.y1) && y < Math.min(a.y2, b.y2) ? y : undefined;
}
