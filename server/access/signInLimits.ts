/**
 * Counts sign-ins that failed, by account, by address, and by both. An account alone is slowed late, so that a stranger
 * cannot lock its owner out; an address alone late too, since a whole centre may sit behind one.
 */
export interface SignInLimits {
  /** Books one try before the password is looked at. `wait`: seconds until it is worth trying again. */
  begin(
    account: string,
    address: string,
  ): { readonly wait: number } | { readonly wait: 0; readonly succeeded: () => void };
}
const WINDOW_MS = 5 * 60_000;
const LIMITS = { both: 8, account: 60, address: 100 } as const;
/** Entries looked through when so many are kept. */
const KEPT = 20_000;

export function createSignInLimits(clock: () => Date): SignInLimits {
  const tries = new Map<string, { failed: number; since: number }>();

  const entry = (key: string, now: number) => {
    const known = tries.get(key);
    if (known && now - known.since < WINDOW_MS) return known;
    const fresh = { failed: 0, since: now };
    tries.set(key, fresh);
    return fresh;
  };
  return {
    begin(account, address) {
      const now = clock().getTime();
      if (tries.size > KEPT) for (const [key, { since }] of tries) if (now - since >= WINDOW_MS) tries.delete(key);
      const counted = [
        { of: entry(`both ${account} ${address}`, now), limit: LIMITS.both },
        { of: entry(`account ${account}`, now), limit: LIMITS.account },
        { of: entry(`address ${address}`, now), limit: LIMITS.address },
      ];
      const over = counted.filter(({ of, limit }) => of.failed >= limit);
      if (over.length > 0)
        return { wait: Math.max(...over.map(({ of }) => Math.ceil((of.since + WINDOW_MS - now) / 1000))) };
      // Booked as failed until it has succeeded, so that a hundred at once are not all the first.
      for (const { of } of counted) of.failed++;
      return {
        wait: 0,
        succeeded: () => {
          for (const { of } of counted) of.failed--;
          // Its owner is here: what went wrong before was a slip of the hand.
          const first = counted[0];
          if (first) first.of.failed = 0;
        },
      };
    },
  };
}
