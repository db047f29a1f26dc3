import {
  type Fill,
  type FrameName,
  frames,
  type GlyphName,
  glyphs,
  type SymbolShape,
  type Tone,
} from '../../ui/symbols.ts';

/** How strong a symbol at rest stands: as text, or one step back. */
export type Quiet = 'text' | 'text-older' | 'map-site';

export interface Icon extends SymbolShape {
  /** Desk pixels. */
  readonly size: number;
  readonly quiet?: Quiet;
}

const fills: readonly Fill[] = ['full', 'half', 'open', 'quiet'];

/** The name under which MapLibre asks for a symbol; `readIcon` is its inverse. */
export const iconName = ({ frame, glyph, fill, tone, size, quiet, dashed }: Icon): string =>
  ['symbol', frame, glyph, fill, tone ?? '', size, quiet ?? '', dashed ? 'dashed' : ''].join('/');

/** Undefined for a name that is no symbol's. */
export function readIcon(name: string): Icon | undefined {
  const [kind, frame, glyph, fill, tone, size, quiet, dashed] = name.split('/');
  if (kind !== 'symbol' || !frame || !(frame in frames) || !glyph || !(glyph in glyphs)) return undefined;
  if (!fills.includes(fill as Fill) || !(Number(size) > 0)) return undefined;
  return {
    frame: frame as FrameName,
    glyph: glyph as GlyphName,
    fill: fill as Fill,
    size: Number(size),
    ...(tone && { tone: tone as Tone }),
    ...(quiet && { quiet: quiet as Quiet }),
    ...(dashed && { dashed: true }),
  };
}
