import './feeds.css';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { feedNumbers } from '../../shared/feeds/numbers.ts';
import { begin, useDesk } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { isPinned, useArrangement } from './arrangement.ts';
import { LiveTile } from './LiveTile.tsx';
import { PicturesProvider } from './PicturesProvider.tsx';
import { Spotlight } from './Spotlight.tsx';
import { useSendTo } from './sending.ts';
import { useSpotlight } from './spotlight.ts';
import { useArranged } from './useArranged.ts';
import { useArranging } from './useArranging.ts';

const SendTo = lazy(() => import('./SendTo.tsx'));

/** Tiles below the map at a desk. */
const TILES = 4;

/** The pictures nearest to what is in hand. Each that is shown is a look that the room has recorded. */
export default function VideoPane() {
  return (
    <PicturesProvider>
      <Tiles />
      <Sending />
    </PicturesProvider>
  );
}

function Tiles() {
  const { say } = useLanguage();
  const feeds = useRoom(store => store.room.feeds);
  const inHand = useDesk(desk => desk.inHand);
  const covered = useDesk(desk => desk.sheet !== undefined);
  const incident = useRoom(store => (inHand ? store.room.incidents[inHand] : undefined));
  const close = useSpotlight(spotlight => spotlight.feed);
  const arranged = useArranged();
  const pins = useArrangement();
  const shown = useMemo(() => arranged.feeds.slice(0, TILES), [arranged]);
  const numbers = useMemo(() => feedNumbers(feeds), [feeds]);
  const around = useRef<HTMLElement>(null);
  const arranging = useArranging(shown, around, () => boxesIn(around.current, shown));
  const enlarged = close === undefined ? undefined : feeds[close];
  return (
    <section ref={around} className="videos" aria-label={say('room.feeds')} {...arranging.hand}>
      {[...shown].sort().map(id => (
        <div key={id} className="place" style={{ order: shown.indexOf(id) }}>
          <LiveTile
            feed={feeds[id]!}
            number={numbers.get(id) ?? ''}
            incident={incident}
            current={arranging.current === id}
            moving={arranging.moving === id}
            pinned={arranged.mode === 'follow' ? isPinned(pins, id) : undefined}
            covered={covered}
          />
        </div>
      ))}
      {shown.length < TILES && <NoMore none={shown.length === 0} />}
      {enlarged && <Spotlight feed={enlarged} number={numbers.get(enlarged.id) ?? 0} incident={incident} />}
    </section>
  );
}

/** Where the tiles of a row stand, in its own pixels and in their order. */
function boxesIn(around: HTMLElement | null, order: readonly string[]) {
  const frame = around?.getBoundingClientRect();
  return order.map(id => {
    const {
      left = 0,
      top = 0,
      width = 0,
      height = 0,
    } = around?.querySelector(`[data-feed="${id}"]`)?.getBoundingClientRect() ?? {};
    return { left: left - (frame?.left ?? 0), top: top - (frame?.top ?? 0), width, height };
  });
}

/** What waits for its screen, wherever on the desk it was taken up. */
function Sending() {
  const what = useSendTo(store => store.what);
  return what ? (
    <Suspense fallback={null}>
      <SendTo what={what} />
    </Suspense>
  ) : null;
}

/** An empty place says that it is empty, and what would fill it. */
function NoMore({ none }: { none: boolean }) {
  const { say } = useLanguage();
  const may = useMay('feed.register');
  return (
    <div className="no-more">
      <span className="stale">{say(none ? 'feed.none' : 'feed.noMore')}</span>
      {may && (
        <Button rank="link" onClick={() => begin({ kind: 'form', form: 'sources.register' })}>
          {say('desk.feedRegister')}
        </Button>
      )}
    </div>
  );
}
