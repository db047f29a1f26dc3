import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startDemonstrationCameras } from '../../media/cameras/demonstration.ts';
import { createMediaPlatform } from '../../media/platform.ts';
import type { MediaPlatform } from '../../media/port.ts';
import { readSetup } from '../../scripts/setup/result.mjs';
import { workerPath } from '../../scripts/setup/worker-path.mjs';
import { MADOU } from '../../server/demonstration/scenery.ts';
import { createRefuseHost } from '../../server/feeds/refuseHost.ts';
import type { TestBelfry } from '../../server/testing/belfry.ts';

const setup = readSetup(fileURLToPath(new URL('../..', import.meta.url)));
const ffmpeg = setup?.ffmpeg ? { ffmpeg: setup.ffmpeg } : {};
const log = pino({ level: 'silent' });

/** Video as the server has it, that also fetches cameras of this host: those of a test stand on the loopback. */
export const openLoopbackMedia = (): Promise<MediaPlatform> =>
  createMediaPlatform({
    ...{ workerBin: workerPath(), listenIp: '127.0.0.1', clock: () => new Date(), log, ...ffmpeg },
    refuseHost: createRefuseHost({ allowLoopback: true }),
  });

/** A camera beside the room: encoded video with a burnt-in clock, over real RTSP, that outlives the server. */
export interface Camera {
  readonly feed: string;
  readonly name: string;
  close(): Promise<void>;
}

/** Starts the demonstration's cameras and registers that of the metro platform. */
export async function startPlatformCamera(belfry: TestBelfry): Promise<Camera> {
  const cameras = await startDemonstrationCameras({ python: setup ? setup.python : undefined, log, ...ffmpeg });
  if (cameras.missing) console.warn(`NOT OVER RTSP: the test source stands in for the camera. ${cameras.missing}`);
  const [platform] = cameras.feeds;
  if (!platform) throw new Error('the demonstration has no camera');
  const feed = crypto.randomUUID();
  const name = 'Madou, quai Simonis';
  await belfry.own('feed.register', {
    ...{ feed, owner: { fr: 'STIB', nl: 'MIVB' }, regime: 'transport', point: MADOU },
    name: { fr: name, nl: 'Madou, perron Simonis' },
    source: { kind: platform.kind, ...(platform.url ? { url: platform.url } : {}) },
  });
  return { feed, name, close: () => cameras.close() };
}
