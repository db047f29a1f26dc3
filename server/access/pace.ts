/** Token buckets by key: so many at once, then so many a second. */
export interface Pace {
  /** 0 when it may go on, else the whole seconds after which it is worth trying again. */
  take(key: string): number;
  forget(key: string): void;
}
export interface PaceOptions {
  readonly perSecond: number;
  readonly burst: number;
  readonly clock: () => Date;
}

/** Buckets that are full again say nothing: looked for once so many are kept. */
const KEPT = 10_000;

export function createPace({ perSecond, burst, clock }: PaceOptions): Pace {
  const buckets = new Map<string, { left: number; at: number }>();
  const tidy = (now: number) => {
    for (const [key, { left, at }] of buckets) if (left + ((now - at) / 1000) * perSecond >= burst) buckets.delete(key);
  };
  return {
    take(key) {
      const now = clock().getTime();
      if (buckets.size > KEPT) tidy(now);
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      buckets.set(key, bucket);
      if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond));
      bucket.left -= 1;
      return 0;
    },
    forget: key => buckets.delete(key),
  };
}
