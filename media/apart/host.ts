import { readFile } from 'node:fs/promises';
import { createServer } from 'node:tls';
import type { CallWay } from '../calls/port.ts';
import { createMediaPlatform, type MediaPlatformOptions } from '../platform.ts';
import type { FeedSource, MediaPlatform } from '../port.ts';
import type { Frame } from '../recorder/frame.ts';
import type { Ring } from '../recorder/recorder.ts';
import type { MediaLog } from '../workers.ts';
import { Channel, type Handlers, IDENTITY, PROTOCOL, pskOf, TLS } from './wire.ts';

/** What a server is told every second, and after each act that changes it. */
export interface HostState {
  readonly figures: Readonly<Record<string, number>>;
  readonly rtmpPort?: number | undefined;
  readonly recorder?: {
    readonly status: ReturnType<NonNullable<MediaPlatform['recorder']>['status']>;
    readonly feeds: readonly string[];
    readonly holds: readonly string[];
    readonly upTo: Readonly<Record<string, number>>;
  };
}
export interface MediaHost {
  readonly port: number;
  close(): Promise<void>;
}
export interface MediaHostOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Known to this host and its servers alone. */
  readonly key: string;
  readonly log: MediaLog;
  readonly platform: Omit<MediaPlatformOptions, 'refuseHost' | 'log'>;
}
const STATE_MS = 1_000;

/**
 * The platform in a process or on a host of its own, for any number of servers of one centre: they tell it the same feeds,
 * and what each opened for its consoles ends with its line. Sources that are recorded go on while no server is there.
 */
export async function startMediaHost({ host, port, key, log, platform: given }: MediaHostOptions): Promise<MediaHost> {
  const servers = new Set<Channel>();
  // The rule of the house is the server's to know; while none is there nothing new is reached.
  const refuseHost = async (address: string): Promise<boolean> => {
    const [server] = servers;
    return server ? server.ask<boolean>('refuseHost', address).catch(() => true) : true;
  };
  const platform = await createMediaPlatform({ ...given, refuseHost, log });
  const feeds = createTold(platform);
  const all = (what: string, ...told: readonly unknown[]) => {
    for (const server of servers) server.tell(what, ...told);
  };
  platform.onStatus(status => all('status', status));
  platform.onDelivery(told => all('delivery', told));
  platform.onSessionEnd(session => all('sessionEnd', session));
  platform.calls.onChange(call => all('call', call, platform.calls.now(call)));
  const timer = setInterval(() => all('state', stateOf(platform)), STATE_MS);

  const psk = pskOf(key);
  const listening = createServer({
    ...TLS,
    pskIdentityHint: IDENTITY,
    pskCallback: (_socket, identity) => (identity === IDENTITY ? psk : null),
  });
  listening.on('secureConnection', line => {
    line.setNoDelay(true);
    const served = serve(platform, feeds.of(), () => channel.tell('state', stateOf(platform)));
    const channel = new Channel(line, served.handlers, () => {
      servers.delete(channel);
      served.end();
      log.info({ servers: servers.size }, 'a server left');
    });
    servers.add(channel);
    log.info({ servers: servers.size }, 'a server came');
  });
  listening.on('tlsClientError', error => log.warn({ error: error.message }, 'a stranger was turned away'));
  await new Promise<void>((resolve, reject) => {
    listening.once('error', reject);
    listening.listen(port, host, resolve);
  });
  return {
    port: (listening.address() as { port: number }).port,
    async close() {
      clearInterval(timer);
      listening.close();
      for (const server of [...servers]) server.close();
      await platform.close();
    },
  };
}

function stateOf(platform: MediaPlatform): HostState {
  const { recorder } = platform;
  const feeds = recorder?.feeds() ?? [];
  return {
    figures: platform.figures(),
    rtmpPort: platform.rtmpPort(),
    ...(recorder && {
      recorder: {
        ...{ status: recorder.status(), feeds, holds: recorder.holds() },
        upTo: Object.fromEntries(
          [...new Set([...feeds, ...Object.keys(recorder.status().feeds)])].flatMap(feed => {
            const to = recorder.keptUpTo(feed);
            return to === undefined ? [] : [[feed, to]];
          }),
        ),
      },
    }),
  };
}

/** What one server may ask; `end` takes back what it opened. */
function serve(platform: MediaPlatform, told: Told, tellState: () => void): { handlers: Handlers; end(): void } {
  const viewers = new Set<string>();
  const sessions = new Set<string>();
  const members = new Map<string, readonly [call: string, person: string]>();
  const { calls } = platform;
  const recording = () => {
    if (!platform.recorder) throw new Error('nothing is recorded on this host');
    return platform.recorder;
  };
  const bytesOf = async (file: Promise<string | undefined>) => {
    const path = await file;
    return path === undefined ? undefined : readFile(path);
  };
  const handlers = {
    hello: (feeds: FeedSource[], rings: [string, Ring | null][]) => {
      for (const feed of feeds) told.set(feed);
      for (const [feed, ring] of rings) platform.recorder?.set(feed, ring ?? undefined);
      const statuses = feeds.flatMap(({ id }) => platform.status(id) ?? []);
      return { protocol: PROTOCOL, statuses, state: stateOf(platform) };
    },
    setFeed: (feed: FeedSource) => told.set(feed),
    removeFeed: (feed: string) => told.remove(feed),
    settled: () => told.settled(),
    openViewer: (viewer: string) => {
      viewers.add(viewer);
      return platform.openViewer(viewer);
    },
    connectViewer: platform.connectViewer,
    watch: platform.watch,
    resume: platform.resume,
    pause: platform.pause,
    prefer: platform.prefer,
    unwatch: platform.unwatch,
    closeViewer: (viewer: string) => {
      viewers.delete(viewer);
      return platform.closeViewer(viewer);
    },
    examine: platform.examine,
    publish: (session: string, feed: string, offer: string) => {
      sessions.add(session);
      return platform.publish(session, feed, offer);
    },
    play: (session: string, feed: string, offer: string) => {
      sessions.add(session);
      return platform.play(session, feed, offer);
    },
    patchSession: platform.patchSession,
    endSession: (session: string) => {
      sessions.delete(session);
      return platform.endSession(session);
    },
    callOpen: (call: string, person: string) => {
      members.set(`${call} ${person}`, [call, person]);
      return calls.open(call, person);
    },
    callConnect: (call: string, person: string, way: CallWay, dtls: never) => calls.connect(call, person, way, dtls),
    callProduce: (call: string, person: string, as: never, rtp: never) => calls.produce(call, person, as, rtp),
    callFlow: (call: string, person: string, as: never, on: boolean) => calls.flow(call, person, as, on),
    callStop: (call: string, person: string, as: never) => calls.stop(call, person, as),
    callConsume: (call: string, person: string, producer: string, rtp: never) =>
      calls.consume(call, person, producer, rtp),
    callResume: (call: string, person: string, consumer: string) => calls.resume(call, person, consumer),
    callClose: (call: string, person: string) => {
      members.delete(`${call} ${person}`);
      calls.close(call, person);
    },
    ring: (feed: string, ring: Ring | null) => recording().set(feed, ring ?? undefined),
    list: (feed: string, from: number, to: number) => recording().list(feed, from, to),
    held: (hold: string, feed: string, from: number, to: number) => recording().held(hold, feed, from, to),
    keep: async (hold: string, feed: string, from: number, to: number) => {
      const stretch = await recording().keep(hold, feed, from, to);
      tellState();
      return stretch;
    },
    release: async (hold: string) => {
      await recording().release(hold);
      tellState();
    },
    sweep: async () => {
      await recording().sweep();
      tellState();
    },
    segment: (feed: string, from: number) => bytesOf(recording().segmentFile(feed, from)),
    init: (feed: string, init: string) => bytesOf(recording().initFile(feed, init)),
    frame: (feed: string, moment: number): Promise<Frame | undefined> => recording().frame(feed, moment),
  };
  return {
    handlers,
    end() {
      told.end();
      for (const viewer of viewers) void platform.closeViewer(viewer);
      for (const session of sessions) void platform.endSession(session);
      for (const [call, person] of members.values()) calls.close(call, person);
    },
  };
}

/** The feeds that one server has told of. */
interface Told {
  set(feed: FeedSource): void;
  /** By the word of one server for all: they follow the same room. */
  remove(feed: string): void;
  /** It has told of all that it knows: what nobody tells of any more is forgotten. */
  settled(): void;
  end(): void;
}
/** What all servers have told. One that has just come has told of nothing yet, which takes nothing from the others. */
function createTold(platform: MediaPlatform): { of(): Told } {
  const all = new Set<string>();
  const servers = new Map<Set<string>, boolean>();
  return {
    of() {
      const own = new Set<string>();
      servers.set(own, false);
      return {
        set(feed) {
          own.add(feed.id);
          all.add(feed.id);
          platform.setFeed(feed);
        },
        remove(feed) {
          for (const each of servers.keys()) each.delete(feed);
          all.delete(feed);
          platform.removeFeed(feed);
        },
        settled() {
          servers.set(own, true);
          if ([...servers.values()].includes(false)) return;
          for (const feed of all) if (![...servers.keys()].some(each => each.has(feed))) this.remove(feed);
        },
        end: () => servers.delete(own),
      };
    },
  };
}
