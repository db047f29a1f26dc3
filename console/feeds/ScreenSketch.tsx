import { feedNumbers } from '../../shared/feeds/numbers.ts';
import type { Room } from '../../shared/room.ts';
import { arrangementOf, screenOf } from '../../shared/screens/tiles.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow } from '../room/store.ts';
import { packMosaic } from './mosaic.ts';

/** A screen in the small, 16 by 9. */
const WIDE = 240;
const HIGH = 135;

interface Props {
  room: Room;
  screen: string;
  /** Where a camera may be put: pressing a tile puts it there. Absent: the sketch only shows. */
  onTile?: ((tile: number) => void) | undefined;
}

/** What stands where on a screen: the map, and each tile with its place and the number of its camera. */
export function ScreenSketch({ room, screen, onTile }: Props) {
  const { say, language } = useLanguage();
  const shown = screenOf(room, screen);
  const layout = shown?.layout ?? 'none';
  const arrangement = shown && arrangementOf(room, shown, serverNow());
  const feeds = arrangement?.feeds ?? [];
  const numbers = feedNumbers(room.feeds);
  // Beside a map there are three places, whether or not they are taken; a mosaic has one more than it shows.
  const places = onTile === undefined ? feeds.length : layout === 'mosaic' ? Math.min(36, feeds.length + 1) : 3;
  const [left, width] = layout === 'mosaic' ? [0, WIDE] : [(WIDE * 2) / 3, WIDE / 3];
  const boxes = packMosaic({ count: places, width, height: HIGH, caption: 0, first: arrangement?.first });
  return (
    <div className="screen-sketch" data-layout={layout}>
      {layout !== 'mosaic' && <span className="map">{say('room.map')}</span>}
      {boxes.map((box, place) => {
        const feed = feeds[place];
        const style = {
          left: `${((left + box.left) / WIDE) * 100}%`,
          top: `${(box.top / HIGH) * 100}%`,
          width: `${(box.width / WIDE) * 100}%`,
          height: `${(box.height / HIGH) * 100}%`,
        };
        const name = feed ? read(feed.name, language) : say('mosaic.free');
        const inside = (
          <>
            <b className="n">{place + 1}</b>
            {boxes.length <= 9 && feed && <span className="n">{numbers.get(feed.id)}</span>}
          </>
        );
        const key = feed?.id ?? `free ${place}`;
        return onTile ? (
          <button
            key={key}
            type="button"
            style={style}
            title={name}
            aria-label={say('mosaic.tile', { tile: place + 1, name })}
            onClick={() => onTile(place + 1)}
          >
            {inside}
          </button>
        ) : (
          <span key={key} className="spot" style={style} title={name}>
            {inside}
          </span>
        );
      })}
    </div>
  );
}
