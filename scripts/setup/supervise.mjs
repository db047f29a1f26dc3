import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** How long a program that was asked to stop may take: the server closes its journal and its cameras in this time. */
const STOP_MS = 10_000;
/** How long what a program left behind may take, once that program is gone. */
const REMNANT_MS = 1000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in the place of this one: same terminal, its exit code is the answer, and a signal to stop goes
 * on to it. It gets a session of its own, for two reasons: Ctrl-C in a terminal reaches every process of the
 * foreground group and npm passes it on once more, and so the program hears it exactly once, from here; and
 * whatever it started and left behind can be found and ended when it is gone.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, stopMs?: number}} [options]
 * @returns {Promise<{code: number, stopped: boolean}>} `stopped`: a signal asked for it
 */
export function supervise(command, args, { cwd, env, stopMs = STOP_MS } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', detached: true });
    let stopped = false;
    let family = [];
    let deadline;
    const stop = signal => {
      if (stopped) return;
      stopped = true;
      // Taken now: a child's children lose their parent, and so the trace to them, when the child ends first.
      family = descendants(child.pid);
      child.kill(signal);
      deadline = setTimeout(() => {
        for (const member of [...family, ...descendants(child.pid)]) kill(member, 'SIGKILL');
        child.kill('SIGKILL');
      }, stopMs);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    const settle = () => {
      clearTimeout(deadline);
      for (const signal of SIGNALS) process.removeListener(signal, stop);
    };
    child.on('error', error => {
      settle();
      reject(error);
    });
    child.on('exit', async (code, signal) => {
      await endRemnants(child.pid, family);
      settle();
      resolve({ code: code ?? 128 + (constants.signals[signal] ?? 0), stopped });
    });
  });
}

/**
 * A process as /proc names it; `began` tells it from a later process with the same number.
 *
 * @typedef {{pid: number, parent: number, session: number, began: string, state: string}} Process
 */

/** Ends what is left of a session and of a family: asked first, then made to. */
async function endRemnants(session, family) {
  const left = () => [
    ...processes().filter(process => process.session === session && process.pid !== session),
    ...family.filter(lives),
  ];
  for (const member of left()) kill(member, 'SIGTERM');
  const until = Date.now() + REMNANT_MS;
  while (left().length > 0 && Date.now() < until) await new Promise(resolve => setTimeout(resolve, 25));
  for (const member of left()) kill(member, 'SIGKILL');
}

/** All processes below `pid`, at any depth. @returns {Process[]} */
function descendants(pid) {
  const all = processes();
  const below = all.filter(process => process.parent === pid);
  for (const member of below) below.push(...all.filter(process => process.parent === member.pid));
  return below;
}

/** @returns {Process[]} none where there is no /proc: then the child alone is stopped */
function processes() {
  let names = [];
  try {
    names = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  } catch {
    return [];
  }
  return names.map(name => look(Number(name))).filter(process => process !== undefined && process.state !== 'Z');
}

/** @returns {Process | undefined} */
function look(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold blanks and brackets.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid, state: fields[0], parent: Number(fields[1]), session: Number(fields[3]), began: fields[19] };
  } catch {
    return undefined;
  }
}

function lives(member) {
  const now = look(member.pid);
  return now !== undefined && now.began === member.began && now.state !== 'Z';
}

function kill(member, signal) {
  if (!lives(member)) return;
  try {
    process.kill(member.pid, signal);
  } catch {
    // It ended by itself in this moment.
  }
}
