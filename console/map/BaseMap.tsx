import './map.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { figure } from '../language/measure.ts';
import type { Camera, Drawing, MapHandle } from './maplibre.ts';
import type { MapLook } from './style/mapStyle.ts';

export type { Camera, Drawing };

export interface BaseMapProps extends Drawing {
  /** Where to look first; absent: the whole Region. Later moves are the map's own (`map.easeTo`). */
  camera?: Camera | undefined;
  /** False on a wall and in a phone's small map: nothing to press. */
  interactive?: boolean;
  /** The map, once, when it exists. Returned undo runs when the map goes. */
  // biome-ignore lint/suspicious/noConfusingVoidType: an effect's undo is optional, as React's own type says
  onReady?: (map: MapLibreMap) => void | (() => void);
  /** Each time a style has loaded, the first included: put your layers (again). */
  onStyle?: (map: MapLibreMap, look: MapLook) => void;
  /** What lies over the map: inset, slider, tools. */
  children?: ReactNode;
}

/** The base map. MapLibre comes when this is first shown; where WebGL is missing, it says so in words. */
export function BaseMap({ camera, interactive = true, onReady, onStyle, children, ...drawing }: BaseMapProps) {
  const { theme, world, display, language, territory } = drawing;
  const { say } = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  const handle = useRef<MapHandle>(undefined);
  const calls = useRef({ onReady, onStyle });
  const latest = useRef(drawing);
  calls.current = { onReady, onStyle };
  latest.current = drawing;
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const [map, setMap] = useState<MapLibreMap>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once; what changes later goes through redraw
  useEffect(() => {
    let gone = false;
    let undo: ReturnType<NonNullable<BaseMapProps['onReady']>>;
    import('./maplibre.ts')
      .then(({ openMap }) => {
        if (gone || !holder.current) return;
        const options = { camera, interactive, label: say(interactive ? 'map.label' : 'room.map') };
        handle.current = openMap(holder.current, latest.current, options, (loaded, look) => {
          setState('shown');
          calls.current.onStyle?.(loaded, look);
        });
        // It hangs on its element as a stream does on a video's: whoever looks at the page from outside finds it there.
        Object.assign(holder.current, { map: handle.current.map });
        undo = calls.current.onReady?.(handle.current.map);
        setMap(handle.current.map);
      })
      .catch(error => {
        console.error(error);
        if (!gone) setState('failed');
      });
    return () => {
      gone = true;
      undo?.();
      handle.current?.remove();
      handle.current = undefined;
    };
  }, []);

  const drawn = useRef({ theme, world, display, language, territory });
  useEffect(() => {
    const before = drawn.current;
    const next = { theme, world, display, language, territory };
    drawn.current = next;
    const changed = (Object.keys(next) as (keyof typeof next)[]).some(key => before[key] !== next[key]);
    if (changed) handle.current?.redraw(next);
  }, [theme, world, display, language, territory]);

  return (
    <div className="base-map">
      <div className="canvas" ref={holder} />
      {state !== 'shown' && (
        <p className="map-state" role="status">
          {say(state === 'failed' ? 'map.failed' : 'map.loading')}
        </p>
      )}
      <p className="map-source">
        <Level territory={territory} />
      </p>
      {map && <Scale map={map} />}
      {children}
    </div>
  );
}

/** Which territory is shown, and whose it is. */
function Level({ territory }: Pick<Drawing, 'territory'>) {
  const { say, language } = useLanguage();
  return (
    <>
      {territory.level === 'schematic' && <b>{say('map.schematic')}</b>}
      <span>{territory.attribution[language]}</span>
    </>
  );
}

/** Metres of ground under one CSS pixel at the equator at zoom 0, for tiles of 512. */
const EQUATOR = 40_075_016.7 / 512;
/** Lengths a scale bar may show, metres. */
const LENGTHS = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];

function Scale({ map }: { map: MapLibreMap }) {
  const { language } = useLanguage();
  const [metre, setMetre] = useState(0);
  useEffect(() => {
    const measure = () => {
      const perPixel = (EQUATOR * Math.cos((map.getCenter().lat * Math.PI) / 180)) / 2 ** map.getZoom();
      setMetre(1 / perPixel);
    };
    measure();
    map.on('move', measure);
    return () => void map.off('move', measure);
  }, [map]);
  const wall = map.getContainer().closest('[data-display="wall"]') !== null;
  const most = wall ? 420 : 150;
  const length = LENGTHS.findLast(metres => metres * metre <= most) ?? LENGTHS[0]!;
  const words = length < 1000 ? `${length} m` : `${figure(length / 1000, language)} km`;
  return (
    <span className="map-scale" style={{ '--length': `${(length * metre).toFixed(0)}px` }}>
      {words}
    </span>
  );
}
