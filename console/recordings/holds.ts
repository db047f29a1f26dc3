import type { Hold } from '../../shared/recordings/schema.ts';
import type { HoldState } from '../../shared/recordings/standing.ts';
import type { Room } from '../../shared/room.ts';
import type { ShapeName, ShapeTone } from '../ui/StateShape.tsx';

/** Holds that are not sealed yet: what the tab counts. */
export const waitingHolds = (room: Room): number =>
  Object.values(room.holds).filter(hold => !hold.sealed && !hold.released).length;

/** Newest first, those that stand before those that were released. */
export const holdsInOrder = (room: Room): readonly Hold[] =>
  Object.values(room.holds).sort(
    (a, b) => Number(Boolean(a.released)) - Number(Boolean(b.released)) || b.kept.at.localeCompare(a.kept.at),
  );

export const SIGNS: Readonly<Record<HoldState, { readonly name: ShapeName; readonly tone: ShapeTone }>> = {
  waiting: { name: 'dot', tone: 'moderate' },
  sealing: { name: 'dot', tone: 'moderate' },
  whole: { name: 'tick', tone: 'done' },
  gap: { name: 'half', tone: 'severe' },
  released: { name: 'ring', tone: 'stale' },
};
