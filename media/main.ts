import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import pino from 'pino';
import { readSetup } from '../scripts/setup/result.mjs';
import { workerPath } from '../scripts/setup/worker-path.mjs';
import { startMediaHost } from './apart/host.ts';
import { readMediaSettings, WrongSettings } from './apart/settings.ts';
import { pipePortsAfter } from './pipes/port.ts';

/** The video platform as a program: on this host beside the server, or on another. See README.md, "Pictures apart". */
try {
  const settings = readMediaSettings(process.env);
  const log = pino({ base: null, level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
  const ffmpeg = readSetup(resolve(import.meta.dirname, '..'))?.ffmpeg;
  const workers = settings.workers ?? availableParallelism();
  const host = await startMediaHost({
    ...{ host: settings.at.host, port: settings.at.port, key: settings.key, log },
    platform: {
      ...{ workerBin: workerPath(), clock: () => new Date(), listenIp: settings.listenIp },
      ...(ffmpeg ? { ffmpeg } : {}),
      ...(settings.announcedAddress ? { announcedAddress: settings.announcedAddress } : {}),
      ...(settings.portRange ? { portRange: settings.portRange } : {}),
      ...(settings.maxViewersPerFeed ? { maxViewersPerFeed: settings.maxViewersPerFeed } : {}),
      ...{ rtmpPort: settings.rtmpPort, workers, pipePorts: pipePortsAfter(workers, settings.portRange) },
      recordings: {
        folder: join(settings.dataFolder, 'recordings'),
        limits: {
          bytes: settings.recordingGb === undefined ? undefined : settings.recordingGb * 1e9,
          free: settings.recordingFreePercent / 100,
        },
      },
    },
  });
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    host.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdout.write(`Belfry media is ready at ${settings.at.host}:${host.port}\n`);
} catch (error) {
  if (error instanceof WrongSettings) process.stderr.write(`${error.message}\n`);
  else console.error(error);
  process.exit(1);
}
