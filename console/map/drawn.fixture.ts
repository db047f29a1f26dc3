import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Page } from 'playwright-core';

/** The map hangs on its element. */
export type WatchedMap = HTMLElement & { map?: MapLibreMap };
/** One thing that a map draws. */
export interface Drawn {
  readonly entity: string;
  /** Longitude and latitude of a point, true to a tile's grid; empty for areas. */
  readonly at: readonly number[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the page's map draws now from one of its sources: asked of MapLibre itself, not of what it was told. */
export const drawnOn = (page: Page, source: string): Promise<Drawn[]> =>
  page.evaluate(name => {
    const { map } = document.querySelector('.base-map > .canvas') as WatchedMap;
    return (map?.getSource(name) ? map.querySourceFeatures(name) : []).map(({ geometry, properties }) => ({
      entity: properties.entity,
      at: geometry.type === 'Point' ? geometry.coordinates : [],
      properties,
    }));
  }, source);
