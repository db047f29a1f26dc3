import type { Viewer } from '../../shared/access/audience.ts';
import type { Attachment, FileType } from '../../shared/files/schema.ts';
import type { Prepare } from '../access/reception.ts';
import type { Records } from '../records/port.ts';
import { type Failed, failed } from '../room/outcome.ts';
import type { Worlds } from '../worlds.ts';
import type { Taken } from './intake.ts';
import { safeName } from './kinds.ts';
import { type References, referencesIn } from './references.ts';
import type { FileStore } from './store.ts';

/** What is known of a kept file beside its bytes. */
interface Kept {
  readonly type: FileType;
  readonly size: number;
  /** ISO 8601 UTC: when somebody last sent it or referred to it. */
  readonly at: string;
  /** Who has sent it: they may refer to it before anybody else can. */
  readonly senders: readonly string[];
}
export interface Files {
  /** Keeps what came in, durably, and says how to refer to it. */
  keep(taken: Taken, sender: { readonly person: string; readonly name: string }): Promise<Attachment>;
  /** As this reader may read it; undefined where they may not, or where it is not here. */
  shownTo(world: string, viewer: Viewer, hash: string): Promise<Attachment | undefined>;
  /** Refuses a command that refers to a file its sender neither sent nor sees; puts right what it says of it. */
  readonly prepare: Prepare;
  /** Removes what nobody has referred to for `ORPHAN_MS`. */
  sweep(): Promise<void>;
  close(): void;
}
export const ORPHAN_MS = 24 * 3_600_000;
/** A file that is referred to is marked as used at most so often. */
const TOUCH_MS = 3_600_000;

export function createFiles(given: {
  readonly records: Records;
  readonly store: FileStore;
  readonly worlds: Worlds;
  readonly journalWorlds: () => Promise<string[]>;
  readonly clock: () => Date;
}): Files {
  const { records, store, worlds, journalWorlds, clock } = given;
  const shelf = records.shelf<Kept>('files');
  const references = new Map<string, References>();
  const unlisten = worlds.onOpen(keeper => references.set(keeper.world, referencesIn(keeper)));
  const oneAtATime = createTurns();
  const seenBy = (viewer: (world: string) => Viewer | undefined, hash: string) =>
    [...references].some(([world, r]) => {
      const who = viewer(world);
      return who !== undefined && r.shownTo(who, hash) !== undefined;
    });

  const checked = async (person: string, attachment: unknown, path: string): Promise<unknown | Failed> => {
    const hash = (attachment as { hash?: unknown } | null)?.hash;
    if (typeof hash !== 'string') return attachment;
    return oneAtATime(hash, async () => {
      const kept = await shelf.get(hash);
      const viewerIn = (world: string) =>
        worlds
          .open()
          .find(keeper => keeper.world === world)
          ?.viewerOf(person);
      if (!kept || !(kept.senders.includes(person) || seenBy(viewerIn, hash)))
        return failed('rejected', 'unknown-file', { path });
      const now = clock();
      if (now.getTime() - Date.parse(kept.at) > TOUCH_MS) await shelf.put(hash, { ...kept, at: now.toISOString() });
      const name = (attachment as { name?: unknown }).name;
      const said = typeof name === 'string' ? { name: safeName(name, kept.type) } : {};
      return { ...(attachment as object), ...said, type: kept.type, size: kept.size };
    });
  };

  return {
    keep: ({ hash, temporary, type, size }, { person, name }) =>
      oneAtATime(hash, async () => {
        await store.keep(hash, temporary);
        const before = await shelf.get(hash);
        const senders = [...new Set([...(before?.senders ?? []), person])];
        await shelf.put(hash, { type, size, at: clock().toISOString(), senders });
        return { hash, name: safeName(name, type), type, size };
      }),
    async shownTo(world, viewer, hash) {
      const shown = references.get(world)?.shownTo(viewer, hash);
      return shown && (await store.has(hash)) ? shown : undefined;
    },
    async prepare(input, asker) {
      const { data } = (input ?? {}) as { data?: { attachments?: unknown } };
      const attachments = data?.attachments;
      if (asker === 'belfry' || !Array.isArray(attachments)) return { input };
      const right: unknown[] = [];
      for (const [i, attachment] of attachments.slice(0, ATTACHMENTS_LOOKED_AT).entries()) {
        const known = await checked(asker.person, attachment, `data.attachments.${i}`);
        if (isFailed(known)) return known;
        right.push(known);
      }
      const rest = attachments.slice(ATTACHMENTS_LOOKED_AT);
      return { input: { ...(input as object), data: { ...data, attachments: [...right, ...rest] } } };
    },
    async sweep() {
      const before = clock().getTime() - ORPHAN_MS;
      const old = (await shelf.all()).filter(([, kept]) => Date.parse(kept.at) < before);
      if (old.length === 0) return;
      // An exercise that nobody has opened refers to files too.
      for (const world of await journalWorlds()) await worlds.find(world);
      for (const [hash] of old)
        await oneAtATime(hash, async () => {
          const kept = await shelf.get(hash);
          const used = [...references.values()].some(r => r.has(hash));
          if (!kept || used || Date.parse(kept.at) >= before) return;
          await shelf.remove(hash);
          await store.remove(hash);
        });
    },
    close() {
      unlisten();
      for (const r of references.values()) r.close();
    },
  };
}
/** More than a command may carry is refused by its schema: it is not worth a look here. */
const ATTACHMENTS_LOOKED_AT = 50;
const isFailed = (value: unknown): value is Failed => (value as { ok?: unknown } | null)?.ok === false;

/** Work on one key waits for the work on it before. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    const settled = turn.then(
      () => {},
      () => {},
    );
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return turn;
  };
}
