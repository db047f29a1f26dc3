import type { Room } from '../room.ts';
import type { Viewer } from './viewer.ts';

/**
 * Whether a reader holds the office under which something was done: the same function over the same territory. By the
 * office and not by the mandate's id, since readers with equal mandates are told the same (`viewer.ts`).
 */
export function holdsOffice(room: Room, viewer: Viewer, mandate: string): boolean {
  const held = room.mandates[mandate];
  return (
    held !== undefined &&
    viewer.mandates.some(m => m.function === held.function && JSON.stringify(m.scope) === JSON.stringify(held.scope))
  );
}
