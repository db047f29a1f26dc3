import type { Map as MapLibreMap, MissingStyleImageResolver } from 'maplibre-gl';
import type { Palette } from '../../ui/color.ts';
import {
  arrowImage,
  hatchImage,
  JUDICIAL_LETTER,
  letterImage,
  receiptHatch,
  type Zone,
  zoneHatch,
  zoneLetter,
} from '../../ui/hatch.ts';
import { type GlyphName, glyphs, type MapImage, symbolImage } from '../../ui/symbols.ts';
import { readIcon } from './icon.ts';

/** Draws every image that the style names, when it is first asked for, in the palette of the look. */
export const imageResolver =
  (map: MapLibreMap, color: Palette, scale: number): MissingStyleImageResolver =>
  async name => {
    // Letters are set in B612: before it is there they would be drawn in another face for good.
    if (name.startsWith('letter-')) await document.fonts.load('700 17px B612');
    const image = imageFor(name, color, scale);
    if (image && !map.hasImage(name)) map.addImage(name, image.data, { pixelRatio: image.pixelRatio });
  };

/** `symbol/…`, `site-H`, `zone-red`, `receipt-L`, `letter-R`; undefined for a name that is none of ours. */
export function imageFor(name: string, color: Palette, scale: number): MapImage | undefined {
  const icon = readIcon(name);
  if (icon) return symbolImage(icon, color, icon.size * scale, icon.quiet && color(icon.quiet));
  const [kind, which = ''] = name.split('-');
  if (kind === 'arrow' && (which === 'text' || which === 'severe'))
    return arrowImage(color(which), color('map-halo'), 60 * scale);
  if (kind === 'site' && which in glyphs) {
    const shape = { frame: 'facility', glyph: which as GlyphName, fill: 'quiet' } as const;
    return symbolImage(shape, color, 17 * scale, color('map-site'));
  }
  if (kind === 'zone' && which in zoneHatch) {
    const { step, width } = zoneHatch[which as Zone];
    return hatchImage(Math.round(step * scale), width * scale, color(name));
  }
  if (kind === 'receipt' && (which === 'L' || which === 'R')) {
    const { step, width } = receiptHatch[which];
    return hatchImage(Math.round(step * 1.5 * scale), width * scale, color('line-strong'));
  }
  const zone = (Object.keys(zoneLetter) as Zone[]).find(candidate => zoneLetter[candidate] === which);
  if (kind === 'letter' && zone) return letterImage(which, color(`zone-${zone}`), color('ink'), 17 * scale);
  if (kind === 'letter' && which === JUDICIAL_LETTER)
    return letterImage(which, color('text'), color('map-halo'), 17 * scale);
  return undefined;
}
