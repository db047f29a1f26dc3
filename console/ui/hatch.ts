import type { MapImage } from './symbols.ts';

export type Zone = 'red' | 'orange' | 'yellow';

/** Perimeters by density 1:2:3, so that they are told apart without colour. Pixels at a desk. */
export const zoneHatch: Readonly<Record<Zone, { readonly step: number; readonly width: number }>> = {
  red: { step: 6, width: 1.5 },
  orange: { step: 11, width: 1.3 },
  yellow: { step: 20, width: 1.2 },
};
/** The letter at the corners of a perimeter, the same in each language. */
export const zoneLetter: Readonly<Record<Zone, 'R' | 'O' | 'Y'>> = { red: 'R', orange: 'O', yellow: 'Y' };

/** The judicial perimeter is another layer: no hatch, a letter of its own. */
export const JUDICIAL_LETTER = 'J';

/** Receipts on the map: read is dense, received is wide; the others carry no hatch. */
export const receiptHatch = { L: { step: 4, width: 1.1 }, R: { step: 8, width: 1.1 } } as const;

/** One tile of a diagonal hatch that joins itself on all sides. `step` and `width` in CSS pixels. */
export function hatchImage(step: number, width: number, color: string, ratio = 2): MapImage {
  const size = Math.round(step * ratio);
  const canvas = new OffscreenCanvas(size, size).getContext('2d')!;
  canvas.strokeStyle = color;
  canvas.lineWidth = width * ratio;
  canvas.lineCap = 'square';
  for (const shift of [-size, 0, size]) {
    canvas.beginPath();
    canvas.moveTo(shift - 2, size + 2);
    canvas.lineTo(shift + size + 2, -2);
    canvas.stroke();
  }
  return { data: canvas.getImageData(0, 0, size, size), pixelRatio: ratio };
}

/** The letter of a zone in a filled square, for the corners of a perimeter. `size` in CSS pixels. */
export function letterImage(letter: string, fill: string, ink: string, size: number, ratio = 2): MapImage {
  const pixels = Math.round(size * ratio);
  const canvas = new OffscreenCanvas(pixels, pixels).getContext('2d')!;
  canvas.fillStyle = fill;
  canvas.fillRect(0, 0, pixels, pixels);
  canvas.fillStyle = ink;
  canvas.font = `700 ${pixels * 0.74}px B612, sans-serif`;
  canvas.textAlign = 'center';
  canvas.textBaseline = 'alphabetic';
  canvas.fillText(letter, pixels / 2, pixels * 0.765);
  return { data: canvas.getImageData(0, 0, pixels, pixels), pixelRatio: ratio };
}

/** A wedge at the top of an empty square: laid over a symbol and turned, it says where that is heading. CSS pixels. */
export function arrowImage(fill: string, edge: string, size: number, ratio = 2): MapImage {
  const pixels = Math.round(size * ratio);
  const canvas = new OffscreenCanvas(pixels, pixels).getContext('2d')!;
  const [middle, top, foot, half] = [pixels / 2, pixels * 0.04, pixels * 0.2, pixels * 0.11];
  canvas.beginPath();
  canvas.moveTo(middle, top);
  canvas.lineTo(middle + half, foot);
  canvas.lineTo(middle, foot - pixels * 0.045);
  canvas.lineTo(middle - half, foot);
  canvas.closePath();
  canvas.lineJoin = 'round';
  canvas.lineWidth = pixels * 0.05;
  canvas.strokeStyle = edge;
  canvas.stroke();
  canvas.fillStyle = fill;
  canvas.fill();
  return { data: canvas.getImageData(0, 0, pixels, pixels), pixelRatio: ratio };
}
