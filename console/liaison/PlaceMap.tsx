import './place-map.css';
import type { Geometry, Position } from 'geojson';
import { useEffect, useId, useMemo, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { perimeterFeatures } from '../map/layers/perimeters.ts';
import { zoneHatch } from '../ui/hatch.ts';
import { frames, glyphs, type SymbolShape, strokes } from '../ui/symbols.ts';
import type { PlaceOnMap } from './place.ts';

/** As `/territory/inset.json` answers: path data in units of half a pixel. */
interface Inset {
  readonly bbox: PlaceOnMap['bbox'];
  readonly size: { readonly x: number; readonly y: number };
  readonly level: 'official' | 'schematic';
  readonly paths: Readonly<Record<string, string>>;
  readonly stations: readonly Label[];
  readonly communes: readonly Label[];
}
interface Label {
  readonly x: number;
  readonly y: number;
  readonly fr: string;
  readonly nl: string;
}
/** The screen may cut a quarter above and below: no name is cut with it. */
const inMiddle =
  (size: { x: number; y: number }) =>
  ({ x, y }: Label): boolean =>
    x > 20 && x < size.x - 140 && y > size.y * 0.24 && y < size.y * 0.74;
/** Pixels that the drawing is made for; the screen scales it. */
const WIDTH = 390;
const ORDER = ['land', 'green', 'water', 'canal', 'minor', 'main', 'trunk', 'rail', 'metro', 'communes'] as const;

/** The place as a small drawing: no tiles, no WebGL, and kept by the worker for when the network is gone. */
export function PlaceMap({ place }: { place: PlaceOnMap }) {
  const { say, language } = useLanguage();
  const address = `/territory/inset.json?bbox=${place.bbox.join()}&width=${WIDTH}`;
  const inset = useInset(address);
  const id = useId();
  const size = inset?.size ?? { x: WIDTH * 2, y: 460 };
  const project = useMemo(() => projection(place.bbox, size), [place.bbox, size]);
  const perimeters = useMemo(() => perimeterFeatures(place.perimeters, () => 0), [place.perimeters]);
  const names = (inset?.stations ?? []).filter(inMiddle(size));
  const spot = place.point && project(place.point);
  return (
    <figure className="place-map">
      <svg viewBox={`0 0 ${size.x} ${size.y}`} preserveAspectRatio="xMidYMid slice" role="img">
        <title>{[say('liaison.mapOf'), place.name].filter(Boolean).join(' · ')}</title>
        <defs>
          {(['red', 'orange', 'yellow'] as const).map(zone => (
            <Hatch key={zone} id={`${id}${zone}`} zone={zone} />
          ))}
        </defs>
        {ORDER.map(layer => inset?.paths[layer] && <path key={layer} className={layer} d={inset.paths[layer]} />)}
        {place.area && <path className="drawn" d={pathOf(place.area, project)} />}
        {perimeters.bands.map(({ properties, geometry }, i) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is that of the zones and never changes
            key={i}
            d={pathOf(geometry, project)}
            fill={`url(#${id}${properties.zone})`}
            fillRule="evenodd"
          />
        ))}
        {perimeters.edges.map(({ properties, geometry }) => (
          <path key={String(properties.entity)} className={`edge ${properties.zone}`} d={pathOf(geometry, project)} />
        ))}
        {names.map(({ x, y, fr, nl }) => (
          <g key={`${x} ${y}`} className="station">
            <circle cx={x} cy={y} r="9" />
            <text x={x + 20} y={y - 4}>
              {language === 'nl' ? nl : fr}
            </text>
            {fr !== nl && (
              <text className="other" x={x + 20} y={y + 20}>
                {language === 'nl' ? fr : nl}
              </text>
            )}
          </g>
        ))}
        {perimeters.letters.map(({ properties, geometry }) => {
          const [x, y] = project((geometry as { coordinates: Position }).coordinates);
          return (
            <g key={`${properties.entity} ${x} ${y}`} className={`letter ${LETTER_ZONE[String(properties.letter)]}`}>
              <rect x={x - 17} y={y - 17} width="34" height="34" />
              <text x={x} y={y + 9}>
                {properties.letter}
              </text>
            </g>
          );
        })}
        {spot && place.symbol && <Sign shape={place.symbol} x={spot[0]} y={spot[1]} />}
      </svg>
    </figure>
  );
}

const LETTER_ZONE: Readonly<Record<string, string>> = { R: 'red', O: 'orange', Y: 'yellow' };

function useInset(address: string): Inset | undefined {
  const [inset, setInset] = useState<Inset>();
  useEffect(() => {
    const gone = new AbortController();
    fetch(address, { signal: gone.signal })
      .then(answer => (answer.ok ? answer.json() : undefined))
      // Without a network and without a kept drawing the signs stand on plain ground.
      .then(setInset, () => {});
    return () => gone.abort();
  }, [address]);
  return inset;
}

type Project = (p: Position) => readonly [number, number];
const projection =
  ([west, south, east, north]: PlaceOnMap['bbox'], size: { x: number; y: number }): Project =>
  ([x = 0, y = 0]) => [
    Math.round(((x - west) / (east - west)) * size.x),
    Math.round(((north - y) / (north - south)) * size.y),
  ];

function pathOf(geometry: Geometry, project: Project): string {
  const rings =
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : [];
  return rings.map(ring => `M${ring.map(point => project(point).join(' ')).join('L')}Z`).join('');
}

function Hatch({ id, zone }: { id: string; zone: keyof typeof zoneHatch }) {
  const { step, width } = zoneHatch[zone];
  const size = step * 2;
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" className={`hatch ${zone}`}>
      <path
        d={`M${-size / 4} ${size / 4} ${size / 4} ${-size / 4}M0 ${size} ${size} 0M${size * 0.75} ${size * 1.25} ${size * 1.25} ${size * 0.75}`}
        strokeWidth={width * 2}
      />
    </pattern>
  );
}

/** The incident's sign, 58 units wide: 29 px, as on the desk. */
function Sign({ shape, x, y }: { shape: SymbolShape; x: number; y: number }) {
  const clip = useId();
  const { frame, glyph, fill, tone } = shape;
  const edge = tone && fill !== 'quiet' ? `var(--${tone})` : 'var(--text-older)';
  const line = (stroke: string) => (
    <path d={glyphs[glyph]} fill="none" stroke={stroke} strokeWidth={strokes.glyph} strokeLinecap="round" />
  );
  return (
    <g transform={`translate(${x - 29} ${y - 29}) scale(2.42)`}>
      <path d={frames[frame]} fill="var(--map-halo)" stroke="var(--map-halo)" strokeWidth={strokes.halo} />
      {fill === 'full' && <path d={frames[frame]} fill={edge} />}
      {line(fill === 'full' ? 'var(--ink)' : edge)}
      {fill === 'half' && (
        <g clipPath={`url(#${clip})`}>
          <clipPath id={clip}>
            <path d="M-1 12h26v13H-1Z" />
          </clipPath>
          <path d={frames[frame]} fill={edge} />
          {line('var(--ink)')}
        </g>
      )}
      <path d={frames[frame]} fill="none" stroke={edge} strokeWidth={strokes.signal} />
    </g>
  );
}
