import { readFileSync } from 'node:fs';
import { type SourceSpecification, type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { LAYER_NAMES } from '../../../shared/territory/pack.ts';
import { type Look, palette } from '../../ui/color.ts';
import { situationLayers } from '../layers/situationLayers.ts';
import { FIRST_LABEL, type MapLook, mapStyle } from './mapStyle.ts';

const css = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8');
const territory = { base: '/territory/', level: 'official', attribution: { fr: 'a', nl: 'b', en: 'c' } } as const;
const lookOf = (layers: readonly string[], look: Look = {}, scale = 1): MapLook => ({
  color: palette(css, look),
  language: scale > 2 ? 'both' : 'nl',
  territory: { ...territory, layers },
  fonts: { B612: '/b612.woff2', 'B612 Bold': '/b612-bold.woff2' },
  scale,
  least: scale > 2 ? 48 : 12,
});
/** The style with the situation's layers and sources on it, as MapLibre meets it. */
function whole(look: MapLook): StyleSpecification {
  const style = mapStyle(look);
  const { under, over } = situationLayers(look);
  const layers = [...style.layers, ...under, ...over];
  const empty: SourceSpecification = {
    type: 'geojson',
    lineMetrics: true,
    data: { type: 'FeatureCollection', features: [] },
  };
  const own = new Set([...under, ...over].map(layer => ('source' in layer ? String(layer.source) : '')));
  return { ...style, sources: { ...style.sources, ...Object.fromEntries([...own].map(id => [id, empty])) }, layers };
}

const looks = (['dark', 'light', 'contrast'] as const).flatMap(theme =>
  (['live', 'past'] as const).flatMap(world => [1, 2.7].map(scale => ({ theme, world, scale }))),
);

describe('the base map', () => {
  test.each(looks)('[room.6] $theme, $world, scale $scale: MapLibre finds no fault with the style', ({
    scale,
    ...look
  }) => {
    expect(validateStyleMin(whole(lookOf(LAYER_NAMES, look, scale)))).toEqual([]);
  });

  test('[room.6] what a schematic pack lacks is not drawn and not asked for', () => {
    const style = mapStyle(lookOf(['green', 'rail']));
    expect(Object.keys(style.sources)).toEqual(['region', 'communes', 'zones', 'commune-labels', 'green', 'rail']);
    const asked = style.layers.flatMap(layer => ('source' in layer ? [layer.source] : []));
    expect(asked.filter(source => !(String(source) in style.sources))).toEqual([]);
    expect(validateStyleMin(style)).toEqual([]);
  });

  test('no address is asked but the pack’s own', () => {
    const text = JSON.stringify(mapStyle(lookOf(LAYER_NAMES)));
    expect(text.match(/https?:/g)).toBeNull();
    expect(text).not.toContain('"glyphs"');
  });

  test('names stand over lines and areas: the mark between them is there in every pack', () => {
    const ids = mapStyle(lookOf([])).layers.map(layer => layer.id);
    expect(ids.indexOf(FIRST_LABEL)).toBeGreaterThan(ids.indexOf('zones'));
    expect(ids.indexOf(FIRST_LABEL)).toBeLessThan(ids.indexOf('commune-names'));
  });

  test('the wall has no street names', () => {
    const ids = mapStyle(lookOf(LAYER_NAMES, { display: 'wall' }, 2.7)).layers.map(layer => layer.id);
    expect(ids).not.toContain('street-names');
    expect(ids).toContain('commune-names');
  });
});
