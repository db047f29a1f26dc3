import { type Look, type Palette, palette } from './color.ts';
import css from './tokens.css?raw';

/** The tokens as hex for what cannot read CSS: MapLibre's style and canvases. */
export const paletteOf = (look: Look): Palette => palette(css, look);
