import { type ChildProcess, spawn } from 'node:child_process';

export interface KlvStream {
  stop(): Promise<void>;
}
/** Between two tries, ms: doubled each time nothing came. */
const AGAIN = { first: 1_000, last: 30_000 } as const;

/**
 * The data stream of a transport stream, taken out untouched by ffmpeg in a process of its own: whatever the sender does
 * to a demuxer, it does there. Tried again until it is stopped; a sender that is not there yet is no fault.
 */
export function startKlvStream(options: {
  readonly ffmpeg: string;
  /** Put before the program, so that it dies with this server. */
  readonly tether: readonly string[];
  /** `udp://`, `srt://`, `rtsp://` … */
  readonly address: string;
  readonly onBytes: (chunk: Buffer) => void;
  readonly onEnd: (lastLine: string) => void;
}): KlvStream {
  const { ffmpeg, tether, address, onBytes, onEnd } = options;
  let child: ChildProcess | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let wait: number = AGAIN.first;
  let stopped = false;
  let ended: Promise<void> = Promise.resolve();

  const start = () => {
    waiting = undefined;
    const quick = ['-fflags', 'nobuffer', '-probesize', '200000', '-analyzeduration', '1000000'];
    const args = ['-nostdin', '-loglevel', 'error', ...quick, '-i', address];
    const [program, ...rest] = [
      ...tether,
      ffmpeg,
      ...args,
      '-map',
      '0:d',
      '-c',
      'copy',
      '-flush_packets',
      '1',
      '-f',
      'data',
      '-',
    ];
    const one = spawn(program as string, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: process.env.HOME },
    });
    child = one;
    let last = '';
    one.stdout.on('data', (chunk: Buffer) => {
      wait = AGAIN.first;
      onBytes(chunk);
    });
    one.stderr.setEncoding('utf8').on('data', (text: string) => {
      last = (text.trim().split('\n').at(-1) ?? '').slice(0, 300);
    });
    ended = new Promise(resolve => {
      const over = () => {
        child = undefined;
        resolve();
        if (stopped) return;
        onEnd(last);
        waiting = setTimeout(start, wait);
        wait = Math.min(wait * 2, AGAIN.last);
      };
      one.once('close', over);
      one.once('error', over);
    });
  };
  start();
  return {
    async stop() {
      stopped = true;
      clearTimeout(waiting);
      const running = child;
      running?.kill('SIGTERM');
      const harder = setTimeout(() => running?.kill('SIGKILL'), 1_000);
      await ended;
      clearTimeout(harder);
    },
  };
}
