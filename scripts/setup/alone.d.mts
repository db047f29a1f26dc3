/** Does `work` while no other process does it for the same checkout; see alone.mjs. */
export function alone<T>(
  root: string,
  work: () => Promise<T>,
  waiting?: (free: Promise<void>) => Promise<void>,
): Promise<T>;
