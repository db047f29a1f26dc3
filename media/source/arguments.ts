import { type Address, PROTOCOLS } from './address.ts';
import type { Handling } from './handling.ts';
import type { Tools } from './tools.ts';

/** Where ffmpeg sends one stream: the worker's two ports on the loopback, and what it must write into each packet. */
export interface Target {
  readonly port: number;
  readonly rtcpPort: number;
  readonly payloadType: number;
  readonly ssrc: number;
}
/** What ffmpeg reads. */
export interface Input {
  /** Its options, `-i` and the address. */
  readonly args: readonly string[];
  /** Made here, at the size and rate that are wanted. */
  readonly pattern?: boolean;
  /** Read at the speed of its own time. */
  readonly paced?: boolean;
  /** H.264 may come with lengths before its units, as in FLV and MP4. */
  readonly lengthPrefixed?: boolean;
}
export interface Outputs {
  readonly handling: Handling;
  readonly video: Target;
  readonly audio?: { readonly handling: Handling['handling']; readonly target: Target } | undefined;
}

/** Milliseconds of socket silence after which ffmpeg gives up by itself: before the feed is called lost. */
export const SOCKET_TIMEOUT = 6_000;
/** The largest picture: 8192 × 4320. A lying header asks for more memory than this host has. */
export const MOST_PIXELS = 36_000_000;

/** A picture size and a few frames are enough; measuring the frame rate would hold the first picture for a second. */
const QUICK = ['-max_pixels', `${MOST_PIXELS}`, '-fpsprobesize', '0', '-analyzeduration', '2500000'];
const BOUNDED = ['-probesize', '3000000', '-fflags', '+nobuffer+genpts'];

export interface InputOptions {
  /** The container to expect, where another would be a trick. */
  readonly format?: string;
  /** The source's own clock can't be believed: pictures are timed as they arrive. */
  readonly retimed?: boolean;
  readonly more?: readonly string[];
}

/** Options that stand before `-i`, and the input itself. ffprobe takes the same. */
export function inputArguments(address: Address, tools: Tools, options: InputOptions = {}): string[] {
  const rtsp = address.scheme === 'rtsp' || address.scheme === 'rtsps';
  const { format = rtsp ? 'rtsp' : undefined, retimed, more = [] } = options;
  return [
    ...['-protocol_whitelist', PROTOCOLS[address.scheme]],
    ...(format === undefined ? [] : ['-f', format]),
    ...(rtsp ? ['-rtsp_transport', 'tcp', '-allowed_media_types', 'video+audio'] : []),
    ...(rtsp ? [tools.rtspTimeoutOption, `${SOCKET_TIMEOUT}000`] : ['-rw_timeout', `${SOCKET_TIMEOUT}000`]),
    ...(retimed ? ['-use_wallclock_as_timestamps', '1'] : []),
    ...[...more, ...QUICK, ...BOUNDED],
    ...['-i', address.url],
  ];
}

/** The same for what comes on the standard input. */
export function pipeArguments(format: 'flv' | 'mpegts', retimed: boolean): string[] {
  const times = retimed ? ['-use_wallclock_as_timestamps', '1'] : [];
  return ['-protocol_whitelist', 'pipe', '-f', format, ...times, ...QUICK, ...BOUNDED, '-i', 'pipe:0'];
}

/** The same for what is sent to ports of the loopback as a session description says (RFC 8866). */
export function describedArguments(description: string): string[] {
  return [
    ...['-protocol_whitelist', 'data,rtp,udp', '-f', 'sdp', ...QUICK, ...BOUNDED, '-buffer_size', '2000000'],
    // Packets that overtake each other wait this long for those before them.
    ...['-reorder_queue_size', '200', '-max_delay', '200000'],
    ...['-i', `data:application/sdp;base64,${Buffer.from(description).toString('base64')}`],
  ];
}

export const patternArguments = (label: string, tools: Tools): string[] => [
  ...['-re', '-f', 'lavfi', '-i', pattern(label, tools)],
];

/** The whole command line that carries an input to a worker. */
export function ffmpegArguments(input: Input, { handling, video, audio }: Outputs, tools: Tools): string[] {
  const picture = handling.handling === 'passed' ? passed(input) : encoded(!input.pattern, tools);
  const sound =
    audio?.handling === 'passed'
      ? ['-c:a', 'copy']
      : ['-c:a', 'libopus', '-ar', '48000', '-ac', '1', '-b:a', '40k', '-application', 'lowdelay'];
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'warning', ...(input.args.includes('pipe:0') ? [] : ['-nostdin'])],
    ...['-threads', '2', ...(input.paced ? ['-re'] : []), ...input.args],
    ...['-map', '0:v:0', '-an', '-sn', '-dn', ...picture, ...sentTo(video)],
    ...(audio ? ['-map', '0:a:0', '-vn', '-sn', '-dn', ...sound, ...sentTo(audio.target)] : []),
  ];
}

const sentTo = ({ port, rtcpPort, payloadType, ssrc }: Target): string[] => [
  ...['-f', 'rtp', '-ssrc', `${ssrc}`, '-payload_type', `${payloadType}`],
  `rtp://127.0.0.1:${port}?rtcpport=${rtcpPort}&pkt_size=1200`,
];

/** Cameras send SPS and PPS once or rarely; who joins later needs them at each key frame. */
function passed(input: Input): string[] {
  const repeated = 'dump_extra=freq=keyframe';
  return ['-c:v', 'copy', '-bsf:v', input.lengthPrefixed ? `h264_mp4toannexb,${repeated}` : repeated];
}

/** Constrained baseline, no look-ahead, a key frame each second so that who joins waits no longer than that. */
function encoded(scaled: boolean, tools: Tools): string[] {
  return [
    // Frames leave as they come: the rate wasn't measured, and a constant one would double or drop them.
    ...[tools.frameModeOption, 'vfr'],
    ...(scaled ? ['-vf', "scale='min(1280,iw)':-2"] : []),
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline'],
    ...['-pix_fmt', 'yuv420p', '-crf', '24', '-maxrate', '2500k', '-bufsize', '2500k'],
    ...['-g', '250', '-force_key_frames', 'expr:gte(t,n_forced)'],
  ];
}

/** Colour bars with the UTC clock and a label; where ffmpeg can't write text, the pattern's own running figures stay. */
function pattern(given: string, tools: Tools): string {
  const bars = 'testsrc2=size=1280x720:rate=25';
  if (tools.font === undefined) return bars;
  // The label is typed by a person and would be read as filter syntax: letters, digits, spaces and hyphens remain.
  const label = given.replace(/[^\p{L}\p{N} -]/gu, ' ').slice(0, 60);
  const box = `fontfile=${tools.font}:fontcolor=white:box=1:boxcolor=black@0.75:boxborderw=10`;
  const fraction = tools.milliseconds ? '.%3N' : '';
  const clock = `%{gmtime\\:%Y-%m-%d %H\\\\\\:%M\\\\\\:%S${fraction}} UTC`;
  return `${bars},drawtext=${box}:fontsize=40:x=40:y=40:text='${clock}',drawtext=${box}:fontsize=34:x=40:y=h-80:expansion=none:text='${label}'`;
}
