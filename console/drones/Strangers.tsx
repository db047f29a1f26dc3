import { useLanguage } from '../language/Language.tsx';
import { spanOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';

/** A drone that is not heard for so long has landed or left, ms. */
const GONE_MS = 60_000;

/** Drones that are not ours, by what they broadcast. */
export function Strangers({ onShow }: { onShow: (point: readonly [number, number]) => void }) {
  const { say, language } = useLanguage();
  const tracks = useRoom(store => store.tracks);
  const now = new Date(useNow()).getTime();
  const heard = [...tracks.values()].filter(({ track, at }) => track[6]?.remoteId && now - at < GONE_MS);
  const strangers = heard.filter(({ track: [id] }) => id.startsWith('remote-id:'));
  if (strangers.length === 0) return null;
  return (
    <SheetPart title={say('drone.strangers')}>
      <ul className="strangers">
        {strangers.map(({ track: [id, x, y, , , , told], at }) => (
          <li key={id}>
            <StateShape name="open" tone="moderate" label={say('drone.stranger')} />
            <span>
              <b className="n">{told?.remoteId}</b>{' '}
              <span className="older n">
                {told?.height !== undefined && `${say('drone.heightIs', { metres: Math.round(told.height) })} · `}
                {told?.pilot && `${say('drone.pilotAt', { place: told.pilot.map(n => n.toFixed(4)).join(' ') })} · `}
                {say('drone.silentFor', { age: spanOf(now - at, language) })}
              </span>
            </span>
            <Button rank="link" onClick={() => onShow([x, y])}>
              {say('drone.toMap')}
            </Button>
          </li>
        ))}
      </ul>
    </SheetPart>
  );
}
