import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { constants as system } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** How long a compiler or a package manager may take to leave things in order. */
const STOP_MS = 10_000;

/**
 * Runs a command to its end and gathers what it printed; never throws. `onLine` hears each line as it comes.
 * A command that cannot be started answers code 127, as a shell would. It runs in a session of its own: a signal to
 * stop ends it with all it started, then this process.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void}} [options]
 * @returns {Promise<{code: number, lines: string[]}>}
 */
export function run(command, args, { cwd, env, onLine } = {}) {
  return new Promise(resolve => {
    const lines = [];
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let stopping = false;
    const stop = signal => {
      // Ctrl-C comes twice under npm, once from the terminal and once from npm.
      if (stopping) return;
      stopping = true;
      const exit = () => process.exit(128 + system.signals[signal]);
      if (child.pid === undefined || child.exitCode !== null) return exit();
      child.on('exit', exit);
      process.kill(-child.pid, signal);
      setTimeout(() => process.kill(-child.pid, 'SIGKILL'), STOP_MS);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    const settle = code => {
      for (const signal of SIGNALS) process.removeListener(signal, stop);
      resolve({ code, lines });
    };
    const hear = line => {
      if (line.trim() === '') return;
      lines.push(line);
      onLine?.(line);
    };
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', text => {
        const parts = (rest + text).split(/[\r\n]/);
        rest = parts.pop();
        for (const part of parts) hear(part);
      });
      stream.on('end', () => hear(rest));
    }
    child.on('error', error => {
      lines.push(error.message);
      settle(127);
    });
    child.on('close', code => settle(code ?? 128));
  });
}

/**
 * The absolute path of the first of `names` found on the search path.
 *
 * @param {string[]} names
 * @param {string} [path] as PATH is written
 * @returns {string | undefined}
 */
export function findProgram(names, path = process.env.PATH ?? '') {
  for (const name of names) {
    for (const folder of path.split(delimiter)) {
      if (!isAbsolute(folder)) continue;
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not in this folder: the next one is looked at.
      }
    }
  }
  return undefined;
}
