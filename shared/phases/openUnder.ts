import { openMeasures } from '../decisions/measures.ts';
import type { Decision } from '../decisions/schema.ts';
import type { Mandate } from '../people/schema.ts';
import { isRing } from '../perimeters/doctrine.ts';
import type { Perimeter } from '../perimeters/schema.ts';
import type { Room } from '../room.ts';
import type { Declaration } from './schema.ts';

/** One public measure that a lifting must answer for: evacuation, shelter, closure, perimeter. */
export interface OpenMeasure {
  readonly id: string;
  readonly of: 'decision' | 'perimeter';
}

/**
 * Public measures that nobody has said to keep and nobody has lifted, under this declaration: it is not lifted over
 * them (belgium.md §3.4). Of its incident, of its communes where it is a communal phase; where it has no site, those
 * that its own authority took without one.
 */
export function openUnder(room: Room, declaration: Declaration): readonly OpenMeasure[] {
  const { incident, phase, communes } = declaration;
  const declarer = room.mandates[declaration.declared.authority];
  const decisions = openMeasures(room).filter(decision => {
    const { incident: of, origin, authority } = decision;
    // What was decided with a perimeter shares its fate: it is answered for once.
    if (perimeterOf(room, decision)) return false;
    if (origin?.kind === 'phase' && origin.id === declaration.id) return true;
    if (of !== incident) return false;
    const taker = room.mandates[authority];
    if (incident !== undefined && phase !== 'communale') return true;
    return sameOffice(taker, declarer);
  });
  const perimeters = incident === undefined ? [] : Object.values(room.perimeters).filter(p => p.incident === incident);
  return [
    ...decisions.map(({ id }) => ({ id, of: 'decision' as const })),
    ...perimeters
      .filter(p => isOpenPerimeter(p) && (phase !== 'communale' || p.communes.some(nis => communes.includes(nis))))
      .map(({ id }) => ({ id, of: 'perimeter' as const })),
  ];
}

/** A ring that is in force; the judicial perimeter is the prosecutor's, another layer. */
export const isOpenPerimeter = (perimeter: Perimeter): boolean =>
  isRing(perimeter.zone) && !perimeter.lifted && !perimeter.maintained;

/** The open perimeter that a measure was decided with. */
function perimeterOf(room: Room, { origin }: Decision): Perimeter | undefined {
  const perimeter = origin?.kind === 'perimeter' ? room.perimeters[origin.id] : undefined;
  return perimeter && isOpenPerimeter(perimeter) ? perimeter : undefined;
}
/** Measures that were decided with a perimeter and still bind. */
export const decidedWith = (room: Room, perimeter: string): readonly Decision[] =>
  openMeasures(room).filter(({ origin }) => origin?.kind === 'perimeter' && origin.id === perimeter);

/** Two mandates of one office: the mayor of a commune and whoever replaces them. */
export const sameOffice = (a: Mandate | undefined, b: Mandate | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.function === b.function &&
  JSON.stringify(a.scope) === JSON.stringify(b.scope);
