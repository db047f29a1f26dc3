import { ownsImages } from '../feeds/images.ts';
import type { Feed } from '../feeds/schema.ts';
import type { Severity } from '../incidents/schema.ts';
import type { Mandate } from '../people/schema.ts';
import type { Room } from '../room.ts';
import { rulingAt } from '../ruling.ts';
import type { Lease, PreemptionRule } from './schema.ts';
import { PTZ_RANKS } from './settings.ts';

/** Whether there is an address at which the camera can be told to move. */
export const isSteerable = (feed: Feed): boolean => feed.control !== undefined || feed.source.kind === 'onvif';

/** The hand on a camera now; undefined where it is free. */
export const leaseOf = (room: Room, feed: string): Lease | undefined =>
  Object.values(room.leases).find(lease => lease.feed === feed && lease.ended === undefined);

const GRAVITY: Readonly<Record<Severity, number>> = { extreme: 4, severe: 3, moderate: 2, minor: 1, unknown: 0 };

/**
 * By which rule this mandate may take the camera from the hand that holds it; undefined where none applies. The owner
 * of the images before all others, then the higher function, then whoever steers for a severe incident that is graver.
 */
export function preemptionRule(
  room: Room,
  feed: Feed,
  mandate: Mandate,
  held: Lease,
  incident: string | undefined,
  at: string,
): PreemptionRule | undefined {
  const holder = room.mandates[held.taken.by.mandate];
  const ranks = rulingAt(PTZ_RANKS, at).value;
  const rank = (m: Mandate | undefined) => (m ? (ranks[m.function] ?? 0) : 0);
  if (ownsImages(feed, mandate) && !(holder && ownsImages(feed, holder))) return 'owner';
  if (holder && ownsImages(feed, holder)) return undefined;
  if (rank(mandate) > rank(holder)) return 'higher-function';
  const mine = gravityOf(room, incident);
  return mine >= GRAVITY.severe && mine > gravityOf(room, held.incident) ? 'graver-incident' : undefined;
}
const gravityOf = (room: Room, id: string | undefined): number => {
  const incident = id === undefined ? undefined : room.incidents[id];
  return incident?.status === 'open' ? GRAVITY[incident.severity] : 0;
};
