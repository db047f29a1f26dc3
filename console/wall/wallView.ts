import { standingOf } from '../../shared/decisions/standing.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { read } from '../../shared/language/read.ts';
import type { Words } from '../../shared/language/text.ts';
import type { First } from '../../shared/layouts/schema.ts';
import type { Room } from '../../shared/room.ts';
import type { Screen } from '../../shared/screens/schema.ts';
import { arrangementOf, screenOf } from '../../shared/screens/tiles.ts';
import { whoIs } from '../decisions/names.ts';
import { chronologyOf, type Line } from '../situation/chronology.ts';
import { issuedAlerts, silentOf } from '../situation/receipts.ts';

/** French and Dutch in one line. Words that both begin and end with are said once: `Madou, quai – perron Simonis`. */
export function inBoth(words: Words): string {
  const [fr, nl] = [read(words, 'fr'), read(words, 'nl')];
  if (fr === nl) return fr;
  const [one, other] = [fr.split(' '), nl.split(' ')];
  const least = Math.min(one.length, other.length) - 1;
  let head = 0;
  while (head < least && one[head] === other[head]) head += 1;
  if (head === 0) return `${fr} – ${nl}`;
  let tail = 0;
  while (tail < least - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const middle = (all: string[]) => all.slice(head, all.length - tail).join(' ');
  return [...one.slice(0, head), middle(one), '–', middle(other), ...one.slice(one.length - tail)].join(' ');
}

/** The one thing that a person must do now: the recipient of a decision who has been silent longest. */
export interface Silence {
  /** In both languages. */
  readonly who: string;
  /** ISO 8601 UTC: when the decision went out to them. */
  readonly since: string;
  /** How many more are silent. */
  readonly more: number;
}
/** @param now ms since 1970 */
export function silenceOf(room: Room, now: number): Silence | undefined {
  const told = issuedAlerts(room.alerts)
    .filter(alert => alert.kind === 'decision')
    .flatMap(alert => silentOf(alert, now).map(receipt => ({ receipt, since: alert.issued?.at ?? '' })));
  const decided = Object.values(room.decisions)
    .filter(({ kind }) => kind !== 'notification')
    .flatMap(decision =>
      Object.values(decision.receipts)
        .filter(receipt => standingOf(receipt, decision, now).state === 'silent')
        .map(receipt => ({ receipt, since: decision.entered.at })),
    );
  const silent = [...told, ...decided].sort((a, b) => a.since.localeCompare(b.since));
  const [first] = silent;
  if (!first) return undefined;
  const names = new Set((['fr', 'nl'] as const).map(language => whoIs(room, first.receipt, language)));
  return { who: [...names].join(' – '), since: first.since, more: silent.length - 1 };
}

/** What a screen shows of the room. */
export interface WallView {
  readonly screen: Screen;
  readonly incident: Incident | undefined;
  /** In the order of their size. */
  readonly feeds: readonly Feed[];
  readonly first: First | undefined;
}

/** Undefined where no desk has sent this screen a view. `now` in ms since 1970: which step of its tour it is. */
export function wallView(room: Room, name: string, now: number): WallView | undefined {
  const screen = screenOf(room, name);
  if (!screen) return undefined;
  const incident = screen.incident ? room.incidents[screen.incident] : undefined;
  return { screen, incident, ...arrangementOf(room, screen, now) };
}

/** The lines below: of the incident shown, or of the whole room. */
export const tickerOf = (room: Room, incident: string | undefined, most: number): readonly Line[] =>
  chronologyOf(room, incident).slice(0, most);

/**
 * The legal basis of a wall's look at police images. A wall cannot be asked: it looks on the basis that a person at a
 * desk named for this camera, or for its incident; undefined where nobody has.
 */
export function basisFor(room: Room, feed: Feed, screen: Screen): Words | undefined {
  if (feed.regime !== 'police') return undefined;
  return Object.values(room.looks)
    .filter(look => look.basis && (look.feed === feed.id || (look.incident && look.incident === screen.incident)))
    .sort((a, b) => b.from.at.localeCompare(a.from.at))[0]?.basis;
}
