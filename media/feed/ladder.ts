import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { types } from 'mediasoup';
import { consume } from '../recorder/recording.ts';
import { startChild } from '../source/child.ts';
import { producerParameters, TRANSCODED } from '../source/handling.ts';
import type { Ingest } from '../source/ingest.ts';
import type { Tools } from '../source/tools.ts';
import { LOW_LINES } from './line.ts';

/** The low picture of a source without layers: made of the running one, by one encoder for all who want it. */
interface Rung {
  readonly producer: types.Producer;
  stop(): Promise<void>;
}
export interface Ladders {
  /** The low picture, if it runs now. Whoever takes it gives it back once. */
  take(ingest: Ingest): types.Producer | undefined;
  give(ingest: Ingest): void;
  /** Starts it where it does not run; resolves with whether it runs, once its first key frame is here. */
  start(ingest: Ingest): Promise<boolean>;
  /** How many encoders run. */
  readonly size: number;
  close(): Promise<void>;
}
/** Milliseconds that it outlives its last taker: a wall that turns its pages takes it again. */
const LINGER = 10_000;
const LONGEST_WAIT = 12_000;
const PAYLOAD_TYPE = 102;
/** From the start of ffmpeg until it listens. */
const BIND_MS = 250;

export function createLadders(tools: Tools | undefined): Ladders {
  interface Entry {
    readonly starting: Promise<Rung | undefined>;
    rung?: Rung;
    takers: number;
    timer?: NodeJS.Timeout;
  }
  const all = new Map<Ingest, Entry>();
  const ending = new Set<Promise<void>>();
  const stop = (ingest: Ingest) => {
    const entry = all.get(ingest);
    if (!entry) return;
    all.delete(ingest);
    clearTimeout(entry.timer);
    const ended = entry.starting.then(rung => rung?.stop()).finally(() => ending.delete(ended));
    ending.add(ended);
  };
  const rest = (ingest: Ingest, entry: Entry) => {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => entry.takers === 0 && stop(ingest), LINGER);
  };
  return {
    get size() {
      return all.size;
    },
    take(ingest) {
      const entry = all.get(ingest);
      if (!entry?.rung || entry.rung.producer.closed) return undefined;
      entry.takers++;
      return entry.rung.producer;
    },
    give(ingest) {
      const entry = all.get(ingest);
      if (entry && --entry.takers === 0) rest(ingest, entry);
    },
    async start(ingest) {
      let entry = all.get(ingest);
      if (!entry) {
        const starting = tools ? startRung(ingest, tools).catch(() => undefined) : Promise.resolve(undefined);
        const made: Entry = { starting, takers: 0 };
        entry = made;
        all.set(ingest, made);
        void ingest.ended.then(() => stop(ingest));
        void starting.then(rung => {
          if (!rung) return stop(ingest);
          made.rung = rung;
          rung.producer.observer.once('close', () => stop(ingest));
          rest(ingest, made);
        });
      }
      return (await entry.starting) !== undefined;
    },
    async close() {
      for (const ingest of [...all.keys()]) stop(ingest);
      await Promise.all(ending);
    },
  };
}

async function startRung(ingest: Ingest, tools: Tools): Promise<Rung | undefined> {
  const { router } = ingest;
  const source = await consume(ingest);
  let target: types.PlainTransport | undefined;
  try {
    target = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: 1 << 20 },
      rtcpListenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      ...{ rtcpMux: false, comedia: true },
    });
    const ssrc = randomInt(1, 0x7fff_ffff);
    const producer = await target.produce({
      kind: 'video',
      rtpParameters: producerParameters(TRANSCODED, PAYLOAD_TYPE, ssrc),
    });
    await producer.enableTraceEvent(['keyframe']);
    const address = `rtp://127.0.0.1:${target.tuple.localPort}?rtcpport=${target.rtcpTuple?.localPort}&pkt_size=1200`;
    const child = startChild(tools.tether, tools.ffmpeg, [
      ...readArguments(source.consumer, source.port),
      ...lowArguments(tools),
      ...['-f', 'rtp', '-ssrc', `${ssrc}`, '-payload_type', `${PAYLOAD_TYPE}`, address],
    ]);
    const transport = target;
    const stop = async () => {
      await child.stop();
      transport.close();
      source.transport.close();
    };
    const came = new Promise<boolean>(resolve => {
      const timer = setTimeout(() => resolve(false), LONGEST_WAIT);
      const settle = (how: boolean) => {
        clearTimeout(timer);
        resolve(how);
      };
      producer.on('trace', ({ type }) => type === 'keyframe' && settle(true));
      void child.ended.then(() => settle(false));
      void ingest.ended.then(() => settle(false));
    });
    // Each ends the other: its consumers learn by the producer's end that they must look for another picture.
    void child.ended.then(stop);
    source.consumer.observer.once('close', () => void stop());
    await sleep(BIND_MS);
    await source.consumer.resume();
    if (await came) {
      await producer.enableTraceEvent([]).catch(() => undefined);
      return { producer, stop };
    }
    await stop();
    return undefined;
  } catch (error) {
    source.transport.close();
    target?.close();
    throw error;
  }
}

function readArguments({ rtpParameters }: types.Consumer, port: number): string[] {
  const [codec] = rtpParameters.codecs;
  const sdp = [
    ...['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=ladder', 'c=IN IP4 127.0.0.1', 't=0 0'],
    `m=video ${port} RTP/AVP ${codec?.payloadType}`,
    `a=rtpmap:${codec?.payloadType} H264/90000`,
    `a=fmtp:${codec?.payloadType} packetization-mode=1`,
    '',
  ].join('\r\n');
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'warning', '-nostdin', '-protocol_whitelist', 'data,rtp,udp'],
    ...['-f', 'sdp', '-fflags', '+nobuffer', '-fpsprobesize', '0', '-analyzeduration', '10000000'],
    ...['-buffer_size', '2000000', '-i', `data:application/sdp;base64,${Buffer.from(sdp).toString('base64')}`],
  ];
}

/** 360 lines at 350 kbit/s, fifteen pictures a second: enough to see that something moves, and what. */
const lowArguments = (tools: Tools): string[] => [
  ...['-map', '0:v:0', '-an', '-threads', '1', tools.frameModeOption, 'vfr'],
  ...['-vf', `fps=15,scale=-2:'min(${LOW_LINES},ih)'`],
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline'],
  ...['-pix_fmt', 'yuv420p', '-b:v', '350k', '-maxrate', '400k', '-bufsize', '300k'],
  ...['-g', '150', '-force_key_frames', 'expr:gte(t,n_forced*2)'],
];
