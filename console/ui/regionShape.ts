import type { MultiPolygon, Point, Polygon, Position } from 'geojson';

/** A commune as the inset draws it; `shape` and `label` from the territory pack. */
export interface CommuneShape {
  readonly nis: string;
  readonly shape: Polygon | MultiPolygon;
  /** A point inside it, for the letter. */
  readonly label: Position;
}

/** Width of the drawing's grid; the letters' size is set for it. */
export const INSET_WIDTH = 230;

/** Kilometres in a degree at 50.84° north: plate carrée is true to shape over 17 km. */
const [EAST, NORTH] = [70.2, 111.2];

export interface RegionDrawing {
  readonly height: number;
  readonly communes: readonly { readonly nis: string; readonly path: string; readonly x: number; readonly y: number }[];
}

/**
 * Projects the communes onto a grid 230 wide. Vertices nearer than `tolerance` grid units to the one before are left
 * out of a ring: at this size they are noise, and neighbours drop the same ones only approximately, which the stroke
 * covers.
 */
export function drawRegion(shapes: readonly CommuneShape[], tolerance = 0.6): RegionDrawing {
  const all = shapes.flatMap(({ shape }) => ringsOf(shape)).flat();
  const [west, east] = [Math.min(...all.map(p => p[0]!)), Math.max(...all.map(p => p[0]!))];
  const [south, north] = [Math.min(...all.map(p => p[1]!)), Math.max(...all.map(p => p[1]!))];
  const scale = INSET_WIDTH / ((east - west) * EAST);
  const project = (p: Position): [number, number] => [(p[0]! - west) * EAST * scale, (north - p[1]!) * NORTH * scale];
  return {
    height: (north - south) * NORTH * scale,
    communes: shapes.map(({ nis, shape, label }) => {
      const path = ringsOf(shape).map(ring => ringPath(ring.map(project), tolerance));
      const [x, y] = project(label);
      return { nis, path: path.join(''), x: round(x), y: round(y) };
    }),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const ringsOf = (shape: Polygon | MultiPolygon): Position[][] =>
  shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();

function ringPath(ring: readonly [number, number][], tolerance: number): string {
  const kept: [number, number][] = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= tolerance) kept.push(point);
  }
  return kept.length < 3 ? '' : `M${kept.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
}

/** Joins the pack's `communes` and `communes_labels` by NIS code. */
export function communeShapes(
  communes: readonly { properties: { nis: string }; geometry: Polygon | MultiPolygon }[],
  labels: readonly { properties: { nis: string }; geometry: Point }[],
): CommuneShape[] {
  const at = new Map(labels.map(({ properties, geometry }) => [properties.nis, geometry.coordinates]));
  return communes.map(({ properties: { nis }, geometry }) => ({
    nis,
    shape: geometry,
    label: at.get(nis) ?? ringsOf(geometry)[0]![0]!,
  }));
}
