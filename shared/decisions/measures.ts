import type { Room } from '../room.ts';
import type { Decision } from './schema.ts';

/** A public measure that still binds: neither lifted nor kept by somebody. */
export const isOpenMeasure = (decision: Decision): boolean =>
  decision.kind === 'measure' && !decision.lifted && !decision.maintained;

/**
 * Public measures in force that nobody has said to keep and nobody has lifted, oldest first: a phase is not lifted
 * over them (belgium.md §3.4). Of an incident, of what followed from a declaration, of either where both are given,
 * of the whole room where neither is.
 */
export function openMeasures(room: Room, incident?: string, declaration?: string): readonly Decision[] {
  const everywhere = incident === undefined && declaration === undefined;
  return Object.values(room.decisions)
    .filter(
      decision =>
        isOpenMeasure(decision) &&
        (everywhere ||
          (incident !== undefined && decision.incident === incident) ||
          (declaration !== undefined && decision.origin?.kind === 'phase' && decision.origin.id === declaration)),
    )
    .sort((a, b) => Date.parse(a.decidedAt) - Date.parse(b.decidedAt));
}
