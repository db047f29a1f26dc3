import type { Call, Stay } from '../../shared/calls/schema.ts';
import type { Room } from '../../shared/room.ts';
import { type Language, sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';

/** What coordination rooms write into the log: who came, who left, and why where it was not their wish. */
export const callLines = (room: Room): readonly Line[] =>
  Object.values(room.calls).flatMap(call => call.stays.flatMap((stay, n) => linesOf(room, call, stay, n)));

function linesOf(room: Room, call: Call, { person, joined, left }: Stay, n: number): Line[] {
  const own = { source: '⋯', auto: true, ...(call.incident ? { incident: call.incident } : {}) };
  const organ = (l: Language) => {
    const kind = room.organs[call.id]?.kind;
    return kind ? sayIn(l)(`phase.organ.${kind}`) : '';
  };
  const who = room.people[person]?.name ?? person;
  const lines: Line[] = [
    {
      ...own,
      ...{ id: `${call.id} joined ${n}`, at: joined.at, by: joined.by },
      say: l => sayIn(l)('call.log.joined', { who, organ: organ(l) }),
    },
  ];
  if (left) {
    const { because } = left;
    lines.push({
      ...own,
      ...{ id: `${call.id} left ${n}`, at: left.at, by: left.by },
      say: l =>
        sayIn(l)('call.log.left', {
          ...{ who, organ: organ(l) },
          why: because === 'asked' ? '' : sayIn(l)(`call.log.${because}`),
        }),
    });
  }
  return lines;
}
