import type { Shelf } from './port.ts';

/** Names become parts of table, collection and index names: nothing that any of them reads as syntax. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/**
 * Hands out shelves by name, each made once.
 * @throws RangeError see `Records.shelf`
 */
export function shelvesBy(make: (name: string, indexed: readonly string[]) => Shelf<object>) {
  const made = new Map<string, { readonly indexed: string; readonly shelf: Shelf<object> }>();
  return <T extends object>(name: string, indexed: readonly string[] = []): Shelf<T> => {
    for (const part of [name, ...indexed]) {
      if (!NAME.test(part)) throw new RangeError(`not a name for a shelf or field: ${part}`);
    }
    const fields = indexed.toSorted();
    const known = made.get(name);
    if (known && known.indexed !== fields.join()) {
      throw new RangeError(`shelf ${name} is indexed by ${known.indexed || 'nothing'}, not by ${fields.join()}`);
    }
    const shelf = known?.shelf ?? make(name, fields);
    made.set(name, { indexed: fields.join(), shelf });
    return shelf as unknown as Shelf<T>;
  };
}

/** Runs `work` until it once succeeded; what fails is tried again by the next caller. */
export function once(work: () => Promise<unknown>): () => Promise<unknown> {
  let done: Promise<unknown> | undefined;
  return () => {
    done ??= work().catch(error => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/** @throws RangeError where `find` asks for a field that has no index */
export function mustBeIndexed(name: string, indexed: readonly string[], field: string): void {
  if (!indexed.includes(field)) throw new RangeError(`shelf ${name} is not indexed by ${field}`);
}
