import type { DecisionKind } from './schema.ts';

/** One step of an escalation chain: when, by which channel, with whom. */
export interface ChainStep {
  /** When it is due, as a share of the decision's patience after it was entered: 1 is the moment of red. */
  readonly after: number;
  /** `telephone` puts the call on the list of the desk: a person calls, Belfry cannot. */
  readonly channel: 'push' | 'telephone';
  /** Place in the order of who would be called now, or all of them. Every device of a person rings. */
  readonly whom: number | 'everyone';
  /** Taken only as long as the recipient has not come so far. */
  readonly until: 'received' | 'understood';
}
/** A chain as it stood in a period; a decision keeps the one of the moment it was entered. */
export interface Chain {
  readonly version: string;
  readonly kinds: readonly DecisionKind[];
  /** ISO 8601: from the first, until the second (excluded). */
  readonly validFrom: string;
  readonly validTo?: string;
  readonly steps: readonly ChainStep[];
}

/**
 * Escalation chains: a setting of the house, by version, never changed in place. No text of law rules them; their
 * source is the finding that on 22 March 2016 the order to close the metro never reached its company (belgium.md §8).
 * An order rings who is on call, rings again, turns red with a call at the desk while the next person's devices ring,
 * then the one after, then everybody. A notification rings everybody who answers, and again.
 */
export const CHAINS: readonly Chain[] = [
  {
    version: '2026-11',
    kinds: ['order', 'measure'],
    validFrom: '2000-01-01T00:00:00Z',
    steps: [
      { after: 0, channel: 'push', whom: 0, until: 'received' },
      { after: 1 / 3, channel: 'push', whom: 0, until: 'received' },
      { after: 1, channel: 'telephone', whom: 0, until: 'received' },
      { after: 1, channel: 'push', whom: 1, until: 'received' },
      { after: 2, channel: 'telephone', whom: 1, until: 'received' },
      { after: 2, channel: 'push', whom: 2, until: 'received' },
      { after: 3, channel: 'push', whom: 'everyone', until: 'received' },
      { after: 3, channel: 'telephone', whom: 'everyone', until: 'understood' },
    ],
  },
  {
    version: '2026-11',
    kinds: ['notification'],
    validFrom: '2000-01-01T00:00:00Z',
    steps: [
      { after: 0, channel: 'push', whom: 'everyone', until: 'received' },
      { after: 1 / 2, channel: 'push', whom: 'everyone', until: 'received' },
      { after: 1, channel: 'telephone', whom: 'everyone', until: 'received' },
    ],
  },
];

/** The chain of a kind of decision that was entered at a moment (ISO 8601). */
export function chainOf(kind: DecisionKind, at: string): Chain {
  const day = Date.parse(at);
  const chain = CHAINS.find(
    ({ kinds, validFrom, validTo }) =>
      kinds.includes(kind) && Date.parse(validFrom) <= day && (validTo === undefined || day < Date.parse(validTo)),
  );
  if (!chain) throw new Error(`No escalation chain holds for ${kind} at ${at}`);
  return chain;
}
