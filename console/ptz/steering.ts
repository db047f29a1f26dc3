import type { PtzSignal } from '../../shared/ptz/signals.ts';

/** −1 to 1; right, up and in are positive. */
export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}
export const STILL: Vector = { x: 0, y: 0, zoom: 0 };

/** What a hand wants of one camera, told no faster than the camera may be told. */
export interface Steering {
  /** Goes on until the next wish. `STILL` stops at once. */
  set(vector: Vector): void;
  go(preset: string): void;
  close(): void;
}
/** Between two moves, ms: below the ten a second that the centre takes. */
const EVERY_MS = 125;
/** A camera stops by itself after some seconds: a key that is held says so again, ms. */
const AGAIN_MS = 2_000;

/** @param send rejects or answers a refusal; either way the hand goes on */
export function createSteering(
  feed: string,
  send: (signal: PtzSignal) => Promise<unknown>,
  clock: () => number = Date.now,
): Steering {
  let wanted = STILL;
  let told = STILL;
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const same = (a: Vector, b: Vector) => a.x === b.x && a.y === b.y && a.zoom === b.zoom;
  const isStill = (v: Vector) => same(v, STILL);
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    told = wanted;
    toldAt = clock();
    void send(isStill(told) ? { do: 'stop', feed } : { do: 'move', feed, ...told }).catch(() => {});
    if (!isStill(told)) timer = setTimeout(tell, AGAIN_MS);
  };
  return {
    set(vector) {
      wanted = { x: bound(vector.x), y: bound(vector.y), zoom: bound(vector.zoom) };
      if (same(wanted, told)) return;
      const left = toldAt + EVERY_MS - clock();
      if (isStill(wanted) || left <= 0) return tell();
      clearTimeout(timer);
      timer = setTimeout(tell, left);
    },
    go(preset) {
      clearTimeout(timer);
      told = STILL;
      wanted = STILL;
      void send({ do: 'go', feed, preset }).catch(() => {});
    },
    close() {
      clearTimeout(timer);
      if (!isStill(told)) void send({ do: 'stop', feed }).catch(() => {});
    },
  };
}
const bound = (speed: number): number => Math.round(Math.max(-1, Math.min(1, speed)) * 100) / 100;

/** Keys that are held, as one direction. */
export function vectorOf(keys: ReadonlySet<string>): Vector {
  const held = (name: string) => (keys.has(name) ? 1 : 0);
  return {
    x: (held('ArrowRight') - held('ArrowLeft')) * 0.6,
    y: (held('ArrowUp') - held('ArrowDown')) * 0.6,
    zoom: (held('+') - held('-')) * 0.6,
  };
}
/** The key as `vectorOf` names it: `+` is also `=` where it needs no shift; undefined for keys that steer nothing. */
export function steeringKey(key: string): string | undefined {
  if (key === '=' || key === '+') return '+';
  if (key === '-' || key === '_') return '-';
  return /^Arrow(Left|Right|Up|Down)$/.test(key) ? key : undefined;
}
/** A drag from where it began, in pixels, as speed: the edge of the picture is full speed. */
export const vectorOfDrag = (dx: number, dy: number, width: number, height: number): Vector => ({
  x: (2 * dx) / Math.max(width, 1),
  y: (-2 * dy) / Math.max(height, 1),
  zoom: 0,
});
