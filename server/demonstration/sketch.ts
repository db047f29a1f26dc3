import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Attachment } from '../../shared/files/schema.ts';

/** The sketch that the command post sends on the night: the platform, its stairs, where the smoke is, how one gets in. */
const WIDTH = 480;
const HEIGHT = 270;
const [PAPER, INK, SMOKE, WAY] = [0, 1, 2, 3];
const COLOURS = [
  [244, 243, 236],
  [38, 48, 66],
  [176, 88, 52],
  [36, 116, 96],
];

type Canvas = Uint8Array;
const dot = (canvas: Canvas, x: number, y: number, colour: number): void => {
  if (x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT) canvas[y * WIDTH + x] = colour;
};
function bar(canvas: Canvas, [x, y, w, h]: readonly number[], colour: number): void {
  for (let i = 0; i < (h as number); i++)
    for (let j = 0; j < (w as number); j++) dot(canvas, (x as number) + j, (y as number) + i, colour);
}
function frame(canvas: Canvas, [x, y, w, h]: readonly [number, number, number, number], colour: number): void {
  for (const side of [
    [x, y, w, 2],
    [x, y + h - 2, w, 2],
    [x, y, 2, h],
    [x + w - 2, y, 2, h],
  ])
    bar(canvas, side, colour);
}

/** Letters of five by seven, by rows from the top, as bits. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  F: [31, 16, 16, 30, 16, 16, 16],
  I: [14, 4, 4, 4, 4, 4, 14],
  K: [17, 18, 20, 24, 20, 18, 17],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  Q: [14, 17, 17, 17, 21, 18, 13],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  U: [17, 17, 17, 17, 17, 17, 14],
  X: [17, 10, 4, 4, 4, 10, 17],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
  '-': [0, 0, 0, 14, 0, 0, 0],
};
function write(canvas: Canvas, text: string, x: number, y: number, colour: number): void {
  [...text].forEach((letter, place) => {
    (LETTERS[letter] ?? []).forEach((row, dy) => {
      for (let dx = 0; dx < 5; dx++)
        if (row & (1 << (4 - dx))) bar(canvas, [x + place * 12 + dx * 2, y + dy * 2, 2, 2], colour);
    });
  });
}

function draw(): Canvas {
  const canvas = new Uint8Array(WIDTH * HEIGHT).fill(PAPER as number);
  write(canvas, 'MADOU -2', 20, 16, INK as number);
  frame(canvas, [20, 84, 440, 84], INK as number);
  // Two tracks, above and below the platform.
  for (const y of [64, 70, 180, 186]) bar(canvas, [20, y, 440, 2], INK as number);
  for (let x = 20; x < 460; x += 14) for (const y of [60, 176]) bar(canvas, [x, y, 2, 16], INK as number);
  // Stairs at both ends.
  for (const from of [32, 412]) for (let n = 0; n < 7; n++) bar(canvas, [from + n * 6, 112, 2, 28], INK as number);
  for (let y = 92; y < 160; y++)
    for (let x = 262; x < 376; x++) if ((x + y) % 9 < 2) dot(canvas, x, y, SMOKE as number);
  frame(canvas, [260, 90, 118, 72], SMOKE as number);
  write(canvas, 'FUMEE ROOK', 258, 206, SMOKE as number);
  bar(canvas, [84, 124, 150, 4], WAY as number);
  for (let n = 0; n < 12; n++) bar(canvas, [234 + n, 114 + n, 3, 24 - 2 * n], WAY as number);
  write(canvas, 'D1', 124, 100, WAY as number);
  write(canvas, 'QUAI PERRON', 20, 206, INK as number);
  return canvas;
}

const part = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** As PNG (RFC 2083), with a palette. */
function png(canvas: Canvas): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: HEIGHT }, (_row, y) =>
      Buffer.concat([Buffer.from([0]), canvas.subarray(y * WIDTH, (y + 1) * WIDTH)]),
    ),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part('IHDR', header),
    part('PLTE', Buffer.from(COLOURS.flat())),
    part('IDAT', deflateSync(rows, { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ]);
}

let drawn: { readonly bytes: Buffer; readonly attachment: Attachment } | undefined;
/** Its bytes, and how a line refers to it. */
export function sketch(): { readonly bytes: Buffer; readonly attachment: Attachment } {
  if (!drawn) {
    const bytes = png(draw());
    const hash = createHash('sha256').update(bytes).digest('hex');
    const attachment = { hash, name: 'croquis-schets-madou.png', type: 'image/png', size: bytes.length } as const;
    drawn = { bytes, attachment };
  }
  return drawn;
}
