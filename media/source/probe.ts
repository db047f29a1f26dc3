import { MOST_PIXELS, SOCKET_TIMEOUT } from './arguments.ts';
import { type Child, startChild } from './child.ts';
import { SourceFailure } from './failure.ts';
import type { Found } from './handling.ts';
import type { Opened } from './open.ts';
import { reasonFor } from './reasons.ts';
import type { Tools } from './tools.ts';

export { SourceFailure } from './failure.ts';

/** The feed must say why within ten seconds; ffprobe's own timeouts are for each socket call only. */
const LONGEST_PROBE = 8_000;
/** Whoever tests an address waits for an answer, and a busy host must not call a good camera bad. */
const LONGEST_LISTENING = 16_000;
/** What is read of ffprobe's answer. A hostile source can make it long. */
const LONGEST_ANSWER = 400_000;

export interface Probed {
  readonly found: Found;
  /** The packets, where they were asked for, in the order in which they came. */
  readonly packets: readonly ProbedPacket[];
}
export interface ProbedPacket {
  readonly video: boolean;
  /** Seconds by the source's own clock; NaN where it gave none. */
  readonly time: number;
  readonly key: boolean;
  readonly bytes: number;
}

/**
 * Asks ffprobe what an opened source shows. Resolves with its first video stream, its first sound, and `seconds` of
 * packets.
 * @throws SourceFailure with the reason that the way or ffprobe gave; `timed-out` after eight seconds.
 */
export async function probe(opened: Opened, tools: Tools, signal: AbortSignal, seconds = 0): Promise<Probed> {
  let output = '';
  const stream =
    'stream=index,codec_type,codec_name,profile,level,has_b_frames,pix_fmt,width,height,channels,sample_rate';
  const packets = 'packet=stream_index,codec_type,dts_time,pts_time,flags,size';
  const asked = seconds > 0 ? ['-show_packets', '-read_intervals', `%+${seconds}`] : [];
  const child = startChild(
    tools.tether,
    tools.ffprobe,
    [
      ...['-hide_banner', '-loglevel', 'warning', ...asked],
      ...['-show_entries', seconds > 0 ? `${stream}:${packets}` : stream, '-of', 'json', ...opened.input.args],
    ],
    chunk => {
      if (output.length < LONGEST_ANSWER) output += chunk;
    },
    undefined,
    { ...(opened.environment && { environment: opened.environment }), feed: opened.feed },
  );
  const begun = performance.now();
  const late = await endedInTime(child, signal, seconds > 0 ? LONGEST_LISTENING : LONGEST_PROBE);
  const found = foundIn(output);
  if (found && found.width * found.height > MOST_PIXELS)
    throw new SourceFailure('picture-too-large', [`${found.width}x${found.height}`]);
  if (found) return { found, packets: packetsIn(output) };
  // ffprobe calls a silent server "invalid data"; only the time it took tells the two apart.
  const silent = !opened.heard?.() && performance.now() - begun >= SOCKET_TIMEOUT - 100;
  // Cut off before it had said anything against the source: that is our haste or its slowness, and no fault in it.
  if (late && child.lines().length === 0) throw new SourceFailure(opened.failure() ?? 'timed-out');
  throw new SourceFailure(opened.failure() ?? reasonFor(child.lines(), false, silent), child.lines());
}

/** Resolves when it is gone, stopped for being late or called off if need be; with whether it was late. */
async function endedInTime(child: Child, signal: AbortSignal, longest: number): Promise<boolean> {
  let late = false;
  const stop = () => void child.stop();
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, longest);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  await child.ended;
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
  return late;
}

type Fields = Record<string, unknown>;
function listIn(json: string, name: string): Fields[] {
  try {
    const list = (JSON.parse(json) as Fields)[name];
    return Array.isArray(list) ? (list as Fields[]) : [];
  } catch {
    return [];
  }
}

/** Reads ffprobe's JSON; undefined where it holds no video with a size. */
export function foundIn(json: string): Found | undefined {
  const streams = listIn(json, 'streams');
  const stream = streams.find(({ width, height }) => Number(width) > 0 && Number(height) > 0);
  if (!stream) return undefined;
  const audio = streams.find(({ codec_type, channels }) => codec_type === 'audio' && Number(channels) > 0);
  return {
    codec: String(stream.codec_name ?? ''),
    profile: String(stream.profile ?? ''),
    level: Number(stream.level ?? 0),
    bFrames: Number(stream.has_b_frames ?? 0) > 0,
    pixels: String(stream.pix_fmt ?? ''),
    width: Number(stream.width),
    height: Number(stream.height),
    ...(audio && {
      audio: {
        codec: String(audio.codec_name ?? ''),
        channels: Number(audio.channels),
        rate: Number(audio.sample_rate ?? 0),
      },
    }),
  };
}

/** ffprobe names packets and streams apart, or in one list where it was asked for more. */
function packetsIn(json: string): ProbedPacket[] {
  const all = [...listIn(json, 'packets'), ...listIn(json, 'packets_and_frames')];
  return all.map(({ codec_type, dts_time, pts_time, flags, size }) => ({
    video: codec_type === 'video',
    time: Number(dts_time ?? pts_time ?? Number.NaN),
    key: String(flags ?? '').startsWith('K'),
    bytes: Number(size ?? 0),
  }));
}
