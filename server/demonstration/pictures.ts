import { startDemonstrationCameras } from '../../media/cameras/demonstration.ts';
import { droneFlight } from '../../media/cameras/droneFlight.ts';
import type { MediaLog } from '../../media/workers.ts';
import type { Records } from '../records/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { KEPT, keepMadou, registerCameras } from './cameras.ts';
import { flyByMavlink, openMission } from './drone.ts';
import { arrangePictures } from './mosaics.ts';

/** Starts the demonstration's cameras, tells the room of them, and lets the drone fly. Returns its undo. */
export async function startPictures(options: {
  readonly keeper: RoomKeeper;
  readonly records: Records;
  readonly newId: () => string;
  readonly clock: () => Date;
  /** Where MAVLink is listened for on this host; the drone is heard there, as any other. */
  readonly mavlink: number | undefined;
  readonly python: string | null | undefined;
  readonly ffmpeg: string | null | undefined;
  readonly log: MediaLog;
}): Promise<() => Promise<void>> {
  const { clock, mavlink, python, ffmpeg, log } = options;
  const cameras = await startDemonstrationCameras({ python, log, ...(ffmpeg ? { ffmpeg } : {}) });
  try {
    const ids = await registerCameras(options, cameras.feeds);
    await arrangePictures(options, ids);
    await keepMadou(
      options,
      KEPT.flatMap(key => ids.get(key) ?? []),
    );
    const drone = ids.get('drone');
    if (drone) await openMission({ ...options, feed: drone });
    // The picture shows where the drone is at this second of the epoch.
    const land =
      drone && mavlink !== undefined
        ? await flyByMavlink({ port: mavlink, flight: () => droneFlight(clock().getTime() / 1_000) })
        : () => {};
    return async () => {
      land();
      await cameras.close();
    };
  } catch (error) {
    await cameras.close();
    throw error;
  }
}
