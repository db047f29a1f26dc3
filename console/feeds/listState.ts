import { mayWatch } from '../../shared/feeds/images.ts';
import type { Feed, Regime } from '../../shared/feeds/schema.ts';
import { read } from '../../shared/language/read.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import { fitOf, wordsOf } from '../desk/match.ts';
import type { FeedPresence } from '../room/store.ts';
import type { ShapeName, ShapeTone } from '../ui/StateShape.tsx';

/**
 * How a camera stands to this reader before it is opened. `playable`: nobody looks, and it would play; `asks`: it plays
 * once a legal basis is named; `unplayable`: its format is one that nothing here can show.
 */
export const LIST_STATES = [
  ...(['live', 'playable', 'asks', 'connecting', 'stale', 'lost', 'silent', 'unplayable', 'refused'] as const),
] as const;
export type ListState = (typeof LIST_STATES)[number];

export interface Reader {
  readonly mandates: readonly Mandate[];
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Legal basis that was named for what is in hand. */
  readonly basis: unknown;
}

export function listState(
  room: Room,
  feed: Feed,
  presence: FeedPresence | undefined,
  { mandates, at, basis }: Reader,
): ListState {
  const may = mayWatch(room, feed, mandates, at, basis);
  if ('refusal' in may) return may.refusal === 'basis-missing' ? 'asks' : 'refused';
  switch (presence?.state) {
    case 'live':
    case 'stale':
    case 'connecting':
      return presence.state;
    case 'lost':
      if (presence.reason === 'nobody-sends') return 'silent';
      return presence.reason === 'unsupported' || presence.reason === 'no-video' ? 'unplayable' : 'lost';
    default:
      return 'playable';
  }
}

export const LIST_MARKS: Readonly<Record<ListState, { readonly name: ShapeName; readonly tone: ShapeTone }>> = {
  live: { name: 'dot', tone: 'done' },
  playable: { name: 'dot', tone: 'older' },
  asks: { name: 'open', tone: 'moderate' },
  connecting: { name: 'ring', tone: 'older' },
  stale: { name: 'half', tone: 'severe' },
  lost: { name: 'cross', tone: 'severe' },
  silent: { name: 'dash', tone: 'older' },
  unplayable: { name: 'shut', tone: 'older' },
  refused: { name: 'slash', tone: 'older' },
};

/** Which cameras are listed: all, of one law, those that move, or those before which something moves. */
export type Only = Regime | 'mobile' | 'moving' | 'all';
export const ONLY: readonly Only[] = ['all', 'transport', 'police', 'camera-law', 'private', 'mobile', 'moving'];
export function isOf(feed: Pick<Feed, 'regime' | 'mobile'>, only: Only, now: FeedPresence | undefined): boolean {
  if (only === 'mobile') return feed.mobile === true;
  if (only === 'moving') return now?.movingSince !== undefined;
  return only === 'all' || feed.regime === only;
}

/** Whether what was typed names a camera: its number, its name or its owner, in any language, without accents. */
export function isNamed(feed: Pick<Feed, 'name' | 'owner'>, number: number | undefined, typed: string): boolean {
  const words = wordsOf(typed);
  if (words.length === 0 || (words.length === 1 && words[0] === String(number))) return true;
  const names = (['fr', 'nl', 'en'] as const).flatMap(l => [read(feed.name, l), read(feed.owner, l)]);
  return fitOf(words, ...names, names.join(' ')) !== undefined;
}
