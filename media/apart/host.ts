import { readFile } from 'node:fs/promises';
import { createServer } from 'node:tls';
import type { CallWay } from '../calls/port.ts';
import { endsOf } from '../pipes/port.ts';
import { createPipesIn } from '../pipes/receiving.ts';
import { type Caller, looksOf, pipesOf } from '../pipes/serving.ts';
import { createMediaPlatform, type LocalPlatform, type MediaPlatformOptions } from '../platform.ts';
import type { FeedSource, Figures, MediaPlatform } from '../port.ts';
import type { Frame } from '../recorder/frame.ts';
import type { Ring } from '../recorder/recorder.ts';
import type { MediaLog } from '../workers.ts';
import { createTold, type Told, type ToldFeeds } from './told.ts';
import { Channel, type Handlers, IDENTITY, PROTOCOL, pskOf, TLS } from './wire.ts';

/** What a server is told every second, and after each act that changes it. */
export interface HostState {
  readonly figures: Figures;
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
  readonly platform: Omit<MediaPlatformOptions, 'refuseHost' | 'log' | 'pipesIn'>;
}
const STATE_MS = 1_000;

/**
 * The platform in a process or on a host of its own, for any number of servers of one centre: they tell it the same feeds,
 * and what each opened for its consoles ends with its line. Sources that are recorded go on while no server is there.
 * Other hosts call too, for pipes alone: whoever says hello is a server.
 */
export async function startMediaHost({ host, port, key, log, platform: given }: MediaHostOptions): Promise<MediaHost> {
  const lines = new Set<Channel>();
  const servers = new Set<Channel>();
  // The rule of the house is the server's to know; while none is there nothing new is reached.
  const refuseHost = async (address: string): Promise<boolean> => {
    const [server] = servers;
    return server ? server.ask<boolean>('refuseHost', address).catch(() => true) : true;
  };
  const pipesIn = createPipesIn({ key, ports: given.pipePorts, log });
  const platform = await createMediaPlatform({ ...given, refuseHost, log, pipesIn });
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
    const served = serve(platform, feeds, {
      ends: endsOf(line),
      tell: (what, ...told) => channel.tell(what, ...told),
      onHello() {
        servers.add(channel);
        log.info({ servers: servers.size }, 'a server came');
      },
    });
    const channel = new Channel(line, served.handlers, () => {
      lines.delete(channel);
      served.end();
      if (servers.delete(channel)) log.info({ servers: servers.size }, 'a server left');
    });
    lines.add(channel);
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
      for (const line of [...lines]) line.close();
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

interface Served extends Caller {
  /** It is a server. */
  readonly onHello: () => void;
}

/** What one server or other host may ask; `end` takes back what it opened. */
function serve(platform: LocalPlatform, feeds: ToldFeeds, caller: Served): { handlers: Handlers; end(): void } {
  const viewers = new Set<string>();
  const sessions = new Set<string>();
  const members = new Map<string, readonly [call: string, person: string]>();
  const pipes = pipesOf(platform, caller);
  const looks = looksOf(platform);
  let told: Told | undefined;
  const server = (): Told => {
    if (!told) throw new Error('only a server may say so');
    return told;
  };
  const { calls } = platform;
  const tellState = () => caller.tell('state', stateOf(platform));
  const recording = () => {
    if (!platform.recorder) throw new Error('nothing is recorded on this host');
    return platform.recorder;
  };
  const bytesOf = async (file: Promise<string | undefined>) => {
    const path = await file;
    return path === undefined ? undefined : readFile(path);
  };
  const handlers = {
    hello: (known: FeedSource[], rings: [string, Ring | null][]) => {
      told ??= feeds.of();
      for (const feed of known) told.set(feed);
      for (const [feed, ring] of rings) platform.recorder?.set(feed, ring ?? undefined);
      const statuses = known.flatMap(({ id }) => platform.status(id) ?? []);
      caller.onHello();
      return { protocol: PROTOCOL, statuses, state: stateOf(platform) };
    },
    setFeed: (feed: FeedSource) => server().set(feed),
    removeFeed: (feed: string) => server().remove(feed),
    settled: () => server().settled(),
    ...{ ...pipes.handlers, ...looks.handlers, wake: platform.wake },
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
      told?.end();
      pipes.end();
      looks.end();
      for (const viewer of viewers) void platform.closeViewer(viewer);
      for (const session of sessions) void platform.endSession(session);
      for (const [call, person] of members.values()) calls.close(call, person);
    },
  };
}
