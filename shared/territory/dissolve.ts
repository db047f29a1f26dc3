/**
 * The outline of several parts taken together, where parts are rings of named corners, counter-clockwise. An edge that two
 * parts share runs both ways and falls out, what stays is chained into rings. Rings that come out clockwise are holes.
 */
export function dissolve<Corner extends string>(parts: readonly (readonly Corner[])[]): Corner[][] {
  const next = new Map<Corner, Set<Corner>>();
  for (const part of parts) {
    part.forEach((from, i) => {
      const to = part[(i + 1) % part.length];
      if (to === undefined) return;
      if (next.get(to)?.delete(from)) return;
      next.set(from, (next.get(from) ?? new Set()).add(to));
    });
  }
  const rings: Corner[][] = [];
  for (const start of next.keys()) {
    for (let ring = follow(next, start); ring.length > 0; ring = follow(next, start)) rings.push(ring);
  }
  return rings;
}

/** Takes one closed walk out of the edges that are left, beginning at `start`; empty when none begins there. */
function follow<Corner extends string>(next: Map<Corner, Set<Corner>>, start: Corner): Corner[] {
  const ring: Corner[] = [];
  let here = start;
  do {
    const [to] = next.get(here) ?? [];
    if (to === undefined) return [];
    next.get(here)?.delete(to);
    ring.push(here);
    here = to;
  } while (here !== start);
  return ring;
}
