import { useSyncExternalStore } from 'react';

/** This phone's time, to the ten seconds: ages on its screen are in minutes. ms since 1970. */
const STEP = 10_000;
const step = () => Math.floor(Date.now() / STEP) * STEP;

export const useClock = (): number =>
  useSyncExternalStore(listener => {
    const timer = setInterval(listener, 1_000);
    return () => clearInterval(timer);
  }, step);
