import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildConsole } from './setup/console-build.mjs';
import { createProgress } from './setup/progress.mjs';
import { supervise } from './setup/supervise.mjs';
import { textsFor } from './setup/texts.mjs';
import { asProgram, checkout, SetupStopped, setUp } from './setup.mjs';

/**
 * `npm start`: sets up what is missing, builds the console if its sources changed, and becomes the server; with
 * `--set-up-only` ends before that, as the making of an image needs it.
 */
await asProgram(async () => {
  const texts = textsFor();
  for (const file of ['vite.config.ts', 'server/main.ts']) {
    if (!existsSync(join(checkout, file))) throw new SetupStopped(texts.fileMissing(file));
  }
  const { node } = await setUp('start');
  const progress = createProgress(process.stderr);
  const build = await progress.step(texts.console, report => buildConsole(checkout, node, report));
  if (!build.ok) throw new SetupStopped([texts.consoleFailed, ...build.lines].join('\n'));
  if (process.argv.includes('--set-up-only')) return 0;
  const path = `${join(checkout, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
  // node:sqlite still calls itself experimental at every start, which says nothing to whoever reads the console.
  const args = ['--disable-warning=ExperimentalWarning', 'server/main.ts', ...process.argv.slice(2)];
  const { code } = await supervise(node, args, { cwd: checkout, env: { ...process.env, PATH: path } });
  return code;
});
