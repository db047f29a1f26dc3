/** Points are `[x, y]` in pixels, colours `[red, green, blue]` from 0 to 255, opacity from 0 to 1. */
export type Point = readonly [x: number, y: number];
export type Color = readonly [red: number, green: number, blue: number];

/** Scan lines within a pixel: enough for edges that noise and compression soften anyway. */
const SUBLINES = 3;

/** A picture in memory with the three strokes that the demonstration's scenes need. */
export class Raster {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8ClampedArray;

  constructor(width: number, height: number, bytes = new Uint8ClampedArray(width * height * 3)) {
    this.width = width;
    this.height = height;
    this.bytes = bytes;
  }

  copy(): Raster {
    return new Raster(this.width, this.height, this.bytes.slice());
  }

  #blend(index: number, color: Color, opacity: number): void {
    const { bytes } = this;
    for (let channel = 0; channel < 3; channel++) {
      const under = bytes[index + channel]!;
      bytes[index + channel] = under + (color[channel]! - under) * opacity;
    }
  }

  /** Fills a polygon, even-odd, with soft edges. */
  fill(points: readonly Point[], color: Color, opacity = 1): void {
    const top = Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y))));
    const bottom = Math.min(this.height, Math.ceil(Math.max(...points.map(([, y]) => y))));
    const left = Math.max(0, Math.floor(Math.min(...points.map(([x]) => x))));
    const right = Math.min(this.width, Math.ceil(Math.max(...points.map(([x]) => x))));
    if (right <= left) return;
    const coverage = new Float32Array(right + 1);
    for (let y = top; y < bottom; y++) {
      coverage.fill(0, left, right);
      for (let line = 0; line < SUBLINES; line++) this.#cover(points, y + (line + 0.5) / SUBLINES, coverage);
      for (let x = left; x < right; x++) {
        const covered = coverage[x]!;
        if (covered > 0.004) this.#blend((y * this.width + x) * 3, color, Math.min(1, covered) * opacity);
      }
    }
  }

  #cover(points: readonly Point[], y: number, coverage: Float32Array): void {
    const crossings: number[] = [];
    for (let i = 0; i < points.length; i++) {
      const [x0, y0] = points[i]!;
      const [x1, y1] = points[(i + 1) % points.length]!;
      if (y0 <= y !== y1 <= y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, crossings[i]!);
      const to = Math.min(this.width, crossings[i + 1]!);
      for (let x = Math.floor(from); x < to; x++) {
        coverage[x]! += (Math.min(x + 1, to) - Math.max(x, from)) / SUBLINES;
      }
    }
  }

  /** A straight stroke of `width` pixels. */
  line([x0, y0]: Point, [x1, y1]: Point, width: number, color: Color, opacity = 1): void {
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [dx, dy] = [((y1 - y0) / length) * (width / 2), ((x0 - x1) / length) * (width / 2)];
    this.fill(
      [
        [x0 + dx, y0 + dy],
        [x1 + dx, y1 + dy],
        [x1 - dx, y1 - dy],
        [x0 - dx, y0 - dy],
      ],
      color,
      opacity,
    );
  }

  /** Light or haze around a point, fading to nothing at `radius`; `squash` flattens it, as on the ground. */
  glow([cx, cy]: Point, radius: number, color: Color, opacity: number, squash = 1): void {
    const [left, right] = [Math.max(0, Math.floor(cx - radius)), Math.min(this.width, Math.ceil(cx + radius))];
    const reach = radius * squash;
    const [top, bottom] = [Math.max(0, Math.floor(cy - reach)), Math.min(this.height, Math.ceil(cy + reach))];
    for (let y = top; y < bottom; y++) {
      const v = (y + 0.5 - cy) / reach;
      for (let x = left; x < right; x++) {
        const u = (x + 0.5 - cx) / radius;
        const far = u * u + v * v;
        if (far < 1) this.#blend((y * this.width + x) * 3, color, opacity * (1 - far) * (1 - far));
      }
    }
  }

  /** What a small sensor does at night: colours fade towards grey, corners fall off, black isn't black. */
  sensor(grey: number, falloff: number): void {
    const { bytes, width, height } = this;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = (y * width + x) * 3;
        const light = bytes[at]! * 0.3 + bytes[at + 1]! * 0.59 + bytes[at + 2]! * 0.11;
        const corner = 1 - falloff * 2 * ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2);
        for (let i = at; i < at + 3; i++) bytes[i] = (bytes[i]! * (1 - grey) + light * grey) * corner + 5;
      }
    }
  }
}

/** A reproducible row of numbers from 0 to 1: the same scenes on every machine. (Numerical Recipes' generator.) */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
