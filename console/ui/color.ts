/** sRGB, each channel 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Which drawing is asked for; absent means dark, now, at a desk. */
export interface Look {
  readonly theme?: 'dark' | 'light' | 'contrast' | undefined;
  readonly world?: 'live' | 'past' | 'exercise' | undefined;
  readonly display?: 'desk' | 'wall' | 'phone' | undefined;
}

/** Colour of a token by its name without dashes, e.g. `severe`, `map-land`; as hex. Unknown names throw. */
export type Palette = (token: string) => string;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const gamma = (value: number): number => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);

/** OKLCH → sRGB after Björn Ottosson, clipped to the gamut. Hue in degrees. */
export function oklchToRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channel = (value: number): number => Math.round(clamp(gamma(clamp(value))) * 255);
  return [
    channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** `oklch(L C h)` → `#rrggbb`. MapLibre and canvases cannot read OKLCH. Throws on any other notation. */
export function toHex(value: string): string {
  const found = /^oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)$/.exec(value.trim());
  if (!found) throw new Error(`Not an OKLCH colour: ${value}`);
  const rgb = oklchToRgb(Number(found[1]), Number(found[2]), Number(found[3]));
  return `#${rgb.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast of two hex colours by WCAG 2.2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((p, q) => q - p) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The colours of a look, by the cascade of tokens.css itself: one source of truth, no element needed to probe it.
 * `css` is the text of tokens.css; it uses only `:root` and `[data-x="y"]`, so specificity is their count.
 */
export function palette(css: string, look: Look = {}): Palette {
  const colors = new Map<string, { value: string; weight: number }>();
  for (const { selectors, declarations } of rules(css)) {
    const weights = selectors.filter(selector => matches(selector, look)).map(specificity);
    if (weights.length === 0) continue;
    const weight = Math.max(...weights);
    for (const [name, value] of declarations) {
      if (weight >= (colors.get(name)?.weight ?? 0)) colors.set(name, { value: toHex(value), weight });
    }
  }
  return token => {
    const found = colors.get(token);
    if (!found) throw new Error(`No colour token is named ${token}`);
    return found.value;
  };
}

function* rules(css: string): Generator<{ selectors: string[]; declarations: [string, string][] }> {
  for (const [, selector, body] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = [...body!.matchAll(/--([\w-]+):\s*(oklch\([^)]+\))/g)];
    yield {
      selectors: selector!.split(',').map(part => part.trim()),
      declarations: declarations.map(([, name, value]) => [name!, value!]),
    };
  }
}

const conditions = (selector: string): RegExpMatchArray[] => [
  ...selector.matchAll(/:root|\[data-(\w+)(?:="(\w+)")?\]/g),
];
const specificity = (selector: string): number => conditions(selector).length;

function matches(selector: string, look: Look): boolean {
  const found = conditions(selector);
  return (
    found.length > 0 &&
    found.every(([whole, name, value]) => whole === ':root' || (look as Record<string, unknown>)[name!] === value)
  );
}
