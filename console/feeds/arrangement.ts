import { create } from 'zustand';
import { nearestFeeds } from '../../shared/feeds/nearest.ts';
import { haltAt } from '../../shared/layouts/clock.ts';
import { MOST_TILES } from '../../shared/layouts/most.ts';
import type { First } from '../../shared/layouts/schema.ts';
import type { Room } from '../../shared/room.ts';
import { fillTiles, type Pinned } from '../../shared/screens/tiles.ts';
import { useDesk } from '../desk/deskState.ts';
import { serverNow, useRoom } from '../room/store.ts';

/** Which pictures this desk shows. It is this person's own: what is shared has a name, or is on a wall. */
export interface ArrangementState {
  /** Cameras that keep their place while the nearest come and go around them. */
  readonly pins: readonly Pinned[];
  /** How many come by themselves. */
  readonly count: number;
  readonly first: First | undefined;
  /**
   * Pictures that a hand chose instead, by name or one by one, while this incident was in hand: another one that is
   * taken in hand brings its own.
   */
  readonly chosen:
    | { readonly feeds: readonly string[]; readonly layout?: string | undefined; readonly inHand: string | undefined }
    | undefined;
  /** A tour instead, likewise. */
  readonly tour: { readonly id: string; readonly inHand: string | undefined } | undefined;
}
export type Mode = 'follow' | 'chosen' | 'tour';
export interface Arranged {
  readonly mode: Mode;
  readonly feeds: readonly string[];
  readonly first: First | undefined;
}
type Known = Pick<Room, 'feeds' | 'layouts' | 'tours' | 'incidents'>;

/** One large and five beside it: what the cameras around a station are, and no place stays empty. */
const START: ArrangementState = { pins: [], count: 6, first: undefined, chosen: undefined, tour: undefined };
const KEPT = 'belfry.mosaic';
export const useArrangement = create<ArrangementState>(() => {
  try {
    return { ...START, ...(JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<ArrangementState>) };
  } catch {
    return START;
  }
});
useArrangement.subscribe(state => {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(state));
  } catch {
    // Full or forbidden: the next page begins with the nearest.
  }
});

/** The pictures of this desk at a moment (ms since 1970), by what it has in hand. */
export function arrangedFeeds(state: ArrangementState, room: Known, inHand: string | undefined, now: number): Arranged {
  const used = (ids: readonly string[]) => ids.filter(id => room.feeds[id] && !room.feeds[id].retired);
  const tour = state.tour && state.tour.inHand === inHand ? room.tours[state.tour.id] : undefined;
  const step = tour?.steps[haltAt(tour, now).step];
  if (step) {
    const layout = step.layout ? room.layouts[step.layout] : undefined;
    return { mode: 'tour', feeds: used(step.feeds ?? layout?.feeds ?? []), first: layout?.first };
  }
  if (state.chosen && state.chosen.inHand === inHand)
    return { mode: 'chosen', feeds: used(state.chosen.feeds), first: state.first };
  const point = inHand === undefined ? undefined : room.incidents[inHand]?.point;
  const pins = state.pins.filter(({ feed }) => used([feed]).length > 0);
  const coming = nearestFeeds(room.feeds, point).map(({ id }) => id);
  return { mode: 'follow', feeds: fillTiles(pins, coming, state.count), first: state.first };
}

/** The same, as this page stands. */
const here = (state = useArrangement.getState()): Arranged =>
  arrangedFeeds(state, useRoom.getState().room, useDesk.getState().inHand, serverNow());
const choosing = (feeds: readonly string[], layout?: string) => ({
  tour: undefined,
  chosen: { feeds: feeds.slice(0, MOST_TILES), inHand: useDesk.getState().inHand, ...(layout ? { layout } : {}) },
});

/**
 * The arrangement with one camera moved to a place (from 0), as it was before the hand took it. Among the nearest what
 * is moved is pinned where it is put, and changes places with what was pinned there; what was chosen is put in order.
 */
export function moved(from: ArrangementState, feed: string, to: number): ArrangementState {
  const { mode, feeds } = here(from);
  const at = feeds.indexOf(feed);
  if (at < 0 || at === to) return from;
  if (mode !== 'follow') {
    const order = feeds.filter(id => id !== feed);
    order.splice(to, 0, feed);
    return { ...from, ...choosing(order, from.chosen?.layout) };
  }
  const others = from.pins.filter(pin => pin.feed !== feed);
  const pins = others.map(pin => (pin.tile === to + 1 ? { ...pin, tile: at + 1 } : pin));
  return { ...from, pins: [...pins, { tile: to + 1, feed }] };
}

export const isPinned = (state: ArrangementState, feed: string): boolean =>
  state.pins.some(pin => pin.feed === feed) && state.chosen === undefined && state.tour === undefined;

/** Pins a camera where it stands, or lets it go. */
export function togglePin(feed: string): void {
  const state = useArrangement.getState();
  const { mode, feeds } = here(state);
  const at = feeds.indexOf(feed);
  if (mode !== 'follow' || at < 0) return;
  const others = state.pins.filter(pin => pin.feed !== feed);
  useArrangement.setState({ pins: others.length < state.pins.length ? others : [...others, { tile: at + 1, feed }] });
}

/** Brings a camera among the pictures, at the end, or takes it away: then what stands is chosen, so that it stays away. */
export function togglePicture(feed: string): void {
  const state = useArrangement.getState();
  const { mode, feeds } = here(state);
  if (feeds.includes(feed)) {
    const pins = state.pins.filter(pin => pin.feed !== feed);
    useArrangement.setState({ ...choosing(feeds.filter(id => id !== feed)), pins });
  } else if (mode === 'follow') {
    const count = Math.min(MOST_TILES, feeds.length + 1);
    useArrangement.setState({ count, pins: [...state.pins.filter(pin => pin.tile !== count), { tile: count, feed }] });
  } else useArrangement.setState(choosing([...feeds, feed]));
}

/** The nearest of what is in hand come by themselves again; pins stay unless they are let go too. */
export const followAgain = (unpin = false): void =>
  useArrangement.setState({ chosen: undefined, tour: undefined, ...(unpin ? { pins: [] } : {}) });
export function showLayout(id: string): void {
  const layout = useRoom.getState().room.layouts[id];
  if (layout) useArrangement.setState({ ...choosing(layout.feeds, id), first: layout.first });
}
export const showTour = (id: string): void =>
  useArrangement.setState({ chosen: undefined, tour: { id, inHand: useDesk.getState().inHand } });
export const countTiles = (count: number): void =>
  useArrangement.setState({ count: Math.max(1, Math.min(MOST_TILES, count)) });
export const enlargeFirst = (first: First | undefined): void => useArrangement.setState({ first });
