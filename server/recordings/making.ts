import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recorder } from '../../media/recorder/recorder.ts';
import type { CommandType } from '../../shared/commands.ts';
import { idOf } from '../alerts/reports.ts';
import type { Journal } from '../journal/port.ts';
import type { LiveWorld } from '../reactors/liveWorld.ts';
import type { Handle } from '../reactors/reactor.ts';
import type { EvidenceKey } from './key.ts';
import { Damaged, packEvidence } from './pack.ts';

export interface MakingOptions {
  readonly live: LiveWorld;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly key: EvidenceKey;
  readonly clock: () => Date;
  /** Where snapshots and exports are kept. */
  readonly folder: string;
  readonly onError: (error: unknown) => void;
}
export const snapshotFile = (folder: string, id: string): string => join(folder, 'snapshots', `${id}.png`);
export const exportFile = (folder: string, id: string): string => join(folder, 'exports', `${id}.tar`);
/** Never change these: they name positions and the ids of commands. */
export const SNAPSHOT_MAKING = { name: 'recording-snapshots', types: ['recording.snapshot-taken'] } as const;
export const EXPORT_MAKING = { name: 'recording-exports', types: ['recording.exported'] } as const;
/** The open segment of a moment that has just passed comes in within its length and a key frame. */
const SNAPSHOT_WAIT_MS = 15_000;

/** Makes the picture of each snapshot that was taken, and tells its hash. At least once; the second time finds it told. */
export function createSnapshotMaking({ live, recorder, clock, folder, onError }: MakingOptions): Handle {
  const { keeper } = live;
  return async event => {
    const { snapshot: id, feed, moment } = event.data as { snapshot: string; feed: string; moment: string };
    const known = keeper.room.snapshots[id];
    if (!known || known.kept || known.failed) return;
    const at = Date.parse(moment);
    const upTo = recorder.keptUpTo(feed);
    if (upTo !== undefined && upTo < at && clock().getTime() - at < SNAPSHOT_WAIT_MS)
      throw new Error('the picture is not on the disk yet');
    const frame = await recorder.frame(feed, at).catch(error => {
      onError(error);
      return 'not-made' as const;
    });
    if (frame === undefined || frame === 'not-made')
      return tell(live, SNAPSHOT_MAKING.name, id, 'recording.report-snapshot', {
        ...{ snapshot: id, failed: frame ?? 'no-picture' },
      });
    await keepWhole(snapshotFile(folder, id), frame.png);
    const hash = createHash('sha256').update(frame.png).digest('hex');
    const kept = { hash, bytes: frame.png.length, frameAt: new Date(frame.at).toISOString() };
    await tell(live, SNAPSHOT_MAKING.name, id, 'recording.report-snapshot', { snapshot: id, kept });
  };
}

/** Packs each export that was asked for, and tells its hash or why there is none. */
export function createExportMaking(options: MakingOptions): Handle {
  const { live, journal, recorder, key, clock, folder, onError } = options;
  const { keeper } = live;
  return async event => {
    const { export: id } = event.data as { export: string };
    const asked = keeper.room.exports[id];
    const hold = asked && keeper.room.holds[asked.hold];
    if (!asked || asked.sealed || asked.failed) return;
    if (!hold || hold.released)
      return tell(live, EXPORT_MAKING.name, id, 'recording.report-export', { export: id, failed: 'not-made' });
    await mkdir(join(folder, 'exports'), { recursive: true, mode: 0o700 });
    const given = { room: keeper.room, journal, recorder, key, now: clock().getTime() };
    const packed = await packEvidence(given, hold, asked, exportFile(folder, id)).catch(error => {
      onError(error);
      if (error instanceof Damaged) return 'damaged' as const;
      return (error as NodeJS.ErrnoException).code === 'ENOSPC' ? ('disk-full' as const) : ('not-made' as const);
    });
    const report =
      typeof packed === 'string'
        ? { export: id, failed: packed }
        : { export: id, sealed: { ...packed, key: key.fingerprint } };
    await tell(live, EXPORT_MAKING.name, id, 'recording.report-export', report);
  };
}

async function keepWhole(path: string, bytes: Buffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.part`, bytes, { mode: 0o600, flush: true });
  await rename(`${path}.part`, path);
}

/** One command for one thing: told twice, it is told once. @throws Error where it could not be written: then again. */
async function tell(live: LiveWorld, name: string, id: string, type: CommandType, data: unknown): Promise<void> {
  const { keeper } = live;
  const outcome = await keeper.submit('belfry', { id: idOf(name, id), world: keeper.world, type, data });
  if (!outcome.ok && outcome.code !== 'conflict') throw new Error(`${type}: ${outcome.reason}`);
}
