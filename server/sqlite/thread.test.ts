import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseThread } from './thread.ts';
import type { WordCalls } from './threadSample.ts';

describe('[room.2] a database thread', () => {
  let folder: string;
  let thread: DatabaseThread<WordCalls>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belfry-thread-'));
    thread = new DatabaseThread({
      script: new URL('./threadSample.ts', import.meta.url),
      file: join(folder, 'words.sqlite'),
      unavailable: reason => new Error(reason),
    });
  });
  afterEach(async () => {
    await thread.close();
    await rm(folder, { recursive: true });
  });

  function words(): string[] {
    const db = new DatabaseSync(join(folder, 'words.sqlite'), { readOnly: true });
    const found = db.prepare('SELECT word FROM words ORDER BY rowid').all() as Array<{ word: string }>;
    db.close();
    return found.map(row => row.word);
  }

  it('[room.2] answers in the order asked, and has it on the disk by then', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `word ${index}`);
    const answers = await Promise.all(many.map(word => thread.call('write', word)));
    expect(answers).toEqual(many.map((_, index) => index + 1));
    expect(words()).toEqual(many);
  });

  it('[room.2] refuses one bad question of many without touching its neighbours', async () => {
    await thread.call('write', 'first');
    const asked = ['a', 'first', 'b', 'b', 'c'].map(word => thread.call('write', word));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(words()).toEqual(['first', 'a', 'b', 'c']);
  });

  it('[room.2] refuses what a thread that died had not answered, and starts again for the next', async () => {
    await thread.call('write', 'before');
    await expect(thread.call('die', null)).rejects.toThrow(/thread ended/);
    await thread.call('write', 'after');
    expect(words()).toEqual(['before', 'after']);
  });

  it('[room.2] never makes a lost file anew', async () => {
    await thread.call('write', 'before');
    await expect(thread.call('die', null)).rejects.toThrow();
    await rm(join(folder, 'words.sqlite'));
    await expect(thread.call('write', 'after')).rejects.toThrow(/unable to open/);
  });

  it('[room.2] finishes what it was asked before it closes, and refuses what comes later', async () => {
    const last = thread.call('write', 'last');
    await thread.close();
    expect(await last).toBe(1);
    await expect(thread.call('write', 'later')).rejects.toThrow(/closed/);
    expect(words()).toEqual(['last']);
  });
});
