import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { Point } from '../../shared/geometry.ts';
import { onEvents, useRoom } from '../room/store.ts';

interface Pulse {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** A new incident pulses once, then is still; for who wants no motion it is simply there. */
export function Pulses({ map }: { map: MapLibreMap }) {
  const [pulses, setPulses] = useState<readonly Pulse[]>([]);
  useEffect(
    () =>
      onEvents(events => {
        if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
        const opened = events
          .filter(event => event.type === 'incident.opened')
          .flatMap(event => {
            const { incident } = event.data as { incident: string };
            const point: Point | undefined = useRoom.getState().room.incidents[incident]?.point;
            return point ? [{ id: event.id, ...at(map, point) }] : [];
          });
        if (opened.length > 0) setPulses(before => [...before, ...opened]);
      }),
    [map],
  );
  const end = (id: string) => setPulses(before => before.filter(pulse => pulse.id !== id));
  return pulses.map(({ id, x, y }) => (
    <span key={id} className="map-pulse" style={{ left: x, top: y }} onAnimationEnd={() => end(id)} />
  ));
}

const at = (map: MapLibreMap, point: Point): { x: number; y: number } => {
  const { x, y } = map.project([...point]);
  return { x, y };
};
