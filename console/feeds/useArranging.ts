import { type FocusEvent, type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { type ArrangementState, moved, togglePicture, togglePin, useArrangement } from './arrangement.ts';
import { toggleFigures } from './figures.ts';
import { type Box, isArrow, placeAt, placeBeside } from './mosaic.ts';
import { sendTo } from './sending.ts';

/** A tile in the hand: which, and how all stood before, so that Escape puts it back. */
interface Held {
  readonly feed: string;
  readonly before: ArrangementState;
  readonly by: 'keys' | 'pointer';
}
/** So far a pointer moves before it drags: less is a press that trembled, CSS pixels. */
const DRAG = 6;

/** The tile that an event came from, by the camera it shows. */
const tileOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-feed]') : null;

/**
 * Tiles under the hand: arrows go from one to the next, Space picks up and drops, Escape puts back, a pointer drags.
 * Letters do what the buttons of a tile do. It hangs on the element around them, so that no tile is drawn anew for it.
 */
export function useArranging(
  order: readonly string[],
  around: RefObject<HTMLElement | null>,
  boxes: () => readonly Box[],
) {
  const { say, language } = useLanguage();
  const announce = useAnnounce();
  const [held, setHeld] = useState<Held>();
  const [focused, setFocused] = useState<string>();
  const press = useRef<{ readonly feed: string; readonly x: number; readonly y: number; readonly id: number }>(
    undefined,
  );
  const dragged = useRef(false);

  const nameOf = (feed: string) => read(useRoom.getState().room.feeds[feed]?.name ?? '', language);
  const tell = (feed: string, place: number) =>
    announce(say('mosaic.place', { name: nameOf(feed), place: place + 1, of: order.length }));
  const focusOn = (feed: string | undefined) =>
    around.current?.querySelector<HTMLElement>(`[data-feed="${feed}"] > .enlarge`)?.focus();
  const pickUp = (feed: string, by: Held['by']) => {
    setHeld({ feed, before: useArrangement.getState(), by });
    announce(say('mosaic.pickedUp', { name: nameOf(feed) }));
  };
  const moveTo = (to: number) => {
    if (!held) return;
    useArrangement.setState(moved(held.before, held.feed, to), true);
    tell(held.feed, to);
  };
  const drop = () => {
    if (held) announce(say('mosaic.dropped', { name: nameOf(held.feed), place: order.indexOf(held.feed) + 1 }));
    setHeld(undefined);
  };
  const putBack = () => {
    if (held) {
      useArrangement.setState(held.before, true);
      announce(say('mosaic.putBack', { name: nameOf(held.feed) }));
    }
    press.current = undefined;
    setHeld(undefined);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const tile = tileOf(event.target);
    const feed = tile?.dataset.feed;
    if (!feed || event.altKey || event.ctrlKey || event.metaKey) return;
    const onTile = event.target instanceof Element && event.target.matches('.enlarge');
    const { key } = event;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (key === 'Escape' && held) {
      putBack();
      return done();
    }
    if (isArrow(key)) {
      const to = placeBeside(boxes(), order.indexOf(feed), key);
      if (held) moveTo(to);
      else focusOn(order[to]);
      return done();
    }
    if (onTile && (key === ' ' || (key === 'Enter' && held))) {
      if (held) drop();
      else pickUp(feed, 'keys');
      return done();
    }
    const letter = key.toLowerCase();
    if (letter === 'm') sendTo({ feed });
    else if (letter === 'i') toggleFigures(feed);
    else if (letter === 'p') togglePin(feed);
    else if (key === 'Delete' || key === 'Backspace') {
      focusOn(order[Math.max(0, order.indexOf(feed) - 1)]);
      togglePicture(feed);
    } else return;
    done();
  };
  // Firefox presses a button when Space goes up.
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.target instanceof Element && event.target.matches('.enlarge'))
      event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => setFocused(tileOf(event.target)?.dataset.feed);
  const onPointerDown = (event: PointerEvent) => {
    dragged.current = false;
    const feed = tileOf(event.target)?.dataset.feed;
    if (!feed || event.button !== 0 || !(event.target instanceof Element) || !event.target.matches('.enlarge')) return;
    press.current = { feed, x: event.clientX, y: event.clientY, id: event.pointerId };
  };
  const onPointerMove = (event: PointerEvent) => {
    const down = press.current;
    if (!down || down.id !== event.pointerId) return;
    if (!held) {
      if (Math.hypot(event.clientX - down.x, event.clientY - down.y) < DRAG) return;
      dragged.current = true;
      around.current?.setPointerCapture(event.pointerId);
      return pickUp(down.feed, 'pointer');
    }
    const frame = around.current?.getBoundingClientRect();
    if (!frame) return;
    const to = placeAt(boxes(), event.clientX - frame.left, event.clientY - frame.top);
    if (order.indexOf(held.feed) !== to) moveTo(to);
  };
  const onPointerUp = () => {
    press.current = undefined;
    if (held?.by === 'pointer') drop();
  };
  /** The press that ends a drag enlarges nothing. */
  const onClickCapture = (event: React.MouseEvent) => {
    if (!dragged.current) return;
    dragged.current = false;
    event.preventDefault();
    event.stopPropagation();
  };
  const current = focused !== undefined && order.includes(focused) ? focused : order[0];
  return {
    /** The one tile that Tab goes to. */
    current,
    /** The tile in the hand. */
    moving: held?.feed,
    hand: {
      ...{ onKeyDown, onKeyUp, onFocus, onPointerDown, onPointerMove, onPointerUp, onClickCapture },
      onPointerCancel: putBack,
    },
  } as const;
}
