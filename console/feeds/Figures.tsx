import { useEffect, useState } from 'react';
import type { Feed } from '../../shared/feeds/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { secondOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import type { PictureStats } from './pictureStats.ts';
import type { Picture } from './videoLink.ts';

/** How often they are read while they are shown, ms. */
const READ_MS = 1_000;
const NONE = '–';

/** How a picture arrives, on demand: delay, rate, size, losses, and what is done with the stream. */
export function Figures({ feed, arriving }: { feed: Feed; arriving: Picture | undefined }) {
  const { say } = useLanguage();
  const presence = useRoom(store => store.presence.feeds[feed.id]);
  const [stats, setStats] = useState<PictureStats>();
  useEffect(() => {
    let gone = false;
    const readNow = async () => {
      const read = await arriving?.getStats();
      if (!gone) setStats(read);
    };
    void readNow();
    const timer = setInterval(readNow, READ_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [arriving]);
  const figure = (value: number | undefined, unit: string) =>
    value === undefined ? NONE : `${Math.round(value)}\u00a0${unit}`;
  const rows = [
    [say('mosaic.delay'), figure(stats?.latencyMs, 'ms')],
    [say('mosaic.rate'), figure(stats?.bitsPerSecond && stats.bitsPerSecond / 1_000, 'kbit/s')],
    [say('mosaic.size'), stats?.width ? `${stats.width} × ${stats.height}` : NONE],
    [say('mosaic.frames'), figure(stats?.framesPerSecond, '/ s')],
    [say('mosaic.lost'), figure(stats?.packetsLost, '')],
    [say('feed.stream'), presence?.handling ? say(`feed.${presence.handling}`) : NONE],
    [say('mosaic.lookers'), String(presence?.viewers ?? 0)],
    [say('mosaic.source'), presence ? secondOf(presence.since) : NONE],
  ] as const;
  return (
    <dl className="figures" aria-label={say('mosaic.figures')}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="n">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
