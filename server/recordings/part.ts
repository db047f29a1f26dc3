import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createPace } from '../access/pace.ts';
import type { Part, PartGiven } from '../parts.ts';
import { startReactor } from '../reactors/reactor.ts';
import { clearKept } from './clearing.ts';
import { startHolding } from './holding.ts';
import { evidenceKey } from './key.ts';
import {
  createExportMaking,
  createSnapshotMaking,
  EXPORT_MAKING,
  type MakingOptions,
  SNAPSHOT_MAKING,
} from './making.ts';
import { recordingOperations } from './operations.ts';
import { followRings } from './rings.ts';
import { recordingRoutes } from './routes.ts';

/** Segments of a console that seeks in several pictures at once, then of one that plays them. */
const PACE = { perSecond: 40, burst: 400 };
const LEASE_MS = 15_000;
const CLEARING_MS = 600_000;

/**
 * Records what the room decided, carries holds out, makes snapshots and packs. What is kept is on the disk of one node:
 * of many, the one that holds the lease records, and the others answer that nothing is here.
 */
export async function openRecordings(given: PartGiven): Promise<Part> {
  const { config, media, live, liveWorld, records, journal, clock, newId, holder, onError } = given;
  const { recorder } = media;
  if (!recorder) return {};
  const folder = join(config.dataFolder, 'recordings');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = await evidenceKey(records);
  const making: MakingOptions = { live: liveWorld, journal, recorder, key, clock, folder, onError };

  const begin = () => {
    const reactor = { live: liveWorld, records, clock, holder, onError };
    const parts = [
      { close: followRings(live, recorder, clock) },
      startHolding({ live: liveWorld, recorder, clock, onError }),
      startReactor({ ...SNAPSHOT_MAKING, ...reactor }, createSnapshotMaking(making)),
      startReactor({ ...EXPORT_MAKING, ...reactor }, createExportMaking(making)),
    ];
    const clearing = setInterval(() => clearKept(live, folder, clock()).catch(onError), CLEARING_MS);
    clearing.unref();
    return async () => {
      clearInterval(clearing);
      for (const part of parts.reverse()) await part.close();
    };
  };
  // Alone, nobody else could record: nothing waits for a lease that a crash left behind.
  let end = config.mongodbUri === undefined ? begin() : undefined;
  let leading: Promise<void> | undefined;
  const lead = async (): Promise<void> => {
    const mine = await records.lease('recordings', holder, clock().getTime(), LEASE_MS);
    if (mine && !end) end = begin();
    else if (!mine && end) {
      await end();
      end = undefined;
    }
  };
  const asking =
    config.mongodbUri === undefined
      ? undefined
      : setInterval(() => {
          leading ??= lead()
            .catch(onError)
            .finally(() => {
              leading = undefined;
            });
        }, LEASE_MS / 3);
  return {
    routes: door => [
      {
        path: '/api/recordings',
        operations: recordingOperations,
        router: recordingRoutes({
          ...{ door, live, recorder, key, folder, clock, newId },
          pace: createPace({ ...PACE, clock }),
        }),
      },
    ],
    async close() {
      clearInterval(asking);
      await leading;
      await end?.();
    },
  };
}
