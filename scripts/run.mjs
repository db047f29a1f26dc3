import { delimiter, join } from 'node:path';
import { supervise } from './setup/supervise.mjs';
import { asProgram, checkout, setUp } from './setup.mjs';

/** `node scripts/run.mjs FILE args…`: runs one of the product's programs on the Node that it brings along. */
await asProgram(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) {
    console.error('node scripts/run.mjs FILE …');
    return 2;
  }
  const { node } = await setUp('run');
  const path = `${join(checkout, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
  const { code } = await supervise(node, ['--disable-warning=ExperimentalWarning', file, ...args], {
    env: { ...process.env, PATH: path },
  });
  return code;
});
