import { withheldBy } from '../../shared/drones/images.ts';
import type { Mission } from '../../shared/drones/schema.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Room } from '../../shared/room.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { type Language, sayIn } from '../language/say.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { recipientNames } from './names.ts';

/** Why a mission keeps its images from a reader: by whom, since when and why; or whom they are for. */
export function withheldWords(room: Room, mission: Mission, language: Language): string {
  const say = sayIn(language);
  const { withheld } = mission;
  if (!withheld) return say('drone.forOthers', { list: recipientNames(room, mission, language) });
  const { mandate, person } = withheld.by;
  const held = room.mandates[mandate];
  const name = room.people[person]?.name;
  const who = [held && functionName(held.function, language), name].filter(Boolean).join(', ') || 'Belfry';
  return say('drone.withheldBy', { who, at: minuteOf(withheld.at), reason: read(withheld.reason, language) });
}

/** The words on a tile whose picture a mission keeps from this reader; undefined where none does. */
export function useWithheld(feed: Feed, refusal: string | undefined): string | undefined {
  const { language, both } = useLanguage();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates);
  if (refusal !== 'images-withheld') return undefined;
  const id = withheldBy(room, feed, mandates ?? [], new Date(serverNow()).toISOString());
  const mission = id === undefined ? undefined : room.missions[id];
  if (!mission) return undefined;
  return (both ? (['fr', 'nl'] as const) : [language]).map(l => withheldWords(room, mission, l)).join(' – ');
}
