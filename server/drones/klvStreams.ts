import { findTools } from '../../media/source/tools.ts';
import type { Drone } from '../../shared/drones/schema.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { Counts } from './counts.ts';
import type { Intake } from './intake.ts';
import { createKlvReader, positionIn } from './klv.ts';
import { type KlvStream, startKlvStream } from './klvStream.ts';

export interface KlvStreamsDeps {
  readonly live: RoomKeeper;
  readonly intake: Intake;
  readonly counts: Counts;
  readonly ffmpeg: string;
  /** Where transport streams are sent to, and on which ports. */
  readonly host: string;
  readonly ports: { readonly min: number; readonly max: number } | undefined;
  /** The whole address of a feed, with its login; undefined where it has none or may not be reached. */
  readonly addressOf: (feed: string) => Promise<string | undefined>;
  readonly onError: (error: unknown) => void;
}
/** Kinds of source that may carry a data stream and that a second reader may open. */
const CARRIES: readonly string[] = ['srt', 'rtsp', 'hls'];

/**
 * Keeps one extraction for each drone that is bound to one: on its port always, out of its own picture while it flies.
 */
export async function followKlvStreams(deps: KlvStreamsDeps): Promise<{ close(): Promise<void> }> {
  const { live, intake, counts, host, ports, addressOf, onError } = deps;
  const { ffmpeg, tether } = (await findTools(deps.ffmpeg)) ?? { ffmpeg: deps.ffmpeg, tether: [] };
  const running = new Map<string, { readonly address: string; readonly stream: KlvStream }>();
  let closed = false;

  const wanted = async ({ id, klv }: Drone): Promise<string | undefined> => {
    const feed = live.room.feeds[id];
    if (!klv || !feed || feed.retired) return undefined;
    if ('port' in klv) {
      const within = ports && klv.port >= ports.min && klv.port <= ports.max;
      // overrun_nonfatal: a flood loses packets, not the reader.
      return within ? `udp://${host}:${klv.port}?overrun_nonfatal=1&fifo_size=50000` : undefined;
    }
    const flies = Object.values(live.room.missions).some(m => m.feed === id && m.state === 'flying');
    return flies && feed.source.url && CARRIES.includes(feed.source.kind) ? addressOf(id) : undefined;
  };
  const start = (feed: string, address: string): KlvStream => {
    const read = createKlvReader(
      set => {
        const heard = positionIn(set);
        if (heard) intake.hear(feed, heard);
        else counts.dropped('klv', 'no-position', { drone: feed });
      },
      fault => counts.dropped('klv', fault, { drone: feed }),
    );
    return startKlvStream({ ffmpeg, tether, address, onBytes: read, onEnd: () => {} });
  };
  const look = async (): Promise<void> => {
    for (const drone of Object.values(live.room.drones)) {
      const address = await wanted(drone);
      const now = running.get(drone.id);
      if (closed || now?.address === address) continue;
      running.delete(drone.id);
      await now?.stream.stop();
      if (address && !closed) running.set(drone.id, { address, stream: start(drone.id, address) });
    }
  };
  let looking: Promise<void> = look().catch(onError);
  const deaf = live.onEvents(events => {
    if (!events.some(({ type }) => /^(drone|mission|feed)\./.test(type))) return;
    looking = looking.then(look).catch(onError);
  });
  return {
    async close() {
      closed = true;
      deaf();
      await looking;
      await Promise.all([...running.values()].map(({ stream }) => stream.stop()));
    },
  };
}
