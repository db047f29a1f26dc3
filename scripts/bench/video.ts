import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, type types } from 'mediasoup';
import { type RtspServer, startRtspServer } from '../../media/cameras/rtspServer.ts';
import { agesOf, type ConsolePages, startConsolePages } from '../../media/console.fixture.ts';
import { descendants, setUp, standingPlatform } from '../../media/platform.fixture.ts';
import type { MediaPlatform } from '../../media/port.ts';
import { producerParameters, ROUTER_CODECS } from '../../media/source/handling.ts';
import { offerOf, offerOfTransport } from '../../media/webrtc/asked.ts';
import type { BenchLine } from './line.ts';
import { quantile } from './quantile.ts';
import { makeUndecoded } from './undecoded.ts';

const FEED = '7a0f6bb0-1f9a-4f52-9a53-5c2d90c1a0bb';
const VIEWERS = 16;
const WARM = 15;
const COLD = 6;
const SECONDS = 10;

/**
 * One 720p camera over RTSP in Chromium: time to the first picture, age of the picture on the glass, and what each viewer
 * costs; beside a bare mediasoup router which the same camera reaches by one ffmpeg, with none of our code between. Camera,
 * server and browser share the machine.
 */
export async function bench(): Promise<BenchLine[]> {
  const consoles = await startConsolePages();
  const cameras = await startRtspServer({ cameras: [{ path: 'coded', name: 'Coded', coded: true }] });
  try {
    const ours = await measured(consoles, cameras, platformSubject);
    const bare = await measured(consoles, cameras, bareSubject);
    const healed = await healing(consoles, cameras);
    const line = (figure: string, unit: string, pick: (m: Measured) => number): BenchLine => ({
      ...{ bench: 'video', figure, unit, value: pick(ours), baseline: pick(bare), ratio: pick(ours) / pick(bare) },
    });
    return [
      line('first picture, source running, p50', 'ms', m => quantile(m.warm, 0.5)),
      line('first picture, source running, p95', 'ms', m => quantile(m.warm, 0.95)),
      line('first picture, source asleep, p50', 'ms', m => quantile(m.cold, 0.5)),
      line('glass to glass, p50', 'ms', m => quantile(m.ages, 0.5)),
      line('glass to glass, p95', 'ms', m => quantile(m.ages, 0.95)),
      line(`worker's processor for each of ${VIEWERS} viewers of 720p`, '% of a core', m => m.worker * 100),
      line("server's processor for each of them", '% of a core', m => m.server * 100),
      line('viewers of one 720p stream that a core would carry', 'viewers', m => 1 / (m.worker + m.server)),
      { bench: 'video', figure: 'moving picture again after its worker was killed', unit: 'ms', value: healed },
    ];
  } finally {
    await consoles.close();
    await cameras.close();
  }
}

interface Measured {
  readonly warm: readonly number[];
  readonly cold: readonly number[];
  readonly ages: readonly number[];
  /** Cores for each viewer. */
  readonly worker: number;
  readonly server: number;
}
interface Subject {
  /** For the bindings of a page; the bare one has none of its own. */
  readonly platform: MediaPlatform;
  readonly other: (asked: unknown) => Promise<unknown>;
  readonly workerPid: () => number;
  /** Waits until nothing of the source runs. */
  readonly asleep: () => Promise<void>;
  readonly close: () => Promise<void>;
}
type Start = (cameras: RtspServer) => Promise<Subject & { readonly bare: boolean }>;

async function measured(consoles: ConsolePages, cameras: RtspServer, start: Start): Promise<Measured> {
  const subject = await start(cameras);
  const page = await consoles.bare(subject.platform, { other: subject.other });
  try {
    await page.evaluate(makeLooking, [FEED, subject.bare] as const);
    const look = (name: string) => page.evaluate(viewer => window.lookOnce(viewer), name);
    const leave = () => page.evaluate(() => window.leaveOnce());
    const cold: number[] = [];
    for (let n = 0; n < COLD; n++) {
      await subject.asleep();
      cold.push(await look(`cold ${n}`));
      await leave();
    }
    // One that stays keeps the source running for all others.
    await look('stays');
    await page.evaluate(() => window.keepOnce());
    const ages = await agesOf(page, 'video', 150);
    const warm: number[] = [];
    for (let n = 0; n < WARM; n++) {
      await sleep(200);
      warm.push(await look(`warm ${n}`));
      await leave();
    }
    await page.evaluate(makeUndecoded);
    await page.evaluate(n => window.crowd(n), VIEWERS);
    await sleep(3_000);
    const before = usedBy(subject.workerPid());
    const own = process.cpuUsage();
    await sleep(SECONDS * 1_000);
    const worker = (usedBy(subject.workerPid()) - before) / SECONDS / VIEWERS;
    const { user, system } = process.cpuUsage(own);
    return { warm, cold, ages, worker, server: (user + system) / 1e6 / SECONDS / VIEWERS };
  } finally {
    await page.close();
    await subject.close();
  }
}

/** From the worker's death until the picture on the glass moves on. */
async function healing(consoles: ConsolePages, cameras: RtspServer): Promise<number> {
  const { platform } = await standingPlatform();
  platform.setFeed({ id: FEED, source: { kind: 'rtsp', url: cameras.url('coded') } });
  const page = await consoles.open(platform, 'heals');
  await page.evaluate(feed => window.look(feed), FEED);
  await agesOf(page, 'video', 10);
  const from = performance.now();
  process.kill(workerPid(), 'SIGKILL');
  await page.waitForFunction(feed => window.stateOf(feed).kind !== 'playing', FEED);
  await page.waitForFunction(feed => window.stateOf(feed).kind === 'playing', FEED, { timeout: 60_000 });
  await agesOf(page, 'video', 1);
  const took = performance.now() - from;
  await page.close();
  await platform.close();
  return took;
}

const platformSubject: Start = async cameras => {
  const { platform } = await standingPlatform({ linger: 100 });
  platform.setFeed({ id: FEED, source: { kind: 'rtsp', url: cameras.url('coded') } });
  return {
    ...{ platform, workerPid, bare: false },
    other: () => Promise.reject(new Error('nothing else')),
    async asleep() {
      while (platform.status(FEED)?.state !== 'sleeping') await sleep(50);
      await sleep(500);
    },
    close: () => platform.close(),
  };
};

/** A router, a producer, and ffmpeg that copies the camera into it: no probe, no relay, no limits, no retry. */
const bareSubject: Start = async cameras => {
  const { platform } = await standingPlatform({ workers: 0 });
  const { worker: workerBin, ffmpeg } = setUp();
  const worker = await createWorker({ workerBin, logLevel: 'error' });
  const router = await worker.createRouter({ mediaCodecs: ROUTER_CODECS });
  const server = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
  const ways = new Map<string, types.WebRtcTransport>();
  const consumers = new Map<string, types.Consumer>();
  let source: { producer: types.Producer; child: ChildProcess; transport: types.PlainTransport } | undefined;
  const begin = async () => {
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: 1 << 21 },
      rtcpListenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      ...{ rtcpMux: false, comedia: true },
    });
    const rtpParameters = producerParameters({ handling: 'passed', profileLevelId: '42e01f' }, 102, 4_242);
    const producer = await transport.produce({ kind: 'video', rtpParameters });
    const to = `rtp://127.0.0.1:${transport.tuple.localPort}?rtcpport=${transport.rtcpTuple!.localPort}&pkt_size=1200`;
    const child = spawn(ffmpeg, [
      ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-rtsp_transport', 'tcp', '-fflags', '+nobuffer'],
      ...['-i', cameras.url('coded'), '-an', '-c:v', 'copy', '-bsf:v', 'dump_extra=freq=keyframe'],
      ...['-f', 'rtp', '-ssrc', '4242', '-payload_type', '102', to],
    ]);
    source = { producer, child, transport };
    return source;
  };
  const end = async () => {
    source?.child.kill('SIGKILL');
    source?.transport.close();
    source = undefined;
  };
  const answers: Readonly<Record<string, (asked: never) => Promise<unknown>>> = {
    capabilities: async () => router.rtpCapabilities,
    async open({ viewer }: { viewer: string }) {
      const way = await router.createWebRtcTransport({ webRtcServer: server });
      ways.set(viewer, way);
      return offerOfTransport(way);
    },
    connect: ({ viewer, dtlsParameters }: { viewer: string; dtlsParameters: types.DtlsParameters }) =>
      ways.get(viewer)!.connect({ dtlsParameters }),
    async watch({ viewer, rtpCapabilities }: { viewer: string; rtpCapabilities: types.RtpCapabilities }) {
      const { producer } = source ?? (await begin());
      const consumer = await ways.get(viewer)!.consume({ producerId: producer.id, rtpCapabilities, paused: true });
      consumers.set(consumer.id, consumer);
      return offerOf(consumer);
    },
    resume: ({ consumer }: { consumer: string }) => consumers.get(consumer)!.resume(),
    async leave({ viewer }: { viewer: string }) {
      ways.get(viewer)?.close();
      ways.delete(viewer);
      if (ways.size === 0) await end();
    },
  };
  return {
    ...{ platform, bare: true, workerPid: () => worker.pid },
    async other(asked) {
      const { do: what } = asked as { do: string };
      return (await answers[what]!(asked as never)) ?? null;
    },
    asleep: () => sleep(500),
    async close() {
      await end();
      worker.close();
      await platform.close();
    },
  };
};

const workerPid = (): number => [...descendants()].find(([, text]) => text.includes('mediasoup-worker'))![0];

/** Seconds of a processor that a process has used. */
function usedBy(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

declare global {
  interface Window {
    /** ms from the wish to look until the first picture is on the glass. */
    lookOnce(viewer: string): Promise<number>;
    leaveOnce(): Promise<void>;
    /** The picture that stands is not the next one to leave. */
    keepOnce(): void;
    crowd(viewers: number): Promise<void>;
  }
}
/** Runs in the page: the same acts by our link or by bare mediasoup-client. */
function makeLooking([feed, bare]: readonly [feed: string, bare: boolean]): void {
  const page = window as unknown as Record<string, (...given: unknown[]) => unknown>;
  let undo: (() => Promise<unknown>) | undefined;
  const byLink = async (viewer: string) => {
    const link = page.linkFor!(viewer) as { watch(feed: string): { stream: MediaStream }; close(): void };
    const { stream } = link.watch(feed);
    return { stream, leave: async () => link.close() };
  };
  const byHand = async (viewer: string) => {
    const ask = (asked: object) => page.other!({ viewer, ...asked }) as Promise<never>;
    const Device = page.Device as unknown as { factory(): Promise<import('mediasoup-client').types.Device> };
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: await ask({ do: 'capabilities' }) });
    const way = device.createRecvTransport(await ask({ do: 'open' }));
    way.on('connect', ({ dtlsParameters }, done, failed) =>
      ask({ do: 'connect', dtlsParameters }).then(() => done(), failed),
    );
    const consumer = await way.consume(await ask({ do: 'watch', rtpCapabilities: device.recvRtpCapabilities }));
    await ask({ do: 'resume', consumer: consumer.id });
    const leave = async () => {
      way.close();
      await ask({ do: 'leave' });
    };
    return { stream: new MediaStream([consumer.track]), leave };
  };
  const begin = bare ? byHand : byLink;
  window.lookOnce = async viewer => {
    const from = performance.now();
    const { stream, leave } = await begin(viewer);
    const video = page.show!(viewer, stream) as HTMLVideoElement;
    undo = async () => {
      video.remove();
      await leave();
    };
    await new Promise(resolve => video.requestVideoFrameCallback(resolve));
    return performance.now() - from;
  };
  window.leaveOnce = async () => {
    await undo?.();
    undo = undefined;
  };
  window.keepOnce = () => {
    undo = undefined;
  };
  window.crowd = async viewers => {
    for (let n = 1; n < viewers; n++) await begin(`crowd ${n}`);
  };
}
