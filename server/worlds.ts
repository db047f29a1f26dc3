import type { Territory } from '../shared/geometry.ts';
import type { Journal } from './journal/port.ts';
import { createRoomKeeper, type RoomKeeper } from './room/keeper.ts';

/** The rooms of this server: `live` always, an exercise once it was founded. */
export interface Worlds {
  readonly live: RoomKeeper;
  /** The keeper of a world that was founded; opened at the first ask. */
  find(world: string): Promise<RoomKeeper | undefined>;
  /** Those open now. */
  open(): readonly RoomKeeper[];
  /** Every keeper, those open already and each that opens later. Returns its undo. */
  onOpen(listener: (keeper: RoomKeeper) => void): () => void;
  /** Founds a world where it is empty, and opens it. */
  found(world: string, about: { readonly demonstration: boolean }): Promise<RoomKeeper>;
  close(): Promise<void>;
}
export interface WorldsDeps {
  readonly journal: Journal;
  readonly territory: Territory;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
}

export async function createWorlds(deps: WorldsDeps): Promise<Worlds> {
  const { journal, newId } = deps;
  const keepers = new Map<string, Promise<RoomKeeper>>();
  const opened = new Map<string, RoomKeeper>();
  const listeners = new Set<(keeper: RoomKeeper) => void>();

  const open = (world: string): Promise<RoomKeeper> => {
    const known = keepers.get(world);
    if (known) return known;
    const opening = createRoomKeeper({ world, ...deps }).then(keeper => {
      opened.set(world, keeper);
      for (const listener of listeners) listener(keeper);
      return keeper;
    });
    keepers.set(world, opening);
    // A world that could not be read now is tried again by the next ask.
    opening.catch(() => keepers.delete(world));
    return opening;
  };
  const live = await open('live');

  return {
    live,
    async find(world) {
      if (keepers.has(world)) return open(world);
      return (await journal.worlds()).includes(world) ? open(world) : undefined;
    },
    open: () => [...opened.values()],
    onOpen(listener) {
      for (const keeper of opened.values()) listener(keeper);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async found(world, about) {
      const keeper = await open(world);
      if (keeper.room.seq > 0) return keeper;
      const outcome = await keeper.submit('belfry', { id: newId(), world, type: 'room.found', data: about });
      // Another node may have founded it in the same moment: then it stands all the same.
      if (!outcome.ok && outcome.code !== 'conflict') throw new Error(`world ${world} not founded: ${outcome.reason}`);
      return keeper;
    },
    async close() {
      await Promise.allSettled([...keepers.values()].map(async keeper => (await keeper).close()));
    },
  };
}
