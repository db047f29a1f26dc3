import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesOf, fillRings, openRecordingRoom, verified } from './recordings.fixture.ts';

const ROUNDS = 8;

describe('[video.6] holds through crashes', () => {
  it('[video.6] every hold is sealed once and whole through 8 kill -9 at random moments, and its pack is right', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belfry-holds-'));
    const begins = Date.now();
    const first = await openRecordingRoom(folder, () => new Date(begins));
    const feeds = [await first.camera('A'), await first.camera('B')];
    const video = await first.appoint('Thomas Lejeune', 'video-operator');
    const holds: string[] = [];
    for (let i = 0; i < 12; i++) {
      const hold = randomUUID();
      holds.push(hold);
      await first.submit(video, 'recording.keep', { hold, feeds, before: 20 + i * 4, after: 10 + i * 10, reason: 'x' });
    }
    await first.close();
    await fillRings(folder, feeds, begins - 120_000, begins + 120_000);

    const since = Date.now();
    for (let round = 0; round < ROUNDS; round++)
      await holdAndKill([folder, String(since), String(begins)], Math.random() * 700);
    const clock = () => new Date(begins + 600_000 + (Date.now() - since) * 20);
    const last = await openRecordingRoom(folder, clock);
    await last.holding.settled();
    const { holds: kept } = last.keeper.room;
    const events = await last.journal.read('live', 0, Number.MAX_SAFE_INTEGER);
    const sealed = events.filter(({ type }) => type === 'recording.sealed');
    expect(sealed.map(({ data }) => (data as { hold: string }).hold).sort()).toEqual([...holds].sort());
    for (const hold of holds) {
      const { from, to, sealed: seal } = kept[hold]!;
      for (const part of seal!.parts) {
        expect(part.gaps).toEqual([]);
        const { segments } = await last.recorder.held(hold, part.feed, Date.parse(from), Date.parse(to));
        expect(segments).toHaveLength(part.segments);
        for (const segment of segments) {
          const bytes = await readFile((await last.recorder.segmentFile(part.feed, segment.from))!);
          expect(bytes.equals(bytesOf(part.feed, segment.from))).toBe(true);
          expect(createHash('sha256').update(bytes).digest('hex')).toBe(segment.sha256);
        }
      }
    }
    const pack = await last.export(video, holds[5]!);
    expect(await verified(pack, '--lang', 'en')).toMatchObject({ code: 0 });
    expect(last.faults).toEqual([]);
    await last.close();
    await rm(folder, { recursive: true });
  }, 240_000);
});

/** Runs the holder for some time after it stands, and kills it. */
function holdAndKill(args: readonly string[], ms: number): Promise<void> {
  const script = join(import.meta.dirname, 'crashHolder.ts');
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complained = '';
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), ms));
    child.stderr.on('data', chunk => {
      complained += chunk;
    });
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL' || complained) return reject(new Error(`the holder ended by itself: ${complained}`));
      resolve();
    });
  });
}
