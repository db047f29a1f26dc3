import type { Map as MapLibreMap } from 'maplibre-gl';
import { showOnly, useOnly } from '../feeds/filter.ts';
import { ONLY, type Only } from '../feeds/listState.ts';
import { useLanguage } from '../language/Language.tsx';
import { flightTime } from './useCamera.ts';

/** What a reader may leave out of the map. */
export const SWITCHES = ['zones', 'receipts', 'cameras'] as const;
export type Switches = Readonly<Record<(typeof SWITCHES)[number], boolean>>;

/** The Region with a margin, as it is shown first. */
const REGION = [4.2437, 50.7636, 4.4825, 50.9138] as const;

interface Props {
  map: MapLibreMap;
  shown: Switches;
  onChange: (next: Switches) => void;
}

/** Scale, whole Region and layers, quiet in the corner; each has its key too. */
export function MapTools({ map, shown, onChange }: Props) {
  const { say } = useLanguage();
  const duration = flightTime();
  const only = useOnly(state => state.only);
  return (
    <div className="map-tools" role="toolbar" aria-label={say('room.map')}>
      <button
        type="button"
        aria-label={say('map.zoomIn')}
        title={say('map.zoomIn')}
        onClick={() => map.zoomIn({ duration })}
      >
        <Sign d="M8 3v10M3 8h10" />
      </button>
      <button
        type="button"
        aria-label={say('map.zoomOut')}
        title={say('map.zoomOut')}
        onClick={() => map.zoomOut({ duration })}
      >
        <Sign d="M3 8h10" />
      </button>
      <button
        type="button"
        aria-label={say('map.wholeRegion')}
        title={say('map.wholeRegion')}
        onClick={() => map.fitBounds([...REGION], { padding: 24, duration })}
      >
        <Sign d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
      </button>
      <details>
        <summary aria-label={say('map.layers')} title={say('map.layers')}>
          <Sign d="M8 2 14 5.5 8 9 2 5.5ZM2.5 8.7 8 12l5.5-3.3" />
        </summary>
        <fieldset>
          <legend className="unseen">{say('map.layers')}</legend>
          {SWITCHES.map(name => (
            <label key={name}>
              <input
                type="checkbox"
                checked={shown[name]}
                onChange={event => onChange({ ...shown, [name]: event.target.checked })}
              />
              {say(`map.switch.${name}`)}
            </label>
          ))}
          <label>
            <span>{say('mosaic.cameras')}</span>
            <select value={only} onChange={event => showOnly(event.target.value as Only)}>
              {ONLY.map(kind => (
                <option key={kind} value={kind}>
                  {say(`mosaic.only.${kind}`)}
                </option>
              ))}
            </select>
          </label>
        </fieldset>
      </details>
    </div>
  );
}

const Sign = ({ d }: { d: string }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d={d} />
  </svg>
);
