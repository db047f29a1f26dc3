import { HALF_AXES, offsetAt, ROUND, VIEW } from './droneFlight.ts';
import { type Color, dice, type Point, Raster } from './raster.ts';

/** The ground around place Madou as a drone sees it at night: larger than its view, which glides over it. */
const PIXELS_PER_METRE = 1_280 / VIEW.width;
/** Metres beyond the outermost view, so that rounding never looks over the edge. */
const MARGIN = 6;
const EAST = HALF_AXES.east + VIEW.width / 2 + MARGIN;
const NORTH = HALF_AXES.north + VIEW.height / 2 + MARGIN;
const even = (value: number) => Math.ceil(value / 2) * 2;
export const AERIAL = {
  width: even(2 * EAST * PIXELS_PER_METRE),
  height: even(2 * NORTH * PIXELS_PER_METRE),
} as const;

/** Metres east and north of place Madou, in pixels of the still. */
const at = (east: number, north: number): Point => [
  (east + EAST) * PIXELS_PER_METRE,
  (NORTH - north) * PIXELS_PER_METRE,
];

/** The upper left corner of the view at each second of a round, in pixels of the still. */
export function aerialTrack(): (readonly [number, number])[] {
  return Array.from({ length: ROUND }, (_, second) => {
    const { east, north } = offsetAt(second);
    const [x, y] = at(east - VIEW.width / 2, north + VIEW.height / 2);
    return [Math.round(x), Math.round(y)] as const;
  });
}

type Street = readonly [from: Point, to: Point, width: number];
/** Metres. The ring along the old walls, the road to Leuven, and the small streets between; drawn by hand. */
const STREETS: readonly Street[] = [
  [[-60, -200], [18, 200], 44],
  [[-6, 8], [280, 62], 20],
  [[-280, -70], [-10, 0], 16],
  [[-280, 90], [0, 104], 10],
  [[60, -200], [130, 200], 10],
  [[150, -200], [212, 200], 9],
  [[-150, -200], [-84, 200], 10],
  [[-226, -200], [-176, 200], 8],
  [[0, -92], [280, -40], 10],
  [[10, 124], [280, 168], 9],
  [[-280, -150], [-40, -110], 9],
];

/** `blink` 0 or 1: which of their lights the vehicles show. */
export function paintAerial(blink: 0 | 1): Raster {
  const raster = new Raster(AERIAL.width, AERIAL.height);
  raster.fill(
    [
      [0, 0],
      [raster.width, 0],
      [raster.width, raster.height],
      [0, raster.height],
    ],
    [21, 25, 26],
  );
  roofs(raster);
  for (const [from, to, width] of STREETS) street(raster, from, to, width);
  square(raster);
  for (const [from, to, width] of STREETS) lamps(raster, from, to, width);
  for (const [east, north] of [
    [14, 22],
    [-16, 34],
    [-22, -18],
    [40, 12],
  ] as const)
    vehicle(raster, east, north, blink);
  const random = dice(5);
  for (let i = 0; i < 70; i++) {
    const far = random();
    const place = at(
      4 + far * 70 + (random() - 0.5) * 16 * (1 + far * 2),
      16 + far * 34 + (random() - 0.5) * 12 * (1 + far),
    );
    raster.glow(place, 60 + 150 * far, [164, 168, 166], 0.16 * (1 - far * 0.7));
  }
  raster.sensor(0.5, 0);
  return raster;
}

/** Blocks of houses along the ring's direction, each roof with its own grey and a lighter ridge. */
function roofs(raster: Raster): void {
  const random = dice(19);
  for (let north = -NORTH; north < NORTH; north += 13) {
    for (let east = -EAST - 20; east < EAST + 20; east += 11) {
      const shift = north * 0.2;
      const [w, h] = [4 + random() * 1.3, 4.6 + random() * 1.6];
      const grey = 28 + random() * 32;
      const shade: Color = [grey + 3, grey + 5, grey + 7];
      const corners: Point[] = [
        at(east + shift - w, north - h),
        at(east + shift + w, north - h + 1),
        at(east + shift + w + 1, north + h),
        at(east + shift - w + 1, north + h - 1),
      ];
      raster.fill(corners, shade);
      raster.line(
        at(east + shift - w, north),
        at(east + shift + w, north + 0.6),
        2,
        [grey + 20, grey + 21, grey + 22],
        0.6,
      );
      if (random() > 0.93) raster.glow(at(east + shift, north), 9, [255, 214, 150], 0.8);
    }
  }
}

function street(raster: Raster, from: Point, to: Point, width: number): void {
  const [a, b] = [at(...from), at(...to)];
  raster.line(a, b, (width + 5) * PIXELS_PER_METRE, [50, 48, 46]);
  raster.line(a, b, width * PIXELS_PER_METRE, [62, 58, 51]);
  if (width > 15) {
    for (const side of [-0.25, 0.25]) {
      const shift = side * width;
      raster.line(at(from[0] + shift, from[1]), at(to[0] + shift, to[1]), 2, [150, 146, 132], 0.5);
    }
  }
}

function square(raster: Raster): void {
  const ring = Array.from({ length: 24 }, (_, i) => (i / 24) * 2 * Math.PI);
  raster.fill(
    ring.map(angle => at(2 + 30 * Math.cos(angle), 6 + 24 * Math.sin(angle))),
    [70, 66, 58],
  );
  raster.fill(
    ring.map(angle => at(2 + 9 * Math.cos(angle), 8 + 7 * Math.sin(angle))),
    [34, 42, 34],
  );
  raster.fill([at(34, -34), at(66, -28), at(62, -8), at(30, -14)], [78, 82, 88]);
  raster.fill([at(38, -30), at(62, -26), at(59, -12), at(35, -16)], [58, 62, 70]);
}

function lamps(raster: Raster, from: Point, to: Point, width: number): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const spacing = width > 15 ? 18 : 24;
  for (let way = 4, i = 0; way < length; way += spacing, i++) {
    const side = (i % 2 ? 1 : -1) * (width / 2 + 1);
    const place = at(from[0] + ux * way - uy * side, from[1] + uy * way + ux * side);
    raster.glow(place, 74, [255, 190, 112], 0.34);
    raster.glow(place, 7, [255, 240, 208], 1);
  }
}

function vehicle(raster: Raster, east: number, north: number, blink: 0 | 1): void {
  raster.fill(
    [at(east - 4, north - 1.4), at(east + 4, north - 0.8), at(east + 4, north + 1.6), at(east - 4, north + 1)],
    [142, 40, 34],
  );
  raster.glow(at(east + (blink ? 3 : -3), north), 90, [70, 126, 255], 0.8);
  raster.glow(at(east + (blink ? 3 : -3), north), 9, [238, 244, 255], 1);
}
