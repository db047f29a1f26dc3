import { type Color, dice, type Point, Raster } from './raster.ts';

/** A boulevard at night from a mast: a tower at its end, lamps, fire engines with their lights, passing cars. */
const LAMP_LIGHT: Color = [255, 194, 112];
const BLUE: Color = [70, 124, 255];
const END: Point = [604, 372];

export function paintBoulevard(): Raster {
  const raster = new Raster(1_280, 720);
  for (let y = 0; y < 400; y += 4) {
    const k = y / 400;
    raster.fill(box(0, y, 1_280, 4), [10 + 24 * k, 13 + 18 * k, 18 + 9 * k]);
  }
  raster.fill(
    [
      [0, 402],
      [1_280, 360],
      [1_280, 720],
      [0, 720],
    ],
    [24, 26, 28],
  );
  raster.fill(
    [
      [502, 380],
      [704, 374],
      [1_420, 720],
      [-260, 720],
    ],
    [34, 36, 38],
  );
  tower(raster);
  for (const facade of FACADES) paintFacade(raster, facade);
  for (let i = 0; i < 8; i++) {
    const k = (i / 8) ** 2;
    const y = 398 + 320 * k;
    raster.fill(
      [
        [598 - 30 * k, y],
        [606 - 26 * k, y],
        [600 - 48 * k, y + 10 + 44 * k],
        [586 - 56 * k, y + 10 + 44 * k],
      ],
      [186, 186, 176],
      0.45,
    );
  }
  for (const [x, y, scale] of LAMPS) {
    raster.line([x, y], [x, y + 260 * scale], 5 * scale, [58, 59, 59]);
    raster.glow([x, y], 150 * scale, LAMP_LIGHT, 0.6);
    raster.glow([x, y], 22 * scale, [255, 240, 206], 1);
    raster.glow([x, y + 370 * scale], 250 * scale, [255, 186, 98], 0.3, 0.3);
  }
  return raster;
}

const LAMPS: readonly (readonly [x: number, y: number, scale: number])[] = [
  [96, 190, 1.5],
  [296, 268, 0.9],
  [414, 304, 0.6],
  [1_130, 164, 1.5],
  [928, 262, 0.9],
  [812, 308, 0.55],
];

interface Facade {
  readonly x: readonly [number, number];
  readonly top: readonly [number, number];
  readonly base: readonly [number, number];
  readonly shade: Color;
  readonly windows: readonly [columns: number, rows: number];
}
const FACADES: readonly Facade[] = [
  { x: [-20, 190], top: [-120, 26], base: [500, 446], shade: [37, 38, 42], windows: [5, 7] },
  { x: [190, 338], top: [46, 118], base: [446, 412], shade: [43, 42, 41], windows: [4, 6] },
  { x: [338, 466], top: [150, 198], base: [412, 390], shade: [34, 35, 38], windows: [4, 5] },
  { x: [1_290, 1_040], top: [-160, 18], base: [506, 428], shade: [42, 42, 44], windows: [5, 7] },
  { x: [1_040, 884], top: [-16, 84], base: [428, 400], shade: [33, 35, 39], windows: [5, 9] },
  { x: [884, 762], top: [124, 176], base: [400, 382], shade: [41, 40, 37], windows: [4, 5] },
];

function paintFacade(raster: Raster, { x, top, base, shade, windows: [columns, rows] }: Facade): void {
  raster.fill(
    [
      [x[0], top[0]],
      [x[1], top[1]],
      [x[1], base[1]],
      [x[0], base[0]],
    ],
    shade,
  );
  const random = dice(Math.round(x[1]) + 900);
  const mix = (a: number, b: number, k: number) => a + (b - a) * k;
  const at = (u: number, v: number): Point => [
    mix(x[0], x[1], u),
    mix(mix(top[0], top[1], u), mix(base[0], base[1], u), v),
  ];
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const [u0, u1] = [(column + 0.24) / columns, (column + 0.72) / columns];
      const [v0, v1] = [(row + 0.24) / (rows + 0.5), (row + 0.74) / (rows + 0.5)];
      const lit = random() > 0.88;
      raster.fill([at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)], lit ? [168, 138, 84] : [13, 16, 19]);
    }
  }
}

function tower(raster: Raster): void {
  raster.fill(box(540, 66, 110, 316), [27, 29, 34]);
  const random = dice(33);
  for (let row = 0; row < 16; row++) {
    for (let column = 0; column < 6; column++) {
      raster.fill(box(548 + column * 17, 78 + row * 18, 10, 9), random() > 0.86 ? [176, 154, 104] : [15, 18, 22]);
    }
  }
  raster.glow([595, 62], 12, [255, 60, 50], 0.9);
}

/** One frame of the loop; `phase` from 0 to 1. */
export function moveBoulevard(still: Raster, phase: number): Raster {
  const raster = still.copy();
  for (let i = 0; i < 3; i++) car(raster, (phase + i / 3) % 1, i);
  engine(raster, 640, 342, 1.35, phase, 0);
  engine(raster, 752, 372, 2.1, phase, 0.4);
  const random = dice(11);
  for (let i = 0; i < 40; i++) {
    const age = (phase + random()) % 1;
    const x = 600 + (random() - 0.5) * 90 + age * 150;
    raster.glow([x, 372 - age * 300], 46 + age * 80, [152, 148, 140], 0.11 * Math.sin(age * Math.PI));
  }
  raster.sensor(0.22, 0.36);
  return raster;
}

/** Headlights come up the left lane, growing with nearness. */
function car(raster: Raster, phase: number, i: number): void {
  const k = phase ** 2.2;
  const x = END[0] - 30 - (420 + i * 30) * k;
  const y = END[1] + 20 + 380 * k;
  const size = 3 + 46 * k;
  for (const side of [-1, 1]) {
    raster.glow([x + side * size * 0.9, y], size * 1.3, [255, 246, 222], Math.min(1, phase * 6) * 0.85);
    raster.glow(
      [x + side * size * 0.9, y + size * 1.6],
      size * 2.4,
      [255, 240, 206],
      Math.min(1, phase * 6) * 0.2,
      0.3,
    );
  }
}

/** A fire engine; its two lights flash in turn, twelve times in the loop. */
function engine(raster: Raster, x: number, y: number, scale: number, phase: number, shift: number): void {
  const s = scale;
  raster.fill(box(x, y, 92 * s, 44 * s), [108, 29, 24]);
  raster.fill(box(x + 2 * s, y + 22 * s, 88 * s, 9 * s), [138, 38, 32]);
  raster.fill(box(x, y + 31 * s, 92 * s, 4 * s), [214, 209, 174]);
  for (const [wx, width] of [
    [6, 20],
    [32, 54],
  ] as const) {
    raster.fill(box(x + wx * s, y + 5 * s, width * s, 13 * s), [16, 20, 23]);
  }
  for (const wheel of [16, 72]) raster.glow([x + wheel * s, y + 45 * s], 10 * s, [6, 8, 9], 3);
  const beat = (phase * 12 + shift) % 1;
  for (const [at, on] of [
    [10, beat < 0.4],
    [78, beat > 0.5 && beat < 0.9],
  ] as const) {
    const strength = on ? 1 : 0.12;
    raster.glow([x + at * s, y - 2], 80 * s, BLUE, 0.62 * strength);
    raster.glow([x + at * s, y - 2], 10 * s, [234, 242, 255], strength);
    raster.glow([x + at * s, y + 88 * s], 110 * s, BLUE, 0.3 * strength, 0.35);
  }
}

function box(x: number, y: number, width: number, height: number): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}
