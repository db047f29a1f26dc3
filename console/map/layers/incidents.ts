import type { MultiPolygon, Polygon } from 'geojson';
import { type GlyphName, type Severity, severityShape } from '../../ui/symbols.ts';
import { feature, type MapFeature, type NumberOf } from './features.ts';
import { iconName } from './icon.ts';

export type Position = readonly [longitude: number, latitude: number];

/** An incident as the map draws it. */
export interface MapIncident {
  readonly id: string;
  readonly kind: 'incident' | 'event' | 'exercise' | 'test';
  readonly severity: Severity;
  /** Which glyph stands in the frame; absent: by its kind. */
  readonly category?: 'smoke' | 'fire' | 'gas' | 'power' | 'flood' | 'crowd' | 'transport' | 'cyber' | 'other';
  readonly point?: Position | undefined;
  readonly area?: Polygon | MultiPolygon | undefined;
  /** In the reader's language; on a wall both. */
  readonly name: string;
  readonly current?: boolean;
}

const byKind: Readonly<Record<MapIncident['kind'], GlyphName>> = {
  incident: 'other',
  event: 'crowd',
  exercise: 'E',
  test: 'T',
};

export const incidentGlyph = ({ kind, category }: Pick<MapIncident, 'kind' | 'category'>): GlyphName =>
  category ?? byKind[kind];

/** Incidents with a point: the one in hand is larger, on top, and ringed. */
export const incidentFeatures = (incidents: readonly MapIncident[], number: NumberOf): MapFeature[] =>
  incidents.flatMap(incident => {
    if (!incident.point) return [];
    const size = incident.current ? 34 : 28;
    const icon = iconName({
      frame: 'incident',
      glyph: incidentGlyph(incident),
      size,
      ...severityShape[incident.severity],
    });
    return feature(
      number(incident.id),
      { type: 'Point', coordinates: [...incident.point] },
      {
        entity: incident.id,
        kind: 'incident',
        icon,
        name: incident.name,
        strong: true,
        // Of symbols that overlap MapLibre draws the highest rank on top.
        rank: incident.current ? 1 : 0,
        current: incident.current === true,
      },
    );
  });

/** The areas drawn for incidents themselves, as those of a planned event. */
export const incidentAreaFeatures = (incidents: readonly MapIncident[], number: NumberOf): MapFeature[] =>
  incidents.flatMap(incident =>
    incident.area
      ? feature(number(`${incident.id}/area`), incident.area, {
          entity: incident.id,
          tone: severityShape[incident.severity].tone ?? 'text-older',
          current: incident.current === true,
        })
      : [],
  );
