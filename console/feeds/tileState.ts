import type { FeedPresence } from '../room/store.ts';
import type { Ailing, Picture } from '../ui/Tile.tsx';
import type { PictureStats } from './pictureStats.ts';
import type { PictureState } from './videoLink.ts';

/** All that decides what a tile says. Times are ISO 8601 UTC. */
export interface TileFacts {
  /** Refused before or by the centre. `withheld`: by whoever leads the mission, for its own time. */
  readonly refusal?:
    | { readonly why: string; readonly law?: string | undefined; readonly withheld?: boolean | undefined }
    | undefined;
  /** The source, as the media platform tells it. */
  readonly presence: FeedPresence | undefined;
  /** The way of the picture to this screen; undefined while the look is being recorded. */
  readonly arriving: PictureState | undefined;
  /** Whether a picture of it has been on this screen: an old one is shown, none is said. */
  readonly seen?: boolean | undefined;
  /** The hub is gone, so what the source does is not known. */
  readonly hubLostSince?: string | undefined;
  /** Frames stopped arriving here though nobody said so. */
  readonly frozenSince?: string | undefined;
  /** Milliseconds. */
  readonly delay?: number | undefined;
  readonly ailing?: Ailing | undefined;
  /** Kilobits a second of a picture that is reduced. */
  readonly rate?: number | undefined;
}

/**
 * What a tile shows and says. The order is that of what a reader must know first: that it may not be seen, that nobody
 * knows, that the source is gone, that the picture is old; only what none of these holds for is live.
 */
export function pictureOf(facts: TileFacts): Picture {
  const { refusal, presence, arriving, hubLostSince, frozenSince, delay, ailing, rate, seen = true } = facts;
  if (refusal) {
    const { withheld, ...why } = refusal;
    return { state: withheld ? 'withheld' : 'refused', ...why };
  }
  if (hubLostSince) return { state: 'stale', since: hubLostSince, blank: !seen };
  if (presence?.state === 'lost') {
    const { since, reason, retryAt } = presence;
    return reason === 'nobody-sends' ? { state: 'silent', since } : { state: 'lost', since, reason, retryAt };
  }
  if (presence?.state === 'connecting')
    return { state: 'connecting', reason: presence.reason, retryAt: presence.retryAt };
  if (presence?.state === 'stale')
    return { state: 'stale', since: presence.since, reason: presence.reason, blank: !seen };
  if (arriving?.kind === 'refused') return { state: 'connecting', reason: arriving.reason };
  // A stream that plays and has not shown a picture yet would be a black tile.
  if (arriving?.kind !== 'playing' || !seen) return { state: 'connecting' };
  if (frozenSince) return { state: 'stale', since: frozenSince };
  return { state: 'live', delay, ...(ailing ? { ailing } : {}), ...(rate === undefined ? {} : { rate }) };
}

/** Beyond this a hand that steers a camera, or a voice beside the picture, no longer fits what is seen, ms. */
const LATE_MS = 1_000;
/** So many packets lost between two measures tear the picture where it is seen. */
const TORN = 20;
/** Fewer frames a second than a person needs to see where somebody runs. */
const FEW_FRAMES = 5;

/** What ails a picture that does arrive, by two measures of it: nothing, mostly. */
export function ailingOf(now: PictureStats, before: PictureStats | undefined): Ailing | undefined {
  if (now.latencyMs !== undefined && now.latencyMs >= LATE_MS) return 'late';
  if (before && now.packetsLost - before.packetsLost >= TORN) return 'torn';
  return before && now.framesPerSecond > 0 && now.framesPerSecond < FEW_FRAMES ? 'jerky' : undefined;
}
