import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

/** A real Belfry in a process and data folder of its own, with the demonstration's accounts. */
export interface Subject {
  readonly url: string;
  readonly folder: string;
  /** ms from the start of the process until it said that it was ready. */
  readonly readyAfter: number;
  signIn(account: string): Promise<{ token: string; person: string }>;
  /** Stops it; `keep` leaves its data folder. */
  close(more?: { keep: boolean }): Promise<void>;
}

export async function startSubject(folder = mkdtempSync(join(tmpdir(), 'belfry-bench-'))): Promise<Subject> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('../../server/main.ts', import.meta.url))],
    {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        BELFRY_DATA: folder,
        BELFRY_DEMO: '1',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await ready(child);
  return {
    url,
    folder,
    readyAfter: performance.now() - from,
    async signIn(account) {
      const answer = await fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account, password: 'demo' }),
      });
      const body = (await answer.json()) as { token: string; person: { id: string } };
      return { token: body.token, person: body.person.id };
    },
    close: more => stop(child, () => more?.keep || rmSync(folder, { recursive: true, force: true })),
  };
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', chunk => {
      text += chunk;
      const found = /Belfry is ready at (\S+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    });
    child.on('exit', code => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
}
function stop(child: ChildProcess, after: () => unknown): Promise<void> {
  return new Promise(resolve => {
    child.removeAllListeners('exit');
    child.on('exit', () => {
      after();
      resolve();
    });
    child.kill('SIGTERM');
  });
}
const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** The bare `ws` server: passes a text on to all of its sockets but the one it came from. */
export async function startBare(): Promise<{ url: string; send: (text: string) => void; close: () => void }> {
  const child = fork(fileURLToPath(new URL('./bareServer.ts', import.meta.url)));
  const port = await new Promise<number>(resolve => child.once('message', p => resolve(p as number)));
  const url = `ws://127.0.0.1:${port}`;
  const sender = new WebSocket(url, { perMessageDeflate: false });
  await new Promise(resolve => sender.once('open', resolve));
  return {
    url,
    send: text => sender.send(text),
    close() {
      sender.close();
      child.kill();
    },
  };
}
