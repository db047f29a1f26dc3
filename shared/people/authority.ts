import { type Context, type Refusal, refuse } from '../capability.ts';
import type { Room } from '../room.ts';
import { isValid } from './mandates.ts';
import type { Mandate } from './schema.ts';

/** How an authority's word reached whoever wrote it down; `self` where the authority acted itself. */
export type How = 'self' | 'present' | 'telephone' | 'video' | 'signed';
export interface DecidedBy {
  readonly authority: Mandate;
  readonly how: How;
}
/** An act of an authority: when it was decided, and by whom where staff record it. */
export interface AuthorityAsk {
  readonly decidedAt: string;
  readonly decidedBy?: { readonly mandate: string; readonly how: Exclude<How, 'self'> } | undefined;
  /** Whether a mandate is the right authority for this act. */
  readonly may: (mandate: Mandate) => boolean;
  /** What is said to whoever is not: it names who could. */
  readonly wrong: Refusal;
}

const RECORDERS: readonly string[] = ['regional-operator', 'information-manager'];
const isLater = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);

/**
 * The authority behind an act: the actor's own mandate, or the one whose decision staff record. Staff prepare, propose
 * and transmit; they never take an authority's decision (belgium.md §2).
 */
export function authorityOf(room: Room, context: Context, ask: AuthorityAsk): DecidedBy | Refusal {
  const { decidedAt, decidedBy, may, wrong } = ask;
  if (!decidedBy) {
    const own = context.mandates.filter(may);
    // Who decides now may enter it later, but not what was decided before they held the office.
    const held = own.find(m => isValid(m, decidedAt) || isLater(decidedAt, context.at));
    if (held) return { authority: held, how: 'self' };
    return own.length === 0 ? wrong : refuse('rejected', 'unknown-mandate', { path: 'data.decidedAt' });
  }
  if (!context.mandates.some(m => RECORDERS.includes(m.function))) return wrong;
  const held = room.mandates[decidedBy.mandate];
  if (!held || !isValid(held, decidedAt))
    return refuse('rejected', 'unknown-mandate', { path: 'data.decidedBy.mandate' });
  return may(held) ? { authority: held, how: decidedBy.how } : wrong;
}

/** A decision may be entered after it was taken, never before; a minute is left for clocks that differ. */
const CLOCK_SLACK_MS = 60_000;
export const decidedInTheFuture = (decidedAt: string, { at }: Context): Refusal | undefined =>
  Date.parse(decidedAt) > Date.parse(at) + CLOCK_SLACK_MS
    ? refuse('rejected', 'decided-in-the-future', { path: 'data.decidedAt' })
    : undefined;
