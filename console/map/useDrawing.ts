import type { Polygon } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import type { Area } from '../../shared/geometry.ts';
import type { PerimeterZone } from '../../shared/perimeters/schema.ts';
import { clickArea, useDesk } from '../desk/deskState.ts';
import { type Drawing, drawingName } from '../perimeters/drawing.ts';
import { useRoom } from '../room/store.ts';
import { paletteOf } from '../ui/palette.ts';

/** Whether corners are to be clicked on the map now, and for which zone: the form of a perimeter says so. */
export function useDrawnZone(): PerimeterZone | undefined {
  const task = useDesk(desk => desk.task);
  const drawing = useDesk(desk =>
    task.kind === 'draw-perimeter' ? (desk.drafts[drawingName(task)] as Partial<Drawing> | undefined) : undefined,
  );
  const point = useRoom(store =>
    task.kind === 'draw-perimeter' ? store.room.incidents[task.incident]?.point : undefined,
  );
  if (task.kind !== 'draw-perimeter') return undefined;
  const { zone = 'red', gesture = point ? 'circle' : 'map' } = drawing ?? {};
  return gesture === 'map' && zone !== 'rings' ? zone : undefined;
}

/**
 * Lets corners be clicked while a zone is asked for. terra-draw draws only the line under the hand; what it finished is
 * the desk's sketch, which the map shows as any perimeter. @param style changes when a new style has loaded: drawing
 * starts anew on it, since its layers went with the old one
 */
export function useDrawing(
  map: MapLibreMap | undefined,
  zone: PerimeterZone | undefined,
  theme: 'dark' | 'light' | 'contrast',
  style: number,
): void {
  useEffect(() => {
    if (!map || !zone || style === 0) return;
    let stop = () => {};
    let gone = false;
    Promise.all([import('terra-draw'), import('terra-draw-maplibre-gl-adapter')]).then(
      ([{ TerraDraw, TerraDrawPolygonMode }, { TerraDrawMapLibreGLAdapter }]) => {
        if (gone) return;
        const color = paletteOf({ theme });
        const hand = color('hand') as `#${string}`;
        const tone = color(zone === 'judicial' ? 'text' : `zone-${zone}`) as `#${string}`;
        const draw = new TerraDraw({
          adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'drawing' }),
          modes: [
            new TerraDrawPolygonMode({
              keyEvents: { cancel: null, finish: null },
              styles: {
                ...{ fillColor: tone, fillOpacity: 0.15, outlineColor: hand, outlineWidth: 2 },
                ...{ closingPointColor: hand, closingPointOutlineColor: color('map-halo') as `#${string}` },
              },
            }),
          ],
        });
        draw.start();
        draw.setMode('polygon');
        draw.on('finish', id => {
          const area = draw.getSnapshotFeature(id)?.geometry as Polygon | undefined;
          draw.clear();
          if (area) clickArea(area as Area);
        });
        stop = () => draw.stop();
      },
      error => console.error(error),
    );
    return () => {
      gone = true;
      // The style it drew on may be gone with its layers.
      try {
        stop();
      } catch {}
    };
  }, [map, zone, theme, style]);
}
