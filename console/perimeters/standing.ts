import { isRing } from '../../shared/perimeters/doctrine.ts';
import { type PlacedPoint, pointFindings, type Standing, stickingOut } from '../../shared/perimeters/rings.ts';
import type { Perimeter } from '../../shared/perimeters/schema.ts';
import type { Room } from '../../shared/room.ts';

const ORDER: readonly Perimeter['zone'][] = ['red', 'orange', 'yellow', 'judicial'];

/** Perimeters of an incident in force, from the inside out. */
export const standingOf = (room: Room, incident: string): readonly Perimeter[] =>
  Object.values(room.perimeters)
    .filter(p => p.incident === incident && !p.lifted)
    .sort((a, b) => ORDER.indexOf(a.zone) - ORDER.indexOf(b.zone) || a.drawn.at.localeCompare(b.drawn.at));

/** Everything that doctrine looks for in the zones: the source, the posts, the parkings. */
export function pointsOf(room: Room, incident: string): readonly PlacedPoint[] {
  const source = room.incidents[incident]?.point;
  const posts = Object.values(room.posts).filter(p => p.incident === incident && !p.closed);
  const parkings = Object.values(room.checkpoints).filter(p => p.incident === incident && !p.removed);
  return [
    ...(source ? [{ kind: 'source' as const, point: source }] : []),
    ...posts.flatMap(({ kind, point }) =>
      kind === 'pc-ops' || kind === 'pma' || kind === 'ppd' ? [{ kind, point }] : [],
    ),
    ...parkings.flatMap(({ kind, point }) => (kind === 'ambulances' || kind === 'vehicles' ? [{ kind, point }] : [])),
  ];
}

/** What is not as doctrine has it, among these rings. */
export function findingsOf(room: Room, incident: string, standing: readonly Standing[]) {
  const rings = standing.filter(({ zone }) => isRing(zone));
  return { out: stickingOut(rings), points: pointFindings(rings, pointsOf(room, incident)) };
}
