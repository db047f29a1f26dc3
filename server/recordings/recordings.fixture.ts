import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Archive } from '../../media/recorder/archive.ts';
import type { Recorder } from '../../media/recorder/recorder.ts';
import { createRecorder } from '../../media/recorder/recorder.ts';
import { openAlertRoom } from '../alerts/alertRoom.fixture.ts';
import { LiveWorld } from '../reactors/liveWorld.ts';
import { startHolding } from './holding.ts';
import { evidenceKey } from './key.ts';
import { createExportMaking } from './making.ts';

const INIT = { bytes: Buffer.from('head of a run'), timescale: 90_000, codec: 'avc1.42e01f' };
export const SEGMENT_MS = 4_000;

/** The bytes that stand for the picture of one camera from a moment on: what they are does not matter to a hold. */
export const bytesOf = (feed: string, from: number): Buffer => createHash('sha512').update(`${feed} ${from}`).digest();

/** Fills the rings of cameras with segments that follow each other, as a recorder would have left them. */
export async function fillRings(folder: string, feeds: readonly string[], from: number, to: number): Promise<void> {
  const archive = await Archive.open(join(folder, 'recordings'));
  for (const feed of feeds) {
    const init = await archive.addInit(feed, INIT);
    for (let at = from; at < to; at += SEGMENT_MS) {
      const told = { from: at, to: at + SEGMENT_MS, run: 'run', init, codec: INIT.codec, timescale: 90_000 };
      await archive.add(feed, { ...told, mediaStart: (at - from) * 90 }, bytesOf(feed, at));
    }
  }
}

/** A real room, journal and recorder on a folder, and the clock of the holds. Opened again it goes on where it was. */
export async function openRecordingRoom(folder: string, clock: () => Date) {
  const room = await openAlertRoom(folder, 'live', clock);
  const faults: unknown[] = [];
  const recordings = join(folder, 'recordings');
  await mkdir(recordings, { recursive: true });
  const recorder: Recorder = await createRecorder({
    ...{ folder: recordings, limits: { free: 0 }, feed: () => undefined, tools: undefined, clock },
    log: { info() {}, warn: fields => void faults.push(fields) },
  });
  const live = LiveWorld.of(room.keeper, room.journal);
  const onError = (error: unknown) => void faults.push(error);
  const holding = startHolding({ live, recorder, clock, onError });
  const making = createExportMaking({
    ...{ live, journal: room.journal, recorder, clock, folder: recordings, onError },
    key: await evidenceKey(room.records),
  });
  return {
    ...{ ...room, faults, recorder, holding, recordings },
    /** Registers a camera whose owner decided a ring; returns its id. */
    async camera(name: string): Promise<string> {
      const feed = randomUUID();
      await room.submit('belfry', 'feed.register', {
        ...{ feed, name: { fr: name, nl: name }, owner: 'Bruxelles-Propreté', regime: 'camera-law' },
        ...{ source: { kind: 'test' }, point: [4.3687, 50.8491] },
      });
      if (Object.keys(room.keeper.room.conventions).length === 0)
        await room.submit('belfry', 'convention.sign', {
          ...{ convention: randomUUID(), owner: 'Bruxelles-Propreté', reference: 'C-1' },
          ...{ signed: '2020-01-01T00:00:00Z', expires: '2090-01-01T00:00:00Z' },
          scope: { rights: ['live', 'replay', 'export'] },
        });
      await room.submit('belfry', 'recording.set-ring', { feed, seconds: 86_400, decidedBy: 'Conseil' });
      return feed;
    },
    /** Exports a hold as one of the house; returns where the pack is. */
    async export(person: string, hold: string): Promise<string> {
      const id = randomUUID();
      const { events } = await room.submit(person, 'recording.export', {
        ...{ export: id, hold, purpose: 'Dossier du parquet', basis: 'Art. 39bis CIC' },
      });
      await making(events[0]!, new AbortController().signal);
      return join(recordings, 'exports', `${id}.tar`);
    },
    async close() {
      await holding.close();
      await recorder.close();
      await room.close();
    },
  };
}
export type RecordingRoom = Awaited<ReturnType<typeof openRecordingRoom>>;

const VERIFIER = fileURLToPath(new URL('../../scripts/verify-evidence.mjs', import.meta.url));
/** What the verifier of one file says of a pack, as whoever gets it runs it. */
export function verified(pack: string, ...more: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise(resolve =>
    execFile(process.execPath, [VERIFIER, pack, ...more], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    ),
  );
}
/** A copy of a pack with something done to it. */
export async function altered(pack: Buffer, folder: string, change: (bytes: Buffer) => unknown): Promise<string> {
  const copy = Buffer.from(pack);
  const path = join(folder, `${randomUUID()}.tar`);
  const changed = change(copy);
  await writeFile(path, Buffer.isBuffer(changed) ? changed : copy);
  return path;
}
