import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSetup } from './result.mjs';
import { workerPlace } from './worker.mjs';

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Where the mediasoup worker is that set-up found, fetched or built; goes to `createWorker({ workerBin })`.
 * `MEDIASOUP_WORKER_BIN` comes first where it names a file, as for mediasoup itself. Undefined where there is
 * no worker: then there is no video, and the server says so.
 *
 * @param {string} [root] the checkout
 * @returns {string | undefined}
 */
export function workerPath(root = checkout, env = process.env) {
  const candidates = [env.MEDIASOUP_WORKER_BIN, readSetup(root)?.worker, placeOf(root, env)];
  return candidates.find(path => path && existsSync(path));
}

/** The cache, asked directly: a test may run before any set-up has written its result. */
function placeOf(root, env) {
  return existsSync(resolve(root, 'node_modules/mediasoup')) ? workerPlace(root, env).path : undefined;
}
