#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './setup/alone.mjs';
import { installDependencies, nodeBinary } from './setup/dependencies.mjs';
import { installLine, installPackages, missingPackages, NEEDS, thisSystem } from './setup/packages.mjs';
import { createProgress } from './setup/progress.mjs';
import { writeSetup } from './setup/result.mjs';
import { textsFor } from './setup/texts.mjs';
import { buildWorker, downloadWorker, workerOrigin, workerPlace, workerRuns } from './setup/worker.mjs';

export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What set-up cannot do without; its message is for the person at the terminal. */
export class SetupStopped extends Error {}

/**
 * Brings this checkout to where it can be started or tested: npm packages, system packages, the video worker.
 * Each step does nothing where nothing is missing. What cannot be had is said, and only what the purpose cannot
 * do without stops it (`SetupStopped`).
 *
 * @param {'start' | 'test' | 'run'} purpose `run` needs the npm packages alone
 * @returns {Promise<{node: string}>} the Node 24 to go on with
 */
export async function setUp(purpose, { root = checkout, out = process.stderr, env = process.env } = {}) {
  const texts = textsFor(env);
  const progress = createProgress(out);
  return alone(
    root,
    () => setUpAlone(purpose, root, env, texts, progress),
    free => progress.step(texts.waiting, () => free),
  );
}

async function setUpAlone(purpose, root, env, texts, progress) {
  const node = await dependencies(root, texts, progress);
  if (purpose === 'run') return { node };

  const system = thisSystem();
  let worker = await workerAtHand(root, env, texts, progress);
  const wanted = [
    'ffmpeg',
    'rtspServer',
    ...(worker === undefined ? ['workerBuild'] : []),
    ...(purpose === 'test' ? ['chromium', 'firefox', 'openssl', 'foreignClient', 'netem'] : []),
  ];
  const missing = await packages(wanted, system, texts, progress);
  const lacks = need => missing.some(name => NEEDS[need].some(({ package: known }) => known === name));
  if (worker === undefined && !lacks('workerBuild')) worker = await workerBuilt(root, env, texts, progress);
  writeSetup(root, {
    version: 1,
    worker: worker?.path ?? null,
    workerOrigin: worker?.origin ?? null,
    ffmpeg: system.find(['ffmpeg']) ?? null,
    // Debian's modules belong to Debian's interpreter, whatever else is first in the path.
    python: existsSync('/usr/bin/python3') ? '/usr/bin/python3' : (system.find(['python3']) ?? null),
    rtspServer: !lacks('rtspServer'),
    chromium: system.find(NEEDS.chromium[0].programs) ?? null,
    firefox: system.find(NEEDS.firefox[0].programs) ?? null,
  });
  if (lacks('ffmpeg')) progress.say(`! ${texts.noFfmpeg}`);
  if (lacks('rtspServer')) progress.say(`! ${texts.noRtsp}`);
  if (worker === undefined) progress.say(`! ${texts.noWorker}`);
  if (lacks('chromium')) progress.say(`! ${texts.noBrowser('Chromium')}`);
  if (lacks('firefox')) progress.say(`! ${texts.noBrowser('Firefox ESR')}`);
  if (lacks('foreignClient')) progress.say(`! ${texts.noForeignClient}`);
  if (lacks('netem')) progress.say(`! ${texts.noNetem}`);
  if (lacks('openssl')) progress.say(`! ${texts.noOpenssl}`);
  return { node };
}

async function dependencies(root, texts, progress) {
  if (Number.parseInt(process.versions.node, 10) < 20) throw new SetupStopped(texts.oldNode(process.versions.node));
  const result = await progress.step(texts.dependencies, report =>
    installDependencies(root, { onFetch: count => report(texts.fetched(count)) }),
  );
  if (!result.ok) throw new SetupStopped([texts.npmFailed, ...result.lines].join('\n'));
  const node = nodeBinary(root);
  if (node === undefined) throw new SetupStopped(texts.noNode24);
  return node;
}

/** Installs what is missing or says how to; gives back what is missing still. */
async function packages(wanted, system, texts, progress) {
  const needs = wanted.flatMap(need => NEEDS[need]);
  const missing = missingPackages(needs, system);
  if (missing.length === 0) return [];
  const { outcome, unknown, lines } = await progress.step(texts.packages, report =>
    installPackages(missing, system, report),
  );
  const still = outcome === 'forbidden' ? missing : missingPackages(needs, system);
  if (outcome === 'forbidden') {
    progress.say(texts.missing);
    progress.say(installLine(missing));
  }
  if (outcome === 'failed') {
    for (const line of lines) progress.say(`  ${line}`);
    if (unknown.length > 0) progress.say(texts.notServed(unknown.join(' ')));
    const refused = still.filter(name => !unknown.includes(name));
    if (refused.length > 0) progress.say(texts.installFailed(refused.join(' ')));
  }
  const browsers = ['chromium', 'firefox-esr'];
  if (still.some(name => browsers.includes(name)) && existsSync('/snap')) progress.say(texts.snapBrowsers);
  return still;
}

/** The worker given, kept or fetched, in this order; undefined where it has to be built. */
async function workerAtHand(root, env, texts, progress) {
  const given = env.MEDIASOUP_WORKER_BIN;
  if (given && existsSync(given)) return { path: given, origin: 'given' };
  const place = workerPlace(root, env);
  const there =
    workerRuns(place.path) || (await progress.step(texts.download, report => downloadWorker(place, report, env)));
  return there ? { path: place.path, origin: workerOrigin(place.path) } : undefined;
}

async function workerBuilt(root, env, texts, progress) {
  const place = workerPlace(root, env);
  const result = await progress.step(texts.build, report =>
    buildWorker(root, place, (done, all) => report(texts.buildDetail(done, all))),
  );
  if (result.ok) return { path: place.path, origin: 'built' };
  progress.say([texts.buildFailed, ...result.lines].join('\n  '));
  return undefined;
}

/** Runs `main` and ends the process with its code; a stopped set-up ends it with its message alone. */
export async function asProgram(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupStopped)) throw error;
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const purpose = process.argv[2] ?? 'start';
  await asProgram(async () => {
    await setUp(purpose === 'test' ? 'test' : 'start');
    return 0;
  });
}
