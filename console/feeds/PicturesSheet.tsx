import './feeds.css';
import './pictures.css';
import { useMemo, useRef } from 'react';
import { feedNumbers } from '../../shared/feeds/numbers.ts';
import { useDesk } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { isPinned, useArrangement } from './arrangement.ts';
import { FeedList } from './FeedList.tsx';
import { LiveTile } from './LiveTile.tsx';
import { MosaicBar } from './MosaicBar.tsx';
import { MosaicView, useMosaic } from './MosaicView.tsx';
import { PicturesProvider } from './PicturesProvider.tsx';
import { ScreensPart } from './ScreensPart.tsx';
import { useArranged } from './useArranged.ts';
import { useArranging } from './useArranging.ts';

/** Two lines of text below each picture and their room, CSS pixels at a desk. */
const CAPTION = 51;

/** All pictures: the list with how each stands, the mosaic beside it, the screens below. */
export default function PicturesSheet() {
  return (
    <PicturesProvider>
      <Shown />
    </PicturesProvider>
  );
}

function Shown() {
  const { say, language } = useLanguage();
  const feeds = useRoom(store => store.room.feeds);
  const inHand = useDesk(desk => desk.inHand);
  const incident = useRoom(store => (inHand ? store.room.incidents[inHand] : undefined));
  const arranged = useArranged();
  const state = useArrangement();
  const numbers = useMemo(() => feedNumbers(feeds), [feeds]);
  const around = useRef<HTMLElement>(null);
  const boxes = useMosaic(around, arranged.feeds.length, CAPTION, arranged.first);
  const arranging = useArranging(arranged.feeds, around, () => boxes);
  const about =
    arranged.mode === 'follow' && incident ? say('mosaic.near', { name: read(incident.title, language) }) : '';
  return (
    <Sheet title={say('mosaic.title')} figure={about} acts={<MosaicBar arranged={arranged} />}>
      <div className="pictures-sheet">
        <div className="side">
          <FeedList shown={arranged.feeds} numbers={numbers} incident={incident} />
          <ScreensPart incident={incident} />
        </div>
        <section
          ref={around}
          className="mosaic"
          aria-label={say('mosaic.label')}
          aria-describedby="mosaic-keys"
          {...arranging.hand}
        >
          <p id="mosaic-keys" className="unseen">
            {say('mosaic.keys')}
          </p>
          {arranged.feeds.length === 0 && <p className="nothing">{say('feed.none')}</p>}
          <MosaicView feeds={arranged.feeds.map(id => feeds[id]!)} boxes={boxes}>
            {feed => (
              <LiveTile
                feed={feed}
                number={numbers.get(feed.id) ?? ''}
                incident={incident}
                current={arranging.current === feed.id}
                moving={arranging.moving === feed.id}
                pinned={arranged.mode === 'follow' ? isPinned(state, feed.id) : undefined}
              />
            )}
          </MosaicView>
        </section>
      </div>
    </Sheet>
  );
}
