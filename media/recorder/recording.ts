import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import type { types } from 'mediasoup';
import type { Feed } from '../feed/feed.ts';
import { startChild } from '../source/child.ts';
import type { Ingest } from '../source/ingest.ts';
import type { Tools } from '../source/tools.ts';
import type { MediaLog } from '../workers.ts';
import type { Archive, GapReason } from './archive.ts';
import { createBoxReader, type Fragment, type Init, referenceTime } from './boxes.ts';
import { createWallClock } from './wallClock.ts';

export interface RecordingDeps {
  readonly feed: (id: string) => Feed | undefined;
  readonly tools: Tools;
  readonly archive: Archive;
  readonly log: MediaLog;
  readonly clock: () => Date;
  /** Milliseconds that a segment lasts at least; it ends with the key frame after that. */
  readonly segmentMs: number;
  /** Whether the disk takes more now. */
  readonly room: () => boolean;
  readonly kept: (feed: string, to: number) => void;
}
/** Between two tries at a picture that is not there: the feed itself says when by its status, this is the least. */
const RETRY_MS = 500;
/** From the consumer's start to the first whole fragment: two key frames at the longest distance that cameras have. */
const FIRST_FRAGMENT_MS = 25_000;

/** Keeps one camera's picture until it is closed, over every death of its source, its worker and its ffmpeg. */
export function startRecording(id: string, deps: RecordingDeps): { close(): Promise<void> } {
  const { feed: feedOf, archive, log, clock } = deps;
  const looker = `recorder:${id}`;
  const stop = new AbortController();
  let last: GapReason | undefined;
  const why = async (reason: GapReason): Promise<void> => {
    if (last === reason) return;
    last = reason;
    await archive.stopped(id, reason, clock().getTime());
  };

  const aborted = new Promise<undefined>(resolve => stop.signal.addEventListener('abort', () => resolve(undefined)));
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const begun = performance.now();
      try {
        if (!deps.room()) await why('disk-full');
        else {
          const feed = feedOf(id);
          feed?.look(looker);
          const ingest = feed && (await Promise.race([feed.picture().catch(() => undefined), aborted]));
          if (stop.signal.aborted) break;
          if (ingest) {
            last = undefined;
            await why(await record(id, ingest, deps, stop.signal));
          } else await why('source-lost');
        }
      } catch (error) {
        log.warn({ feed: id, error: String(error) }, 'recording failed; it is tried again');
        await why('recorder-failed').catch(() => undefined);
      }
      if (performance.now() - begun < RETRY_MS || !deps.room())
        await sleep(RETRY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
    feedOf(id)?.leave(looker);
    await why('not-recorded').catch(() => undefined);
  };
  const ended = run();
  return {
    close() {
      stop.abort();
      return ended;
    },
  };
}

/** One run: from a picture that flows to its end. Resolves with why, once what was whole is on the disk. */
async function record(id: string, ingest: Ingest, deps: RecordingDeps, signal: AbortSignal): Promise<GapReason> {
  const { tools, archive, log, clock } = deps;
  const run = crypto.randomUUID();
  let reason: GapReason | undefined;
  let writing: Promise<void> = Promise.resolve();
  const done = Promise.withResolvers<void>();
  const end = (why: GapReason) => {
    reason ??= why;
    done.resolve();
  };
  const segments = createSegments({
    ...{ id, run, archive, segmentMs: deps.segmentMs },
    kept: to => deps.kept(id, to),
  });
  let init: Init | undefined;
  const wall = createWallClock();
  const reader = createBoxReader({
    onInit(head) {
      init = head;
    },
    onFragment(fragment) {
      clearTimeout(late);
      const arrived = clock().getTime();
      const { timescale } = init!;
      const ends = ((fragment.start + fragment.duration) / timescale) * 1000;
      // What comes as it ends was held back, so its arrival says nothing.
      const offset = reason ? wall.offset : wall.place(ends, arrived);
      if (offset === undefined) return end('clock-jumped');
      const from = (fragment.start / timescale) * 1000 + offset;
      // One after the other; a disk that does not take them ends the run.
      writing = writing.then(() => segments.add(init!, fragment, from));
      writing.catch(error => {
        log.warn({ feed: id, error: String(error) }, 'what was recorded could not be kept');
        end(noSpace(error) ? 'disk-full' : 'recorder-failed');
      });
      if (!deps.room()) end('disk-full');
    },
  });
  const late = setTimeout(() => end('source-lost'), FIRST_FRAGMENT_MS);
  const consumer = await consume(ingest);
  const child = startChild(tools.tether, tools.ffmpeg, recordArguments(consumer), undefined, chunk => {
    try {
      reader.push(chunk);
    } catch (error) {
      log.warn({ feed: id, error: String(error) }, 'what was recorded is not whole');
      end('recorder-failed');
    }
  });
  const aborted = () => end('not-recorded');
  signal.addEventListener('abort', aborted, { once: true });
  if (signal.aborted) aborted();
  void child.ended.then(() => {
    if (!reason) log.warn({ feed: id, lines: child.lines().slice(-4) }, 'the recorder of a feed ended');
    end('recorder-failed');
  });
  void ingest.ended.then(() => end('source-lost'));
  consumer.consumer.observer.once('close', () => end('source-lost'));
  try {
    // The port is bound by now or will be within the time of a key frame, which resuming asks for.
    await sleep(BIND_MS, undefined, { signal }).catch(() => undefined);
    await consumer.consumer.resume();
    await done.promise;
  } catch {
    end('source-lost');
  }
  clearTimeout(late);
  signal.removeEventListener('abort', aborted);
  await child.stop();
  consumer.transport.close();
  await writing.catch(() => undefined);
  await segments.flush().catch(() => undefined);
  return reason ?? 'source-lost';
}
/** From the start of ffmpeg until it listens. What comes earlier is lost, and only the first picture waits. */
const BIND_MS = 250;
const noSpace = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code));

/** Gathers fragments into segments of some seconds and hands them to the archive in order. */
function createSegments(given: {
  readonly id: string;
  readonly run: string;
  readonly archive: Archive;
  readonly segmentMs: number;
  readonly kept: (to: number) => void;
}) {
  const { id, run, archive, segmentMs, kept } = given;
  let head: { name: string; bytes: Init } | undefined;
  let open: { from: number; to: number; start: number; pieces: Buffer[] } | undefined;
  let lastTo = 0;
  const flush = async (): Promise<void> => {
    if (!open || !head) return;
    const { from, to, start, pieces } = open;
    open = undefined;
    const { timescale, codec } = head.bytes;
    // Whole milliseconds that never go back: a moment names one segment.
    const begins = Math.max(Math.round(from), lastTo);
    lastTo = Math.max(Math.round(to), begins + 1);
    const told = { from: begins, to: lastTo, run, init: head.name, codec, mediaStart: start, timescale };
    await archive.add(id, told, Buffer.concat(pieces));
    kept(lastTo);
  };
  return {
    flush,
    async add(init: Init, fragment: Fragment, from: number): Promise<void> {
      if (head?.bytes !== init) head = { bytes: init, name: await archive.addInit(id, init) };
      open ??= { from, to: from, start: fragment.start, pieces: [] };
      open.pieces.push(referenceTime(from, fragment.start), fragment.bytes);
      open.to = from + (fragment.duration / init.timescale) * 1000;
      if (open.to - open.from >= segmentMs) await flush();
    },
  };
}

interface Consumed {
  readonly transport: types.PlainTransport;
  readonly consumer: types.Consumer;
  readonly port: number;
}
/** The picture once more, to a pair of ports on the loopback. */
export async function consume({ router, producer }: Pick<Ingest, 'router' | 'producer'>): Promise<Consumed> {
  const port = await freePair();
  const transport = await router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: '127.0.0.1', sendBufferSize: 1 << 21 },
    rtcpListenInfo: { protocol: 'udp', ip: '127.0.0.1' },
    rtcpMux: false,
    comedia: false,
  });
  try {
    await transport.connect({ ip: '127.0.0.1', port, rtcpPort: port + 1 });
    const consumer = await transport.consume({
      producerId: producer.id,
      rtpCapabilities: router.rtpCapabilities,
      paused: true,
    });
    return { transport, consumer, port };
  } catch (error) {
    transport.close();
    throw error;
  }
}

/** Two UDP ports that follow each other and are free: ffmpeg takes RTCP beside RTP. */
async function freePair(): Promise<number> {
  for (let tries = 0; tries < 20; tries++) {
    const port = await bindable(0);
    if (port !== undefined && port % 2 === 0 && (await bindable(port + 1))) return port;
  }
  throw new Error('no two free UDP ports');
}
function bindable(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(undefined);
    });
    socket.bind(port, '127.0.0.1', () => {
      const bound = socket.address().port;
      socket.close(() => resolve(bound));
    });
  });
}

/** What ffmpeg is told: take RTP, change nothing in the picture, write a fragment at each key frame to its output. */
function recordArguments({ consumer, port }: Consumed): string[] {
  const [codec] = consumer.rtpParameters.codecs;
  if (!codec) throw new Error('a picture without a codec');
  const sdp = [
    ...['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=recording', 'c=IN IP4 127.0.0.1', 't=0 0'],
    `m=video ${port} RTP/AVP ${codec.payloadType}`,
    `a=rtpmap:${codec.payloadType} H264/${codec.clockRate}`,
    `a=fmtp:${codec.payloadType} packetization-mode=1`,
    '',
  ].join('\r\n');
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'warning', '-nostdin', '-protocol_whitelist', 'data,rtp,udp,pipe'],
    ...['-f', 'sdp', '-fpsprobesize', '0', '-analyzeduration', '15000000', '-probesize', '5000000'],
    ...['-buffer_size', '4000000', '-reorder_queue_size', '500'],
    ...['-i', `data:application/sdp;base64,${Buffer.from(sdp).toString('base64')}`],
    ...['-map', '0:v:0', '-c', 'copy', '-f', 'mp4'],
    ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-flush_packets', '1', 'pipe:1'],
  ];
}
