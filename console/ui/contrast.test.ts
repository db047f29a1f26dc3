import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, type Look, oklchToRgb, palette, toHex } from './color.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const signals = ['needs-you', 'severe', 'moderate', 'done', 'hand', 'exercise', 'past'];

/** Text on its ground at the least of the display; lines of perimeters at 3:1 (WCAG 1.4.11). */
const pairs: readonly (readonly [string, string, number?])[] = [
  ...['text', 'text-older', 'text-stale'].flatMap(text =>
    ['pane', 'raised', 'ground'].map(ground => [text, ground] as const),
  ),
  ...signals.map(signal => [signal, 'pane'] as const),
  ['hand', 'raised'],
  ['severe', 'raised'],
  ['needs-you', 'ground'],
  ['done', 'ground'],
  ...['needs-you', 'severe', 'moderate', 'hand', 'exercise', 'past'].map(signal => ['ink', signal] as const),
  ['ground', 'text'],
  ['picture-text', 'picture'],
  ['map-text', 'map-land'],
  ['map-text', 'map-green'],
  ['map-text-quiet', 'map-land'],
  ['map-text', 'map-halo'],
  ['map-text-quiet', 'map-halo'],
  ...['zone-red', 'zone-orange', 'zone-yellow'].map(zone => [zone, 'map-land', 3] as const),
  ['map-commune', 'map-land', 3],
];

const looks: Look[] = (['dark', 'light', 'contrast'] as const).flatMap(theme =>
  (['live', 'past', 'exercise'] as const).flatMap(world =>
    (['desk', 'wall', 'phone'] as const).map(display => ({ theme, world, display })),
  ),
);

describe('contrast of the tokens', () => {
  test.each(looks)('[room.6] $theme, $world, $display: every pair that carries text or meaning is readable', look => {
    const color = palette(css, look);
    const least = look.display === 'wall' || look.theme === 'contrast' ? 7 : 4.5;
    const below = pairs.flatMap(([text, ground, own]) => {
      const ratio = contrast(color(text), color(ground));
      return ratio < (own ?? least) ? [`${text} on ${ground} ${ratio.toFixed(2)} < ${own ?? least}`] : [];
    });
    expect(below).toEqual([]);
  });
});

describe('colour arithmetic', () => {
  test('OKLCH of white, black and sRGB red gives those colours back', () => {
    expect(oklchToRgb(1, 0, 0)).toEqual([255, 255, 255]);
    expect(oklchToRgb(0, 0, 0)).toEqual([0, 0, 0]);
    expect(toHex('oklch(0.62796 0.25768 29.234)')).toBe('#ff0000');
  });

  test('black on white is 21:1 and a colour on itself 1:1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#336699', '#336699')).toBe(1);
  });

  test('a colour that is not OKLCH is refused by name', () => {
    expect(() => toHex('#fff')).toThrow('Not an OKLCH colour: #fff');
  });

  test('the more specific rule wins, whatever the order', () => {
    const color = palette(
      '[data-theme="light"][data-display="wall"]{--a:oklch(1 0 0)} :root{--a:oklch(0 0 0)} [data-theme="light"]{--a:oklch(0 0 0)}',
      { theme: 'light', display: 'wall' },
    );
    expect(color('a')).toBe('#ffffff');
    expect(() => color('b')).toThrow('No colour token is named b');
  });
});
