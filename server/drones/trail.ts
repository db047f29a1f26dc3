import type { Track } from '../../shared/protocol.ts';
import type { Records } from '../records/port.ts';
import type { Tracks } from '../tracks.ts';

/** Where a drone was: `[ms since 1970, longitude, latitude, height m, heading °]`. */
export type Sample = readonly [
  at: number,
  longitude: number,
  latitude: number,
  height: number | null,
  heading: number | null,
];
export interface Trails {
  /** Samples of one drone between two moments, ms since 1970, oldest first. */
  read(feed: string, from: number, to: number): Promise<readonly Sample[]>;
  close(): Promise<void>;
}
/** Dense enough for a line on the map, and for the replay of a flight. */
const EVERY_MS = 2_000;
const MINUTE_MS = 60_000;
/** Positions are kept as long as police images are (camera act, art. 6 § 3; police function act, art. 25/6). */
export const KEPT_DAYS = 30;

interface Minute {
  readonly feed: string;
  readonly from: number;
  readonly samples: readonly Sample[];
}
/** Samples what flies and keeps it minute by minute beside the journal. A minute that is not over is lost by a crash. */
export function keepTrails(options: {
  readonly records: Records;
  readonly tracks: Tracks;
  readonly world: string;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}): Trails {
  const { records, tracks, world, clock, onError } = options;
  const shelf = records.shelf<Minute>('drone-trails', ['feed']);
  const current = new Map<string, { from: number; samples: Sample[] }>();
  const keep = (feed: string): Promise<void> => {
    const minute = current.get(feed);
    current.delete(feed);
    if (!minute || minute.samples.length === 0) return Promise.resolve();
    const { from, samples } = minute;
    return shelf.put(`${feed} ${from}`, { feed, from, samples: [...samples] });
  };
  const deaf = tracks.onReport((of, [feed, longitude, latitude, , heading, , told]: Track) => {
    // Only what came in as telemetry: a drone that is not ours, or a track of something else, is not followed.
    if (of !== world || !told || told.remoteId) return;
    const now = clock().getTime();
    const from = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    if (current.get(feed)?.from !== from) {
      keep(feed).catch(onError);
      current.set(feed, { from, samples: [] });
    }
    const samples = current.get(feed)?.samples ?? [];
    const last = samples.at(-1);
    if (!last || now - last[0] >= EVERY_MS)
      samples.push([now, longitude, latitude, told.height ?? null, heading ?? null]);
  });
  const sweep = async (): Promise<void> => {
    const oldest = clock().getTime() - KEPT_DAYS * 86_400_000;
    for (const [key, { from }] of await shelf.all()) if (from < oldest) await shelf.remove(key);
  };
  const sweeping = setInterval(() => sweep().catch(onError), 3_600_000);
  return {
    async read(feed, from, to) {
      const kept = (await shelf.find('feed', feed)).map(([, minute]) => minute);
      const now = current.get(feed);
      return [...kept, ...(now ? [{ feed, ...now }] : [])]
        .filter(minute => minute.from + MINUTE_MS >= from && minute.from <= to)
        .sort((a, b) => a.from - b.from)
        .flatMap(minute => minute.samples)
        .filter(([at]) => at >= from && at <= to);
    },
    async close() {
      clearInterval(sweeping);
      deaf();
      await Promise.all([...current.keys()].map(keep));
    },
  };
}
