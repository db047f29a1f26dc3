import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { withoutSecrets } from './address.ts';

/** One running foreign program. Whoever starts it stops it; `ended` always settles. */
export interface Child {
  readonly pid: number | undefined;
  gone(): boolean;
  /** Its last lines on stderr, oldest first, secrets taken out. */
  lines(): readonly string[];
  /** Resolves when the process is gone; never rejects. */
  readonly ended: Promise<void>;
  /** SIGTERM, then SIGKILL after a second; resolves when the process is gone. */
  stop(): Promise<void>;
}
/** Enough to hold the cause behind the noise that follows it. */
const KEPT_LINES = 40;

export interface ChildMore {
  /** Each line on stderr as it comes, secrets taken out. */
  readonly onLine?: (line: string) => void;
  /** Added to its environment, which is otherwise ours only by its path. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Writes to its standard input until the undo that it answers is called, when the child is gone. */
  readonly feed?: ((into: Writable) => () => void) | undefined;
}
/**
 * Starts `program`; `tether` (see Tools) makes it die with this process. Nothing is read by a shell. What it writes on
 * its output comes as text by `onOutput`, or as it is by `onBytes`.
 */
export function startChild(
  tether: readonly string[],
  program: string,
  args: readonly string[],
  onOutput?: (chunk: string) => void,
  onBytes?: (chunk: Buffer) => void,
  { onLine, environment, feed }: ChildMore = {},
): Child {
  const [first, ...rest] = [...tether, program, ...args];
  const child = spawn(first!, rest, {
    stdio: [feed ? 'pipe' : 'ignore', onOutput || onBytes ? 'pipe' : 'ignore', 'pipe'],
    // LC_ALL: its messages are matched by their English words. One arena a core would reserve more than it may have.
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: process.env.HOME, MALLOC_ARENA_MAX: '2', ...environment },
  });
  const fed = child.stdin && feed?.(child.stdin.on('error', () => undefined));
  const lines: string[] = [];
  const keep = (line: string) => {
    const shown = withoutSecrets(line).slice(0, 500);
    lines.push(shown);
    onLine?.(shown);
    if (lines.length > KEPT_LINES) lines.shift();
  };
  let partial = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (partial + chunk).split('\n');
    partial = (parts.pop() ?? '').slice(-2_000);
    for (const line of parts) keep(line);
  });
  if (onOutput) child.stdout?.setEncoding('utf8').on('data', onOutput);
  else if (onBytes) child.stdout?.on('data', onBytes);
  const ended = new Promise<void>(resolve => {
    // `close` waits for the pipes, so that the last words are in; `error` is a program that never started.
    child.once('close', () => {
      if (partial) keep(partial);
      fed?.();
      resolve();
    });
    child.once('error', error => {
      keep(error.message);
      fed?.();
      resolve();
    });
  });
  return {
    pid: child.pid,
    gone: () => child.exitCode !== null || child.signalCode !== null,
    lines: () => lines,
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const harder = setTimeout(() => child.kill('SIGKILL'), 1_000);
      await ended;
      clearTimeout(harder);
    },
  };
}
