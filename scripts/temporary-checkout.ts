import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { findProgram } from './setup/command.mjs';
import { nodeBinary } from './setup/dependencies.mjs';

const repository = resolve(import.meta.dirname, '..');
/** The Node that the product brings along runs everything; whatever else is on the path begins, as for a newcomer. */
const productNode = nodeBinary(repository) ?? process.execPath;
const elsewhere = (process.env.PATH ?? '').split(delimiter).filter(folder => !folder.includes('node_modules'));
const systemNode = findProgram(['node'], elsewhere.join(delimiter)) ?? productNode;

/**
 * A small checkout in a temporary folder, for tests of the programs that start and test one: this repository's
 * scripts, and a node_modules as after a set-up, made of links to this repository's, so that `npm ci` has nothing
 * to do. The rest is for the test to write. Whoever makes it removes it.
 */
export function temporaryCheckout(packages: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), 'belfry-checkout-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(join(repository, 'scripts'), join(root, 'scripts'), {
    recursive: true,
    filter: path => !path.endsWith('.test.ts'),
  });
  write('package-lock.json', '{}');
  write('package.json', '{"type":"module"}');
  write('node_modules/.cache/belfry-lock', createHash('sha256').update('{}').digest('hex'));
  mkdirSync(join(root, 'node_modules/.bin'));
  symlinkSync(productNode, join(root, 'node_modules/.bin/node'));
  for (const name of ['mediasoup', ...packages]) {
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name));
  }
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * Runs one of a checkout's scripts on the system's Node. Resolves when it prints `until`, or has ended; `ended`
 * resolves with its exit code.
 */
export async function runScript(root: string, args: readonly string[], until = '\0') {
  const child = spawn(systemNode, args, {
    cwd: root,
    // A worker that is there: these tests are about processes, not about video.
    env: { ...process.env, LANG: 'C', LC_ALL: 'C', NO_COLOR: '1', MEDIASOUP_WORKER_BIN: process.execPath },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>(done => child.on('close', done));
  const appeared = new Promise<void>(seen => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk;
        if (text.includes(until)) seen();
      });
    }
  });
  await Promise.race([appeared, ended]);
  return { child, ended, text: () => text };
}
