import type { Room } from '../../room.ts';
import type { Random } from '../random.ts';

/** What a maker may look at. */
export interface Given {
  readonly random: Random;
  readonly room: Room;
  readonly now: string;
}
export type Maker = (given: Given) => Record<string, unknown>;

/** An instant up to so many seconds before `now`, rarely after it. */
export const around = (random: Random, now: string, seconds: number): string =>
  new Date(
    Date.parse(now) + random.whole(random.chance(0.1) ? 0 : -seconds, 0) * 1_000 + (random.chance(0.05) ? 9e5 : 0),
  ).toISOString();
export const later = (random: Random, now: string, seconds: number): string =>
  new Date(Date.parse(now) + random.whole(random.chance(0.1) ? -60 : 1, seconds) * 1_000).toISOString();

/** An entity that is there; rarely, or where there is none, one that never was. */
export function known(random: Random, collection: Readonly<Record<string, unknown>>): string {
  const ids = Object.keys(collection);
  return ids.length === 0 || random.chance(0.04) ? random.uuid() : random.pick(ids);
}
/** An id for something new; rarely one that is taken. */
export const fresh = (random: Random, collection: Readonly<Record<string, unknown>>): string =>
  random.chance(0.03) ? known(random, collection) : random.uuid();

export const maybe = <T>(random: Random, name: string, value: () => T): Record<string, T> =>
  random.chance(0.5) ? { [name]: value() } : {};
export const words = (random: Random) =>
  random.chance(0.5) ? random.pick(WORDS) : { fr: random.pick(WORDS), nl: random.pick(WORDS) };
export const text = (random: Random) => ({
  fr: random.pick(WORDS),
  nl: random.pick(WORDS),
  ...maybe(random, 'en', () => 'x'),
});
export const WORDS = [
  'Fumée',
  'Rook',
  'Panne de courant',
  'Stroompanne',
  'Rue Neuve – Nieuwstraat',
  '«?»',
  'مدرسة',
  '🚒',
];
export const SEVERITIES = ['extreme', 'severe', 'moderate', 'minor', 'unknown'];

/** The data of one capability's commands, and how often each is asked beside 2. */
export interface Asks<Commands> {
  readonly make: Readonly<Record<keyof Commands, Maker>>;
  readonly weights?: Readonly<Partial<Record<keyof Commands, number>>>;
}
/** Mostly an incident of the room, sometimes none. */
export const incidentOf = ({ random, room }: Given) =>
  random.chance(0.7) ? { incident: known(random, room.incidents) } : {};
