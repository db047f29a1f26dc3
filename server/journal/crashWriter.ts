import { sampleBatch } from './samples.ts';
import { createSqliteJournal } from './sqlite.ts';

/**
 * The process that the crash test kills: appends to two worlds at once as fast as it can, and says each
 * acknowledgement on a line of its own: world, position, command.
 */
const journal = await createSqliteJournal({ file: process.argv[2]! });

async function writeOn(world: string): Promise<never> {
  let at = await journal.position(world);
  for (let round = 0; ; round++) {
    const batch = sampleBatch(world, at, 1 + (round % 5));
    const appended = await journal.append(world, at, batch);
    if (!appended.ok) throw new Error(`${world} stands at ${appended.upTo}, not at ${at}`);
    at = appended.upTo;
    process.stdout.write(`${world} ${at} ${batch.answers[0]!.command}\n`);
  }
}
await Promise.all([writeOn('live'), writeOn('exercise-a')]);
