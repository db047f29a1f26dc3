import regular from '@fontsource/b612/files/b612-latin-400-normal.woff2?url';
import bold from '@fontsource/b612/files/b612-latin-700-normal.woff2?url';
import { Map as MapLibreMap, type MapOptions, setWorkerUrl } from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Look } from '../ui/color.ts';
import { paletteOf } from '../ui/palette.ts';
import { imageResolver } from './layers/images.ts';
import type { MapLanguage } from './style/labels.ts';
import { type MapLook, type MapTerritory, mapStyle } from './style/mapStyle.ts';

// MapLibre is loaded when a map is shown: this file is the only one that imports it as code.
setWorkerUrl(worker);

/** What decides how the map is drawn; a change of any redraws it and keeps the camera. */
export interface Drawing extends Look {
  readonly language: MapLanguage;
  readonly territory: MapTerritory;
}

/** Madou by default: the middle of the Pentagon's edge, where the Region is densest. */
const REGION: [[number, number], [number, number]] = [
  [4.2437, 50.7636],
  [4.4825, 50.9138],
];

export interface Camera {
  readonly center: readonly [longitude: number, latitude: number];
  readonly zoom: number;
}

const lookOf = (drawing: Drawing): MapLook => ({
  color: paletteOf(drawing),
  language: drawing.language,
  territory: drawing.territory,
  // MapLibre loads the files itself: labels are the same on every desk, and no glyph server is asked.
  fonts: { B612: regular, 'B612 Bold': bold },
  ...(drawing.display === 'wall' ? { scale: 2.7, least: 48 } : { scale: 1, least: 12 }),
});

export interface MapHandle {
  readonly map: MapLibreMap;
  /** Draws in another theme, world, display, language or territory. */
  redraw(drawing: Drawing): void;
  remove(): void;
}

/**
 * Opens a map in an element.
 * @param onStyle each time a style has loaded, the first one included: whoever draws on the map puts its layers again
 */
export function openMap(
  container: HTMLElement,
  drawing: Drawing,
  options: { camera?: Camera | undefined; interactive: boolean; label: string },
  onStyle: (map: MapLibreMap, look: MapLook) => void,
): MapHandle {
  let look = lookOf(drawing);
  const start: Partial<MapOptions> = options.camera
    ? { center: [...options.camera.center], zoom: options.camera.zoom }
    : { bounds: REGION, fitBoundsOptions: { padding: 24 } };
  const map = new MapLibreMap({
    container,
    style: mapStyle(look),
    ...start,
    interactive: options.interactive,
    // Attribution and scale are ours: in the reader's language, and in the page, so that they print.
    attributionControl: false,
    // A chart lies flat with north up: a hand on the phone must not tilt it by accident.
    pitchWithRotate: false,
    dragRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    minZoom: 8,
    maxZoom: 20,
    locale: { 'Map.Title': options.label },
  });
  map.touchZoomRotate.disableRotation();
  map.setMissingStyleImageResolver(name => imageResolver(map, look.color, look.scale)(name));
  map.on('style.load', () => onStyle(map, look));
  return {
    map,
    redraw(next) {
      look = lookOf(next);
      map.setStyle(mapStyle(look), { diff: false });
    },
    remove: () => map.remove(),
  };
}
