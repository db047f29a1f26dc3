import { useEffect, useLayoutEffect, useState } from 'react';
import { connect, disconnect, loadSession, useRoom } from '../room/store.ts';

/** The wall is designed on this grid and drawn larger or smaller as a whole, so that no tile of a video wall differs. */
const WIDTH = 3840;

/** Joins the room as this screen. */
export function useWallRoom(screen: string): void {
  useEffect(() => {
    const world = new URLSearchParams(location.search).get('world') ?? 'live';
    void loadSession().catch(() => undefined);
    connect(world, 'fr', screen);
    return disconnect;
  }, [screen]);
}

/** Marks the page as a wall, in its world, for the tokens and for who looks at its frame. */
export function useWallDisplay(): void {
  const exercise = useRoom(store => store.world !== 'live');
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.display = 'wall';
    if (exercise) dataset.world = 'exercise';
    return () => {
      delete dataset.display;
      delete dataset.world;
    };
  }, [exercise]);
}

const measure = () => ({ zoom: innerWidth / WIDTH, height: (innerHeight * WIDTH) / innerWidth });
/** How large one pixel of the design is on this screen, and how many of them it is high. */
export function useScale(): { readonly zoom: number; readonly height: number } {
  const [scale, setScale] = useState(measure);
  useEffect(() => {
    const resized = () => setScale(measure());
    addEventListener('resize', resized);
    return () => removeEventListener('resize', resized);
  }, []);
  return scale;
}

/** Keeps the display on; a browser lets go of it whenever the page is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const hold = async () => {
      if (document.visibilityState !== 'visible' || !navigator.wakeLock) return;
      try {
        const held = await navigator.wakeLock.request('screen');
        if (gone) void held.release();
        else lock = held;
      } catch {
        // Refused, as on a battery that is low: the wall goes on, the display may sleep.
      }
    };
    void hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}

/** True for a while after a value has changed, and at first. */
export function useJustChanged(value: string, ms: number): boolean {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled !== value;
}
