import type { Part, PartGiven } from '../parts.ts';
import { watchBounds } from './bounds.ts';
import { createCounts } from './counts.ts';
import type { Listener } from './datagrams.ts';
import { DROPS } from './heard.ts';
import { createIntake } from './intake.ts';
import { followKlvStreams } from './klvStreams.ts';
import { listenCot, listenMavlink } from './listeners.ts';
import { droneOperations } from './operations.ts';
import { droneRoutes } from './routes.ts';
import { createDroneTokens } from './tokens.ts';
import { keepTrails } from './trail.ts';

/**
 * Telemetry of drones: what listens does so only where the environment names a port; the demonstration hears its own
 * drone by MAVLink on the loopback. Whatever comes in passes one gate, and then goes where positions go.
 */
export async function openDrones(given: PartGiven): Promise<Part> {
  const { config, live, records, tracks, clock, newId, log, onError, metrics } = given;
  const { host, mavlinkPort, cotPort, klvPorts } = config.telemetry;
  const counts = createCounts(clock, (detail, message) => log.warn(detail, message));
  for (const reason of DROPS)
    metrics.gauge(`telemetry_dropped_${reason.replaceAll('-', '_')}`, `Telemetry dropped: ${reason}`, () =>
      counts.total(reason),
    );
  const intake = createIntake({
    ...{ counts, clock },
    feedOf: feed => live.room.feeds[feed],
    report: track => tracks.report(live.world, track),
    ...(given.telemetryReach ? { reach: given.telemetryReach } : {}),
  });
  const trails = keepTrails({ records, tracks, world: live.world, clock, onError });
  const bounds = watchBounds({ live, tracks, newId, onError });
  const deps = { live, intake, counts, clock, host, onError };
  const demonstration = live.room.about.room?.demonstration === true;
  const open: (readonly [name: string, listener: Listener])[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(open.map(([, listener]) => listener.close()));
    await bounds.close();
    await trails.close();
  };
  try {
    if (mavlinkPort !== undefined) open.push(['mavlink', await listenMavlink(deps, mavlinkPort)]);
    else if (demonstration) open.push(['mavlink', await listenMavlink({ ...deps, host: '127.0.0.1' }, 0)]);
    if (cotPort !== undefined) open.push(['cot', await listenCot(deps, cotPort)]);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const streams = await followKlvStreams({
    ...{ live, intake, counts, host, onError, ports: klvPorts },
    ffmpeg: given.ffmpeg,
    addressOf: given.addressOf,
  });
  const ports = Object.fromEntries(open.map(([name, { port }]) => [name, port]));
  if (open.length > 0) log.info({ host, ...ports }, 'telemetry is listened for');
  const options = { live, intake, counts, clock, trails, ports, tokens: createDroneTokens(records) };
  return {
    ports,
    routes: door => [{ path: '/api/drones', router: droneRoutes(options, door), operations: droneOperations }],
    async close() {
      await streams.close();
      await closeAll();
    },
  };
}
