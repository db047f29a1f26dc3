import { useId } from 'react';
import { frames, glyphs, type SymbolShape, strokes } from './symbols.ts';

interface Props extends SymbolShape {
  /** Desk pixels; follows the display. */
  size?: number;
  /** Said where no word stands beside it. */
  label?: string;
}

/** A map symbol in a list or a title: the same drawing as on the map. */
export function MapSymbol({ frame, glyph, fill, tone, dashed, size = 24, label }: Props) {
  const clip = useId();
  const quiet = fill === 'quiet' || tone === undefined;
  const edge = quiet ? 'var(--text-older)' : `var(--${tone})`;
  const ink = tone === 'text' ? 'var(--ground)' : 'var(--ink)';
  const outline = frames[frame];
  const line = (stroke: string) => (
    <path
      d={glyphs[glyph]}
      fill="none"
      stroke={stroke}
      strokeWidth={strokes.glyph}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
  return (
    <svg
      className="map-symbol"
      viewBox="-1 -1 26 26"
      style={{ width: `calc(${size} * var(--u))`, height: `calc(${size} * var(--u))` }}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <path d={outline} fill={fill === 'full' ? edge : 'none'} />
      {line(fill === 'full' ? ink : edge)}
      {fill === 'half' && (
        <>
          <clipPath id={clip}>
            <path d="M-1 12h26v13H-1Z" />
          </clipPath>
          <g clipPath={`url(#${clip})`}>
            <path d={outline} fill={edge} />
            {line(ink)}
          </g>
        </>
      )}
      <path
        d={outline}
        fill="none"
        stroke={edge}
        strokeWidth={quiet ? strokes.quiet : strokes.signal}
        strokeLinejoin="round"
        {...(dashed && { strokeDasharray: '2.5 2.2' })}
      />
    </svg>
  );
}
