/**
 * The one clock of a replay: a moment of the past that runs, stands, or is set. Pictures follow it; it waits for none
 * for longer than that one needs to load. Times are ms since 1970.
 */
export interface ReplayClock {
  /** Where it stands, at `now` (ms of the page's own clock). */
  at(now: number): number;
  readonly playing: boolean;
  readonly speed: number;
  play(now: number): void;
  pause(now: number): void;
  /** Never outside of the replay; at its end it stands. */
  set(moment: number, now: number): void;
  setSpeed(speed: number, now: number): void;
  /** Stands still while something loads, and goes on by itself. */
  hold(held: boolean, now: number): void;
}
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

export function createReplayClock(from: number, to: number): ReplayClock {
  let moment = from;
  let since: number | undefined;
  let playing = false;
  let held = false;
  let speed = 1;
  const at = (now: number): number => (since === undefined ? moment : Math.min(to, moment + (now - since) * speed));
  const settle = (now: number) => {
    moment = at(now);
    if (moment >= to) playing = false;
    since = playing && !held ? now : undefined;
  };
  return {
    at,
    get playing() {
      return playing;
    },
    get speed() {
      return speed;
    },
    play(now) {
      settle(now);
      // From its end it begins again.
      if (moment >= to) moment = from;
      playing = true;
      since = held ? undefined : now;
    },
    pause(now) {
      settle(now);
      playing = false;
      since = undefined;
    },
    set(next, now) {
      settle(now);
      moment = Math.min(to, Math.max(from, next));
      if (since !== undefined) since = now;
    },
    setSpeed(next, now) {
      settle(now);
      speed = next;
    },
    hold(next, now) {
      if (next === held) {
        if (at(now) >= to) settle(now);
        return;
      }
      settle(now);
      held = next;
      since = playing && !held ? now : undefined;
    },
  };
}

/** What a picture must do to be where the clock is. `jump` seconds into the media, or play so much faster or slower. */
export type Correction = { readonly jump: number } | { readonly rate: number };
/** Beyond a quarter of a second no speed catches up unseen; within a hundredth nothing is worth doing. */
const JUMP_S = 0.25;
const NEAR_S = 0.01;

/**
 * Keeps a picture with the clock: by a few per cent of speed where it is near, by a jump where it is far, or where it
 * stands and should show exactly this frame.
 * @param is where the picture is, seconds of its media
 * @param should where the clock is, likewise
 */
export function correct(is: number, should: number, speed: number, running: boolean): Correction {
  const off = should - is;
  if (!running) return Math.abs(off) > NEAR_S ? { jump: should } : { rate: speed };
  if (Math.abs(off) > JUMP_S * Math.max(1, speed)) return { jump: should };
  if (Math.abs(off) <= NEAR_S) return { rate: speed };
  return { rate: speed * (1 + Math.max(-0.1, Math.min(0.1, off * 2))) };
}
