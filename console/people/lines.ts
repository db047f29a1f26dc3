import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { type Language, sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';
import { postName } from './names.ts';

const nameOf = (room: Room, person: string): string => room.people[person]?.name ?? 'Belfry';

/** Who handed over to whom, and what: the log says by itself who answered when. */
export function dutyLines(room: Room): readonly Line[] {
  const own = { source: '⋯', auto: true };
  return Object.values(room.duty).flatMap(shift => {
    const post = (l: Language) => postName(room, shift, l);
    const lines: Line[] = [];
    const { given, accepted } = shift;
    if (given)
      lines.push({
        ...{ ...own, id: `${shift.id} given`, at: given.at, by: given.by },
        say: l =>
          sayIn(l)('people.lineGiven', {
            post: post(l),
            from: nameOf(room, shift.person),
            to: nameOf(room, room.duty[given.shift]?.person ?? ''),
            note: read(given.note, l),
          }),
      });
    if (accepted)
      lines.push({
        ...{ ...own, id: `${shift.id} accepted`, at: accepted.at, by: accepted.by },
        say: l => sayIn(l)('people.lineAccepted', { post: post(l), who: nameOf(room, shift.person) }),
      });
    return lines;
  });
}

/** Links for authorities: given, looked at, taken back. */
export function linkLines(room: Room): readonly Line[] {
  return Object.values(room.links).flatMap(link => {
    const own = { source: '⋯', auto: true, ...(link.incident ? { incident: link.incident } : {}) };
    const who = nameOf(room, room.mandates[link.mandate]?.person ?? '');
    const lines: Line[] = [
      {
        ...{ ...own, id: `${link.id} created`, at: link.created.at, by: link.created.by },
        say: l => sayIn(l)('people.lineLink', { who, level: sayIn(l)(`people.level.${link.level}`) }),
      },
    ];
    if (link.lastViewedAt)
      lines.push({
        ...{ ...own, id: `${link.id} viewed`, at: link.lastViewedAt },
        say: l => sayIn(l)('people.lineViewed', { who, n: link.views }),
      });
    if (link.revoked)
      lines.push({
        ...{ ...own, id: `${link.id} revoked`, at: link.revoked.at, by: link.revoked.by },
        say: l => sayIn(l)('people.lineRevoked', { who }),
      });
    return lines;
  });
}
