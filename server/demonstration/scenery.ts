import type { Area, Point } from '../../shared/geometry.ts';

/** Metro station Madou, on the border of Saint-Josse-ten-Noode and the City of Brussels. */
export const MADOU: Point = [4.369118, 50.849481];
const METRES_PER_DEGREE = { east: 70_200, north: 111_200 };

/** Metres east and north of the station → longitude, latitude. */
export const at = (east: number, north: number): Point => [
  Number((MADOU[0] + east / METRES_PER_DEGREE.east).toFixed(6)),
  Number((MADOU[1] + north / METRES_PER_DEGREE.north).toFixed(6)),
];
const ring = (points: readonly (readonly [number, number])[]): Area => {
  const closed = [...points, points[0] as readonly [number, number]].map(([e, n]) => at(e, n));
  return { type: 'Polygon', coordinates: [closed] };
};

export const YELLOW = ring([
  [-505, 235],
  [-560, -70],
  [-410, -375],
  [-150, -515],
  [170, -490],
  [455, -310],
  [590, 20],
  [505, 300],
  [290, 500],
  [-40, 545],
  [-330, 470],
]);
export const ORANGE = ring([
  [-262, 112],
  [-290, -25],
  [-214, -176],
  [-60, -268],
  [112, -238],
  [246, -120],
  [285, 72],
  [196, 230],
  [40, 285],
  [-140, 250],
]);
export const RED = ring([
  [-78, 44],
  [-96, -22],
  [-52, -92],
  [26, -96],
  [86, -44],
  [104, 42],
  [56, 98],
  [-24, 104],
]);
