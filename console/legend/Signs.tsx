import { Fragment, type ReactNode } from 'react';
import { type Key, sayBoth } from '../language/say.ts';
import { Badge } from '../ui/Badge.tsx';
import { zoneHatch, zoneLetter } from '../ui/hatch.ts';
import { MapSymbol } from '../ui/MapSymbol.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { colourCells, frameRows, glyphCells, lineCells, shapeCells, states } from './signs.ts';

/** Both languages on one line, or one over the other. */
export const both = (word: Key): string => (sayBoth as (word: Key) => readonly string[])(word).join(' – ');
function Pair({ word }: { word: Key }) {
  const lines = (sayBoth as (word: Key) => readonly string[])(word);
  return (
    <span className="pair">
      {lines.map((line, place) => (
        <span key={line} lang={place === 0 ? 'fr' : 'nl'}>
          {line}
        </span>
      ))}
    </span>
  );
}

export function Part({ title, children }: { title: Key; children: ReactNode }) {
  return (
    <section>
      <h2>{both(title)}</h2>
      {children}
    </section>
  );
}

/** Frames by state, and glyphs. */
export function FrameSigns() {
  return (
    <>
      <Part title="legend.frames">
        <table>
          <thead>
            <tr>
              <td />
              {states.map(({ word }) => (
                <th key={word} scope="col">
                  {both(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {frameRows.map(({ frame, glyph, word }) => (
              <tr key={frame}>
                <th scope="row">{both(word)}</th>
                {states.map(({ fill, tone }) => (
                  <td key={fill}>
                    <span className="sizes">
                      <MapSymbol frame={frame} glyph={glyph} fill={fill} tone={tone} size={38} />
                      <MapSymbol frame={frame} glyph={glyph} fill={fill} tone={tone} size={24} />
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Part title="legend.glyphs">
        <ul className="glyphs">
          {glyphCells.map(({ frame, glyph, word }) => (
            <li key={`${frame}${glyph}`}>
              <MapSymbol frame={frame} glyph={glyph} fill="quiet" />
              <Pair word={word} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="phase.disciplines">
        <p className="badges">
          {(['D1', 'D2', 'D3', 'D4', 'D5'] as const).map(discipline => (
            <Badge key={discipline} discipline={discipline} present={discipline !== 'D5'} />
          ))}
          <span className="older">
            {both('phase.atPost')} · {both('phase.vacant')}
          </span>
        </p>
      </Part>
    </>
  );
}

/** Perimeters, shapes, lines and colours. */
export function LineSigns() {
  return (
    <>
      <Part title="perimeter.many">
        <ul className="zones">
          {(['red', 'orange', 'yellow'] as const).map(zone => (
            <li key={zone} style={{ '--zone': `var(--zone-${zone})`, '--step': `${zoneHatch[zone].step * 0.71}px` }}>
              <i aria-hidden>{zoneLetter[zone]}</i>
              <Pair word={`perimeter.${zone}`} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="legend.shapes">
        <ul className="shapes">
          {shapeCells.map(({ name, tone, word }) => (
            <li key={name}>
              <StateShape name={name} tone={tone} />
              <Pair word={word} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="legend.lines">
        <dl className="lines">
          {lineCells.map(({ token, width, dash, word }) => (
            <Fragment key={word}>
              <dt>
                <svg viewBox="0 0 96 12" aria-hidden="true">
                  <path d="M0 6h96" fill="none" stroke={`var(--${token})`} strokeWidth={width} strokeDasharray={dash} />
                </svg>
              </dt>
              <dd>
                <Pair word={word} />
              </dd>
            </Fragment>
          ))}
        </dl>
      </Part>
      <Part title="legend.colours">
        <ul className="colours">
          {colourCells.map(({ token, word }) => (
            <li
              key={token}
              style={{ background: `var(--${token})`, color: token === 'text' ? 'var(--ground)' : 'var(--ink)' }}
            >
              <Pair word={word} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
