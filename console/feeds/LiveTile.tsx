import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { isRecorded } from '../../shared/recordings/standing.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useNowWhile } from '../room/useNow.ts';
import { Tile } from '../ui/Tile.tsx';
import { togglePin } from './arrangement.ts';
import { useBasis, usePurpose } from './bases.ts';
import { Figures } from './Figures.tsx';
import { toggleFigures, useFigures } from './figures.ts';
import { NextAct } from './NextAct.tsx';
import { screenName, screensOf } from './screens.ts';
import { sendNow, sendTo, useSendTo } from './sending.ts';
import { useSight } from './sight.ts';
import { lookCloser } from './spotlight.ts';
import { useTile } from './useTile.ts';
import { Video } from './Video.tsx';
import type { Sound } from './videoLink.ts';
import { Watchers } from './Watchers.tsx';

interface Props {
  feed: Feed;
  number: number | string;
  incident: Incident | undefined;
  /** Enlarged already. */
  close?: boolean;
  /** Tab goes to this one of the tiles. */
  current?: boolean;
  /** It keeps its place; undefined where no place is kept. */
  pinned?: boolean | undefined;
  /** In the hand. */
  moving?: boolean;
  /** Something lies over it: nobody sees it. */
  covered?: boolean;
}

/** A camera at the desk: its picture, who looks at it, and what can be done with it. Drawn anew by its own camera alone. */
export const LiveTile = memo(function LiveTile(props: Props) {
  const { feed, number, incident, close = false, current = true, pinned, moving = false, covered = false } = props;
  const { say, language } = useLanguage();
  const basis = useBasis(incident?.id);
  const purpose = usePurpose(incident);
  const { picture, stream, sound, hear, refusal, onPicture, view, held, arriving } = useTile(feed, {
    purpose,
    ...(incident ? { incident: incident.id } : {}),
    ...(basis && feed.regime === 'police' ? { basis } : {}),
  });
  const now = useNowWhile(picture.state === 'stale');
  const sight = useSight(held, covered);
  const figures = useFigures(shown => shown.feed === feed.id);
  const name = read(feed.name, language);
  const refused = picture.state === 'refused' || picture.state === 'withheld';
  return (
    <div
      ref={sight}
      className={['live-tile', moving && 'moving', close && 'close'].filter(Boolean).join(' ')}
      data-feed={feed.id}
    >
      <Tile
        number={number}
        name={name}
        owner={read(feed.owner, language)}
        picture={picture}
        now={now}
        pinned={pinned === true}
        action={<NextAct feed={feed} number={number} incident={incident} refusal={refusal} />}
      >
        <Video stream={stream} label={name} heard={sound === 'on'} onPicture={onPicture} onView={view} />
      </Tile>
      {!close && (
        <button
          type="button"
          className="enlarge"
          tabIndex={current ? 0 : -1}
          aria-label={say('feed.enlarge', { name })}
          aria-keyshortcuts="Space M I P"
          onClick={() => lookCloser(feed.id)}
        />
      )}
      <TileActs
        feed={feed}
        incident={incident?.id}
        pinned={pinned}
        tab={current ? 0 : -1}
        sound={sound}
        hear={hear}
        shown={!refused}
      />
      {figures && <Figures feed={feed} arriving={arriving} />}
    </div>
  );
});

interface ActsProps {
  feed: Feed;
  incident: string | undefined;
  pinned: boolean | undefined;
  tab: 0 | -1;
  sound: Sound;
  hear: (on: boolean) => void;
  /** Not refused: what is sent, pinned or heard is a picture. */
  shown: boolean;
}

/** Opens "keep this" of one camera: one key more sends it. */
const keepFrom = (feed: string, incident: string | undefined): void =>
  begin({ kind: 'form', form: 'recordings.keep', about: feed, ...(incident ? { incident } : {}) });

/** What a hand does with a picture; each has its letter on the tile. */
function TileActs({ feed, incident, pinned, tab, sound, hear, shown }: ActsProps) {
  const { say } = useLanguage();
  const screens = useRoom(useShallow(store => screensOf(store.room, store.presence.people)));
  const last = useSendTo(store => store.usual);
  const usual = last !== undefined && screens.includes(last) ? last : screens[0];
  const may = useMay('screen.place');
  const recorded = useRoom(store => isRecorded(store.room, feed.id));
  const mayKeep = useMay('recording.keep') && recorded;
  return (
    <div className="tile-acts">
      <Watchers feed={feed} />
      {shown && sound !== 'none' && (
        <button type="button" tabIndex={tab} onClick={() => hear(sound === 'off')}>
          {say(sound === 'off' ? 'feed.hear' : 'feed.mute')}
        </button>
      )}
      {mayKeep && (
        <button type="button" tabIndex={tab} onClick={() => keepFrom(feed.id, incident)}>
          {say('recordings.keepShort')}
        </button>
      )}
      {may && usual !== undefined && (
        <button type="button" tabIndex={tab} onClick={() => void sendNow({ feed: feed.id }, usual, { incident })}>
          {say('room.sendToScreen', { name: screenName(usual) })}
        </button>
      )}
      {may && (
        <button type="button" tabIndex={tab} onClick={() => sendTo({ feed: feed.id })}>
          {say('mosaic.sendTo')} <kbd>M</kbd>
        </button>
      )}
      {pinned !== undefined && (
        <button type="button" tabIndex={tab} aria-pressed={pinned} onClick={() => togglePin(feed.id)}>
          {say(pinned ? 'mosaic.unpin' : 'mosaic.pin')} <kbd>P</kbd>
        </button>
      )}
      <button type="button" tabIndex={tab} onClick={() => toggleFigures(feed.id)}>
        {say('mosaic.figures')} <kbd>I</kbd>
      </button>
    </div>
  );
}
