import type { Checkpoint } from '../../shared/perimeters/schema.ts';
import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';
import { communeShort } from '../situation/names.ts';

/** Checkpoints, a line for each perimeter that has any; and the last move of a perimeter that follows something. */
export function perimeterLines(room: Room): readonly Line[] {
  const own = { source: '⋯', auto: true };
  const placed = [...byRing(room)].flatMap(([key, points]): Line[] => {
    const last = points.at(-1);
    if (!last) return [];
    const { incident, placed: stamp } = last;
    return [
      {
        ...{ ...own, id: `${key} checkpoints`, at: stamp.at, by: stamp.by, incident },
        say: l => sayIn(l)('checkpoint.placed', { list: points.map(p => read(p.name, l)).join(' · ') }),
      },
    ];
  });
  const moved = Object.values(room.perimeters).flatMap(({ id, incident, zone, communes, moved: last }): Line[] =>
    last
      ? [
          {
            ...{ ...own, id: `${id} moved`, at: last.at, by: last.by, incident },
            say: l =>
              sayIn(l)('perimeter.movedTo', {
                zone: sayIn(l)(`perimeter.short.${zone}`),
                list: communes.map(communeShort).join(' · '),
              }),
          },
        ]
      : [],
  );
  return [...placed, ...moved];
}

/** Checkpoints that stand, by the perimeter they are on, oldest first. */
function byRing(room: Room): ReadonlyMap<string, readonly Checkpoint[]> {
  const rings = new Map<string, Checkpoint[]>();
  const standing = Object.values(room.checkpoints).filter(point => !point.removed);
  for (const point of standing.sort((a, b) => a.placed.at.localeCompare(b.placed.at))) {
    const key = point.perimeter ?? point.incident;
    rings.set(key, [...(rings.get(key) ?? []), point]);
  }
  return rings;
}
