import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { platform } from 'node:os';

const AGAIN_MS = 200;

/**
 * Does `work` while no other process does it for the same checkout: two `npm ci` at once would tear
 * `node_modules` apart. The lock is a socket in Linux's abstract names, which the kernel gives back when its
 * holder ends in whatever way, so it cannot be left behind; elsewhere there is none.
 *
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @param {(free: Promise<void>) => Promise<void>} [waiting] called once where another is at it
 * @returns {Promise<T>}
 */
export async function alone(root, work, waiting = free => free) {
  if (platform() !== 'linux') return work();
  const name = `\0belfry-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
  let lock = await taken(name);
  if (lock === undefined) {
    await waiting(
      (async () => {
        while (lock === undefined) {
          await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
          lock = await taken(name);
        }
      })(),
    );
  }
  try {
    return await work();
  } finally {
    await new Promise(resolve => lock.close(resolve));
  }
}

/** The lock, or undefined where another has it. */
function taken(name) {
  return new Promise((resolve, reject) => {
    const lock = createServer();
    lock.on('error', error => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    lock.listen(name, () => resolve(lock));
  });
}
