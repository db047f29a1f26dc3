import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runScript, temporaryCheckout } from './temporary-checkout.ts';

let checkout: ReturnType<typeof temporaryCheckout>;
let running: ChildProcess | undefined;

beforeEach(() => {
  checkout = temporaryCheckout(['vite']);
  write('console/index.html', '<!doctype html><title>Belfry</title><p>first');
  write('vite.config.ts', "export default { root: 'console', build: { outDir: '../dist', emptyOutDir: true } };\n");
});
afterEach(() => {
  running?.kill('SIGKILL');
  checkout.remove();
});

const write = (path: string, text: string) => checkout.write(path, text);

/** `npm start` without npm, until it prints `until` or has ended. */
async function start(until?: string) {
  const run = await runScript(checkout.root, ['scripts/start.mjs'], until);
  running = run.child;
  return run;
}

/** Whether a process lives and does more than wait to be collected by its parent. */
function lives(pid: number) {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A server with a child and a grandchild, and a detached child as a video tool might be. It prints their numbers. */
const SERVER = (onStop: string) => `
  import { spawn } from 'node:child_process';
  const plain: any = spawn('sh', ['-c', 'sleep 300 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const detached: any = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
  let signals = 0;
  const stop = (signal: string) => { signals += 1; console.log('heard', signal, signals); ${onStop} };
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  plain.stdout.once('data', (grandchild: Buffer) => {
    console.log('pids', process.pid, plain.pid, detached.pid, String(grandchild).trim());
    console.log('Belfry is ready at http://127.0.0.1:1');
  });
  setInterval(() => {}, 1000);
`;
/** The four numbers that the server printed; never fewer, since 0 would name this test's own group of processes. */
function pidsIn(text: string): [server: number, plain: number, detached: number, grandchild: number] {
  const found = /pids (\d+) (\d+) (\d+) (\d+)\n/.exec(text);
  if (found === null) throw new Error(`The server printed no numbers of processes:\n${text}`);
  return [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4])];
}

describe('[room.1] npm start', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test(`leaves no process behind after ${signal}, which the server hears once`, async () => {
      write('server/main.ts', SERVER('setTimeout(() => process.exit(0), 100);'));
      const { child, ended, text } = await start('Belfry is ready at');
      const pids = pidsIn(text());
      expect(pids.every(lives)).toBe(true);
      child.kill(signal);
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(text().match(/heard .*/g)).toEqual([`heard ${signal} 1`]);
      expect(pids.filter(lives)).toEqual([]);
    });
  }

  test('ends a server that does not stop when asked, with all it started', async () => {
    write('server/main.ts', SERVER(''));
    const { child, ended, text } = await start('Belfry is ready at');
    const pids = pidsIn(text());
    child.kill('SIGTERM');
    expect(await ended).toBe(137);
    expect(pids.filter(lives)).toEqual([]);
  });

  test('ends what a server that died left behind, and answers with its exit code', async () => {
    write('server/main.ts', SERVER('process.exit(7);'));
    const { ended, text } = await start('Belfry is ready at');
    const [server, plain, detached, grandchild] = pidsIn(text());
    process.kill(server, 'SIGTERM');
    expect(await ended).toBe(7);
    expect([server, plain, grandchild].filter(lives)).toEqual([]);
    // Only a signal to `npm start` is known before the server is gone; a detached child of a dead server is its own.
    process.kill(detached, 'SIGKILL');
  });

  test('stopped while it still sets up ends that too', async () => {
    write('server/main.ts', '');
    write(
      'vite.config.ts',
      "console.log('building in', process.pid);\nawait new Promise(r => setTimeout(r, 300_000));\n",
    );
    const { child, ended, text } = await start('building in');
    const builder = Number(/building in (\d+)/.exec(text())![1]);
    expect(lives(builder)).toBe(true);
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    expect(lives(builder)).toBe(false);
  });

  test('builds the console when its sources changed and only then', async () => {
    write('server/main.ts', "console.log('Belfry is ready at http://127.0.0.1:1');\n");
    const page = join(checkout.root, 'dist/index.html');
    expect(await (await start()).ended).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('first');
    const built = statSync(page).mtimeMs;
    expect(await (await start()).ended).toBe(0);
    expect(statSync(page).mtimeMs).toBe(built);
    write('console/index.html', '<!doctype html><title>Belfry</title><p>second');
    expect(await (await start()).ended).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('second');
  });

  test('stops with the reason where the console cannot be built or the checkout lacks a part', async () => {
    write('server/main.ts', "console.log('Belfry is ready at http://127.0.0.1:1');\n");
    write('console/index.html', '<script type="module" src="./missing.ts"></script>');
    const broken = await start();
    expect(await broken.ended).toBe(1);
    expect(broken.text()).toContain('The console could not be built:');
    expect(broken.text()).toContain('missing.ts');
    expect(existsSync(join(checkout.root, 'dist/.built-from'))).toBe(false);
    rmSync(join(checkout.root, 'vite.config.ts'));
    const incomplete = await start();
    expect(await incomplete.ended).toBe(1);
    expect(incomplete.text()).toBe('✗ vite.config.ts is missing: this checkout is not complete.\n');
  });
});
