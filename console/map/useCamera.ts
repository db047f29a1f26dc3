import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { seeCentre, useDesk } from '../desk/deskState.ts';
import { useRoom } from '../room/store.ts';
import { boundsOf, boundsOfAreas, INCIDENT_ZOOM } from './view.ts';

/** What arrives takes 240 ms; nothing moves by itself where the reader asked for stillness. */
export const flightTime = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 240);

/** Goes where the desk asks, and tells it where the middle is. */
export function useCamera(map: MapLibreMap | undefined): void {
  useEffect(() => {
    if (!map) return;
    const tell = () => {
      const { lng, lat } = map.getCenter();
      seeCentre([lng, lat]);
    };
    const go = (goTo: ReturnType<typeof useDesk.getState>['goTo']) => {
      if (!goTo) return;
      const duration = flightTime();
      const { inHand } = useDesk.getState();
      const { room } = useRoom.getState();
      const isInHand = inHand !== undefined && room.incidents[inHand]?.point?.join() === goTo.point.join();
      const bounds = goTo.zoom === undefined && isInHand ? boundsOf(room, inHand) : undefined;
      if (bounds) map.fitBounds([...bounds], { padding: 32, maxZoom: INCIDENT_ZOOM + 0.5, duration });
      else map.easeTo({ center: [...goTo.point], zoom: goTo.zoom ?? Math.max(map.getZoom(), INCIDENT_ZOOM), duration });
    };
    go(useDesk.getState().goTo);
    tell();
    map.on('moveend', tell);
    let rest: ReturnType<typeof setTimeout> | undefined;
    const undo = useDesk.subscribe((now, before) => {
      if (now.goTo !== before.goTo) go(now.goTo);
      if (now.sketch === before.sketch || !now.sketch) return;
      clearTimeout(rest);
      rest = setTimeout(() => takeIn(map, now.sketch), SKETCH_REST_MS);
    });
    return () => {
      undo();
      clearTimeout(rest);
      map.off('moveend', tell);
    };
  }, [map]);
}

/** A figure that is still being typed moves no map. */
const SKETCH_REST_MS = 400;
/** What is being drawn is seen whole: the map steps back where a part of it is out of sight, and never nearer. */
function takeIn(map: MapLibreMap, sketch: ReturnType<typeof useDesk.getState>['sketch']): void {
  const bounds = boundsOfAreas(sketch?.rings.map(ring => ring.area) ?? []);
  if (!bounds) return;
  const [west, south, east, north] = bounds;
  const seen = map.getBounds();
  if (seen.contains([west, south]) && seen.contains([east, north])) return;
  map.fitBounds([west, south, east, north], { padding: 32, maxZoom: map.getZoom(), duration: flightTime() });
}
