import type { Journal } from '../journal/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';

/**
 * The one world whose acts reach real people. A reactor takes this and nothing else, so a keeper of an exercise cannot
 * be handed to it: the class is nominal (it has a private field), its constructor is private, and `of` refuses every
 * other world. Only the composition of the server calls `of` (a test reads the sources for it).
 */
export class LiveWorld {
  readonly #keeper: RoomKeeper;
  readonly journal: Journal;

  private constructor(keeper: RoomKeeper, journal: Journal) {
    this.#keeper = keeper;
    this.journal = journal;
  }

  /** @throws Error for any world but `live` */
  static of(keeper: RoomKeeper, journal: Journal): LiveWorld {
    if (keeper.world !== 'live') throw new Error(`A reactor acts on the live world only, never on ${keeper.world}`);
    return new LiveWorld(keeper, journal);
  }

  get keeper(): RoomKeeper {
    return this.#keeper;
  }
}
