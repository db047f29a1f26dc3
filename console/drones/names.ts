import type { Mission } from '../../shared/drones/schema.ts';
import type { Recipient } from '../../shared/recipients/schema.ts';
import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import type { Language } from '../language/say.ts';
import { communeShort, functionName, zoneFull } from '../situation/names.ts';

/** The drone of a mission, as its feed is called. */
export const droneName = (room: Room, mission: Mission, language: Language): string => {
  const feed = room.feeds[mission.feed];
  return feed ? read(feed.name, language) : '⋯';
};
/** Whoever receives images, in words. */
export function recipientName(room: Room, { id, kind }: Recipient, language: Language): string {
  if (kind === 'function') return functionName(id as Parameters<typeof functionName>[0], language);
  if (kind === 'commune') return communeShort(id);
  if (kind === 'zone') return zoneFull(id, language);
  const organisation = room.organisations[id];
  return organisation ? read(organisation.short ?? organisation.name, language) : '⋯';
}
export const recipientNames = (room: Room, mission: Mission, language: Language): string =>
  mission.recipients.map(recipient => recipientName(room, recipient, language)).join(' · ');

/** Newest first: what flies, what waits, then what is over. */
const RANK: Readonly<Record<Mission['state'], number>> = { flying: 0, requested: 1, approved: 2, ended: 3, refused: 3 };
export const missionsOf = (room: Room): readonly Mission[] =>
  Object.values(room.missions).sort(
    (a, b) => RANK[a.state] - RANK[b.state] || b.requested.at.localeCompare(a.requested.at),
  );
