import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type LineFaults, LONGEST_QUEUE, type PoorLine } from './line.fixture.ts';

const call = promisify(execFile);
/** Set aside for tests of networks (RFC 2544): no host of anybody has them. */
const PLATFORM = '198.18.0.1';
const CONSOLE = '198.18.1.1';
const ROUTER = { platform: '198.18.0.2', console: '198.18.1.2' };
const KERNEL = '/usr/bin/linux.uml';
/** Bits of one packet of video at its largest. */
const PACKET = 1_250 * 8;

/** Why no line by netem can be laid on this host; undefined: it can. */
export function whyNoNetem(): string | undefined {
  if (process.getuid?.() !== 0) return 'only the administrator may make network namespaces';
  const missing = [KERNEL, '/dev/net/tun', '/usr/bin/nsenter', '/usr/bin/unshare'].find(path => !existsSync(path));
  if (missing) return `there is no ${missing}`;
  try {
    accessSync('/dev/net/tun', constants.W_OK);
    return undefined;
  } catch {
    return '/dev/net/tun may not be opened';
  }
}

/**
 * A line by `tc netem`: consoles run in a network namespace of their own, the platform in the host's, and between them lies
 * a router that is a Linux kernel of its own in user mode, since netem is a module that many hosts' kernels lack. It ends
 * with this process, and all that it made with it.
 */
export async function startNetem(): Promise<PoorLine> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-line-'));
  // Device names are 15 letters at most.
  const [near, far] = [`bl${process.pid}n`, `bl${process.pid}f`];
  const place = spawn('unshare', ['--net', 'cat'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const router = startRouter(folder, near, far);
  const atConsole = ['nsenter', `--net=/proc/${place.pid}/ns/net`];
  const close = async () => {
    await Promise.all([router.close(), ended(place, () => place.kill('SIGKILL'))]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await router.ready;
    await call('ip', ['address', 'add', `${PLATFORM}/24`, 'dev', near]);
    await call('ip', ['link', 'set', near, 'up']);
    await call('ip', ['route', 'add', '198.18.1.0/24', 'via', ROUTER.platform]);
    await call('ip', ['link', 'set', far, 'netns', `${place.pid}`]);
    for (const words of [
      ['link', 'set', 'lo', 'up'],
      ['address', 'add', `${CONSOLE}/24`, 'dev', far],
      ['link', 'set', far, 'up'],
      ['route', 'add', 'default', 'via', ROUTER.console],
    ])
      await call(atConsole[0]!, [...atConsole.slice(1), 'ip', ...words]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...{ platformAt: PLATFORM, atConsole, close },
    way: offer => offer,
    async become(faults) {
      for (const end of ['vec0', 'vec1']) {
        await router.run(`tc qdisc del dev ${end} root`).catch(() => undefined);
        await router.run(`tc qdisc add dev ${end} root netem ${netemOf(faults)}`);
      }
    },
    async counts() {
      const said = await Promise.all(['vec0', 'vec1'].map(end => router.run(`tc -s qdisc show dev ${end}`)));
      const found = said.map(text => /(\d+) pkt \(dropped (\d+)/.exec(text));
      const sum = (at: number) => found.reduce((all, figures) => all + Number(figures?.[at] ?? 0), 0);
      return { passed: sum(1), lost: sum(2) };
    },
  };
}

/** What tc is told. netem's limit counts what is on its way, too. */
function netemOf({ delay, jitter, loss, rate }: LineFaults): string {
  const queued = rate === undefined ? 10_000 : Math.ceil(((LONGEST_QUEUE + delay + jitter) * rate) / 1_000 / PACKET);
  return [
    `limit ${queued} delay ${delay}ms ${jitter}ms loss ${loss * 100}%`,
    ...(rate === undefined ? [] : [`rate ${rate}bit`]),
  ].join(' ');
}

/** The kernel in user mode; it reads commands and says what they said. */
function startRouter(folder: string, near: string, far: string) {
  const kernel = spawn(
    KERNEL,
    [
      ...['mem=64M', 'rootfstype=hostfs', 'root=/dev/root', 'ro', 'quiet', 'con=null', 'con0=fd:0,fd:1'],
      ...[`init=${join(import.meta.dirname, 'router.sh')}`, `uml_dir=${folder}/`],
      ...[`vec0:transport=tap,ifname=${near},depth=128,gro=0`, `vec1:transport=tap,ifname=${far},depth=128,gro=0`],
    ],
    // A group of its own: each program inside it is a process here, and holds its devices.
    { stdio: ['pipe', 'pipe', 'ignore'], detached: true },
  );
  let said = '';
  kernel.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  kernel.stdin.on('error', () => undefined);
  const until = async (words: RegExp): Promise<string> => {
    const end = performance.now() + 60_000;
    while (!words.test(said)) {
      if (performance.now() > end || kernel.exitCode !== null)
        throw new Error(`the router is silent; it said: ${said}`);
      await sleep(10);
    }
    const all = said;
    said = '';
    return all;
  };
  let last: Promise<unknown> = until(/router ready/);
  const ready = last;
  ready.catch(() => undefined);
  return {
    ready,
    run(command: string): Promise<string> {
      const answer = last.then(async () => {
        kernel.stdin.write(`${command}\n`);
        const text = await until(/did \d+/);
        if (!/did 0\b/.test(text)) throw new Error(`the router could not: ${command}: ${text}`);
        return text;
      });
      last = answer.catch(() => undefined);
      return answer;
    },
    close: () => ended(kernel, () => kernel.pid && process.kill(-kernel.pid, 'SIGKILL')),
  };
}

function ended(program: ChildProcess, end: () => void): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    program.once('exit', () => resolve());
    end();
  });
}
