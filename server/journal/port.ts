import type { Event } from '../../shared/protocol.ts';

/**
 * The journal: the ground state of everything. One port, two adapters (SQLite, MongoDB), one contract suite.
 * A position in a world is the `seq` of its last event; 0 is the empty world.
 */
export interface Journal {
  /**
   * Writes one batch if the world still stands at `at` (compare-and-set), durably: when the promise resolves with
   * `ok: true` the batch is on the disk (or on a majority). Events must be numbered `at + 1, at + 2, …`.
   * A batch without events only remembers answers and never conflicts on the position: `upTo` is then `at`.
   * `ok: false` says where the world stands instead; nothing was written. Rejects with `JournalUnavailable`
   * when the store cannot write (disk full, database gone); then nothing was written either. Only where the line to
   * a database of many nodes broke in the middle and stays broken may it turn out written: the next append then
   * conflicts, and the batch's command ids are known. Rejects with RangeError for a batch numbered wrongly, of another
   * world, or answering one command twice: a mistake of ours, of which nothing was written.
   * A batch whose answers hold a command id already known resolves `{ok: false, duplicate: commandId}`.
   */
  append(world: string, at: number, batch: Batch): Promise<Appended>;
  /** Events after `after`, oldest first, at most `limit`. */
  read(world: string, after: number, limit: number): Promise<Event[]>;
  /**
   * Calls back with each later batch's events, in order, each once, also those other nodes wrote; several batches may
   * come in one call while catching up. Goes on by itself after failures, which the adapter reports. Returns its undo.
   */
  tail(world: string, after: number, onEvents: (events: readonly Event[]) => void): () => void;
  /** `seq` of the last event; 0 where there is none. */
  position(world: string): Promise<number>;
  /** Where the chain of a world stands: its last event and the hash of its last batch; 64 zeros for an empty world. */
  head(world: string): Promise<{ readonly upTo: number; readonly hash: string }>;
  worlds(): Promise<string[]>;
  /** Keeps it unless a snapshot of a later `seq` is there for the same version. */
  saveSnapshot(world: string, snapshot: Snapshot): Promise<void>;
  /** The newest snapshot written for this `version` of the room's shape. */
  loadSnapshot(world: string, version: number): Promise<Snapshot | undefined>;
  /** What a command was answered the first time, for at least 24 h. */
  answerOf(commandId: string): Promise<StoredAnswer | undefined>;
  /** Resolves when a write would work now, rejects with `JournalUnavailable` and the reason otherwise. */
  probe(): Promise<void>;
  /** Re-reads every batch and checks numbering and hash chain. */
  verify(world: string): Promise<Verdict>;
  close(): Promise<void>;
}

export interface Batch {
  readonly events: readonly Event[];
  readonly answers: readonly StoredAnswer[];
}
export type Appended =
  | { readonly ok: true; readonly upTo: number }
  | { readonly ok: false; readonly upTo: number; readonly duplicate?: string };

/** Enough to give the same answer again: who asked, a digest of what was asked, and the outcome. */
export interface StoredAnswer {
  readonly command: string;
  readonly world: string;
  readonly person: string;
  /** SHA-256 of the canonical command, so that the same id with another content is seen. */
  readonly digest: string;
  readonly at: string;
  readonly outcome:
    | { readonly ok: true; readonly after: number; readonly upTo: number }
    | {
        readonly ok: false;
        readonly code: string;
        readonly reason: string;
        readonly path?: string;
        readonly params?: Readonly<Record<string, unknown>>;
      };
}
export interface Snapshot {
  readonly seq: number;
  /** Shape of the room it was taken from: another version is rebuilt from the events. */
  readonly version: number;
  readonly room: unknown;
}
export type Verdict =
  | { readonly ok: true; readonly events: number; readonly upTo: number; readonly hash: string }
  | { readonly ok: false; readonly position: number; readonly reason: string };

/** The store cannot write now: disk full, file gone, database unreachable. The room stays readable. */
export class JournalUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'JournalUnavailable';
  }
}
