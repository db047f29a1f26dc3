import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Severity } from '../../shared/incidents/schema.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import type { Language } from '../language/language.ts';
import type { OutboxEntry } from '../room/outbox.ts';
import { decisionsAsked } from './decisionsAsked.ts';
import { roundsAsked } from './roundsAsked.ts';
import { tasksAsked } from './tasksAsked.ts';

/** One thing that is asked of whoever holds the phone: a row of the list, which opens a page. */
export interface Asked {
  /** Its address, `/decisions/…`: what the row opens. */
  readonly path: string;
  /** How heavy it is: the mark before it. */
  readonly severity: Severity;
  readonly headline: string;
  /** When it was asked, ISO 8601 UTC: the newest stands first. */
  readonly at: string;
  /** How it stands, in the reader's words. */
  readonly state: string;
  /** Nothing is asked any more: shown as older. */
  readonly over?: boolean;
}
/** What a row may be made of. `messages`: what pushes brought while the room was out of reach, by id. */
export interface AskedGiven {
  readonly room: Room;
  readonly mandates: readonly Mandate[];
  readonly language: Language;
  readonly outbox: readonly OutboxEntry[];
  readonly messages: Readonly<Record<string, PushMessage>>;
}
/**
 * What the capabilities ask of people away from the centre, beside alerts: one line each. A collection that it reads
 * stands in `partOf` (phoneRoom.ts); its page is loaded when it is opened.
 */
export const ASKED: readonly AskedOf[] = [decisionsAsked, roundsAsked, tasksAsked];
export type AskedOf = (given: AskedGiven) => readonly Asked[];

/** What stands on few days of the year, and is loaded when it does. */
export const RARELY: readonly { readonly stands: (room: Room) => boolean; readonly load: () => Promise<AskedOf> }[] = [
  {
    stands: ({ organs }) => Object.keys(organs).length > 0,
    load: () => import('./callsAsked.ts').then(({ callsAsked }) => callsAsked),
  },
];
