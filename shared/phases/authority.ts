import type { Context, Refusal } from '../capability.ts';
import { refuse } from '../capability.ts';
import { authorityOf, type DecidedBy } from '../people/authority.ts';
import { holdsForCommune } from '../people/mandates.ts';
import type { FunctionCode, Mandate } from '../people/schema.ts';
import type { Room } from '../room.ts';
import type { Phase } from './schema.ts';

/** Who may declare each phase: royal decree of 22 May 2019, art. 1; art. 48 of the special law of 12 January 1989. */
export const AUTHORITY: Readonly<Record<Phase, FunctionCode>> = {
  communale: 'mayor',
  provinciale: 'high-official',
  federale: 'minister-interior',
};

/** Whether this mandate may decide on that phase over these communes. A mayor's word ends at the commune's border. */
export const mayDecide = (mandate: Mandate, phase: Phase, communes: readonly string[]): boolean =>
  mandate.function === AUTHORITY[phase] &&
  (phase !== 'communale' || (communes.length === 1 && communes.every(nis => holdsForCommune(mandate, nis))));

/** The authority behind an act on a phase. Refuses with the function that could. */
export const authorityFor = (
  room: Room,
  context: Context,
  act: {
    phase: Phase;
    communes: readonly string[];
    decidedAt: string;
    decidedBy?: { mandate: string; how: Exclude<DecidedBy['how'], 'self'> } | undefined;
  },
): DecidedBy | Refusal =>
  authorityOf(room, context, {
    ...act,
    may: mandate => mayDecide(mandate, act.phase, act.communes),
    wrong: refuse('forbidden', 'wrong-authority', {
      path: 'data.phase',
      params: { phase: act.phase, authority: AUTHORITY[act.phase] },
    }),
  });
