import './sending.css';
import { useEffect, useRef, useState } from 'react';
import { read } from '../../shared/language/read.ts';
import { useDesk } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Keycap } from '../ui/Keycap.tsx';
import { ScreenSketch } from './ScreenSketch.tsx';
import { screenName, screensOf } from './screens.ts';
import { type Sent, sendNow, sendTo, useSendTo } from './sending.ts';
import { useShowing } from './useShowing.ts';

/** Which screen, and which of its tiles: a letter for the screen, a figure for the tile, Enter for the first place. */
export default function SendTo({ what }: { what: Sent }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const people = useRoom(store => store.presence.people);
  const incident = useDesk(desk => desk.inHand);
  const usual = useSendTo(store => store.usual);
  const screens = screensOf(room, people);
  const [picked, setPicked] = useState<string>();
  const [beside, setBeside] = useState(false);
  const [refused, setRefused] = useState<string>();
  const showing = useShowing();
  const current = [picked, usual].find(name => name !== undefined && screens.includes(name)) ?? screens[0];
  const feed = 'feed' in what ? what.feed : undefined;
  const close = () => sendTo(undefined);
  const go = async (screen: string, tile?: number) => {
    const answer = await sendNow(what, screen, { tile, incident, beside });
    if (answer.ok) close();
    else setRefused(answer.error.message);
  };
  const onKey = useRef((_event: KeyboardEvent) => {});
  onKey.current = event => {
    if (event.altKey || event.ctrlKey || event.metaKey || current === undefined) return;
    const { key } = event;
    const lettered = screens.find(screen => screenName(screen).toLowerCase() === key.toLowerCase());
    const at = screens.indexOf(current);
    if (/^[1-9]$/.test(key) && feed !== undefined) void go(current, Number(key));
    else if (lettered && (lettered === current || feed === undefined)) void go(lettered);
    else if (lettered) setPicked(lettered);
    else if (key === 'ArrowDown' || key === 'ArrowRight') setPicked(screens[(at + 1) % screens.length]);
    else if (key === 'ArrowUp' || key === 'ArrowLeft') setPicked(screens[(at - 1 + screens.length) % screens.length]);
    else if (key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void go(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    const heard = (event: KeyboardEvent) => onKey.current(event);
    addEventListener('keydown', heard, { capture: true });
    return () => removeEventListener('keydown', heard, { capture: true });
  }, []);
  const named =
    feed !== undefined
      ? room.feeds[feed]?.name
      : 'layout' in what
        ? room.layouts[what.layout]?.name
        : 'tour' in what
          ? room.tours[what.tour]?.name
          : undefined;
  const name = named === undefined ? say('mosaic.these') : read(named, language);
  return (
    <Dialog place="middle" title={say('mosaic.sendNamed', { name })} onClose={close}>
      {refused && (
        <p className="refusal" role="alert">
          {refused}
        </p>
      )}
      {screens.length === 0 && <p className="older">{say('mosaic.noScreen')}</p>}
      <ul className="send-to">
        {screens.map(screen => (
          <li key={screen} aria-current={screen === current ? 'true' : undefined}>
            <header>
              <b>{say('room.screen', { name: screenName(screen) })}</b>
              {screenName(screen).length === 1 && <Keycap>{screenName(screen)}</Keycap>}
              <span className="older">{showing(screen)}</span>
            </header>
            <ScreenSketch
              room={room}
              screen={screen}
              onTile={feed === undefined ? undefined : tile => void go(screen, tile)}
            />
            <Button rank={screen === current ? 'primary' : 'plain'} onClick={() => void go(screen)}>
              {say(feed === undefined ? 'mosaic.showHere' : 'mosaic.firstPlace')}
            </Button>
          </li>
        ))}
      </ul>
      {feed === undefined ? (
        <label className="beside">
          <input type="checkbox" checked={beside} onChange={event => setBeside(event.target.checked)} />{' '}
          {say('mosaic.beside')}
        </label>
      ) : (
        screens.length > 0 && <p className="hint">{say('mosaic.sendKeys')}</p>
      )}
    </Dialog>
  );
}
