import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyRoom, evolve, ROOM_VERSION } from '../../shared/room.ts';
import { journalFile, openJournal } from './open.ts';
import type { Journal } from './port.ts';
import { sampleEvent } from './samples.ts';

describe('[room.2] npm run verify-journal', () => {
  let dataFolder: string;
  let journal: Journal;
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'belfry-verify-'));
    journal = await openJournal({ dataFolder });
    const founded = { ...sampleEvent('live', 1, { demonstration: true }), type: 'room.founded' };
    await journal.append('live', 0, { events: [founded, sampleEvent('live', 2)], answers: [] });
    await journal.saveSnapshot('live', { seq: 2, version: ROOM_VERSION, room: await folded(2) });
    await journal.append('live', 2, { events: [sampleEvent('live', 3), sampleEvent('live', 4)], answers: [] });
    await journal.append('exercise-a', 0, { events: [sampleEvent('exercise-a', 1)], answers: [] });
  });
  afterEach(async () => {
    await journal.close();
    await rm(dataFolder, { recursive: true });
  });

  const folded = async (upTo: number) => evolve(emptyRoom('live'), await journal.read('live', 0, upTo));
  function change(sql: string): void {
    const db = new DatabaseSync(journalFile(dataFolder));
    db.exec(`DROP TRIGGER batches_are_not_changed; DROP TRIGGER batches_are_not_deleted; ${sql}`);
    db.close();
  }

  it('[room.2] says a line for each world and ends with 0 while the server has the journal open', async () => {
    const { code, out } = await verify(dataFolder);
    expect(out.trim().split('\n').toSorted()).toEqual([
      expect.stringMatching(/^exercise-a: whole, 1 events, no snapshot to compare, hash [0-9a-f]{64}$/),
      expect.stringMatching(/^live: whole, 4 events, snapshot at 2 equals the rebuilt room, hash [0-9a-f]{64}$/),
    ]);
    expect(code).toBe(0);
    expect(await journal.append('live', 4, { events: [sampleEvent('live', 5)], answers: [] })).toMatchObject({
      ok: true,
    });
  });

  it('[room.2] ends with 1 and names the position of a changed event', async () => {
    change("UPDATE batches SET events = replace(events, 'ligne 3', 'ligne 9') WHERE after = 2");
    const { code, out } = await verify(dataFolder);
    expect(out).toMatch(/^live: BAD at position 3: .*3–4 was changed$/m);
    expect(out).toMatch(/^exercise-a: whole/m);
    expect(code).toBe(1);
  });

  it('[room.2] ends with 1 where a snapshot is not what the events make', async () => {
    await journal.saveSnapshot('live', {
      seq: 4,
      version: ROOM_VERSION,
      room: { ...(await folded(4)), about: { room: { id: 'room', demonstration: false } } },
    });
    const { code, out } = await verify(dataFolder);
    expect(out).toMatch(/^live: BAD at position 4: .*room\.about\.room\.demonstration$/m);
    expect(code).toBe(1);
  });

  it('[room.2] ends with 1 where the end of the journal was cut off', async () => {
    await journal.saveSnapshot('live', { seq: 4, version: ROOM_VERSION, room: await folded(4) });
    change("DELETE FROM batches WHERE world = 'live' AND after = 2");
    const { code, out } = await verify(dataFolder);
    expect(out).toMatch(/^live: BAD at position 3: events up to 4 were there and are missing$/m);
    expect(code).toBe(1);
  });

  it('[room.2] ends with 1 where there is no journal', async () => {
    const { code, err } = await verify(join(dataFolder, 'elsewhere'));
    expect(err).toMatch(/there is no journal at .*journal\.sqlite/);
    expect(code).toBe(1);
  });
});

function verify(dataFolder: string): Promise<{ code: number | null; out: string; err: string }> {
  const { MONGODB_URI: _, ...others } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'verify.ts')], {
    env: { ...others, BELFRY_DATA: dataFolder },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', chunk => {
    out += chunk;
  });
  child.stderr.on('data', chunk => {
    err += chunk;
  });
  return new Promise(resolve => child.on('close', code => resolve({ code, out, err })));
}
