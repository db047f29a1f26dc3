import { randomInt } from 'node:crypto';
import type { types } from 'mediasoup';
import type { Reason } from '../feed/life.ts';
import type { FeedSource } from '../port.ts';
import { ffmpegArguments, type Target } from './arguments.ts';
import { type Child, startChild } from './child.ts';
import { SourceFailure } from './failure.ts';
import {
  audioHandlingOf,
  audioParameters,
  type Handling,
  handlingOf,
  producerParameters,
  TRANSCODED,
} from './handling.ts';
import { type Means, type Opened, openSource } from './open.ts';
import { probe } from './probe.ts';
import { reasonFor } from './reasons.ts';

/** A picture that flows into a router. It ends once, by itself or by `stop`, and then says why. */
export interface Ingest {
  readonly producer: types.Producer;
  /** Its sound in Opus, where it has any; ends with the picture. */
  readonly audio?: types.Producer;
  readonly router: types.Router;
  readonly handling: Handling['handling'];
  /** It was sent to us as it is, and nothing makes another form of it. */
  readonly asItIs?: boolean;
  /** Of the picture; unknown where it was sent to us. */
  readonly width?: number;
  readonly height?: number;
  /** Resolves when nothing of it runs any more, with the reason; never rejects. */
  readonly ended: Promise<Reason>;
  stop(): Promise<void>;
}
export interface IngestOptions extends Means {
  readonly source: FeedSource;
  readonly router: types.Router;
  /** Transcode even what could be passed. */
  readonly transcode: boolean;
}
/** What ffmpeg writes into each packet; dynamic range of RFC 3551. */
const PAYLOAD_TYPE = 102;
const AUDIO_PAYLOAD_TYPE = 111;
/** From ffmpeg's start to the first key frame: a connection, and the longest key frame distance seen in cameras. */
const LONGEST_WAIT = 9_000;
/** One step back is a camera that set its clock; so many are a clock that can't be believed. */
const MOST_STEPS_BACK = 10;
const STEP_BACK = /non[- ]monoton(ous|ically increasing) dts/i;

/**
 * Brings a source into a router: the way to it, probe, transports, producers, ffmpeg, first key frame. Resolves when
 * that key frame has arrived, so that whoever watches from then on sees a picture.
 * @throws SourceFailure; whatever had been opened is closed then.
 */
export async function startIngest(options: IngestOptions): Promise<Ingest> {
  const opened = await openSource(options.source, options);
  try {
    const ingest = await carried(opened, options);
    void ingest.ended.then(() => opened.close());
    return ingest;
  } catch (error) {
    opened.close();
    throw error;
  }
}

async function carried(opened: Opened, { router, tools, signal, transcode }: IngestOptions): Promise<Ingest> {
  const found = opened.input.pattern ? undefined : (await probe(opened, tools, signal)).found;
  if (signal.aborted) throw new SourceFailure('source-ended');
  const handling = found && !transcode ? handlingOf(found) : TRANSCODED;
  const transport = await plainTransport(router);
  // The worker died or the feed went away while the transport was made: a closed transport has no ports to send to.
  if (signal.aborted || transport.closed) {
    transport.close();
    throw new SourceFailure('worker-died');
  }
  // ffmpeg's option is a signed 32-bit number.
  const ssrc = randomInt(1, 0x7fff_ffff);
  try {
    const producer = await transport.produce({
      kind: 'video',
      rtpParameters: producerParameters(handling, PAYLOAD_TYPE, ssrc),
    });
    const sound = found?.audio && (await soundOf(router, `feed-${ssrc}`, found.audio, tools.opus));
    await producer.enableTraceEvent(['keyframe']);
    const outputs = {
      handling,
      video: targetOf(transport, PAYLOAD_TYPE, ssrc),
      audio: sound && { handling: sound.handling, target: sound.target },
    };
    let stepsBack = 0;
    const child: Child = startChild(
      handling.handling === 'passed' ? tools.tether : [...tools.tether, ...tools.gentle],
      tools.ffmpeg,
      ffmpegArguments(opened.input, outputs, tools),
      undefined,
      undefined,
      {
        ...(opened.environment && { environment: opened.environment }),
        feed: opened.feed,
        onLine: line => {
          if (STEP_BACK.test(line) && ++stepsBack === MOST_STEPS_BACK) void child.stop();
        },
      },
    );
    let keyFrameSeen = false;
    const why = (late: boolean): Reason =>
      stepsBack >= MOST_STEPS_BACK
        ? 'clock-runs-back'
        : (opened.failure() ?? reasonFor(child.lines(), keyFrameSeen, late));
    const close = () => {
      transport.close();
      sound?.transport.close();
    };
    const ended = endOf(child, transport, close, () => why(false));
    const stop = async () => {
      await child.stop();
      close();
    };
    const first = await firstKeyFrame(producer, ended, signal);
    keyFrameSeen = first === 'came';
    if (!keyFrameSeen) {
      const sent = first === 'late' && (opened.heard?.() || (await heard(producer)));
      await stop();
      throw new SourceFailure(
        transport.appData.died ? 'worker-died' : sent ? 'no-key-frame' : why(first === 'late'),
        child.lines(),
      );
    }
    await producer.enableTraceEvent([]);
    const size = found ?? { width: 1280, height: 720 };
    return {
      ...{ producer, router, handling: handling.handling, width: size.width, height: size.height, ended, stop },
      ...(sound && { audio: sound.producer }),
    };
  } catch (error) {
    transport.close();
    throw error instanceof SourceFailure ? error : new SourceFailure('worker-died');
  }
}

/** Where the sound goes; undefined where this host or the router has no Opus: then the picture comes without it. */
async function soundOf(
  router: types.Router,
  cname: string,
  found: Parameters<typeof audioHandlingOf>[0],
  canEncode: boolean,
) {
  const handling = audioHandlingOf(found);
  const takes = router.rtpCapabilities.codecs?.some(({ mimeType }) => mimeType.toLowerCase() === 'audio/opus');
  if (!takes || (handling === 'transcoded' && !canEncode)) return undefined;
  const transport = await plainTransport(router);
  const ssrc = randomInt(1, 0x7fff_ffff);
  const rtpParameters = audioParameters(AUDIO_PAYLOAD_TYPE, ssrc, cname);
  const producer = await transport.produce({ kind: 'audio', rtpParameters });
  return { transport, producer, handling, target: targetOf(transport, AUDIO_PAYLOAD_TYPE, ssrc) };
}

const targetOf = (transport: types.PlainTransport, payloadType: number, ssrc: number): Target => ({
  port: transport.tuple.localPort,
  rtcpPort: transport.rtcpTuple!.localPort,
  payloadType,
  ssrc,
});

/** RTP and RTCP apart, on the loopback: ffmpeg doesn't multiplex them. It locks on the first packet's sender. */
async function plainTransport(router: types.Router): Promise<types.PlainTransport> {
  try {
    return await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: 1 << 21 },
      rtcpListenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      rtcpMux: false,
      comedia: true,
    });
  } catch {
    throw new SourceFailure('worker-died');
  }
}

/** Whether anything of a stream has arrived. */
async function heard(producer: types.Producer): Promise<boolean> {
  const stats = await producer.getStats().catch(() => []);
  return stats.some(({ byteCount }) => byteCount > 0);
}

/**
 * The one end of an ingest: ffmpeg is gone, or the transport closed with its worker. Each ends the other: an ffmpeg
 * that outlives its worker would hang on its pipes and hold the camera.
 */
async function endOf(
  child: Child,
  transport: types.PlainTransport,
  close: () => void,
  why: () => Reason,
): Promise<Reason> {
  const workerDied = new Promise<Reason>(resolve => {
    transport.once('routerclose', () => resolve('worker-died'));
    if (transport.closed) resolve('worker-died');
  });
  const reason = await Promise.race([workerDied, child.ended.then(why)]);
  if (reason === 'worker-died') transport.appData.died = true;
  await child.stop();
  close();
  return reason;
}

/** Waits for the producer's first key frame; `ended` also where it was called off. */
async function firstKeyFrame(
  producer: types.Producer,
  ended: Promise<unknown>,
  signal: AbortSignal,
): Promise<'came' | 'ended' | 'late'> {
  return new Promise(resolve => {
    const timer = setTimeout(() => settle('late'), LONGEST_WAIT);
    const settle = (how: 'came' | 'ended' | 'late') => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      producer.removeListener('trace', traced);
      resolve(how);
    };
    const aborted = () => settle('ended');
    const traced = (trace: types.ProducerTraceEventData) => {
      if (trace.type === 'keyframe') settle('came');
    };
    signal.addEventListener('abort', aborted, { once: true });
    producer.on('trace', traced);
    void ended.then(aborted);
    if (signal.aborted) aborted();
  });
}
