import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { MediaLog } from '../workers.ts';
import { AERIAL, aerialTrack } from './aerialScene.ts';
import { ROUND } from './droneFlight.ts';
import { startOnvifCamera } from './onvifCamera.ts';
import { LOOP } from './paintScenes.ts';
import { type RtspCamera, startRtspServer } from './rtspServer.ts';

export interface DemonstrationFeed {
  readonly key: (typeof KEYS)[number];
  /** `test`: this host can't serve RTSP, so the platform's own pattern stands in; `url` is absent then. */
  readonly kind: 'rtsp' | 'test';
  readonly url?: string;
  /** ONVIF device service of a camera whose head can be turned. */
  readonly control?: string;
  /** Burnt into the picture. */
  readonly label: string;
}
const KEYS = ['platform', 'boulevard', 'drone', 'louvain'] as const;
export interface DemonstrationCameras {
  readonly feeds: readonly DemonstrationFeed[];
  /** Why there are no RTSP cameras, in the server's own words. */
  readonly missing?: string;
  close(): Promise<void>;
}
export interface DemonstrationOptions {
  readonly port?: number;
  /** Null: set-up found no Python with GStreamer. */
  readonly python?: string | null | undefined;
  readonly ffmpeg?: string;
  /** Where the painted scenes are kept from one start to the next; 35 MB. */
  readonly folder?: string;
  readonly log: MediaLog;
}

const LABELS = {
  platform: 'MADOU  quai 1 / perron 1',
  boulevard: 'BD DU RÉGENT / REGENTLAAN',
  drone: 'DRONE 1  100 m',
  louvain: 'CH. DE LOUVAIN / LEUVENSESTWG',
} as const;

/** Places that the steered camera knows. */
const PRESETS = {
  square: { name: 'Place Madou / Madouplein', x: -0.1, y: 0, zoom: 0 },
  road: { name: 'Chaussée / Steenweg', x: 0.8, y: 0.4, zoom: 0 },
} as const;

/**
 * Starts the demonstration's cameras: a metro platform and a boulevard that loop, a drone whose picture glides with
 * `droneFlight`, and one on a roof whose head is turned by ONVIF. Never rejects: where RTSP can't be served the feeds are test patterns and `missing` says why.
 */
export async function startDemonstrationCameras(options: DemonstrationOptions): Promise<DemonstrationCameras> {
  try {
    if (options.python === null) throw new Error('no Python with GStreamer on this machine');
    const folder = await paintedScenes(options);
    const server = await startRtspServer({
      cameras: cameras(folder),
      ...(options.port !== undefined && { port: options.port }),
      ...(options.python && { python: options.python }),
    });
    const head = await startOnvifCamera({
      ...{ streams: { sub: server.url('louvain') }, zooms: false, presets: PRESETS },
      onMove: ({ x, y }) => server.steer('louvain', x, y),
    });
    return {
      feeds: KEYS.map(key => ({
        ...{ key, kind: 'rtsp', url: server.url(key), label: LABELS[key] },
        ...(key === 'louvain' && { control: head.url }),
      })),
      async close() {
        await Promise.all([head.close(), server.close()]);
      },
    };
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error);
    options.log.warn({ error: missing }, 'no RTSP cameras for the demonstration: test patterns stand in');
    return {
      feeds: KEYS.map(key => ({ key, kind: 'test', label: LABELS[key] })),
      missing,
      close: async () => undefined,
    };
  }
}

function cameras(folder: string): RtspCamera[] {
  const loop = (key: 'platform' | 'boulevard') => ({
    path: key,
    name: LABELS[key],
    frames: { folder: join(folder, key), fps: LOOP.fps },
  });
  const files = [0, 1].map(blink => join(folder, `aerial-${blink}.i420`));
  const still = { files, ...AERIAL, period: ROUND, track: aerialTrack() };
  return [
    ...[loop('platform'), loop('boulevard'), { path: 'drone', name: LABELS.drone, still }],
    { path: 'louvain', name: LABELS.louvain, steered: { files, ...AERIAL } },
  ];
}

/** The folder with the scenes, painted on the first start after they changed. */
async function paintedScenes({ folder, ffmpeg = 'ffmpeg', log }: DemonstrationOptions): Promise<string> {
  const home = folder ?? join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'belfry', 'cameras');
  const painted = join(home, await version());
  if (await exists(painted)) return painted;
  log.info({}, 'painting the scenes of the demonstration cameras, some ten seconds');
  await mkdir(home, { recursive: true });
  const former = await readdir(home);
  // Painted aside and moved in one step: a start that is cut short leaves nothing half-done under the final name.
  const aside = await mkdtemp(join(home, 'painting-'));
  const painter = fileURLToPath(new URL('paintScenes.ts', import.meta.url));
  try {
    await promisify(execFile)(process.execPath, [painter, aside, ffmpeg], { timeout: 180_000 });
    await rename(aside, painted).catch(async error => {
      // Another start was faster.
      if (!(await exists(painted))) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  for (const old of former) if (/^[0-9a-f]{12}$/.test(old)) await rm(join(home, old), { recursive: true, force: true });
  return painted;
}

/** A digest of everything that decides what is painted. */
async function version(): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url));
  const sources = (await readdir(here))
    .filter(name => /^(raster|.*Scene|paintScenes|droneFlight)\.ts$/.test(name))
    .sort();
  const hash = createHash('sha256');
  for (const source of sources) hash.update(await readFile(join(here, source)));
  return hash.digest('hex').slice(0, 12);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
