import type { Room } from '../../shared/room.ts';
import { minuteOf } from '../language/moment.ts';
import { sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';

/** A line for what was kept, for its seal, its release, and each pack that was given out. */
export function recordingLines(room: Room): readonly Line[] {
  const holds = Object.values(room.holds).flatMap((hold): Line[] => {
    const own = { source: 'V', ...(hold.incident === undefined ? {} : { incident: hold.incident }) };
    const gaps = hold.sealed?.parts.filter(part => part.gaps.length > 0).length ?? 0;
    return [
      {
        ...{ ...own, id: `${hold.id} kept`, at: hold.kept.at, by: hold.kept.by },
        say: l =>
          sayIn(l)('recordings.keptLine', {
            n: hold.feeds.length,
            from: minuteOf(hold.from),
            to: minuteOf(hold.to),
          }),
      },
      ...(hold.sealed
        ? [
            {
              ...{ ...own, source: '⋯', auto: true, id: `${hold.id} sealed`, at: hold.sealed.at },
              say: (l: 'fr' | 'nl' | 'en') =>
                gaps > 0 ? sayIn(l)('recordings.sealedGapLine', { n: gaps }) : sayIn(l)('recordings.sealedLine'),
            },
          ]
        : []),
      ...(hold.released
        ? [
            {
              ...{ ...own, id: `${hold.id} released`, at: hold.released.at, by: hold.released.by },
              say: (l: 'fr' | 'nl' | 'en') => sayIn(l)('recordings.releasedLine'),
            },
          ]
        : []),
    ];
  });
  const given = Object.values(room.exports).map((each): Line => {
    const incident = room.holds[each.hold]?.incident;
    return {
      ...{ source: 'V', id: `${each.id} exported`, at: each.asked.at, by: each.asked.by },
      ...(incident === undefined ? {} : { incident }),
      say: l => sayIn(l)('recordings.exportedLine', { n: each.feeds.length }),
    };
  });
  return [...holds, ...given];
}
