import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { journalContract } from './contract.ts';
import { journalModelContract } from './model.ts';
import { type Journal, JournalUnavailable } from './port.ts';
import { sampleBatch } from './samples.ts';
import { createSqliteJournal } from './sqlite.ts';

const makeStore = async () => {
  const root = await mkdtemp(join(tmpdir(), 'belfry-journal-'));
  const folder = join(root, 'data');
  await mkdir(folder);
  const file = join(folder, 'journal.sqlite');
  return {
    open: () => createSqliteJournal({ file, pollMs: 20 }),
    async tamper(world: string, seq: number, change: (events: string) => string) {
      const db = new DatabaseSync(file);
      db.exec('DROP TRIGGER batches_are_not_changed');
      const where = 'WHERE world = ? AND after < ? AND up_to >= ?';
      const row = db.prepare(`SELECT events FROM batches ${where}`).get(world, seq, seq) as { events: string };
      db.prepare(`UPDATE batches SET events = ? ${where}`).run(change(row.events), world, seq, seq);
      db.close();
    },
    cut: () => rename(folder, `${folder}-away`),
    mend: () => rename(`${folder}-away`, folder),
    dispose: () => rm(root, { recursive: true }),
  };
};

journalContract('SQLite', makeStore);
journalModelContract('SQLite', makeStore);

describe('[room.2] the SQLite journal', () => {
  const undo: Array<() => unknown> = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  async function folderOf(megabytes?: number): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'belfry-disk-'));
    undo.push(() => rm(folder, { recursive: true }));
    if (megabytes) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
      undo.push(() => execFileSync('umount', [folder]));
    }
    return folder;
  }
  async function openIn(folder: string, options: { maxPages?: number } = {}): Promise<Journal> {
    const journal = await createSqliteJournal({ file: join(folder, 'journal.sqlite'), ...options });
    undo.push(() => journal.close());
    return journal;
  }
  /** Appends until the store refuses; answers with the last position acknowledged. */
  async function fill(journal: Journal): Promise<number> {
    for (let at = 0; ; ) {
      try {
        const appended = await journal.append('live', at, sampleBatch('live', at, 20));
        at = appended.upTo;
      } catch (error) {
        expect(error).toBeInstanceOf(JournalUnavailable);
        expect((error as Error).message).toMatch(/full/);
        return at;
      }
    }
  }

  it('[room.2] refuses on a full disk, stays readable, and goes on when there is room again', async () => {
    const folder = await smallDisk(folderOf);
    if (folder === undefined) return boundedInstead();
    const journal = await openIn(folder);
    const ballast = join(folder, 'ballast');
    await writeFile(ballast, Buffer.alloc(1 << 20));
    const at = await fill(journal);
    expect(await journal.read('live', 0, at + 1)).toHaveLength(at);
    await expect(journal.append('live', at, sampleBatch('live', at, 20))).rejects.toThrow(JournalUnavailable);
    await rm(ballast);
    await journal.probe();
    expect(await journal.append('live', at, sampleBatch('live', at, 20))).toEqual({ ok: true, upTo: at + 20 });
    expect(await journal.verify('live')).toMatchObject({ ok: true, upTo: at + 20 });
  });

  it('[room.2] refuses beyond the size it is bounded to, with nothing half written', boundedInstead);

  async function boundedInstead(): Promise<void> {
    const folder = await folderOf();
    const bounded = await openIn(folder, { maxPages: 60 });
    const at = await fill(bounded);
    expect(await bounded.verify('live')).toMatchObject({ ok: true, upTo: at });
    const roomy = await openIn(folder);
    expect(await roomy.append('live', at, sampleBatch('live', at))).toEqual({ ok: true, upTo: at + 1 });
  }

  it('[room.2] never writes into a file that is no longer at its path', async () => {
    const folder = await folderOf();
    const journal = await openIn(folder);
    await journal.append('live', 0, sampleBatch('live', 0));
    await rename(join(folder, 'journal.sqlite'), join(folder, 'elsewhere'));
    await expect(journal.append('live', 1, sampleBatch('live', 1))).rejects.toThrow(/gone/);
    await writeFile(join(folder, 'journal.sqlite'), '');
    await expect(journal.append('live', 1, sampleBatch('live', 1))).rejects.toThrow(/replaced/);
    expect(await journal.read('live', 0, 10)).toHaveLength(1);
    await rename(join(folder, 'elsewhere'), join(folder, 'journal.sqlite'));
    expect(await journal.append('live', 1, sampleBatch('live', 1))).toEqual({ ok: true, upTo: 2 });
  });

  it('[room.2] says why a file that cannot be opened is refused', async () => {
    const folder = await folderOf();
    await expect(openIn(join(folder, 'missing'))).rejects.toThrow(JournalUnavailable);
    await writeFile(join(folder, 'journal.sqlite'), 'no database at all, but long enough to look like one'.repeat(100));
    await expect(openIn(folder)).rejects.toThrow(/not a database/);
  });

  it('[room.2] leaves the event loop free while it waits for the disk', async () => {
    const journal = await openIn(await folderOf());
    let turns = 0;
    const turn = () => {
      turns++;
      timer = setImmediate(turn);
    };
    let timer = setImmediate(turn);
    undo.push(() => clearImmediate(timer));
    // One answer may come within the turn of the loop that asked; twenty cannot, unless the thread itself waits.
    for (let at = 0; at < 20; at++) await journal.append('live', at, sampleBatch('live', at));
    expect(turns).toBeGreaterThan(10);
  });

  it('[room.2] goes on telling other tails when one of them fails, and reports it', async () => {
    const report = vi.fn();
    const journal = await createSqliteJournal({ file: join(await folderOf(), 'journal.sqlite'), report });
    undo.push(() => journal.close());
    const heard: number[] = [];
    journal.tail('live', 0, () => {
      throw new Error('this reader is broken');
    });
    journal.tail('live', 0, events => heard.push(...events.map(event => event.seq)));
    for (let at = 0; at < 3; at++) await journal.append('live', at, sampleBatch('live', at));
    await vi.waitFor(() => expect(heard).toEqual([1, 2, 3]));
    expect(report).toHaveBeenCalledTimes(3);
  });

  it('[room.2] refuses what is asked after it was closed', async () => {
    const journal = await openIn(await folderOf());
    await journal.close();
    await expect(journal.append('live', 0, sampleBatch('live', 0))).rejects.toThrow(JournalUnavailable);
  });
});

/** A real disk of 3 MB; undefined where this account may not mount one. */
async function smallDisk(folderOf: (megabytes?: number) => Promise<string>): Promise<string | undefined> {
  try {
    return await folderOf(3);
  } catch {
    console.warn('NOT RUN HERE: a really full disk (mounting a tmpfs needs root); a bounded file is tried instead.');
    return undefined;
  }
}
