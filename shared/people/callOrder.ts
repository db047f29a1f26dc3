import { cardOf, numberToCall } from '../contacts/cards.ts';
import { isOnDuty } from '../duty/roster.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import { isValid } from './mandates.ts';
import type { FunctionCode, Mandate } from './schema.ts';

/** Somebody to call for a recipient, in their turn. */
export interface Callee {
  readonly person: string;
  readonly mandate: string;
  readonly why: 'on-duty' | 'holder' | 'deputy';
  /** 0 is called first. */
  readonly rank: number;
  /** E.164, as far as the reader of this room may see it. */
  readonly phone?: string;
  /** When that number was last verified, ISO 8601 UTC; absent where it never was. */
  readonly verifiedAt?: string;
  /** Off duty while somebody else is on duty: called only when those before did not answer. */
  readonly alternate?: true;
}

/** Who of a commune is called before whom: the one who is awake for it, the planner, the authority last. */
const FIRST: readonly FunctionCode[] = ['commune-liaison', 'emergency-coordinator', 'mayor', 'zone-officer'];
const RANKED = { 'on-duty': 0, holder: 1, deputy: 2 } as const;

/**
 * Who would be called now for a recipient: on duty first, then the holders, then their deputies by rank, each person
 * once, and only those whose mandate holds at that moment (ISO 8601 UTC). Nobody where there is nobody: a hole.
 */
export function callOrder(room: Room, recipient: Recipient, at: string): readonly Callee[] {
  const answering = Object.values(room.mandates).filter(m => isValid(m, at) && answersFor(m, recipient));
  if (answering.length === 0) return [];
  const turns = new Map<string, number>();
  for (const shift of Object.values(room.duty))
    if (isOnDuty(shift, at)) turns.set(shift.mandate, Math.min(shift.rank, turns.get(shift.mandate) ?? shift.rank));
  const watched = answering.some(mandate => turns.has(mandate.id));
  const called = answering
    .map(mandate => ({ mandate, why: whyOf(mandate, turns), turn: turns.get(mandate.id) ?? mandate.rank ?? 1 }))
    .sort((a, b) => RANKED[a.why] - RANKED[b.why] || before(a, b));
  const seen = new Set<string>();
  return called
    .filter(({ mandate }) => !seen.has(mandate.person) && seen.add(mandate.person))
    .map(({ mandate, why }, i) => ({
      person: mandate.person,
      mandate: mandate.id,
      why,
      rank: i,
      ...reachedBy(room, mandate),
      ...(watched && why !== 'on-duty' ? { alternate: true as const } : {}),
    }));
}

const whyOf = (mandate: Mandate, turns: ReadonlyMap<string, number>): Callee['why'] => {
  if (turns.has(mandate.id)) return 'on-duty';
  return mandate.deputyOf === undefined ? 'holder' : 'deputy';
};

interface Turn {
  readonly mandate: Mandate;
  readonly turn: number;
}
/** A function that is called earlier, then the rank, then who held it longer; the id last, so that the order is one. */
function before(a: Turn, b: Turn): number {
  const place = ({ mandate }: Turn) => (FIRST.indexOf(mandate.function) + FIRST.length + 1) % (FIRST.length + 1);
  return (
    place(a) - place(b) ||
    a.turn - b.turn ||
    Date.parse(a.mandate.from) - Date.parse(b.mandate.from) ||
    (a.mandate.id < b.mandate.id ? -1 : 1)
  );
}

/** The person's own first number, else that of the organisation they answer for. */
function reachedBy(room: Room, mandate: Mandate): Pick<Callee, 'phone' | 'verifiedAt'> {
  const own = cardOf(room, { person: mandate.person });
  const house = mandate.organisation === undefined ? undefined : cardOf(room, { organisation: mandate.organisation });
  for (const card of [own, house]) {
    const phone = card && numberToCall(card);
    if (card && phone) return { phone, ...(card.verified ? { verifiedAt: card.verified.at } : {}) };
  }
  return {};
}
