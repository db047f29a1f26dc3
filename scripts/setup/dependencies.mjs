import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';

/** The Node that everything but set-up runs on. */
const NODE_MAJOR = 24;

const stampOf = root => join(root, 'node_modules/.cache/belfry-lock');

/**
 * Installs the npm packages where the lock file asks for others than those in `node_modules`.
 *
 * @param {string} root the checkout
 * @param {{runNpm?: typeof npm, onFetch?: (count: number) => void}} [options]
 * @returns {Promise<{ok: true, installed: boolean} | {ok: false, lines: string[]}>}
 */
export async function installDependencies(root, { runNpm = npm, onFetch } = {}) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (readOr(stampOf(root)) === stamp) return { ok: true, installed: false };
  const installed = !holdsAll(lock, readOr(join(root, 'node_modules/.package-lock.json')));
  if (installed) {
    let count = 0;
    const { code, lines } = await runNpm(root, line => {
      if (/npm http .*\.tgz/.test(line)) onFetch?.(++count);
    });
    if (code !== 0) return { ok: false, lines: lines.filter(line => !line.includes('npm http')).slice(-20) };
  }
  mkdirSync(dirname(stampOf(root)), { recursive: true });
  writeFileSync(stampOf(root), stamp);
  return { ok: true, installed };
}

/**
 * The Node 24 of this checkout: the one that came as an npm package, else the one that runs this where it is new
 * enough, else undefined.
 *
 * @param {string} root
 */
export function nodeBinary(root, running = { path: process.execPath, version: process.versions.node }) {
  const own = join(root, 'node_modules/.bin/node');
  if (existsSync(own)) return own;
  return Number.parseInt(running.version, 10) >= NODE_MAJOR ? running.path : undefined;
}

/**
 * `npm ci`, without install scripts: mediasoup's would look for a worker, which set-up does itself and better,
 * and no other package needs one. Development packages come along even where NODE_ENV says production: the
 * console is built with them.
 */
function npm(root, onLine) {
  const args = [
    'ci',
    '--include=optional',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=http',
  ];
  const env = { ...process.env, MEDIASOUP_WORKER_BIN: 'skip' };
  const cli = process.env.npm_execpath;
  return cli?.endsWith('npm-cli.js')
    ? run(process.execPath, [cli, ...args], { cwd: root, env, onLine })
    : run('npm', args, { cwd: root, env, onLine });
}

/**
 * Whether npm's own record of `node_modules` has all that the lock file asks for and nothing else, as after an
 * `npm ci` or `npm install` by hand. Packages for other platforms may be absent.
 */
function holdsAll(lock, record) {
  if (record === undefined) return false;
  try {
    const asked = JSON.parse(lock).packages;
    const held = JSON.parse(record).packages;
    const missing = Object.keys(asked).some(name => {
      if (name === '') return false;
      if (held[name] === undefined) return !asked[name].optional || fitsHere(asked[name]);
      return held[name].version !== asked[name].version || held[name].integrity !== asked[name].integrity;
    });
    return !missing && Object.keys(held).every(name => asked[name] !== undefined);
  } catch {
    return false;
  }
}

/** Whether an optional package says that it is for this system; one that names none came with another's. */
function fitsHere({ os, cpu, libc }) {
  // Which C library runs here takes a look at the loader: where the package names one, its absence proves nothing.
  return libc === undefined && os?.includes(process.platform) && cpu?.includes(process.arch);
}

function readOr(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
