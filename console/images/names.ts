import type { Feed, Grant, ImageRightCode } from '../../shared/feeds/schema.ts';
import type { Language } from '../language/language.ts';
import { read } from '../language/language.ts';
import type { Say } from '../language/say.ts';
import { functionName } from '../situation/names.ts';

export const IMAGE_RIGHTS: readonly ImageRightCode[] = ['live', 'replay', 'ptz', 'export'];

export const rightsSaid = (rights: Iterable<ImageRightCode>, say: Say): string => {
  const given = new Set(rights);
  return IMAGE_RIGHTS.filter(right => given.has(right))
    .map(right => say(`images.right.${right}`))
    .join(', ');
};

/** Cameras that are in use, by whose they are and by name. */
export function camerasInOrder(feeds: Readonly<Record<string, Feed>>, language: Language): readonly Feed[] {
  const key = (feed: Feed) => `${read(feed.owner, language)}\u0000${read(feed.name, language)}`;
  return Object.values(feeds)
    .filter(({ retired }) => !retired)
    .sort((a, b) => key(a).localeCompare(key(b), language));
}

export type GrantStanding = 'holds' | 'to-come' | 'over' | 'withdrawn';
/** How a grant stands at a moment, ms since 1970. */
export function grantStanding({ from, until, withdrawn }: Grant, now: number): GrantStanding {
  if (withdrawn) return 'withdrawn';
  if (now < Date.parse(from)) return 'to-come';
  return now < Date.parse(until) ? 'holds' : 'over';
}

export const grantedTo = ({ functions, zones }: Grant, language: Language): string =>
  [
    functions.map(code => functionName(code, language)).join(', '),
    ...(zones ?? []).map(zone => `${language === 'fr' ? 'ZP' : 'PZ'} ${zone}`),
  ].join(' · ');
