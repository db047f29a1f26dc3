import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { longestRing } from '../../shared/recordings/settings.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { exportFile, snapshotFile } from './making.ts';

/**
 * Takes away what may no longer be kept beside the rings: packs of holds that were released, and pictures older than
 * their regime lets them be, unless a hold that stands has a claim on them. The facts stay in the journal.
 */
export async function clearKept(keeper: RoomKeeper, folder: string, now: Date): Promise<void> {
  const { room } = keeper;
  const standing = (hold: string | undefined): boolean => {
    const held = hold === undefined ? undefined : room.holds[hold];
    return held !== undefined && !held.released;
  };
  for (const id of await idsIn(join(folder, 'exports'))) {
    const made = room.exports[id];
    if (!made || !standing(made.hold)) await rm(exportFile(folder, id), { force: true });
  }
  for (const id of await idsIn(join(folder, 'snapshots'))) {
    const snapshot = room.snapshots[id];
    const regime = snapshot && room.feeds[snapshot.feed]?.regime;
    const age = snapshot ? now.getTime() - Date.parse(snapshot.moment) : Number.POSITIVE_INFINITY;
    const may = regime !== undefined && age < longestRing(regime, now.toISOString()) * 1000;
    if (!may && !standing(snapshot?.hold)) await rm(snapshotFile(folder, id), { force: true });
  }
}

/** Names without their ending. */
const idsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [] as string[])).map(name => name.replace(/\.(tar|png)$/, ''));
