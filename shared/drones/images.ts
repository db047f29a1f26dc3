import type { Feed } from '../feeds/schema.ts';
import { holdsForZone } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import type { Mission } from './schema.ts';

/** Of the police: Dir-Pol, and whoever answers for the images of a zone below the mission. */
export const isPolice = (mission: Mission, mandate: Mandate): boolean =>
  mandate.function === 'dir-d3' ||
  (mandate.function === 'zone-images' && mission.zones.some(zone => holdsForZone(mandate, zone)));

/** Whether the mission names the holder of this mandate for its images; a private pilot is never one. */
export const receivesImages = (mission: Mission, mandate: Mandate): boolean =>
  !(mandate.function === 'remote-pilot' && mission.pilot.private) &&
  mission.recipients.some(recipient => answersFor(mandate, recipient));

/**
 * Who may let the images flow again: the one who withheld them; the police also where somebody else did, since it
 * answers for them (belgium.md §14.4). Nobody lifts what the police withheld but the police.
 */
export function mayRelease(room: Room, mission: Mission, mandate: Mandate): boolean {
  if (!mission.withheld) return false;
  if (isPolice(mission, mandate)) return true;
  const by = room.mandates[mission.withheld.by.mandate];
  if (by && isPolice(mission, by)) return false;
  return mandate.id === mission.withheld.by.mandate || mandate.function === 'high-official';
}

/** Whether images of this mission were taken at a moment: from its start, until its end. ISO 8601 UTC. */
const covers = (mission: Mission, at: string): boolean =>
  mission.started !== undefined &&
  Date.parse(mission.started.at) <= Date.parse(at) &&
  (mission.ended === undefined || Date.parse(at) < Date.parse(mission.ended.at));

/**
 * The mission that keeps images of a feed from the holder of these mandates; undefined where none does.
 * While a drone flies its images are for the recipients that its mission names; withheld ones are for those alone who
 * may release them. A private remote pilot has the position of the drone and never its images.
 * @param at when the images were taken, ISO 8601 UTC: now for a live picture, the moment of the recording for a replay
 */
export function withheldBy(room: Room, feed: Feed, mandates: readonly Mandate[], at: string): string | undefined {
  for (const mission of Object.values(room.missions)) {
    if (mission.feed !== feed.id || !covers(mission, at)) continue;
    const allowed = mandates.some(m =>
      mission.withheld ? mayRelease(room, mission, m) : receivesImages(mission, m) || isOwner(feed, m),
    );
    if (!allowed) return mission.id;
  }
  return undefined;
}
/** A police zone is never kept from its own images. */
const isOwner = (feed: Feed, mandate: Mandate): boolean =>
  feed.regime === 'police' &&
  mandate.function === 'zone-images' &&
  feed.zones.some(zone => holdsForZone(mandate, zone));
