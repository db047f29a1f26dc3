import { useMemo } from 'react';
import { useDesk } from '../desk/deskState.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { type Arranged, arrangedFeeds, useArrangement } from './arrangement.ts';
import { useHalt } from './useHalt.ts';

/** The pictures of this desk, as they stand now: by what is in hand, by hand, or by the clock of a tour. */
export function useArranged(): Arranged {
  const state = useArrangement();
  const feeds = useRoom(store => store.room.feeds);
  const layouts = useRoom(store => store.room.layouts);
  const tours = useRoom(store => store.room.tours);
  const incidents = useRoom(store => store.room.incidents);
  const inHand = useDesk(desk => desk.inHand);
  const halt = useHalt(state.tour ? tours[state.tour.id] : undefined);
  const step = halt?.step;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step says when the clock has to be read again
  return useMemo(
    () => arrangedFeeds(state, { feeds, layouts, tours, incidents }, inHand, serverNow()),
    [state, feeds, layouts, tours, incidents, inHand, step],
  );
}
