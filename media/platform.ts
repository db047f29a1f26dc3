import { ortc } from 'mediasoup';
import type { types } from 'mediasoup-client';
import { Calls } from './calls/calls.ts';
import { createCarry } from './carry.ts';
import { Feed, type FeedDeps } from './feed/feed.ts';
import { createLadders } from './feed/ladder.ts';
import type { Reason } from './feed/life.ts';
import type { Ends, PipeAsked, PipePorts } from './pipes/port.ts';
import type { PipesIn } from './pipes/receiving.ts';
import { type PipeOut, pipeOut } from './pipes/sending.ts';
import { type Delivery, type FeedSource, type FeedStatus, type HostPlatform, MediaRefusal } from './port.ts';
import { createPushDesk } from './push/desk.ts';
import { createRecorder, type RecordingLimits } from './recorder/recorder.ts';
import { examine } from './source/examine.ts';
import { SourceFailure } from './source/failure.ts';
import { ROUTER_CODECS } from './source/handling.ts';
import { startIngest } from './source/ingest.ts';
import { findTools } from './source/tools.ts';
import { admit, Viewers } from './viewers.ts';
import { Sessions } from './webrtc/sessions.ts';
import { createWorkers, type MediaLog, type Running } from './workers.ts';

export interface MediaPlatformOptions {
  /** Path of mediasoup's worker. Where it does not run, feeds say `worker-died` and it is tried again. */
  readonly workerBin: string | undefined;
  /** Path or name of ffmpeg; ffprobe is taken from beside it. Where it is missing, feeds say `no-encoder`. */
  readonly ffmpeg?: string;
  /** Address or name that browsers reach this host by; needed where it is not `listenIp` itself. */
  readonly announcedAddress?: string;
  readonly portRange?: { readonly min: number; readonly max: number };
  readonly listenIp: string;
  readonly clock: () => Date;
  readonly log: MediaLog;
  readonly maxViewersPerFeed?: number;
  /** Worker processes; one serves some 180 browsers at 720p on a core of its own. */
  readonly workers?: number;
  /** Milliseconds that a source runs on after its last viewer; five seconds forgive a reload of the page. */
  readonly linger?: number;
  /** Where pictures are kept, and how much of the disk they may take; absent: nothing is recorded. */
  readonly recordings?: { readonly folder: string; readonly limits: RecordingLimits } | undefined;
  /** Where encoders send over RTMP; opened when a feed expects one. Absent: nowhere. 0 takes any free one. */
  readonly rtmpPort?: number;
  /** Whether a source may not be reached at this host (own services, metadata addresses). Names come unresolved. */
  readonly refuseHost?: (host: string) => boolean | Promise<boolean>;
  /** Pictures that run on other hosts; absent: this host stands alone. It is closed with the platform. */
  readonly pipesIn?: PipesIn | undefined;
  readonly pipePorts?: PipePorts;
}
/** A platform of this process. */
export interface LocalPlatform extends HostPlatform {
  /** Sends a feed's picture to another host: see pipes/sending.ts. @throws MediaRefusal */
  pipe(asked: PipeAsked, ends: Ends, onEnd: (reason: Reason) => void): Promise<PipeOut>;
}

/** Each test of an address is a process of its own; more at once would take the picture from those who look. */
const MOST_EXAMINED = 3;
const LONGEST_EXAMINATION = 20_000;

/** Starts the platform on this host. Resolves even where ffmpeg or the worker is missing: each feed then says why. */
export async function createMediaPlatform(options: MediaPlatformOptions): Promise<LocalPlatform> {
  const { listenIp, announcedAddress, portRange, workerBin, log, clock } = options;
  const [workers, tools] = await Promise.all([
    createWorkers({ workerBin, count: options.workers ?? 1, listenIp, announcedAddress, portRange, log }),
    findTools(options.ffmpeg ?? 'ffmpeg'),
  ]);
  if (!tools) log.warn({}, 'ffmpeg with libx264 and ffprobe not found: no feed has a picture');

  const feeds = new Map<string, Feed>();
  const listeners = new Set<(status: FeedStatus) => void>();
  const announce = (status: FeedStatus) => {
    for (const listener of listeners) listener(status);
  };
  const worker = async (): Promise<Running | undefined> => {
    const slot = workers.leastBusy();
    return slot && workers.ready(slot);
  };
  const deps: FeedDeps = {
    ...{ clock, log, tools, worker, announce },
    linger: options.linger ?? 5_000,
    refuseHost: options.refuseHost ?? (() => false),
    pipeIn: options.pipesIn?.start,
  };
  const pipesOut = new Set<PipeOut>();
  const known = (id: string): Feed => {
    const feed = feeds.get(id);
    if (!feed) throw new MediaRefusal('unknown-feed');
    return feed;
  };
  const shared = {
    carry: createCarry(),
    feed: (id: string) => feeds.get(id),
    maxViewersPerFeed: options.maxViewersPerFeed ?? Number.POSITIVE_INFINITY,
  };
  const ladders = createLadders(tools);
  const deliveries = new Set<(told: Delivery) => void>();
  const viewers = new Viewers({
    ...{ ...shared, workers, ladders },
    tell: told => {
      for (const listener of deliveries) listener(told);
    },
  });
  const sessions = new Sessions({
    ...{ ...shared, worker },
    runningOf: router => workers.slots.find(slot => slot.running?.router === router)?.running,
  });
  const calls = new Calls({ worker });
  const recorder =
    options.recordings &&
    (await createRecorder({ ...options.recordings, feed: id => feeds.get(id), tools, log, clock }));
  /** Feeds that were forgotten or replaced and whose processes are still ending. */
  const ending = new Set<Promise<void>>();
  let startsOfEnded = 0;
  // What runs on another host is counted there.
  const own = () => [...feeds.values()].filter(feed => !feed.isPiped);
  const end = (feed: Feed) => {
    if (!feed.isPiped) startsOfEnded += feed.starts;
    const ended = feed.close().finally(() => ending.delete(ended));
    ending.add(ended);
  };

  const push =
    tools &&
    createPushDesk({
      ...{ host: listenIp, rtmpPort: options.rtmpPort, tools, log },
      async carry(id, signal, retimed) {
        const [feed, running] = [feeds.get(id), await worker()];
        if (!feed || !running) throw new SourceFailure('worker-died');
        const ingest = await startIngest({
          ...{ source: feed.source, router: running.router, tools, signal, retimed, transcode: false },
          ...{ refuseHost: deps.refuseHost, senders: push },
        });
        feed.arrive(ingest);
        return ingest.ended;
      },
    });
  let examining = 0;

  return {
    setFeed(source) {
      const former = feeds.get(source.id);
      if (former && sameSource(former.source, source)) return;
      if (former) end(former);
      const feed = new Feed(source, deps, former?.lookers);
      feeds.set(source.id, feed);
      feed.begin();
      push?.expect(source);
    },
    removeFeed(id) {
      const feed = feeds.get(id);
      if (!feed) return;
      feeds.delete(id);
      push?.forget(id);
      end(feed);
      announce({ feed: id, state: 'lost', reason: 'not-found', since: clock().toISOString(), viewers: 0 });
    },
    status: id => feeds.get(id)?.status(),
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    capabilities: () => ortc.generateRouterRtpCapabilities(ROUTER_CODECS) as types.RtpCapabilities,
    openViewer: viewer => viewers.open(viewer),
    connectViewer: (viewer, dtlsParameters) => viewers.connect(viewer, dtlsParameters),
    watch: (viewer, feed, rtpCapabilities) => viewers.watch(viewer, feed, rtpCapabilities),
    resume: (viewer, consumer) => viewers.resume(viewer, consumer),
    pause: (viewer, consumer) => viewers.pause(viewer, consumer),
    prefer: (viewer, feed, view) => viewers.prefer(viewer, feed, view),
    onDelivery(listener) {
      deliveries.add(listener);
      return () => deliveries.delete(listener);
    },
    async unwatch(viewer, feed) {
      viewers.unwatch(viewer, feed);
    },
    async closeViewer(viewer) {
      viewers.close(viewer);
    },
    ...(recorder ? { recorder } : {}),
    async examine(source) {
      if (!tools) throw new MediaRefusal('no-encoder');
      if (examining >= MOST_EXAMINED) throw new MediaRefusal('too-many-viewers');
      examining++;
      try {
        const signal = AbortSignal.timeout(LONGEST_EXAMINATION);
        return await examine(source, { tools, refuseHost: deps.refuseHost, signal, retimed: false });
      } finally {
        examining--;
      }
    },
    rtmpPort: () => push?.rtmpPort(),
    publish: (session, feed, offer) => sessions.publish(session, feed, offer),
    play: (session, feed, offer) => sessions.play(session, feed, offer),
    patchSession: (session, fragment, mayRestart) => sessions.patch(session, fragment, mayRestart),
    async endSession(session) {
      sessions.end(session);
    },
    onSessionEnd: listener => sessions.onEnd(listener),
    calls,
    isThere: () => true,
    onThere: () => () => undefined,
    async look(id, viewer) {
      const feed = known(id);
      admit(feed, viewer, shared.maxViewersPerFeed);
      feed.look(viewer);
    },
    unlook: (id, viewer) => feeds.get(id)?.leave(viewer),
    wake: id => feeds.get(id)?.wake(),
    async pipe(asked, ends, onEnd) {
      const pipe = await pipeOut(known(asked.feed), asked, { ends, ports: options.pipePorts }, reason => {
        pipesOut.delete(pipe);
        onEnd(reason);
      });
      pipesOut.add(pipe);
      return pipe;
    },
    figures: () => ({
      workers: workers.slots.filter(slot => slot.running).length,
      workerRestarts: workers.restarts(),
      feeds: own().length,
      runningSources: own().filter(feed => feed.running).length,
      sourceStarts: own().reduce((sum, feed) => sum + feed.starts, startsOfEnded),
      viewers: viewers.size,
      consumers: viewers.consumers,
      flowing: viewers.flowing,
      sessions: sessions.size,
      ladders: ladders.size,
      callMembers: calls.members,
      pipesIn: options.pipesIn?.size ?? 0,
    }),
    async close() {
      listeners.clear();
      viewers.closeAll();
      calls.closeAll();
      await recorder?.close();
      sessions.endAll();
      deliveries.clear();
      await ladders.close();
      for (const feed of feeds.values()) end(feed);
      feeds.clear();
      await push?.close();
      options.pipesIn?.close();
      await Promise.all(ending);
      await workers.close();
    },
  };
}

function sameSource(a: FeedSource, b: FeedSource): boolean {
  // The label is burnt into the test pattern alone: a new name cuts nobody's picture.
  const shown = a.source.kind !== 'test' || a.label === b.label;
  return JSON.stringify(a.source) === JSON.stringify(b.source) && shown;
}
