import type { Room } from '../room.ts';
import type { Action, Meeting } from './schema.ts';

/** What makes meetings one series: the same organ, on the same ground, about the same incident, by the same name. */
export const seriesOf = ({
  organ,
  commune,
  incident,
  name,
}: Pick<Meeting, 'organ' | 'commune' | 'incident' | 'name'>) =>
  [organ, commune ?? '', incident ?? '', name?.fr ?? '', name?.nl ?? ''].join('|');

/** The meetings of a series, first to last. */
export function meetingsOf(room: Room, series: string): readonly Meeting[] {
  return Object.values(room.meetings)
    .filter(meeting => seriesOf(meeting) === series)
    .sort((a, b) => a.number - b.number);
}

export interface Carried extends Action {
  /** The meeting that agreed it, and its number. */
  readonly meeting: string;
  readonly from: number;
}
/**
 * The actions that a meeting finds on its table: of earlier meetings of its series, those that were not done when it
 * opened. Nothing but being done takes an action off the list.
 */
export function carriedTo(room: Room, meeting: Meeting): readonly Carried[] {
  const opened = Date.parse(meeting.opened.at);
  return meetingsOf(room, seriesOf(meeting))
    .filter(({ number }) => number < meeting.number)
    .flatMap(({ id, number, actions }) => actions.map(action => ({ ...action, meeting: id, from: number })))
    .filter(({ done }) => done === undefined || Date.parse(done.at) >= opened);
}

/** All of a meeting's list: carried over first, then its own. */
export const actionsOn = (room: Room, meeting: Meeting): readonly Carried[] => [
  ...carriedTo(room, meeting),
  ...meeting.actions.map(action => ({ ...action, meeting: meeting.id, from: meeting.number })),
];
