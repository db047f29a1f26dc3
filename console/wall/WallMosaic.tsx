import { memo, useMemo, useRef } from 'react';
import { feedNumbers } from '../../shared/feeds/numbers.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Text, Words } from '../../shared/language/text.ts';
import { arranged } from '../../shared/screens/tiles.ts';
import { MosaicView, useMosaic } from '../feeds/MosaicView.tsx';
import type { Box } from '../feeds/mosaic.ts';
import { screenName } from '../feeds/screens.ts';
import { useSight } from '../feeds/sight.ts';
import { useHalt } from '../feeds/useHalt.ts';
import { useTile } from '../feeds/useTile.ts';
import { Video } from '../feeds/Video.tsx';
import { sayIn } from '../language/say.ts';
import { useRoom } from '../room/store.ts';
import { useNowWhile } from '../room/useNow.ts';
import { Tile } from '../ui/Tile.tsx';
import { basisFor, inBoth, type WallView } from './wallView.ts';

/** One line of text below a picture and its room, pixels of the design. */
const CAPTION = 76;

/** The pictures of a screen, the first one largest; those of a tour's next step are fetched before they are due. */
export function WallMosaic({ view }: { view: WallView }) {
  const room = useRoom(store => store.room);
  const { screen } = view;
  const tour = screen.tour ? room.tours[screen.tour] : undefined;
  const halt = useHalt(tour);
  const step = tour && halt ? tour.steps[halt.step] : undefined;
  const { feeds, first } = arranged(room, screen, step);
  const next = tour && halt?.soon ? tour.steps[(halt.step + 1) % tour.steps.length] : undefined;
  const coming = next ? arranged(room, screen, next).feeds : [];
  const numbers = useMemo(() => feedNumbers(room.feeds), [room.feeds]);
  const around = useRef<HTMLDivElement>(null);
  const boxes = useMosaic(around, feeds.length, CAPTION, first);
  const purpose = useMemo(() => {
    const name = screenName(screen.id);
    return {
      fr: sayIn('fr')('wall.purpose', { screen: name }),
      nl: sayIn('nl')('wall.purpose', { screen: name }),
    };
  }, [screen.id]);
  return (
    <div ref={around} className="wall-tiles" data-count={feeds.length}>
      <MosaicView feeds={feeds} coming={coming} boxes={boxes}>
        {(feed, place) => {
          const basis = basisFor(room, feed, screen);
          return (
            <WallTile
              feed={feed}
              purpose={purpose}
              incident={screen.incident}
              basis={typeof basis === 'object' ? JSON.stringify(basis) : basis}
              number={numbers.get(feed.id) ?? ''}
              small={place > 0 && (boxes[place]?.width ?? 0) < SMALL}
              lines={linesIn(feeds, boxes, place)}
            />
          );
        }}
      </MosaicView>
    </div>
  );
}

/** Below this the line has room for a name alone, pixels of the design. */
const SMALL = 900;

/** A sign of the line's type is so wide on average, and a tile keeps so much of its width for its edges, pixels. */
const [SIGN, EDGES] = [28, 60];
/** Lines that the longest name in a tile's row takes: pictures beside each other are of one size. */
function linesIn(feeds: readonly Feed[], boxes: readonly Box[], place: number): number {
  const own = boxes[place];
  if (!own || own.width >= SMALL) return 1;
  const row = feeds.filter((_, other) => Math.abs((boxes[other]?.top ?? -1) - own.top) < 1);
  return Math.max(1, ...row.map(feed => Math.ceil((inBoth(feed.name).length * SIGN) / (own.width - EDGES))));
}

interface Props {
  feed: Feed;
  purpose: Text;
  incident: string | undefined;
  /** Of a look at police images: words, or both languages of them as JSON, so that it compares. */
  basis: string | undefined;
  number: number | string;
  small: boolean;
  lines: number;
}

const WallTile = memo(function WallTile({ feed, purpose, incident, basis, number, small, lines }: Props) {
  const { picture, stream, onPicture, view, held } = useTile(feed, {
    purpose,
    ...(incident ? { incident } : {}),
    ...(basis ? { basis: wordsOf(basis) } : {}),
  });
  const now = useNowWhile(picture.state === 'stale');
  const sight = useSight(held, false);
  const named = inBoth(feed.name);
  return (
    <div
      ref={sight}
      className={small ? 'wall-tile small' : 'wall-tile'}
      data-feed={feed.id}
      style={{ '--lines': lines }}
    >
      <Tile form="line" number={number} name={named} picture={picture} now={now}>
        <Video stream={stream} label={named} onPicture={onPicture} onView={view} />
      </Tile>
    </div>
  );
});
const wordsOf = (basis: string): Words => (basis.startsWith('{') ? (JSON.parse(basis) as Text) : basis);
