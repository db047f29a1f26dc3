import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { arch, homedir, platform, release } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';

/** What mediasoup-worker answers when it is started without its version in the environment, so: it loads and runs. */
const RUNS_HERE = 41;
/** A host that cannot be reached should not hold the start up for longer than a person waits. */
const DOWNLOAD_ANSWER_MS = 10_000;
const DOWNLOAD_MS = 120_000;

/**
 * Names a worker by all that it depends on: mediasoup's version, the recipe (its files, contents included), the
 * release of the system whose libraries it was linked with, and the processor. A change of any builds another.
 *
 * @param {{version: string, recipe: string, system: string, arch: string}} from `recipe` is a folder
 */
export function workerKey({ version, recipe, system, arch }) {
  const hash = createHash('sha256').update(`${system}\n${arch}\n`);
  for (const file of filesBelow(recipe)) hash.update(`${file}\n`).update(readFileSync(join(recipe, file)));
  return `mediasoup-worker-${version}-${hash.digest('hex').slice(0, 12)}`;
}

/** What a key and a path are made from in this checkout on this machine. @param {string} root */
export function workerPlace(root, env = process.env) {
  const description = JSON.parse(readFileSync(join(root, 'node_modules/mediasoup/package.json'), 'utf8'));
  const recipe = join(root, 'scripts/mediasoup-worker');
  const key = workerKey({ version: description.version, recipe, system: systemRelease(), arch: arch() });
  const cache = join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'belfry');
  return { description, recipe, path: join(cache, key, 'mediasoup-worker') };
}

/** Whether the worker at `path` loads and runs on this system. @param {string} path */
export function workerRuns(path) {
  // Without environment: MEDIASOUP_VERSION set would make it wait for a parent that never speaks.
  return existsSync(path) && spawnSync(path, [], { env: {}, stdio: 'ignore', timeout: 5000 }).status === RUNS_HERE;
}

/**
 * Fetches the worker that the makers of mediasoup built for this system, from where mediasoup's own installer
 * fetches it. Resolves false where there is none, it cannot be reached in time, or it does not run here.
 *
 * @param {{description: {version: string, repository: {url: string}}, path: string}} place
 * @param {(detail: string) => void} report
 */
export async function downloadWorker({ description, path }, report, env = process.env) {
  const base =
    env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ||
    `${description.repository.url.replace(/^git\+/, '').replace(/\.git$/, '')}/releases/download`;
  const kernel = platform() === 'linux' ? `-kernel${release().split('.')[0]}` : '';
  const name = `mediasoup-worker-${description.version}-${platform()}-${arch()}${kernel}.tgz`;
  const archive = await fetched(`${base}/${description.version}/${name}`);
  if (archive === undefined) return false;
  report(`${Math.round(archive.length / 1024)} kB`);
  return install(path, 'prebuilt', async folder => {
    writeFileSync(join(folder, 'worker.tgz'), archive);
    const { code } = await run('tar', ['-xzf', join(folder, 'worker.tgz'), '-C', folder]);
    return code === 0;
  });
}

/**
 * Builds the worker from the package's own sources by the recipe. On failure says the last lines of the compiler.
 *
 * @param {string} root
 * @param {{recipe: string, path: string}} place
 * @param {(done: number, all: number) => void} report
 * @returns {Promise<{ok: true} | {ok: false, lines: string[]}>}
 */
export async function buildWorker(root, { recipe, path }, report) {
  let lines = [];
  let all = 0;
  let done = 0;
  const ok = await install(path, 'built', async folder => {
    const result = await run(
      join(recipe, 'build-worker.sh'),
      [join(root, 'node_modules/mediasoup'), join(folder, 'mediasoup-worker')],
      {
        env: { ...process.env, TMPDIR: folder },
        onLine(line) {
          if (line.startsWith('sources ')) all = Number(line.slice(8));
          if (line.startsWith('compiled ')) report(++done, all);
        },
      },
    );
    lines = result.lines.filter(line => !line.startsWith('compiled ')).slice(-12);
    return result.code === 0;
  });
  return ok ? { ok } : { ok, lines };
}

/** How the worker at `path` came to be: `prebuilt` or `built`. @param {string} path */
export function workerOrigin(path) {
  const note = join(dirname(path), 'origin');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : 'built';
}

/** Makes a worker in a folder beside its place and moves it there in one step, so that nobody meets half of one. */
async function install(path, origin, make) {
  const place = dirname(path);
  mkdirSync(dirname(place), { recursive: true });
  const folder = mkdtempSync(`${place}.making-`);
  const sweep = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', sweep);
  try {
    if (!(await make(folder))) return false;
    const made = join(folder, 'mediasoup-worker');
    if (!existsSync(made)) return false;
    chmodSync(made, 0o755);
    if (!workerRuns(made)) return false;
    writeFileSync(join(folder, 'origin'), `${origin}\n`);
    rmSync(join(folder, 'worker.tgz'), { force: true });
    // Made for this account alone, as temporary folders are; kept for all: an image sets up as root and runs as another.
    chmodSync(folder, 0o755);
    rmSync(place, { recursive: true, force: true });
    renameSync(folder, place);
    return true;
  } catch {
    // Another set-up may have put the same worker there between the two lines above: then that one serves.
    return workerRuns(path);
  } finally {
    sweep();
    process.removeListener('exit', sweep);
  }
}

async function fetched(url) {
  const giveUp = new AbortController();
  const answerTimer = setTimeout(() => giveUp.abort(), DOWNLOAD_ANSWER_MS);
  const wholeTimer = setTimeout(() => giveUp.abort(), DOWNLOAD_MS);
  try {
    const answer = await fetch(url, { signal: giveUp.signal });
    clearTimeout(answerTimer);
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(answerTimer);
    clearTimeout(wholeTimer);
  }
}

/** `debian 12`: libraries keep their names within one release of a distribution. */
function systemRelease() {
  if (!existsSync('/etc/os-release')) return `${platform()} ${release()}`;
  const text = readFileSync('/etc/os-release', 'utf8');
  const field = name => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '';
  return `${field('ID')} ${field('VERSION_ID')}`;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== 'README.md')
    .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();
}
