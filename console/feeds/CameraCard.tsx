import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { feedNumbers } from '../../shared/feeds/numbers.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import type { Picked } from '../map/SituationMap.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { StateShape } from '../ui/StateShape.tsx';
import { LIST_MARKS, listState } from './listState.ts';
import { sendTo } from './sending.ts';

interface Props {
  map: MapLibreMap;
  /** What lies under the pointer, or in the middle for who walks by keys. */
  over: Picked | undefined;
}
const NOBODY = [] as const;

/** Beside a camera on the map, before it is opened: its name, whose it is, how it stands. M sends it to a screen. */
export function CameraCard({ map, over }: Props) {
  const { say, language } = useLanguage();
  const id = over && (over.kind === 'feed' || over.kind === 'drone') ? over.id : undefined;
  const feed = useRoom(store => (id ? store.room.feeds[id] : undefined));
  const number = useRoom(store => (id ? feedNumbers(store.room.feeds).get(id) : undefined));
  const room = useRoom(store => store.room);
  const presence = useRoom(store => (id ? store.presence.feeds[id] : undefined));
  const track = useRoom(store => (id ? store.tracks.get(id)?.track : undefined));
  const mandates = useRoom(store => store.me?.mandates ?? NOBODY);
  const at = new Date(useMinute()).toISOString();
  const point = track ? ([track[1], track[2]] as const) : feed?.point;
  const [, moved] = useState(0);
  useEffect(() => {
    if (!id) return;
    const again = () => moved(count => count + 1);
    const heard = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'm' || event.altKey || event.ctrlKey || event.metaKey) return;
      if (document.activeElement !== map.getCanvas()) return;
      event.preventDefault();
      sendTo({ feed: id });
    };
    map.on('move', again);
    addEventListener('keydown', heard);
    return () => {
      map.off('move', again);
      removeEventListener('keydown', heard);
    };
  }, [map, id]);
  if (!feed || !point) return null;
  const { x, y } = map.project([point[0], point[1]]);
  const state = listState(room, feed, presence, { mandates, at, basis: undefined });
  const { clientWidth, clientHeight } = map.getContainer();
  return (
    <p
      className="camera-card"
      role="status"
      data-left={x > clientWidth / 2}
      data-above={y > clientHeight / 2}
      style={{ left: x, top: y }}
    >
      <b>
        <span className="n">{number}</span> {read(feed.name, language)}
      </b>
      <span className="older">
        {read(feed.owner, language)} · {say(`feed.regime.${feed.regime}`)}
      </span>
      <span>
        <StateShape {...LIST_MARKS[state]} /> {say(`mosaic.state.${state}`)}
      </span>
    </p>
  );
}
