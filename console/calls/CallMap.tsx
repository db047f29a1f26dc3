import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import type { SituationOnMap } from '../map/layers/situation.ts';
import { SituationMap } from '../map/SituationMap.tsx';
import { situationOf } from '../map/situationOf.ts';
import { useTerritory } from '../map/territory.ts';
import { flightTime } from '../map/useCamera.ts';
import { useFlight } from '../map/useFlight.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { usePreferences } from '../shell/preferences.ts';
import { showMap } from './call.ts';
import { useShownMap } from './useShownMap.ts';

/** A hand moves a map faster than others need to see it, ms. */
const TELL_MS = 150;

/** The room’s first participant: the live map, where whoever shows it looks; in their own hand it is moved. */
export default function CallMap({ incident }: { incident: string | undefined }) {
  const { say, language } = useLanguage();
  const { theme } = usePreferences();
  const territory = useTerritory()?.territory;
  const room = useRoom(store => store.room);
  const world = useRoom(store => store.world);
  const presence = useRoom(store => store.presence.feeds);
  const mandates = useRoom(store => store.me?.mandates);
  const minute = useMinute();
  const { map: shown, mine, start } = useShownMap();
  const [map, setMap] = useState<MapLibreMap>();
  const [onMap, setOnMap] = useState<SituationOnMap>();
  const situation = useMemo(() => {
    const at = new Date(minute).toISOString();
    return situationOf(room, { language, inHand: incident, presence, mandates: mandates ?? [], at });
  }, [room, language, incident, presence, mandates, minute]);
  useFlight(onMap, language);
  useFollowing(map, shown, mine);
  useShowing(map, mine);
  const by = shown && (room.people[shown.by]?.name ?? shown.by);
  const caption = mine ? say('call.mapMine') : by ? say('call.mapOf', { who: by }) : say('call.mapNone');
  return (
    <figure className={mine ? 'call-tile call-map mine' : 'call-tile call-map'} data-shown-by={shown?.by}>
      {territory && (
        <SituationMap
          theme={theme}
          world={world === 'live' ? 'live' : 'exercise'}
          display="desk"
          language={language}
          territory={territory}
          situation={situation}
          camera={shown ?? start()}
          onReady={ready => {
            setMap(ready);
            return () => setMap(undefined);
          }}
          onSituation={setOnMap}
        />
      )}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** Goes where another shows it. */
function useFollowing(map: MapLibreMap | undefined, shown: ReturnType<typeof useShownMap>['map'], mine: boolean): void {
  const [longitude, latitude] = shown?.center ?? [];
  const zoom = shown?.zoom;
  useEffect(() => {
    if (!map || mine || longitude === undefined || latitude === undefined || zoom === undefined) return;
    map.easeTo({ center: [longitude, latitude], zoom, duration: flightTime() });
  }, [map, mine, longitude, latitude, zoom]);
}

/** Tells the others where this map is moved. */
function useShowing(map: MapLibreMap | undefined, mine: boolean): void {
  useEffect(() => {
    if (!map || !mine) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const { lng, lat } = map.getCenter();
      showMap({ center: [Number(lng.toFixed(6)), Number(lat.toFixed(6))], zoom: Number(map.getZoom().toFixed(2)) });
    };
    const soon = () => {
      timer ??= setTimeout(tell, TELL_MS);
    };
    map.on('move', soon);
    tell();
    return () => {
      clearTimeout(timer);
      map.off('move', soon);
    };
  }, [map, mine]);
}
