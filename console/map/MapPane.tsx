import './map-pane.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useState } from 'react';
import { placePin, takeInHand, useDesk } from '../desk/deskState.ts';
import { CameraCard } from '../feeds/CameraCard.tsx';
import { useOnly } from '../feeds/filter.ts';
import { lookCloser } from '../feeds/spotlight.ts';
import { useLanguage } from '../language/Language.tsx';
import { CHECKPOINT_FORM } from '../perimeters/forms.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { usePreferences } from '../shell/preferences.ts';
import { cellsOf, noticeShown } from '../situation/receipts.ts';
import type { Situation, SituationOnMap } from './layers/situation.ts';
import { MapTools, type Switches } from './MapTools.tsx';
import { Pin } from './Pin.tsx';
import { Pulses } from './Pulses.tsx';
import { ReceiptInset } from './ReceiptInset.tsx';
import { type Picked, SituationMap } from './SituationMap.tsx';
import { situationOf } from './situationOf.ts';
import { type ShownTerritory, useTerritory } from './territory.ts';
import { useCamera } from './useCamera.ts';
import { useDrawing, useDrawnZone } from './useDrawing.ts';
import { useFlight } from './useFlight.ts';

/** The desk's map: the room live, and the hand on it. */
export default function MapPane() {
  const { say } = useLanguage();
  const shown = useTerritory();
  if (shown) return <DeskMap {...shown} />;
  return (
    <div className="base-map">
      <p className="map-state" role="status">
        {say('map.loading')}
      </p>
    </div>
  );
}

function DeskMap({ territory, shapes }: ShownTerritory) {
  const { say, language } = useLanguage();
  const { theme } = usePreferences();
  const world = useRoom(store => store.world);
  const pin = useDesk(desk => desk.pin);
  const [map, setMap] = useState<MapLibreMap>();
  const [over, setOver] = useState<Picked>();
  const [onMap, setOnMap] = useState<SituationOnMap>();
  /** Counts the styles that have loaded. */
  const [style, setStyle] = useState(0);
  const [switches, setSwitches] = useState<Switches>({ zones: true, receipts: true, cameras: true });
  const situation = useSituation(switches, shapes);
  const drawnZone = useDrawnZone();
  useFlight(onMap, language);
  useCamera(map);
  useDrawing(map, drawnZone, theme, style);
  useZones(map, switches.zones, style);
  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', say('map.label'));
  }, [map, say]);
  // A pin is placed for a new incident, and for a checkpoint.
  const placing = useDesk(
    ({ task }) => task.kind === 'open-incident' || (task.kind === 'form' && task.form === CHECKPOINT_FORM),
  );
  return (
    <SituationMap
      theme={theme}
      world={world === 'live' ? 'live' : 'exercise'}
      display="desk"
      language={language}
      territory={territory}
      situation={situation}
      onReady={ready => {
        setMap(ready);
        return () => setMap(undefined);
      }}
      onSituation={setOnMap}
      onStyle={() => setStyle(count => count + 1)}
      onPick={picked => {
        if (!placing && !drawnZone) take(picked);
      }}
      onOver={setOver}
      onPoint={point => {
        if (placing) placePin([Number(point[0].toFixed(6)), Number(point[1].toFixed(6))]);
      }}
    >
      {map && <MapTools map={map} shown={switches} onChange={setSwitches} />}
      <ReceiptInset shapes={shapes} />
      {map && <Pulses map={map} />}
      {map && !pin && <CameraCard map={map} over={over} />}
      {map && pin && <Pin map={map} pin={pin} />}
    </SituationMap>
  );
}

/** What a press takes in hand: an incident; what belongs to one brings that one; a camera is looked at. */
function take({ kind, id }: Picked): void {
  const { room } = useRoom.getState();
  if (kind === 'incident') takeInHand(id);
  else if (kind === 'feed' || kind === 'drone') lookCloser(id);
  else {
    const incident = room.perimeters[id]?.incident ?? room.posts[id]?.incident ?? room.checkpoints[id]?.incident;
    if (incident) takeInHand(incident);
  }
}

function useSituation(switches: Switches, shapes: ShownTerritory['shapes']): Situation {
  const { language } = useLanguage();
  const room = useRoom(store => store.room);
  const presence = useRoom(store => store.presence.feeds);
  const mandates = useRoom(store => store.me?.mandates);
  const inHand = useDesk(desk => desk.inHand);
  const sketch = useDesk(desk => desk.sketch);
  const task = useDesk(desk => desk.task);
  const now = useMinute();
  const only = useOnly(state => state.only);
  const { cameras } = switches;
  const base = useMemo(() => {
    const at = new Date(now).toISOString();
    return situationOf(room, { language, inHand, presence, mandates: mandates ?? [], at, cameras, only });
  }, [room, language, inHand, presence, mandates, now, cameras, only]);
  const receipts = useMemo(() => {
    const notice = noticeShown(room.alerts, inHand);
    return notice && switches.receipts ? { of: cellsOf(notice, now, language), shapes } : undefined;
  }, [room.alerts, inHand, now, language, shapes, switches.receipts]);
  return useMemo(() => {
    const incident = task.kind === 'draw-perimeter' ? task.incident : undefined;
    if (!sketch || incident === undefined) return { ...base, receipts };
    const perimeters = base.perimeters?.filter(({ id }) => !sketch.instead.includes(id)) ?? [];
    const rings = sketch.rings.map((ring, i) => ({ id: `sketch ${i}`, incident, ...ring }));
    return { ...base, perimeters, receipts, sketch: { rings, out: sketch.out } };
  }, [base, receipts, sketch, task]);
}

/** Borders of police zones, shown or not; a new style shows them until it is told. */
function useZones(map: MapLibreMap | undefined, shown: boolean, style: number): void {
  useEffect(() => {
    if (map && style > 0 && map.getLayer('zones'))
      map.setLayoutProperty('zones', 'visibility', shown ? 'visible' : 'none');
  }, [map, shown, style]);
}
