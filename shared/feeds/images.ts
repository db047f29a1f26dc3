import { sharedRights } from '../conventions/standing.ts';
import { receivesImages, withheldBy } from '../drones/images.ts';
import { holdsForZone } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import type { Room } from '../room.ts';
import { rulingAt } from '../ruling.ts';
import { JUDICIAL_FUNCTIONS, MANDATE_RIGHTS, POLICE_FREE_DAYS } from './imageRules.ts';
import type { Feed, Grant, ImageRightCode } from './schema.ts';

/** Why a picture is refused; the tile shows the words and the article. */
export type ImageRefusal =
  | 'feed-retired'
  | 'blacked-out'
  | 'images-withheld'
  | 'no-convention'
  | 'beyond-convention'
  | 'no-image-right'
  | 'no-replay-right'
  | 'no-ptz-right'
  | 'no-export-right'
  | 'no-grant'
  | 'basis-missing'
  | 'month-passed'
  | 'not-judicial';

/** What is wanted of the images. */
export interface ImageUse {
  readonly right: ImageRightCode;
  /** The legal basis as it was named; asked for police images that are not one's own. */
  readonly basis?: unknown;
  /** Replay and export: when the oldest image wanted was taken, ISO 8601 UTC. */
  readonly takenAt?: string | undefined;
  /** Reference of the prosecutor's reasoned written decision. */
  readonly prosecutorRef?: string | undefined;
}
export type ImageRight = { readonly mandate: Mandate } | { readonly refusal: ImageRefusal };

const DAY_MS = 86_400_000;

/**
 * Whether these mandates may use the images so at this moment, and under which of them. Live, replay, control of the
 * camera and export are separate rights: by function (a setting), by the zone that owns police images (police function
 * act, art. 25/1–25/8), or by a grant while it lasts. All but the owner also need a convention in force with the owner
 * that covers the use (§14.1). Police images of others want a legal basis; older than a month
 * they are for judicial functions with the prosecutor's reference alone, whoever owns them (belgium.md §14.2).
 * @param at ISO 8601 UTC
 */
export function imageRight(
  room: Room,
  feed: Feed,
  mandates: readonly Mandate[],
  at: string,
  use: ImageUse,
): ImageRight {
  if (feed.retired) return { refusal: 'feed-retired' };
  if (isBlackedOut(feed, at)) return { refusal: 'blacked-out' };
  if (withheldBy(room, feed, mandates, isOfThePast(use) ? (use.takenAt ?? at) : at))
    return { refusal: 'images-withheld' };
  const owner = mandates.find(m => ownsImages(feed, m));
  if (!owner) {
    const shared = sharedRights(room, feed, at);
    if (!shared) return { refusal: 'no-convention' };
    if (!shared.has(use.right)) return { refusal: 'beyond-convention' };
  }
  const mandate = owner ?? mandates.find(m => holdsRight(room, feed, m, at, use.right));
  if (!mandate) return { refusal: whyNot(room, feed, mandates, at, use.right) };
  if (feed.regime !== 'police') return { mandate };
  if (!owner && use.basis === undefined) return { refusal: 'basis-missing' };
  if (!isPastFreeMonth(at, use)) return { mandate };
  if (!use.prosecutorRef?.trim()) return { refusal: 'month-passed' };
  const judicial = rulingAt(JUDICIAL_FUNCTIONS, at).value;
  const may = [mandate, ...mandates].find(
    m => judicial.includes(m.function) && (ownsImages(feed, m) || holdsRight(room, feed, m, at, use.right)),
  );
  return may ? { mandate: may } : { refusal: 'not-judicial' };
}

/** The live picture, as `feed.watch` asks for it. */
export const mayWatch = (
  room: Room,
  feed: Feed,
  mandates: readonly Mandate[],
  at: string,
  basis: unknown,
): ImageRight => imageRight(room, feed, mandates, at, { right: 'live', basis });

/** Whether the images are this mandate's own: police images are their zone's, in the person of its D3. */
export const ownsImages = (feed: Feed, mandate: Mandate): boolean =>
  feed.regime === 'police' &&
  mandate.function === 'zone-images' &&
  feed.zones.some(zone => holdsForZone(mandate, zone));

/** Whether a camera is dark for everybody at a moment. */
export const isBlackedOut = (feed: Feed, at: string): boolean =>
  Object.values(feed.blackouts ?? {}).some(
    ({ from, until }) =>
      Date.parse(from) <= Date.parse(at) && (until === undefined || Date.parse(at) < Date.parse(until)),
  );

/** Whether a grant names the holder of this mandate, whenever it holds. */
export const isFor = (grant: Grant, mandate: Mandate): boolean =>
  grant.functions.includes(mandate.function) && (!grant.zones || grant.zones.some(zone => holdsForZone(mandate, zone)));

/** What a grant gives; one that says nothing of it is from before there were several rights, and gives the live picture. */
export const rightsOf = (grant: Grant): readonly ImageRightCode[] => grant.rights ?? ['live'];

/** Whether a grant holds at a moment: from its start until its end, and no longer than its incident is open. */
export const isInForce = (room: Room, grant: Grant, at: string): boolean =>
  grant.withdrawn === undefined &&
  Date.parse(grant.from) <= Date.parse(at) &&
  Date.parse(at) < Date.parse(grant.until) &&
  (grant.incident === undefined || room.incidents[grant.incident]?.status !== 'closed');

function holdsRight(room: Room, feed: Feed, mandate: Mandate, at: string, right: ImageRightCode): boolean {
  const own = feed.regime === 'police' ? [] : (rulingAt(MANDATE_RIGHTS, at).value[mandate.function] ?? []);
  return (
    own.includes(right) ||
    (right === 'live' && isNamedByMission(room, feed, mandate)) ||
    Object.values(feed.grants).some(
      grant => isFor(grant, mandate) && rightsOf(grant).includes(right) && isInForce(room, grant, at),
    )
  );
}

/** A mission that flies shows its live picture to whom it names; a pilot's function alone names nobody. */
const isNamedByMission = (room: Room, feed: Feed, mandate: Mandate): boolean =>
  Object.values(room.missions).some(m => m.feed === feed.id && m.state === 'flying' && receivesImages(m, mandate));

/** Names the missing step: a grant, where the function has images at all; the one right, where others are held. */
function whyNot(room: Room, feed: Feed, mandates: readonly Mandate[], at: string, right: ImageRightCode): ImageRefusal {
  if (right !== 'live' && mandates.some(m => holdsRight(room, feed, m, at, 'live'))) return `no-${right}-right`;
  const table = rulingAt(MANDATE_RIGHTS, at).value;
  const views = mandates.some(m => table[m.function]?.includes('live'));
  return views && feed.regime === 'police' ? 'no-grant' : 'no-image-right';
}

const isOfThePast = ({ right }: ImageUse): boolean => right === 'replay' || right === 'export';

/** Images of which nobody says when they were taken count as old. */
function isPastFreeMonth(at: string, use: ImageUse): boolean {
  if (!isOfThePast(use)) return false;
  if (use.takenAt === undefined) return true;
  return Date.parse(at) - Date.parse(use.takenAt) > rulingAt(POLICE_FREE_DAYS, at).value * DAY_MS;
}
