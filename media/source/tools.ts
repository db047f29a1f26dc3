import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The programs at hand on this host, and what they can do. */
export interface Tools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** Socket timeout in microseconds: `-stimeout` before ffmpeg 5, where `-timeout` meant to listen. */
  readonly rtspTimeoutOption: '-timeout' | '-stimeout';
  /** `-fps_mode` since ffmpeg 5.1, `-vsync` before. */
  readonly frameModeOption: '-fps_mode' | '-vsync';
  /** A font for burnt-in text; undefined where ffmpeg or the host can't write. */
  readonly font: string | undefined;
  /** Whether the burnt-in clock can show milliseconds. */
  readonly milliseconds: boolean;
  /** Whether sound can be made into Opus; without it a source that sends another kind is mute. */
  readonly opus: boolean;
  /**
   * Programs put before a child, so far as the system has them: it dies with us even when we are killed, and gets no
   * more memory than `MOST_MEMORY`, whatever its source makes of it.
   */
  readonly tether: readonly string[];
  /** Put before a child that decodes, so that the room comes first on a busy host. What only copies costs next to nothing. */
  readonly gentle: readonly string[];
}

/** Bytes that one child may write to. Decoding 8K takes some 700 MB. */
const MOST_MEMORY = 1_200_000_000;

/** Fonts of Debian's and Ubuntu's own packages, in order of preference. */
const FONTS = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf',
  '/usr/share/fonts/truetype/freefont/FreeMonoBold.ttf',
];

/** Undefined where ffmpeg, ffprobe or its H.264 encoder is missing. */
export async function findTools(ffmpeg: string): Promise<Tools | undefined> {
  const ffprobe = basename(ffmpeg) === ffmpeg ? 'ffprobe' : join(dirname(ffmpeg), 'ffprobe');
  const said = (program: string, ...args: string[]) =>
    run(program, args, { maxBuffer: 1 << 22, timeout: 20_000 }).then(
      ({ stdout }) => stdout,
      () => undefined,
    );
  const [version, probe, encoders, filters, rtsp, setpriv, prlimit, nice] = await Promise.all([
    said(ffmpeg, '-version'),
    said(ffprobe, '-version'),
    said(ffmpeg, '-hide_banner', '-encoders'),
    said(ffmpeg, '-hide_banner', '-filters'),
    said(ffmpeg, '-hide_banner', '-h', 'demuxer=rtsp'),
    said('setpriv', '--help'),
    said('prlimit', '--help'),
    said('nice', '--version'),
  ]);
  if (version === undefined || probe === undefined || !encoders?.includes('libx264')) return undefined;
  const [major = 0, minor = 0] = (/version n?(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  return {
    ffmpeg,
    ffprobe,
    rtspTimeoutOption: rtsp?.includes('stimeout') ? '-stimeout' : '-timeout',
    font: filters?.includes(' drawtext ') ? await firstReadable(FONTS) : undefined,
    frameModeOption: major > 5 || (major === 5 && minor >= 1) ? '-fps_mode' : '-vsync',
    milliseconds: major >= 5,
    opus: encoders.includes('libopus'),
    tether: [
      ...(setpriv?.includes('--pdeathsig') ? ['setpriv', '--pdeathsig', 'KILL', '--'] : []),
      ...(prlimit?.includes('--data') ? ['prlimit', `--data=${MOST_MEMORY}`, '--core=0', '--nofile=256'] : []),
    ],
    gentle: nice === undefined ? [] : ['nice', '-n', '5'],
  };
}

async function firstReadable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const readable = await access(path).then(
      () => true,
      () => false,
    );
    if (readable) return path;
  }
  return undefined;
}
