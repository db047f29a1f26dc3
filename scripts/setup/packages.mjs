import { spawnSync } from 'node:child_process';
import { findProgram, run } from './command.mjs';

/**
 * What the product needs of the system, by Debian's and Ubuntu's names. `programs`: any of these on the search
 * path will do, wherever it came from.
 *
 * @typedef {{package: string, programs?: string[]}} Need
 */

/** @type {Need[]} What a GStreamer RTSP server with burnt-in clock and H.264 takes; -x brings the clock. */
const RTSP_SERVER = [
  'python3-gi',
  'gir1.2-gst-rtsp-server-1.0',
  'gir1.2-gst-plugins-base-1.0',
  'gstreamer1.0-plugins-base',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-ugly',
  'gstreamer1.0-x',
].map(name => ({ package: name }));

/** @type {Record<'ffmpeg' | 'rtspServer' | 'workerBuild' | 'chromium' | 'firefox' | 'openssl' | 'foreignClient' | 'netem', Need[]>} */
export const NEEDS = {
  // The burnt-in clocks are written in a font of the system.
  ffmpeg: [{ package: 'ffmpeg', programs: ['ffmpeg'] }, { package: 'fonts-dejavu-core' }],
  rtspServer: RTSP_SERVER,
  workerBuild: [
    { package: 'g++', programs: ['g++'] },
    { package: 'patch', programs: ['patch'] },
    { package: 'pkg-config', programs: ['pkg-config'] },
    { package: 'flatbuffers-compiler', programs: ['flatc'] },
    ...['libabsl-dev', 'libflatbuffers-dev', 'libsrtp2-dev', 'libssl-dev', 'libuv1-dev'].map(name => ({
      package: name,
    })),
  ],
  chromium: [
    { package: 'chromium', programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] },
  ],
  firefox: [{ package: 'firefox-esr', programs: ['firefox-esr', 'firefox'] }],
  openssl: [{ package: 'openssl', programs: ['openssl'] }],
  // A WebRTC client of another maker, against which WHIP and WHEP are proven.
  foreignClient: [{ package: 'python3-aiortc' }, { package: 'python3-aiohttp' }],
  // A Linux kernel as a program, whose tc has netem whatever the host's kernel has: the router of a poor line.
  netem: [{ package: 'user-mode-linux' }, { package: 'kmod' }, { package: 'iproute2' }],
};

/**
 * The system as packages see it. Tests give their own.
 *
 * @typedef {object} System
 * @property {(names: string[]) => string | undefined} find a program on the search path
 * @property {(packages: string[]) => Set<string>} installed those of `packages` that are installed
 * @property {() => string[] | undefined} administrator what to put before a command so that it may install;
 *   undefined where this account may not, or there is no apt
 * @property {(command: string[], onLine: (line: string) => void) => Promise<{code: number, lines: string[]}>} run
 */

/** @returns {System} */
export function thisSystem() {
  return {
    find: names => findProgram(names),
    installed(packages) {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
      const format = '${Package} ${db:Status-Status}\n';
      const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...packages], {
        encoding: 'utf8',
      });
      const lines = (stdout ?? '').split('\n').filter(line => line.endsWith(' installed'));
      return new Set(lines.map(line => line.split(' ')[0]));
    },
    administrator() {
      if (findProgram(['apt-get']) === undefined) return undefined;
      if (process.getuid?.() === 0) return ['env'];
      const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
      return status === 0 ? ['sudo', '-n', 'env'] : undefined;
    },
    run: ([command, ...args], onLine) => run(command, args, { onLine }),
  };
}

/**
 * The packages of `needs` that are neither installed nor made up for by a program. Asks dpkg once.
 *
 * @param {Need[]} needs
 * @param {System} system
 */
export function missingPackages(needs, system) {
  const open = needs.filter(need => need.programs === undefined || system.find(need.programs) === undefined);
  if (open.length === 0) return [];
  const installed = system.installed(open.map(need => need.package));
  // A program's package may be installed without the program: Ubuntu's chromium only points to a snap.
  return open.filter(need => need.programs !== undefined || !installed.has(need.package)).map(need => need.package);
}

/** The one line that a person without the right hands to an administrator. @param {string[]} packages */
export function installLine(packages) {
  return `sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(' ')}`;
}

/**
 * Installs what is missing where this account may. Packages that the system's sources do not have are left out,
 * so that one unknown name does not keep the others away.
 *
 * @param {string[]} packages not empty
 * @param {System} system
 * @param {(detail: string) => void} report
 * @returns {Promise<{outcome: 'installed' | 'forbidden' | 'failed', unknown: string[], lines: string[]}>}
 */
export async function installPackages(packages, system, report) {
  const administrator = system.administrator();
  if (administrator === undefined) return { outcome: 'forbidden', unknown: [], lines: [] };
  const apt = [...administrator, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-o', 'DPkg::Lock::Timeout=120'];
  // An update that fails (one source away) may still leave lists good enough to install from.
  await system.run([...apt, 'update'], report);
  const { lines: policy } = await system.run(['env', 'LC_ALL=C', 'apt-cache', 'policy', ...packages], () => {});
  const known = candidates(policy);
  const served = packages.filter(name => known.has(name));
  const unknown = packages.filter(name => !known.has(name));
  if (served.length === 0) return { outcome: 'failed', unknown, lines: [] };
  const { code, lines } = await system.run([...apt, 'install', '--no-install-recommends', ...served], report);
  return { outcome: code === 0 && unknown.length === 0 ? 'installed' : 'failed', unknown, lines: lines.slice(-8) };
}

/** Names that `apt-cache policy` gives a version for. */
function candidates(lines) {
  const known = new Set();
  let name = '';
  for (const line of lines) {
    if (/^\S+:$/.test(line)) name = line.slice(0, -1);
    if (/^\s+Candidate: /.test(line) && !line.includes('(none)')) known.add(name);
  }
  return known;
}
