import type { Hold } from '../../shared/recordings/schema.ts';
import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { type Language, sayIn } from '../language/say.ts';
import { personName } from '../situation/names.ts';
import type { Mark } from './stretch.ts';

/** What happened in the room while the pictures were taken: the incident, its alerts, who looked, when it was kept. */
export function marksOf(room: Room, hold: Hold, language: Language): readonly Mark[] {
  const say = sayIn(language);
  const [from, to] = [Date.parse(hold.from), Date.parse(hold.to)];
  const incident = hold.incident === undefined ? undefined : room.incidents[hold.incident];
  const marks: Mark[] = [
    { id: 'moment', at: Date.parse(hold.moment), kind: 'moment', words: say('recordings.mark.moment') },
    ...(incident
      ? [
          {
            ...{ id: incident.id, at: Date.parse(incident.opened.at), kind: 'incident' as const },
            words: say('recordings.mark.incident'),
          },
        ]
      : []),
    ...Object.values(room.alerts).flatMap(({ id, issued, headline, incident: about }): Mark[] =>
      issued && (about === undefined || about === hold.incident)
        ? [
            {
              ...{ id, at: Date.parse(issued.at), kind: 'alert' as const },
              words: `${say('recordings.mark.alert')}: ${read(headline, language)}`,
            },
          ]
        : [],
    ),
    ...Object.values(room.looks).flatMap(({ id, feed, from: begun }): Mark[] =>
      hold.feeds.includes(feed)
        ? [
            {
              ...{ id, at: Date.parse(begun.at), kind: 'look' as const },
              words: say('recordings.mark.look', { name: personName(room, begun.by) }),
            },
          ]
        : [],
    ),
  ];
  return marks.filter(({ at }) => from <= at && at <= to).sort((a, b) => a.at - b.at);
}

/** Marks of one press on the time line. */
export interface Knot {
  /** Of the first of them. */
  readonly id: string;
  readonly at: number;
  /** The weightiest of them. */
  readonly kind: Mark['kind'];
  readonly marks: readonly Mark[];
}
const WEIGHT: readonly Mark['kind'][] = ['look', 'incident', 'moment', 'alert'];

/**
 * Marks that would lie on each other are one press: each needs its own 24 px (WCAG 2.2, 2.5.8). `near` is what a press
 * takes of the line, in milliseconds; `marks` in the order of time.
 */
export function knotsOf(marks: readonly Mark[], near: number): readonly Knot[] {
  const knots: { id: string; at: number; kind: Mark['kind']; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const last = knots.at(-1);
    if (!last || mark.at - last.at >= near) {
      knots.push({ id: mark.id, at: mark.at, kind: mark.kind, marks: [mark] });
      continue;
    }
    last.marks.push(mark);
    if (WEIGHT.indexOf(mark.kind) > WEIGHT.indexOf(last.kind)) last.kind = mark.kind;
  }
  return knots;
}
