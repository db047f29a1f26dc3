import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';

/** What the built console depends on. */
const SOURCES = ['console', 'shared', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/**
 * Builds the console into `dist/` where its sources differ from those of the last build.
 *
 * @param {string} root the checkout
 * @param {string} node Node 24
 * @param {(detail: string) => void} report
 * @returns {Promise<{ok: true, built: boolean} | {ok: false, lines: string[]}>}
 */
export async function buildConsole(root, node, report) {
  const stampFile = join(root, 'dist/.built-from');
  const stamp = sourcesHash(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return { ok: true, built: false };
  // A build that fails half way must not pass for the one before it.
  rmSync(stampFile, { force: true });
  const { code, lines } = await run(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: root,
    // React and vite choose their slow, talkative builds by NODE_ENV, which the tests set to something else.
    env: { ...process.env, NODE_ENV: 'production' },
    onLine: report,
  });
  if (code !== 0) return { ok: false, lines: lines.slice(-40) };
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return { ok: true, built: true };
}

/** A hash over names and contents of the console's sources, tests left out. @param {string} root */
export function sourcesHash(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(root, source)) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesOf(root, source) {
  if (!existsSync(join(root, source))) return [];
  if (source.includes('.')) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}
