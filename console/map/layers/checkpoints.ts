import type { GlyphName } from '../../ui/symbols.ts';
import { feature, type MapFeature, type NumberOf } from './features.ts';
import { iconName } from './icon.ts';

/** A checkpoint, or a parking of the site, as the map draws it. */
export interface MapCheckpoint {
  readonly id: string;
  readonly kind: 'access' | 'closed' | 'ambulances' | 'vehicles';
  readonly name: string;
  readonly point: readonly [longitude: number, latitude: number];
}

export const checkpointGlyphs: Readonly<Record<MapCheckpoint['kind'], GlyphName>> = {
  access: 'gate',
  closed: 'bar',
  ambulances: 'medical',
  vehicles: 'P',
};

/** Small squares at rest: an access is found by who looks for it, and hides no street from who does not. */
export const checkpointFeatures = (points: readonly MapCheckpoint[], number: NumberOf): MapFeature[] =>
  points.map(({ id, kind, name, point }) =>
    feature(
      number(id),
      { type: 'Point', coordinates: [...point] },
      {
        ...{ entity: id, kind: 'checkpoint', name, strong: false, rank: 1, current: false },
        icon: iconName({ frame: 'facility', glyph: checkpointGlyphs[kind], fill: 'quiet', size: 19 }),
      },
    ),
  );
