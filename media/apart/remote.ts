import { setTimeout as sleep } from 'node:timers/promises';
import { ortc } from 'mediasoup';
import type { types } from 'mediasoup-client';
import type { Examined } from '../../shared/feeds/examined.ts';
import { CALL_CODECS } from '../calls/limits.ts';
import type { CallRooms, CallStanding } from '../calls/port.ts';
import type {
  ConsumerOffer,
  Delivery,
  FeedSource,
  FeedStatus,
  HostPlatform,
  SessionPatch,
  TransportOffer,
  WatchOffer,
} from '../port.ts';
import { MediaRefusal, NO_FIGURES } from '../port.ts';
import type { Stretch } from '../recorder/archive.ts';
import type { Frame } from '../recorder/frame.ts';
import type { Recorder, Ring } from '../recorder/recorder.ts';
import { ROUTER_CODECS } from '../source/handling.ts';
import type { RefuseHost } from '../source/reach.ts';
import type { MediaLog } from '../workers.ts';
import { openCache } from './cache.ts';
import type { HostState } from './host.ts';
import { Channel, dial, PROTOCOL, type Way } from './wire.ts';

export interface RemoteMediaOptions extends Way {
  readonly clock: () => Date;
  readonly log: MediaLog;
  readonly refuseHost: RefuseHost;
  /** Where pieces of recordings lie for the minute in which they are asked for. */
  readonly cache: string;
  /** ms after which all feeds that the room has were told. */
  readonly settledMs?: number;
}
interface Welcome {
  readonly protocol: number;
  readonly statuses: readonly FeedStatus[];
  readonly state: HostState;
}
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;
/** The server does not wait longer for pictures before it is there for everything else. */
const LONGEST_START = 4_000;
const SETTLED_MS = 20_000;
const EMPTY: HostState = { figures: NO_FIGURES };

/**
 * A platform in a process or on a host of its own, as if it were here. While its line is down every feed says
 * `worker-died`, whatever is asked is refused with the same, and it is called again for ever; what it must know (feeds,
 * rings) it is told anew, and consoles open again as after the death of a worker.
 */
export async function connectMedia(options: RemoteMediaOptions): Promise<HostPlatform> {
  const { clock, log } = options;
  const feeds = new Map<string, FeedSource>();
  const rings = new Map<string, Ring | undefined>();
  const statuses = new Map<string, FeedStatus>();
  const standings = new Map<string, CallStanding>();
  const sessions = new Set<string>();
  const onStatus = new Set<(status: FeedStatus) => void>();
  const onDelivery = new Set<(told: Delivery) => void>();
  const onSessionEnd = new Set<(session: string) => void>();
  const onCall = new Set<(call: string) => void>();
  const onThere = new Set<(there: boolean) => void>();
  const cache = await openCache(options.cache);
  let state = EMPTY;
  let channel: Channel | undefined;
  let closed = false;
  const closing = new AbortController();

  const announce = (status: FeedStatus) => {
    // That it was forgotten is the last that is said of it.
    if (feeds.has(status.feed)) statuses.set(status.feed, status);
    for (const listener of onStatus) listener(status);
  };
  const endSession = (session: string) => {
    if (sessions.delete(session)) for (const listener of onSessionEnd) listener(session);
  };
  const gone = () => {
    channel = undefined;
    if (closed) return;
    log.warn({ host: options.host, port: options.port }, 'the line to the media host is down');
    const since = clock().toISOString();
    for (const feed of feeds.keys()) announce({ feed, state: 'lost', reason: 'worker-died', since, viewers: 0 });
    for (const session of [...sessions]) endSession(session);
    const open = [...standings.keys()];
    standings.clear();
    for (const call of open) for (const listener of onCall) listener(call);
    for (const listener of onThere) listener(false);
  };
  const handlers = {
    refuseHost: (address: string) => options.refuseHost(address),
    status: announce,
    delivery: (told: Delivery) => {
      for (const listener of onDelivery) listener(told);
    },
    sessionEnd: endSession,
    call: (call: string, standing: CallStanding | null) => {
      if (standing) standings.set(call, standing);
      else standings.delete(call);
      for (const listener of onCall) listener(call);
    },
    state: (told: HostState) => {
      state = told;
    },
  };
  const call = async (): Promise<void> => {
    const line = await dial(options);
    const opened = new Channel(line, handlers, gone);
    const welcome = await opened.ask<Welcome>('hello', [...feeds.values()], [...rings]);
    if (welcome.protocol !== PROTOCOL) {
      opened.close();
      throw new Error(`the media host speaks protocol ${welcome.protocol}, this server ${PROTOCOL}`);
    }
    channel = opened;
    state = welcome.state;
    // What was set while it was asked.
    for (const feed of feeds.values()) opened.tell('setFeed', feed);
    for (const [feed, ring] of rings) opened.tell('ring', feed, ring);
    for (const status of welcome.statuses) if (feeds.has(status.feed)) announce(status);
    // The room follows the start of the server by seconds: then all that it knows has been told.
    setTimeout(() => opened.tell('settled'), options.settledMs ?? SETTLED_MS).unref();
    log.info({ host: options.host, port: options.port }, 'the media host is there');
    for (const listener of onThere) listener(true);
  };
  const stay = async (onFirst: () => void): Promise<void> => {
    let pause = FIRST_PAUSE;
    while (!closed) {
      if (!channel) {
        await call().then(
          () => {
            pause = FIRST_PAUSE;
            onFirst();
          },
          error => log.warn({ error: String(error) }, 'the media host is not there'),
        );
        if (!channel) pause = Math.min(LONGEST_PAUSE, pause * 2);
      }
      await sleep(channel ? FIRST_PAUSE : pause, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const first = new Promise<void>(resolve => void stay(resolve));
  await Promise.race([first, sleep(LONGEST_START, undefined, { ref: false })]);

  const ask = <T>(what: string, ...given: readonly unknown[]): Promise<T> =>
    channel ? channel.ask<T>(what, ...given) : Promise.reject(new MediaRefusal('worker-died'));
  const tell = (what: string, ...given: readonly unknown[]): void => channel?.tell(what, ...given);
  const nothing = async (): Promise<void> => undefined;

  const recorder: Recorder = {
    set(feed, ring) {
      rings.set(feed, ring);
      tell('ring', feed, ring);
    },
    feeds: () => state.recorder?.feeds ?? [],
    list: (feed, from, to) => ask<Stretch>('list', feed, from, to),
    keep: (hold, feed, from, to) => ask<Stretch>('keep', hold, feed, from, to),
    held: (hold, feed, from, to) => ask<Stretch>('held', hold, feed, from, to),
    release: hold => ask<void>('release', hold),
    holds: () => state.recorder?.holds ?? [],
    keptUpTo: feed => state.recorder?.upTo[feed],
    segmentFile: (feed, from) =>
      cache.file(`${feed} ${from}.m4s`, () => ask<Buffer | undefined>('segment', feed, from)),
    initFile: (feed, init) => cache.file(`${feed} ${init}.mp4`, () => ask<Buffer | undefined>('init', feed, init)),
    frame: async (feed, moment) => (await ask<Frame | null | undefined>('frame', feed, moment)) ?? undefined,
    sweep: () => ask<void>('sweep'),
    status: () => state.recorder?.status ?? { bytes: 0, free: 1, disk: 'enough', feeds: {} },
    close: nothing,
  };
  const calls: CallRooms = {
    capabilities: () => ortc.generateRouterRtpCapabilities(CALL_CODECS) as types.RtpCapabilities,
    open: (call, person) => ask<{ send: TransportOffer; receive: TransportOffer }>('callOpen', call, person),
    connect: (call, person, way, dtls) => ask<void>('callConnect', call, person, way, dtls),
    produce: (call, person, as, rtp) => ask<string>('callProduce', call, person, as, rtp),
    flow: (call, person, as, on) => ask<void>('callFlow', call, person, as, on),
    stop: (call, person, as) => tell('callStop', call, person, as),
    consume: (call, person, producer, rtp) => ask<ConsumerOffer>('callConsume', call, person, producer, rtp),
    resume: (call, person, consumer) => ask<void>('callResume', call, person, consumer),
    close: (call, person) => tell('callClose', call, person),
    now: call => standings.get(call),
    onChange: listening(onCall),
  };
  const session = async (what: 'publish' | 'play', id: string, feed: string, offer: string): Promise<string> => {
    const answer = await ask<string>(what, id, feed, offer);
    sessions.add(id);
    return answer;
  };
  return {
    ...{ recorder, calls },
    isThere: () => channel !== undefined,
    onThere: listening(onThere),
    look: (feed, viewer) => ask<void>('look', feed, viewer),
    unlook: (feed, viewer) => tell('unlook', feed, viewer),
    wake: feed => tell('wake', feed),
    setFeed(feed) {
      feeds.set(feed.id, feed);
      if (channel) return tell('setFeed', feed);
      const since = clock().toISOString();
      announce({ feed: feed.id, state: 'lost', reason: 'worker-died', since, viewers: 0 });
    },
    removeFeed(feed) {
      feeds.delete(feed);
      statuses.delete(feed);
      tell('removeFeed', feed);
    },
    status: feed => statuses.get(feed),
    onStatus: listening(onStatus),
    capabilities: () => ortc.generateRouterRtpCapabilities(ROUTER_CODECS) as types.RtpCapabilities,
    openViewer: viewer => ask<TransportOffer>('openViewer', viewer),
    connectViewer: (viewer, dtls) => ask<void>('connectViewer', viewer, dtls),
    watch: (viewer, feed, rtp) => ask<WatchOffer>('watch', viewer, feed, rtp),
    resume: (viewer, consumer) => ask<void>('resume', viewer, consumer),
    pause: (viewer, consumer) => ask<void>('pause', viewer, consumer),
    prefer: (viewer, feed, view) => ask<void>('prefer', viewer, feed, view),
    onDelivery: listening(onDelivery),
    unwatch: (viewer, feed) => ask<void>('unwatch', viewer, feed),
    // One that is down has forgotten its viewers by itself.
    closeViewer: viewer => ask<void>('closeViewer', viewer).catch(nothing),
    examine: source => ask<Examined>('examine', source),
    rtmpPort: () => state.rtmpPort,
    publish: (id, feed, offer) => session('publish', id, feed, offer),
    play: (id, feed, offer) => session('play', id, feed, offer),
    patchSession: (id, fragment, mayRestart) => ask<SessionPatch>('patchSession', id, fragment, mayRestart),
    endSession: id => ask<void>('endSession', id).catch(nothing),
    onSessionEnd: listening(onSessionEnd),
    figures: () => state.figures,
    async close() {
      closed = true;
      closing.abort();
      channel?.close();
      await cache.close();
    },
  };
}

const listening =
  <T>(all: Set<(told: T) => void>) =>
  (listener: (told: T) => void): (() => void) => {
    all.add(listener);
    return () => all.delete(listener);
  };
