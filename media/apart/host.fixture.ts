import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A media host as an administrator starts it: `npm run media`. */
export interface HostProcess {
  readonly child: ChildProcess;
  readonly port: number;
}
export interface HostGiven {
  /** Where its recordings lie. */
  readonly folder: string;
  readonly key: string;
  /** Any free one where absent. */
  readonly port?: number;
  readonly more?: Readonly<Record<string, string>>;
}

/** Resolves when it listens. */
export async function startHost({ folder, key, port = 0, more }: HostGiven): Promise<HostProcess> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: {
      ...{ PATH: process.env.PATH, BELFRY_MEDIA_AT: `127.0.0.1:${port}`, BELFRY_MEDIA_KEY: key, BELFRY_DATA: folder },
      ...{ BELFRY_MEDIA_WORKERS: '1', MEDIA_RTMP_PORT: '0', LOG_LEVEL: 'warn', ...more },
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  const found = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const at = /ready at \S+:(\d+)/.exec(said);
      if (at) resolve(Number(at[1]));
    });
    child.once('exit', code => reject(new Error(`the media host ended with ${code}`)));
  });
  return { child, port: found };
}

/** Ends a process by a signal; resolves when it is gone. */
export const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('close', () => resolve());
    child.kill(signal);
  });
