import { type Refusal, refuse } from './capability.ts';
import type { By } from './protocol.ts';
import type { Room } from './room.ts';

/** One field as it stands: since when, by whom. */
export interface Told {
  readonly field: string;
  /** ISO 8601 UTC. */
  readonly at: string | undefined;
  readonly by: By | undefined;
}

/**
 * Two people edit one thing: the second learns what the first changed, and chooses; nothing is overwritten silently.
 * A form says up to which moment its author has `seen` the thing; what was told after that of the fields it changes is
 * a conflict. Who names no moment (a script that means what it says) is not asked.
 */
export function changedMeanwhile(
  room: Room,
  seen: string | undefined,
  fields: readonly Told[],
  path: string,
): Refusal | undefined {
  if (seen === undefined) return undefined;
  const newer = fields.filter(({ at }) => at !== undefined && Date.parse(at) > Date.parse(seen));
  const [first] = newer;
  if (!first) return undefined;
  return refuse('conflict', 'changed-meanwhile', {
    path: `${path}.${first.field}`,
    params: {
      who: room.people[first.by?.person ?? '']?.name ?? 'Belfry',
      fields: newer.map(({ field }) => field),
      at: first.at,
    },
  });
}
