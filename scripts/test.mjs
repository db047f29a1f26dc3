import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildConsole } from './setup/console-build.mjs';
import { createProgress } from './setup/progress.mjs';
import { supervise } from './setup/supervise.mjs';
import { textsFor } from './setup/texts.mjs';
import { asProgram, checkout, setUp } from './setup.mjs';

/**
 * `npm test`: all stages, also after one that failed, so that one run shows everything; the exit status says
 * whether all passed. `npm test -- server/journal` runs only the tests whose path holds these words.
 */
await asProgram(async () => {
  const texts = textsFor();
  const { node } = await setUp('test');
  const bin = name => join(checkout, 'node_modules/.bin', name);
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    PATH: `${join(checkout, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
  };
  const program = (command, args) => () => supervise(command, args, { cwd: checkout, env });
  const told = mkdtempSync(join(tmpdir(), 'belfry-tests-'));
  let suites = 0;
  const vitest = args => async () => {
    const file = join(told, `${suites++}.json`);
    const tells = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const result = await program(node, [join(checkout, 'node_modules/vitest/vitest.mjs'), 'run', ...tells, ...args])();
    return { ...result, failures: failuresIn(file) };
  };
  const build = { title: texts.stages.build, run: () => consoleStage(node, texts) };

  const filter = process.argv.slice(2);
  const stages =
    filter.length > 0
      ? [build, { title: `vitest ${filter.join(' ')}`, run: vitest(filter) }]
      : [
          { title: texts.stages.lint, run: program(bin('biome'), ['check', '.']) },
          { title: texts.stages.types, run: program(bin('tsc'), ['--noEmit']) },
          { title: texts.stages.unit, run: vitest(['--project', 'unit']) },
          build,
          { title: texts.stages.browser, run: vitest(['--project', 'browser']) },
        ];
  try {
    return await runStages(stages, texts);
  } finally {
    rmSync(told, { recursive: true, force: true });
  }
});

async function runStages(stages, texts) {
  const results = [];
  for (const { title, run } of stages) {
    console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 74 - title.length))}`);
    const began = Date.now();
    const { code, stopped, failures = [] } = await run();
    if (stopped) return code === 0 ? 130 : code;
    results.push({
      title,
      failures,
      passed: code === 0,
      took: texts.seconds(((Date.now() - began) / 1000).toFixed(1)),
    });
  }
  console.log('');
  for (const { title, failures, passed, took } of results) {
    for (const failure of failures) console.log(`  ✗ ${failure}`);
    console.log(`${passed ? '✓' : '✗'} ${title} · ${passed ? texts.passed : texts.failed} · ${took}`);
  }
  return results.every(result => result.passed) ? 0 : 1;
}

/** Each test that failed, in a line: a log of an hour is read from its end. */
function failuresIn(file) {
  if (!existsSync(file)) return [];
  const firstLine = text => stripVTControlCharacters(text ?? '').split('\n')[0];
  return JSON.parse(readFileSync(file, 'utf8')).testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const where = relative(checkout, name);
    if (failed.length === 0) return message ? [`${where}: ${firstLine(message)}`] : [];
    return failed.map(each => `${where} > ${each.fullName}: ${firstLine(each.failureMessages[0])}`);
  });
}

async function consoleStage(node, texts) {
  if (!existsSync(join(checkout, 'vite.config.ts'))) {
    console.error(texts.fileMissing('vite.config.ts'));
    return { code: 1, stopped: false };
  }
  const result = await createProgress(process.stdout).step(texts.console, report =>
    buildConsole(checkout, node, report),
  );
  if (!result.ok) console.error([texts.consoleFailed, ...result.lines].join('\n'));
  return { code: result.ok ? 0 : 1, stopped: false };
}
