import type { FeedStatus } from '../port.ts';

/**
 * The life of a feed as a pure transition table: no clock, no process, no timer. The shell (feed.ts) tells what
 * happened, and does what the new life asks for: run the source or not, wake up at `retryAt`.
 *
 *   sleeping ──looked──► connecting ──picture──► live ──silent──► stale ──silent longer──► lost
 *      ▲                     ▲                    ▲────picture──────┘                        │
 *      └──nobody looks       └──────────── retry is due, or what is sent to us came ───────────┘
 */
export type Reason = NonNullable<FeedStatus['reason']>;
export type Life =
  | { readonly state: 'sleeping' }
  | { readonly state: 'connecting'; readonly attempt: number; readonly reason?: Reason }
  | { readonly state: 'live' }
  | { readonly state: 'stale'; readonly reason: Reason }
  | {
      readonly state: 'lost';
      readonly attempt: number;
      readonly reason: Reason;
      /** Milliseconds since the epoch; absent where trying again can't help. */
      readonly retryAt?: number;
    };
export type Happening =
  | { readonly type: 'looked' }
  /** A source that is sent to us has come: in place of the one that was there. */
  | { readonly type: 'arrived' }
  | { readonly type: 'abandoned' }
  | { readonly type: 'picture' }
  | { readonly type: 'silent'; readonly milliseconds: number }
  | { readonly type: 'failed'; readonly reason: Reason }
  | { readonly type: 'retry' }
  /** What made it fail is over, and no clock need be waited for. */
  | { readonly type: 'mended'; readonly looked: boolean }
  /** The same source is wanted in another form. */
  | { readonly type: 'restart' };

/** A camera's own hiccup at a scene change or a key frame stays under this; a person notices a still picture after it. */
export const STALE_AFTER = 3_000;
/** RTSP cameras that restart their encoder are back within this; beyond it a new connection is faster than waiting. */
export const LOST_AFTER = 10_000;
const FIRST_RETRY = 1_000;
/** A camera that came back must be seen within half a minute, and one that stays away must not be hammered. */
const LAST_RETRY = 30_000;

/** 1, 2, 4, 8, 16, 30, 30 … seconds. `attempt` counts failures since the last picture, from 1. */
export function backOff(attempt: number): number {
  return Math.min(LAST_RETRY, FIRST_RETRY * 2 ** Math.min(Math.max(attempt, 1) - 1, 10));
}

/** What no new attempt can mend: the address or this host must change first, or somebody must send. */
export function isFinal(reason: Reason): boolean {
  return reason === 'unsupported' || reason === 'no-encoder' || reason === 'nobody-sends';
}

/** Whether a source runs in this life. */
export function runs(life: Life): boolean {
  return life.state === 'connecting' || life.state === 'live' || life.state === 'stale';
}

/** Whether the step from one life to the next ends a run; another may begin with the same step. */
export function endsRun(before: Life, after: Life): boolean {
  return runs(before) && before !== after && (!runs(after) || after.state === 'connecting');
}

/** The next life. Total: a happening that means nothing in a life leaves it as it is (the same object). */
export function next(life: Life, happening: Happening, now: number): Life {
  switch (happening.type) {
    case 'looked':
      return life.state === 'sleeping' ? { state: 'connecting', attempt: 1 } : life;
    case 'arrived':
      return { state: 'connecting', attempt: 1 };
    case 'abandoned':
      return life.state === 'sleeping' || (life.state === 'lost' && isFinal(life.reason))
        ? life
        : { state: 'sleeping' };
    case 'picture':
      return life.state === 'connecting' || life.state === 'stale' ? { state: 'live' } : life;
    case 'restart':
      return life.state === 'live' || life.state === 'stale' ? { state: 'connecting', attempt: 1 } : life;
    case 'silent':
      return silent(life, happening.milliseconds, now);
    case 'failed':
      return failed(life, happening.reason, now);
    case 'mended':
      if (life.state !== 'lost') return life;
      return happening.looked ? { state: 'connecting', attempt: 1, reason: life.reason } : { state: 'sleeping' };
    case 'retry':
      return life.state === 'lost' && life.retryAt !== undefined && now >= life.retryAt
        ? { state: 'connecting', attempt: life.attempt + 1, reason: life.reason }
        : life;
  }
}

function silent(life: Life, milliseconds: number, now: number): Life {
  if (life.state !== 'live' && life.state !== 'stale') return life;
  if (milliseconds >= LOST_AFTER) return lost('timed-out', 1, now);
  if (milliseconds >= STALE_AFTER && life.state === 'live') return { state: 'stale', reason: 'timed-out' };
  return life;
}

function failed(life: Life, reason: Reason, now: number): Life {
  switch (life.state) {
    case 'sleeping':
      // Nothing runs, so nothing can be lost; but what is final is said before anybody looks.
      return isFinal(reason) ? { state: 'lost', attempt: 1, reason } : life;
    case 'connecting':
      return lost(reason, life.attempt, now);
    case 'live':
    case 'stale':
      return lost(reason, 1, now);
    case 'lost':
      return life;
  }
}

function lost(reason: Reason, attempt: number, now: number): Life {
  return isFinal(reason)
    ? { state: 'lost', attempt, reason }
    : { state: 'lost', attempt, reason, retryAt: now + backOff(attempt) };
}
