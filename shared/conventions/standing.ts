import type { Feed, ImageRightCode } from '../feeds/schema.ts';
import type { Words } from '../language/text.ts';
import type { Room } from '../room.ts';
import type { Convention } from './schema.ts';

const namesOf = (owner: Words): readonly string[] =>
  (typeof owner === 'string' ? [owner] : Object.values(owner)).flatMap(name =>
    name ? [name.trim().toLowerCase()] : [],
  );

/** Whether two names are one owner: the same in one language, however it is written. */
export const sameOwner = (a: Words, b: Words): boolean => {
  const names = namesOf(a);
  return namesOf(b).some(name => names.includes(name));
};

export type ConventionStanding = 'in-force' | 'not-yet' | 'expired' | 'ended';
/** How a convention stands at a moment, ISO 8601 UTC: from its signature until it expires (excluded) or is ended. */
export function standingOf(convention: Convention, at: string): ConventionStanding {
  if (convention.ended) return 'ended';
  if (Date.parse(at) < Date.parse(convention.signed)) return 'not-yet';
  return Date.parse(at) < Date.parse(convention.expires) ? 'in-force' : 'expired';
}

/** Whether a convention is about this camera, whenever it holds. */
export const isAbout = ({ owner, scope }: Convention, feed: Feed): boolean =>
  sameOwner(owner, feed.owner) && (scope.feeds === undefined || scope.feeds.includes(feed.id));

/** The conventions in force about a camera; none where its images are not shared at all (belgium.md §14.1). */
export const conventionsOf = (room: Room, feed: Feed, at: string): readonly Convention[] =>
  Object.values(room.conventions).filter(c => isAbout(c, feed) && standingOf(c, at) === 'in-force');

/** What the owner shares of a camera now; undefined without a convention in force. */
export function sharedRights(room: Room, feed: Feed, at: string): ReadonlySet<ImageRightCode> | undefined {
  const conventions = conventionsOf(room, feed, at);
  return conventions.length === 0 ? undefined : new Set(conventions.flatMap(c => c.scope.rights));
}
