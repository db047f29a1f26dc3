import { useSyncExternalStore } from 'react';
import { onEvents, serverNow, useRoom } from './store.ts';

/** One clock for all that shows time: it ticks on the second, so that every age on a screen changes together. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let now = Math.floor(Date.now() / 1000) * 1000;

function tick(): void {
  now = Math.floor(serverNow() / 1000) * 1000;
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 1000 - (serverNow() % 1000) + 5);
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

/** The centre's time in ms since 1970, to the second. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
/**
 * When the room last changed: what began by an event has begun, also within the minute. By this device's clock, as the
 * centre's may not be known yet; and by what the events themselves say, which may be a little ahead of it.
 */
let changedHere = 0;
let changedThere = 0;
useRoom.subscribe(({ room }, before) => {
  if (room !== before.room) changedHere = Date.now();
});
onEvents(events => {
  changedThere = Math.max(changedThere, ...events.map(({ at }) => Date.parse(at)));
});
const changed = () => Math.max(changedHere + useRoom.getState().clockOffset, changedThere);
function subscribeWithRoom(listener: () => void): () => void {
  const undo = [
    subscribe(listener),
    useRoom.subscribe(({ room }, before) => {
      if (room !== before.room) listener();
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}
/**
 * The centre's time to the minute, or to the last change of the room where that is later: for what need not be drawn
 * every second.
 */
export const useMinute = (): number =>
  useSyncExternalStore(subscribeWithRoom, () => Math.max(Math.floor(now / 60_000) * 60_000, changed()));
/** The same while it is needed, else a moment that never comes: what tells no age is not drawn anew each second. */
export const useNowWhile = (needed: boolean): number =>
  useSyncExternalStore(needed ? subscribe : never, () => (needed ? now : 0));
const never = () => () => {};
