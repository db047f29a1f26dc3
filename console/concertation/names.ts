import type { Meeting, Owner, Seat } from '../../shared/meetings/schema.ts';
import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { type Language, sayIn } from '../language/say.ts';
import { communeFull, functionName } from '../situation/names.ts';

type Named = Pick<Meeting, 'organ' | 'commune' | 'name' | 'number'>;

/** `CC-Prov n° 2`, `CC-Com 1000 Bruxelles n° 1`, the name of a free meeting. */
export function meetingTitle({ organ, commune, name, number }: Named, language: Language): string {
  const say = sayIn(language);
  const called = organ === 'free' && name ? read(name, language) : say(`meeting.organ.${organ}`);
  const where = commune === undefined ? '' : ` ${communeFull(commune, language)}`;
  return `${called}${where} ${say('meeting.number', { n: number })}`;
}

/** Who must do it: a function and its ground, as one says it. */
export function ownerName({ function: code, commune, zone }: Owner | Seat, language: Language): string {
  const title = code === undefined ? '' : functionName(code, language);
  if (commune !== undefined) return `${title} ${communeFull(commune, language)}`;
  return zone === undefined ? title : `${title} ${zone}`;
}
export const seatName = (seat: Seat, language: Language): string =>
  seat.title ? read(seat.title, language) : ownerName(seat, language);

/** Name and function of whoever holds a mandate. */
export function holderName(room: Room, mandate: string | undefined, language: Language): string {
  const held = mandate === undefined ? undefined : room.mandates[mandate];
  if (!held) return '–';
  return `${room.people[held.person]?.name ?? held.person}, ${functionName(held.function, language)}`;
}
