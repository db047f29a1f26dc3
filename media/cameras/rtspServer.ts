import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** One camera of the RTSP server; the fields are explained at the head of rtsp_cameras.py. */
export interface RtspCamera {
  readonly path: string;
  /** Burnt into the lower left corner. */
  readonly name: string;
  readonly codec?: 'h264' | 'h264-main' | 'h264-high' | 'h264-bframes' | 'h265' | 'mjpeg';
  readonly audio?: 'aac' | 'alaw' | 'mulaw' | 'opus';
  /** The only one that it takes; both where absent. */
  readonly transport?: 'tcp' | 'udp';
  /** Each picture says when it was made: see console.fixture.ts, `agesOf`. */
  readonly coded?: true;
  /** A small picture, few a second: for many at once. */
  readonly small?: true;
  readonly frames?: { readonly folder: string; readonly fps: number };
  readonly still?: {
    readonly files: readonly string[];
    readonly width: number;
    readonly height: number;
    readonly period: number;
    readonly track: readonly (readonly [x: number, y: number])[];
  };
  readonly steered?: { readonly files: readonly string[]; readonly width: number; readonly height: number };
}
export interface RtspServer {
  readonly port: number;
  readonly pid: number;
  url(path: string): string;
  /** Turns a steered camera's head: each from −1 to 1, `y` upwards. */
  steer(path: string, x: number, y: number): void;
  /** Ends the server; resolves when it is gone. */
  close(): Promise<void>;
}
export interface RtspServerOptions {
  readonly cameras: readonly RtspCamera[];
  /** Any free one where absent. */
  readonly port?: number;
  readonly login?: { readonly user: string; readonly password: string };
  /** The system's own Python, which sees the distribution's GStreamer bindings. */
  readonly python?: string;
}

/**
 * Starts a real RTSP server on the loopback.
 * @throws Error with the server's last words where GStreamer or its Python bindings are missing or the port is taken.
 */
export async function startRtspServer(options: RtspServerOptions): Promise<RtspServer> {
  const { cameras, login, port = 0, python = '/usr/bin/python3' } = options;
  const script = fileURLToPath(new URL('rtsp_cameras.py', import.meta.url));
  const wanted = JSON.stringify({ host: '127.0.0.1', port, cameras, login });
  // It watches its standard input: the pipe closes with this process, however that ends.
  const child = spawn(python, [script, wanted], { stdio: ['pipe', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-1_000);
  });
  child.stdin.on('error', () => undefined);
  const gone = new Promise<void>(resolve => {
    child.once('close', () => resolve());
    child.once('error', error => {
      words += error.message;
      resolve();
    });
  });
  const answer = once(child.stdout.setEncoding('utf8'), 'data').then(
    ([line]) => JSON.parse(line as string).port as number,
  );
  const listening = await Promise.race([answer, gone.then(() => undefined)]);
  if (listening === undefined) throw new Error(`the RTSP server did not start: ${words.trim()}`);
  return {
    port: listening,
    pid: child.pid!,
    url: path => `rtsp://127.0.0.1:${listening}/${path}`,
    steer(path, x, y) {
      child.stdin.write(`${JSON.stringify({ path, x, y })}\n`);
    },
    async close() {
      child.stdin.end();
      const harder = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await gone;
      clearTimeout(harder);
    },
  };
}
