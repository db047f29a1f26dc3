import { type Color, dice, type Point, Raster } from './raster.ts';

/**
 * A metro platform seen from its camera: smoke under the ceiling, the lamps behind it failing, two firefighters.
 * Everything lies on planes that run to one vanishing point; `depth` is 1 at the camera and falls towards it.
 */
const VANISH: Point = [752, 258];
const toward = ([x, y]: Point, depth: number): Point => [
  VANISH[0] + (x - VANISH[0]) * depth,
  VANISH[1] + (y - VANISH[1]) * depth,
];
const CEILING: readonly [Point, Point] = [
  [-500, -420],
  [1_740, -420],
];
const FLOOR: readonly [Point, Point] = [
  [-620, 980],
  [860, 1_060],
];
const TRACK_FAR: Point = [1_860, 1_120];

/** A strip between two lines that run away from the camera. */
function strip(raster: Raster, a: Point, b: Point, near: number, far: number, color: Color, opacity = 1): void {
  raster.fill([toward(a, near), toward(b, near), toward(b, far), toward(a, far)], color, opacity);
}

/** What stands still. */
export function paintPlatform(): Raster {
  const raster = new Raster(1_280, 720);
  strip(raster, ...CEILING, 1, 0.04, [27, 34, 37]);
  strip(raster, CEILING[0], FLOOR[0], 1, 0.04, [43, 51, 50]);
  strip(raster, CEILING[1], TRACK_FAR, 1, 0.04, [31, 39, 41]);
  strip(raster, ...FLOOR, 1, 0.04, [62, 68, 66]);
  strip(raster, FLOOR[1], [950, 1_190], 1, 0.04, [12, 15, 16]);
  strip(raster, [950, 1_190], TRACK_FAR, 1, 0.04, [20, 24, 25]);
  for (let i = 0; i < 26; i++) {
    const depth = 1 / (1 + i * 0.4);
    strip(raster, ...FLOOR, depth, depth * 0.986, [24, 30, 30], 0.55);
    strip(raster, CEILING[0], FLOOR[0], depth, depth * 0.992, [14, 18, 18], 0.6);
    strip(raster, [980, 1_180], [1_720, 1_150], depth * 0.96, depth * 0.93, [54, 60, 60], 0.4);
  }
  strip(raster, [752, 1_032], FLOOR[1], 1, 0.04, [170, 156, 92]);
  strip(raster, [700, 1_012], [716, 1_016], 1, 0.04, [110, 108, 88]);
  for (const x of [1_090, 1_400]) strip(raster, [x, 1_190], [x + 18, 1_190], 1, 0.04, [92, 101, 103]);
  for (let i = 0; i < 6; i++) pillar(raster, 0.86 / (1 + i * 0.72), i);
  strip(raster, [-560, -20], [-560, 202], 0.52, 0.4, [206, 212, 211]);
  strip(raster, [-558, 16], [-558, 166], 0.51, 0.408, [34, 82, 124]);
  LETTERS.forEach((strokes, i) => {
    for (const stroke of strokes) letterStroke(raster, i, stroke);
  });
  return raster;
}

/** M A D O U, each stroke as x, y, x, y in a box one wide and one high. */
const LETTERS: readonly (readonly (readonly [number, number, number, number])[])[] = [
  [
    [0, 1, 0, 0],
    [0, 0, 0.5, 0.6],
    [0.5, 0.6, 1, 0],
    [1, 0, 1, 1],
  ],
  [
    [0, 1, 0.5, 0],
    [0.5, 0, 1, 1],
    [0.2, 0.65, 0.8, 0.65],
  ],
  [
    [0, 0, 0, 1],
    [0, 0, 0.8, 0.15],
    [0.8, 0.15, 0.8, 0.85],
    [0.8, 0.85, 0, 1],
  ],
  [
    [0.1, 0, 0.9, 0],
    [0.9, 0, 0.9, 1],
    [0.9, 1, 0.1, 1],
    [0.1, 1, 0.1, 0],
  ],
  [
    [0, 0, 0, 1],
    [0, 1, 1, 1],
    [1, 1, 1, 0],
  ],
];

function letterStroke(
  raster: Raster,
  letter: number,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): void {
  const onWall = (x: number, y: number) => toward([-557, 54 + y * 78], 0.497 - (letter + x * 0.66) * 0.0172);
  raster.line(onWall(x0, y0), onWall(x1, y1), 3.4, [222, 228, 227]);
}

function pillar(raster: Raster, depth: number, i: number): void {
  const [x, top] = toward([-130, -420], depth);
  const [, bottom] = toward([-130, 1_010], depth);
  const width = 84 * depth;
  const shade = 52 - i * 4;
  raster.fill(
    [
      [x, top],
      [x + width, top],
      [x + width, bottom],
      [x, bottom],
    ],
    [shade - 6, shade + 2, shade],
  );
  raster.fill(
    [
      [x + width * 0.72, top],
      [x + width, top],
      [x + width, bottom],
      [x + width * 0.72, bottom],
    ],
    [12, 16, 16],
    0.5,
  );
}

/** One frame of the loop: `phase` runs from 0 to 1 and the last frame meets the first. */
export function movePlatform(still: Raster, phase: number): Raster {
  const raster = still.copy();
  const turn = phase * 2 * Math.PI;
  for (let i = 0; i < 9; i++) lamp(raster, i, turn);
  firefighter(raster, 470 + 10 * Math.sin(turn), 548, 212, turn);
  firefighter(raster, 556 + 6 * Math.sin(turn + 2), 522, 196, turn + 1.4);
  smoke(raster, phase);
  raster.sensor(0.55, 0.34);
  return raster;
}

function lamp(raster: Raster, i: number, turn: number): void {
  const depth = 1 / (1 + i * 0.6);
  const failing = i > 3 ? 0.3 + 0.12 * Math.sin(turn * (5 + i) + i) : 1;
  strip(raster, [120, -410], [236, -410], depth, depth * 0.8, [226, 238, 226], failing);
  raster.glow(toward([178, -410], depth * 0.9), 250 * depth, [190, 210, 196], 0.5 * failing);
  raster.glow(toward([178, 1_000], depth), 380 * depth, [190, 205, 190], 0.2 * failing, 0.25);
}

function firefighter(raster: Raster, x: number, y: number, height: number, turn: number): void {
  const h = height;
  const dark: Color = [11, 14, 15];
  const outline = [
    [-0.05, -0.86],
    [-0.07, -0.93],
    [-0.05, -0.985],
    [0, -1],
    [0.05, -0.985],
    [0.07, -0.93],
    [0.05, -0.86],
  ];
  const torso = [
    [0.12, -0.82],
    [0.15, -0.5],
    [0.1, -0.44],
    [0.1, 0],
    [0.02, 0],
    [0, -0.36],
    [-0.02, 0],
    [-0.1, 0],
  ];
  const arms = [
    [-0.1, -0.44],
    [-0.15, -0.5],
    [-0.12, -0.82],
  ];
  raster.fill(
    [...outline, ...torso, ...arms].map(([u, v]): Point => [x + h * u!, y + h * v!]),
    dark,
  );
  raster.line([x - h * 0.075, y - h * 0.93], [x + h * 0.075, y - h * 0.93], h * 0.03, [150, 150, 128]);
  for (const [at, half] of [
    [0.6, 0.115],
    [0.46, 0.1],
  ] as const) {
    raster.line([x - h * half, y - h * at], [x + h * half, y - h * at], h * 0.022, [206, 212, 160]);
  }
  const beam: Point = [x + h * (0.5 + 0.25 * Math.sin(turn)), y - h * 0.1];
  raster.glow([x + h * 0.1, y - h * 0.66], h * 0.17, [240, 240, 214], 0.75);
  raster.glow(beam, h * 0.55, [226, 226, 200], 0.3, 0.3);
}

/** Puffs drift along the ceiling away from the tunnel, each fading in and out within the loop. */
function smoke(raster: Raster, phase: number): void {
  const random = dice(7);
  for (let i = 0; i < 64; i++) {
    const [place, height, size] = [random(), random(), random()];
    const age = (phase + random()) % 1;
    const x = 960 - place * 560 - age * 300;
    const y = 50 + height * height * 190 * (0.6 + place * 0.6) - age * 36;
    raster.glow([x, y], 70 + size * 110, [128, 136, 132], 0.26 * Math.sin(age * Math.PI), 0.62);
  }
}
