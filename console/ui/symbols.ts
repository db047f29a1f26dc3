import type { Palette } from './color.ts';

/**
 * Map symbols. The frame says what a thing is, the glyph says which, the fill says its state. Grid of 24; the same
 * paths are drawn as SVG on the desk and as pixels for MapLibre, so both are one family.
 */
export const frames = {
  incident: 'M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21Z',
  hazard: 'M12 .8 23.2 12 12 23.2 .8 12Z',
  facility: 'M2.5 2.5h19v19h-19Z',
  unit: 'M6.6 2.4h10.8L23 12l-5.6 9.6H6.6L1 12Z',
  organ: 'M12 1.2 23 9.3 18.8 22H5.2L1 9.3Z',
  camera: 'M.8 12C5 4.8 19 4.8 23.2 12 19 19.2 5 19.2 .8 12Z',
} as const;
export type FrameName = keyof typeof frames;

/** Strokes of 1.8 on the same grid; letters and figures are drawn, so that no font is needed in a map image. */
export const glyphs = {
  smoke:
    'M8.4 17c-2-2.6 2-4.2 0-7-.8-1.1-.6-2.2 0-3M12 17c-2-2.6 2-4.2 0-7-.8-1.1-.6-2.2 0-3M15.6 17c-2-2.6 2-4.2 0-7-.8-1.1-.6-2.2 0-3',
  fire: 'M12.4 6.3c.2 2.6 3.8 3.9 3.8 7.3a4.2 4.2 0 0 1-8.4 0c0-1.7.9-2.7 1.7-3.8.4 1 .9 1.6 1.6 1.9-.1-2 .2-3.9 1.3-5.4Z',
  gas: 'M8.3 15.5h7.5a2.3 2.3 0 0 0 .3-4.6 3.5 3.5 0 0 0-6.7-.8 2.7 2.7 0 0 0-1.1 5.4Z',
  power: 'M13 6.2 8.6 13h3.2L11 17.8l4.4-6.8h-3.2Z',
  flood: 'M6.5 9.7c1.8-1.7 3.7 1.7 5.5 0s3.7-1.7 5.5 0M6.5 14.3c1.8-1.7 3.7 1.7 5.5 0s3.7-1.7 5.5 0',
  crowd:
    'M12 10.4a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M8.6 16.8c0-5 6.8-5 6.8 0M7.4 8.7v.1M16.6 8.7v.1M6 13.7c0-1 .4-1.6 1-2M18 13.7c0-1-.4-1.6-1-2',
  transport:
    'M8.2 7.6a1.4 1.4 0 0 1 1.4-1.4h4.8a1.4 1.4 0 0 1 1.4 1.4v7H8.2ZM8.2 10.8h7.6M10.4 12.8v.1M13.6 12.8v.1M9.6 14.6 8.2 17.4M14.4 14.6l1.4 2.8',
  cyber: 'M7.6 7.6h8.8v6.2H7.6ZM12 13.8v2.8M9.4 17h5.2',
  other: 'M12 6.8v6.4M12 16.6v.1',
  medical: 'M12 7.5v9M7.5 12h9',
  flag: 'M9.3 18V7h6.6l-1.7 2.3 1.7 2.3H9.3',
  table: 'M7.3 13.2h9.4M8.8 16.8v-3.6M15.2 16.8v-3.6M8.8 9.7v.1M12 8.6v.1M15.2 9.7v.1',
  arrive: 'M12 6.8v6.6M9 10.7l3 3 3-3M8 17.2h8',
  drone:
    'M9 9l6 6M15 9l-6 6M8 9.6A1.6 1.6 0 1 1 9.6 8M14.4 8A1.6 1.6 0 1 1 16 9.6M16 14.4a1.6 1.6 0 1 1-1.6 1.6M9.6 16A1.6 1.6 0 1 1 8 14.4',
  pupil: 'M12 9.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8Z',
  slash: 'M7 17 17 7',
  gate: 'M8 17.2V7.4M8 9.6h9.4M13 9.6v3.2M17.4 9.6v3.2',
  bar: 'M7.2 12h9.6M7.2 10.4h9.6M7.2 13.6h9.6',
  H: 'M9 7.3v9.4M15 7.3v9.4M9 12h6',
  P: 'M9.6 17V7.3h3a2.7 2.7 0 0 1 0 5.4h-3',
  F: 'M9.6 17V7.3h5.3M9.6 12h4.3',
  T: 'M8 7.3h8M12 7.3V17',
  M: 'M8 17V7.5l4 5.2 4-5.2V17',
  S: 'M15 8.6c-1.2-1.8-5.6-1.6-5.6 1 0 3 5.7 1.7 5.7 4.8 0 2.8-4.7 3-6.2 1',
  E: 'M14.8 7.3H9.6V17h5.2M9.6 12h4.4',
  1: 'M9.8 9.4 12.6 7.3V17',
  2: 'M9.2 9.8c0-3.3 5.6-3.3 5.6 0 0 2.3-3.8 4.3-5.6 7.2h5.8',
  3: 'M9.4 7.3h5.2l-3 3.8c4.6 0 4.4 5.9.3 5.9-1.2 0-2.2-.5-2.8-1.3',
  4: 'M13.8 17V7.3L8.6 14.2h7',
  5: 'M14.7 7.3h-4.5l-.5 4.2c2-1.2 5.5-.5 5.5 2.5 0 3.3-4.2 3.9-6 1.7',
} as const;
export type GlyphName = `${keyof typeof glyphs}`;

/** full: acts now, ink on signal · half: severe · open: attention · quiet: there, at rest. */
export type Fill = 'full' | 'half' | 'open' | 'quiet';

/** The tokens that a signal may take; `text` for what is strong without asking for anybody (the PC-Ops). */
export type Tone = 'needs-you' | 'severe' | 'moderate' | 'done' | 'exercise' | 'zone-red' | 'text';

export interface SymbolShape {
  readonly frame: FrameName;
  readonly glyph: GlyphName;
  readonly fill: Fill;
  /** Absent for a quiet symbol. */
  readonly tone?: Tone | undefined;
  /** Asked for, not confirmed. */
  readonly dashed?: boolean | undefined;
}

export type Severity = 'extreme' | 'severe' | 'moderate' | 'minor' | 'unknown';

/** How a severity is drawn, everywhere: shape before colour. */
export const severityShape: Readonly<Record<Severity, { readonly fill: Fill; readonly tone?: Tone }>> = {
  extreme: { fill: 'full', tone: 'needs-you' },
  severe: { fill: 'half', tone: 'severe' },
  moderate: { fill: 'open', tone: 'moderate' },
  minor: { fill: 'quiet' },
  unknown: { fill: 'quiet' },
};

/** Width of the strokes on the grid of 24: glyph, frame of a signal, frame at rest, the halo that parts it from the map. */
export const strokes = { glyph: 1.8, signal: 1.8, quiet: 1.3, halo: 3.6 } as const;

/** Draws a symbol on a canvas that is `size` pixels wide, halo included. Colours come from the palette. */
export function drawSymbol(
  canvas: OffscreenCanvasRenderingContext2D,
  size: number,
  { frame, glyph, fill, tone, dashed }: SymbolShape,
  color: Palette,
  quietColor = color('text'),
): void {
  const [outline, line] = [new Path2D(frames[frame]), new Path2D(glyphs[glyph])];
  const edge = tone === undefined || fill === 'quiet' ? quietColor : color(tone);
  const ink = tone === 'text' ? color('ground') : color('ink');
  const ground = color('map-halo');
  const stroke = (path: Path2D, style: string, width: number): void => {
    canvas.strokeStyle = style;
    canvas.lineWidth = width;
    canvas.stroke(path);
  };
  canvas.scale(size / 26, size / 26);
  canvas.translate(1, 1);
  canvas.lineJoin = 'round';
  canvas.lineCap = 'round';
  stroke(outline, ground, strokes.halo);
  canvas.fillStyle = fill === 'full' ? edge : ground;
  canvas.fill(outline);
  stroke(line, fill === 'full' ? ink : edge, strokes.glyph);
  if (fill === 'half') {
    canvas.save();
    canvas.beginPath();
    canvas.rect(-1, 12, 26, 13);
    canvas.clip();
    canvas.fillStyle = edge;
    canvas.fill(outline);
    stroke(line, ink, strokes.glyph);
    canvas.restore();
  }
  canvas.setLineDash(dashed ? [2.5, 2.2] : []);
  stroke(outline, edge, fill === 'quiet' ? strokes.quiet : strokes.signal);
}

/** Pixels for MapLibre's `addImage`. `size` in CSS pixels, drawn at `ratio` device pixels each. */
export function symbolImage(shape: SymbolShape, color: Palette, size: number, quiet?: string, ratio = 2): MapImage {
  const pixels = Math.round(size * ratio);
  const canvas = new OffscreenCanvas(pixels, pixels).getContext('2d')!;
  drawSymbol(canvas, pixels, shape, color, quiet);
  return { data: canvas.getImageData(0, 0, pixels, pixels), pixelRatio: ratio };
}

export interface MapImage {
  readonly data: ImageData;
  readonly pixelRatio: number;
}
