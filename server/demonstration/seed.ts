import type { Territory } from '../../shared/geometry.ts';
import { BRUSSELS_ORGANISATIONS } from '../../shared/people/brusselsOrganisations.ts';
import type { Journal } from '../journal/port.ts';
import { createRoomKeeper } from '../room/keeper.ts';
import { CAST } from './cast.ts';
import { momentOf, story } from './story.ts';

export interface SeedOptions {
  readonly journal: Journal;
  readonly territory: Territory;
  readonly now: Date;
  readonly newId: () => string;
}
/** Who may sign in to the demonstration, and where its story ends in the journal. */
export interface Seeded {
  readonly accounts: readonly { readonly account: string; readonly person: string }[];
  readonly upTo: number;
}

/**
 * Founds the demonstration room in the empty world `live`: the people and the night of Madou, written as the acts of
 * these people by the same rules that hold for everyone, each at its own time.
 */
export async function seedDemonstration({ journal, territory, now, newId }: SeedOptions): Promise<Seeded> {
  let clock = new Date(now.getTime() - 6 * 3_600_000);
  const failures: unknown[] = [];
  const keeper = await createRoomKeeper({
    world: 'live',
    journal,
    territory,
    newId,
    clock: () => clock,
    onError: e => failures.push(e),
  });
  const ids = new Map<string, string>();
  const id = (key: string): string => {
    const known = ids.get(key) ?? newId();
    ids.set(key, known);
    return known;
  };
  const submit = async (who: string, type: string, data: unknown) => {
    const asker = who === 'belfry' ? 'belfry' : { person: id(`person ${who}`) };
    const outcome = await keeper.submit(asker, { id: newId(), world: 'live', type, data });
    if (!outcome.ok)
      throw new Error(`the demonstration's story does not hold: ${who} ${type}: ${JSON.stringify(outcome)}`);
  };

  await submit('belfry', 'room.found', { demonstration: true });
  // All people at once, so that they go to the disk in a few batches.
  await Promise.all(
    CAST.map(r =>
      submit('belfry', 'person.register', { person: id(`person ${r.key}`), name: r.name, language: r.language }),
    ),
  );
  await Promise.all(
    BRUSSELS_ORGANISATIONS.map(({ key, ...told }) =>
      submit('belfry', 'organisation.register', { organisation: id(`organisation ${key}`), ...told }),
    ),
  );
  const from = new Date(now.getTime() - 30 * 86_400_000).toISOString();
  await Promise.all(
    CAST.map(r =>
      submit('belfry', 'mandate.grant', {
        mandate: id(`mandate ${r.key}`),
        person: id(`person ${r.key}`),
        function: r.function,
        scope: r.scope,
        ...(r.organisation ? { organisation: id(`organisation ${r.organisation}`) } : {}),
        from,
      }),
    ),
  );
  for (const { before, who, type, data } of story(id, momentOf(now))) {
    clock = new Date(now.getTime() - before * 1000);
    await submit(who, type, data);
  }
  const upTo = keeper.room.seq;
  await keeper.close();
  return {
    accounts: CAST.flatMap(r => (r.account ? [{ account: r.account, person: id(`person ${r.key}`) }] : [])),
    upTo,
  };
}
