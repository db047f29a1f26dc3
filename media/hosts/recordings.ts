import { MediaRefusal } from '../port.ts';
import { type Stretch, stretchOf } from '../recorder/archive.ts';
import type { Recorder, RecorderStatus, Ring } from '../recorder/recorder.ts';
import type { Host } from './placing.ts';

interface Keeper {
  readonly host: Host;
  readonly recorder: Recorder;
}
const DISKS = ['enough', 'short', 'full'] as const;

/**
 * What is recorded on several hosts: each feed at its home. A host that was added or taken away moved some homes: what was
 * recorded before lies where it was, so the others are asked as well. Undefined where no host records.
 */
export function joinRecorders(
  hosts: readonly Host[],
  homeOf: (feed: string) => Host | undefined,
): { readonly recorder: Recorder; placed(feed: string): unknown } | undefined {
  const keepers = hosts.flatMap(host => (host.platform.recorder ? [{ host, recorder: host.platform.recorder }] : []));
  if (keepers.length === 0) return undefined;
  /** The home first. */
  const inTurn = (feed: string): readonly Keeper[] => {
    const home = homeOf(feed);
    return [...keepers].sort((a, b) => Number(b.host === home) - Number(a.host === home));
  };
  /** The first that has it. A host that is away is passed over, but not where nobody else has it. */
  const first = async <T>(
    feed: string,
    ask: (recorder: Recorder) => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    let away: unknown;
    for (const { recorder } of inTurn(feed)) {
      try {
        const found = await ask(recorder);
        if (found !== undefined) return found;
      } catch (error) {
        away ??= error;
      }
    }
    if (away) throw away;
    return undefined;
  };
  /** What all have of a stretch. @throws as the home says, where the home can't be asked */
  const joined = async (
    [feed, from, to]: readonly [feed: string, from: number, to: number],
    ask: (recorder: Recorder) => Promise<Stretch>,
  ): Promise<Stretch> => {
    const [home, ...others] = inTurn(feed);
    const atHome = await ask(home!.recorder);
    const elsewhere = await Promise.all(others.map(({ recorder }) => ask(recorder).catch(() => NOTHING)));
    const more = elsewhere.filter(({ segments }) => segments.length > 0);
    return more.length > 0 ? together([atHome, ...more], from, to) : atHome;
  };
  const rings = new Map<string, Ring | undefined>();
  const place = (feed: string) => {
    const home = homeOf(feed);
    const ring = rings.get(feed);
    // Elsewhere it goes on no more; what lies there stays until its time.
    for (const { host, recorder } of keepers)
      if (host === home) recorder.set(feed, ring);
      else if (recorder.feeds().includes(feed)) recorder.set(feed, ring && { ...ring, on: false });
  };
  const recorder: Recorder = {
    set(feed, ring) {
      rings.set(feed, ring);
      place(feed);
    },
    feeds: () => [...new Set(keepers.flatMap(({ recorder }) => recorder.feeds()))],
    list: (feed, from, to) => joined([feed, from, to], one => one.list(feed, from, to)),
    keep: (hold, feed, from, to) =>
      joined([feed, from, to], async one => {
        const isHome = homeOf(feed)?.platform.recorder === one;
        const has = isHome || (await one.list(feed, from, to)).segments.length > 0;
        return has ? one.keep(hold, feed, from, to) : NOTHING;
      }),
    held: (hold, feed, from, to) => joined([feed, from, to], one => one.held(hold, feed, from, to)),
    async release(hold) {
      const having = keepers.filter(({ recorder }) => recorder.holds().includes(hold));
      await Promise.all(having.map(({ recorder }) => recorder.release(hold)));
    },
    holds: () => [...new Set(keepers.flatMap(({ recorder }) => recorder.holds()))],
    keptUpTo(feed) {
      const ends = keepers.flatMap(({ recorder }) => recorder.keptUpTo(feed) ?? []);
      return ends.length > 0 ? Math.max(...ends) : undefined;
    },
    segmentFile: (feed, from) => first(feed, one => one.segmentFile(feed, from)),
    initFile: (feed, init) => first(feed, one => one.initFile(feed, init)),
    frame: (feed, moment) => first(feed, one => one.frame(feed, moment)),
    async sweep() {
      await Promise.all(
        keepers.map(({ recorder }) =>
          recorder.sweep().catch(error => {
            // One that is away sweeps by itself.
            if (!(error instanceof MediaRefusal)) throw error;
          }),
        ),
      );
    },
    status: () => keepers.map(({ recorder }) => recorder.status()).reduce(worst),
    async close() {
      await Promise.all(keepers.map(({ recorder }) => recorder.close()));
    },
  };
  return {
    recorder,
    placed: feed => rings.has(feed) && place(feed),
  };
}

const NOTHING: Stretch = { segments: [], gaps: [] };

/** A gap is where none of them has anything. */
function together(all: readonly Stretch[], from: number, to: number): Stretch {
  const segments = all.flatMap(one => one.segments);
  const stops = all.flatMap(({ gaps }) => gaps.map(({ reason, from: at }) => ({ stopped: reason, at })));
  return stretchOf([...segments, ...stops], from, to);
}

function worst(one: RecorderStatus, other: RecorderStatus): RecorderStatus {
  return {
    bytes: one.bytes + other.bytes,
    free: Math.min(one.free, other.free),
    disk: DISKS[Math.max(DISKS.indexOf(one.disk), DISKS.indexOf(other.disk))]!,
    feeds: { ...other.feeds, ...one.feeds },
  };
}
