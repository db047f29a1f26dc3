import type { Map as MapLibreMap } from 'maplibre-gl';
import { useCallback, useEffect, useRef } from 'react';
import { BaseMap, type BaseMapProps } from './BaseMap.tsx';
import { createSituation, PICKABLE, type Situation, type SituationOnMap } from './layers/situation.ts';
import type { MapLook } from './style/mapStyle.ts';

/** What a hand found on the map: which kind of thing, and its id in the room. */
export interface Picked {
  readonly kind: 'incident' | 'feed' | 'drone' | 'unit' | 'post' | 'perimeter' | 'checkpoint';
  readonly id: string;
}

interface Props extends Omit<BaseMapProps, 'onStyle'> {
  situation: Situation;
  onPick?: (picked: Picked) => void;
  /** What lies under the pointer, and in the middle while keys move the map; undefined: nothing. */
  onOver?: (picked: Picked | undefined) => void;
  /** A press anywhere, whatever lies there: a pin is placed on top of things too. */
  onPoint?: (point: readonly [longitude: number, latitude: number]) => void;
  /** The situation on the map, once, when it exists: for what moves between two renderings. */
  onSituation?: (onMap: SituationOnMap) => void;
  /** After the situation is on a freshly loaded style: put what lies over it. */
  onStyle?: (map: MapLibreMap, look: MapLook) => void;
}

/** How far from a symbol a press still finds it, CSS pixels: half of the least target. */
const REACH = 12;
/** A key has no finer aim than the map's own steps of 100 pixels. */
const REACH_BY_KEY = 50;

/** The base map with the situation on it. Every thing on it is in a list too: the list is what a keyboard uses. */
export function SituationMap({ situation, onPick, onOver, onPoint, onReady, onSituation, onStyle, ...map }: Props) {
  const onMap = useRef<SituationOnMap>(undefined);
  const latest = useRef(situation);
  const calls = useRef({ onPick, onOver, onPoint, onReady, onSituation, onStyle });
  latest.current = situation;
  calls.current = { onPick, onOver, onPoint, onReady, onSituation, onStyle };

  useEffect(() => onMap.current?.update(situation), [situation]);

  const ready = useCallback((opened: MapLibreMap) => {
    onMap.current = createSituation(opened);
    calls.current.onSituation?.(onMap.current);
    let over: string | undefined;
    const tell = (picked: Picked | undefined) => {
      if (picked?.id === over) return;
      over = picked?.id;
      calls.current.onOver?.(picked);
    };
    opened.on('click', ({ point, lngLat }) => {
      const picked = pickAt(opened, point.x, point.y);
      if (picked) calls.current.onPick?.(picked);
      calls.current.onPoint?.([lngLat.lng, lngLat.lat]);
    });
    // By keyboard: the arrows bring a thing to the middle, Enter presses it.
    opened.getCanvas().addEventListener('keydown', ({ key }) => {
      const { clientWidth, clientHeight } = opened.getContainer();
      const picked = key === 'Enter' ? pickAt(opened, clientWidth / 2, clientHeight / 2, REACH_BY_KEY) : undefined;
      if (picked) calls.current.onPick?.(picked);
    });
    opened.on('mousemove', ({ point }) => {
      const picked = pickAt(opened, point.x, point.y);
      opened.getCanvas().style.cursor = picked ? 'pointer' : '';
      tell(picked);
    });
    opened.on('mouseout', () => tell(undefined));
    opened.getCanvas().addEventListener('blur', () => tell(undefined));
    // Whoever walks the map by keys is told what Enter would press.
    opened.on('moveend', () => {
      if (!opened.getCanvas().matches(':focus-visible')) return;
      const { clientWidth, clientHeight } = opened.getContainer();
      tell(pickAt(opened, clientWidth / 2, clientHeight / 2, REACH_BY_KEY));
    });
    return calls.current.onReady?.(opened);
  }, []);
  const styled = useCallback((opened: MapLibreMap, look: MapLook) => {
    // A style loads only after the map exists, so the situation does too.
    onMap.current?.add(look);
    onMap.current?.update(latest.current);
    calls.current.onStyle?.(opened, look);
  }, []);
  return <BaseMap {...map} onReady={ready} onStyle={styled} />;
}

function pickAt(map: MapLibreMap, x: number, y: number, reach = REACH): Picked | undefined {
  const layers = PICKABLE.filter(layer => map.getLayer(layer));
  const [found] = map.queryRenderedFeatures(
    [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ],
    { layers },
  );
  if (!found) return undefined;
  const { kind = 'perimeter', entity } = found.properties as { kind?: Picked['kind']; entity: string };
  return { kind, id: entity };
}
