import { useLanguage } from '../language/Language.tsx';
import { spanOf } from '../language/moment.ts';
import { STALE_MS } from '../map/flight.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';

/** Where a drone is now: how high, whither, how fast, its battery; and since when nothing was heard of it. */
export function Flight({ feed, onShow }: { feed: string; onShow: (point: readonly [number, number]) => void }) {
  const { say, language } = useLanguage();
  const heard = useRoom(store => store.tracks.get(feed));
  const now = new Date(useNow()).getTime();
  if (!heard)
    return (
      <p className="flight older">
        <StateShape name="ring" tone="older" /> {say('drone.notHeard')}
      </p>
    );
  const [, x, y, , heading, speed, told] = heard.track;
  const silent = now - heard.at;
  const stale = silent >= STALE_MS;
  const facts = [
    told?.height === undefined ? undefined : say('drone.heightIs', { metres: Math.round(told.height) }),
    typeof heading === 'number'
      ? say('drone.heading', { degrees: String(Math.round(heading)).padStart(3, '0') })
      : undefined,
    typeof speed === 'number' ? say('drone.speed', { kmh: Math.round(speed * 3.6) }) : undefined,
    told?.battery === undefined ? undefined : say('drone.battery', { percent: told.battery }),
  ].filter(fact => fact !== undefined);
  return (
    <p className={stale ? 'flight warns' : 'flight'}>
      <StateShape name={stale ? 'half' : 'dot'} tone={stale ? 'severe' : 'done'} />{' '}
      <span>{stale ? say('drone.silentFor', { age: spanOf(silent, language) }) : say('drone.heard')}</span>
      <span className="n older"> · {facts.join(' · ')}</span>{' '}
      <Button rank="link" onClick={() => onShow([x, y])}>
        {say('drone.toMap')}
      </Button>
    </p>
  );
}
