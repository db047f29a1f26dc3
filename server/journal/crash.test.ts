import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqliteJournal } from './sqlite.ts';

const ROUNDS = 20;

interface Acknowledged {
  readonly world: string;
  readonly upTo: number;
  readonly command: string;
}

describe('[room.2] the SQLite journal', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-crash-'));
  const file = join(folder, 'journal.sqlite');
  afterAll(() => rm(folder, { recursive: true }));

  it('[room.2] has every acknowledged batch once, and a whole chain, after 20 kill -9 at random moments', async () => {
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      acknowledged.push(...(await writeAndKill(file, Math.random() * 60)));
      const journal = await createSqliteJournal({ file });
      for (const world of ['live', 'exercise-a']) {
        const last = acknowledged.findLast(each => each.world === world)?.upTo ?? 0;
        expect(await journal.position(world)).toBeGreaterThanOrEqual(last);
        expect(await journal.verify(world)).toMatchObject({ ok: true });
      }
      await journal.close();
    }
    const journal = await createSqliteJournal({ file });
    for (const world of ['live', 'exercise-a']) {
      const events = await journal.read(world, 0, Number.MAX_SAFE_INTEGER);
      const caused = Map.groupBy(events, event => event.cause);
      for (const { upTo, command } of acknowledged.filter(each => each.world === world)) {
        const answer = await journal.answerOf(command);
        const seqs = caused.get(command)?.map(event => event.seq) ?? [];
        expect(answer?.outcome).toEqual({ ok: true, after: seqs[0]! - 1, upTo });
        expect(seqs.at(-1)).toBe(upTo);
        expect(seqs).toHaveLength(upTo - seqs[0]! + 1);
      }
    }
    await journal.close();
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  });
});

/** Runs the writer until some time after its first acknowledgement, kills it, and answers with what it had said. */
function writeAndKill(file: string, ms: number): Promise<Acknowledged[]> {
  const script = join(import.meta.dirname, 'crashWriter.ts');
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', chunk => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), ms);
      said += chunk;
    });
    child.stderr.on('data', chunk => {
      complained += chunk;
    });
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the writer ended by itself: ${complained}`));
      // A last line cut in the middle was no acknowledgement.
      const lines = said.split('\n').slice(0, -1);
      resolve(
        lines.map(line => {
          const [world, upTo, command] = line.split(' ') as [string, string, string];
          return { world, upTo: Number(upTo), command };
        }),
      );
    });
  });
}
