import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useState } from 'react';
import type { SituationOnMap } from '../map/layers/situation.ts';
import { SituationMap } from '../map/SituationMap.tsx';
import { situationOf } from '../map/situationOf.ts';
import type { ShownTerritory } from '../map/territory.ts';
import { flightTime } from '../map/useCamera.ts';
import { useFlight } from '../map/useFlight.ts';
import { boundsOf } from '../map/view.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { usePreferences } from '../shell/preferences.ts';
import type { WallView } from './wallView.ts';

/** Nothing of the incident lies under the inset in the corner, which is 800 wide. Pixels of the design. */
const PADDING = { top: 110, bottom: 110, left: 860, right: 90 };
/** The Region with a margin. */
const REGION = [4.2437, 50.7636, 4.4825, 50.9138] as const;

/** The map of a wall: it follows what a desk sent, and nobody presses on it. */
export function WallMap({ view, territory }: { view: WallView } & Pick<ShownTerritory, 'territory'>) {
  const { theme } = usePreferences();
  const room = useRoom(store => store.room);
  const world = useRoom(store => store.world);
  const presence = useRoom(store => store.presence.feeds);
  const mandates = useRoom(store => store.me?.mandates);
  const minute = useMinute();
  const [map, setMap] = useState<MapLibreMap>();
  const [onMap, setOnMap] = useState<SituationOnMap>();
  const inHand = view.incident?.id;
  const situation = useMemo(() => {
    const at = new Date(Math.max(minute, serverNow())).toISOString();
    return situationOf(room, { language: 'both', inHand, presence, mandates: mandates ?? [], at });
  }, [room, inHand, presence, mandates, minute]);
  useFlight(onMap, 'both');
  useWallCamera(map, view);
  return (
    <SituationMap
      theme={theme}
      world={world === 'live' ? 'live' : 'exercise'}
      display="wall"
      language="both"
      territory={territory}
      situation={situation}
      interactive={false}
      onReady={ready => {
        setMap(ready);
        return () => setMap(undefined);
      }}
      onSituation={setOnMap}
    />
  );
}

/** Goes where the desk sent it, else to its incident, else shows the Region; again when perimeters grow. */
function useWallCamera(map: MapLibreMap | undefined, { screen, incident }: WallView): void {
  const bounds = useRoom(store => (incident ? boundsOf(store.room, incident.id)?.join() : undefined));
  const { center, zoom } = screen;
  const [longitude, latitude] = center ?? [];
  useEffect(() => {
    if (!map) return;
    const duration = flightTime();
    if (longitude !== undefined && latitude !== undefined)
      map.easeTo({ center: [longitude, latitude], zoom: zoom ?? 15, duration });
    else {
      const box = bounds ? (bounds.split(',').map(Number) as [number, number, number, number]) : [...REGION];
      map.fitBounds(box as [number, number, number, number], { padding: PADDING, maxZoom: 16.2, duration });
    }
  }, [map, longitude, latitude, zoom, bounds]);
}
